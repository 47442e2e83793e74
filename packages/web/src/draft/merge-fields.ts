import type { Draft } from '@liuhen/server/api';

export type Values = Draft['values'];
export type Value = Values[string];

export type Merge = {
  /** Mine, with what only the other changed. */
  readonly values: Values;
  /** Fields taken over from the other. */
  readonly taken: readonly string[];
  /** Fields both changed, differently: nobody but a person may choose. */
  readonly disputed: readonly string[];
};

/**
 * Three versions of one draft, field by field: what both began with, what stands here, what the other saved. A field that only
 * one side changed is taken from that side; what both changed to the same is no dispute; a field that was emptied counts as
 * changed.
 */
export function mergeFields(base: Values, mine: Values, theirs: Values): Merge {
  const values: Values = { ...mine };
  const taken: string[] = [];
  const disputed: string[] = [];
  for (const key of changedFields(base, theirs)) {
    if (sameValue(mine[key], theirs[key])) continue;
    if (!sameValue(mine[key], base[key])) {
      disputed.push(key);
      continue;
    }
    put(values, key, theirs[key]);
    taken.push(key);
  }
  return { values, taken, disputed };
}

/** A field without a value has no key. */
export function put(values: Values, key: string, value: Value | undefined): void {
  if (value === undefined) delete values[key];
  else values[key] = value;
}

export function changedFields(before: Values, after: Values): string[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].filter((key) => !sameValue(before[key], after[key]));
}

/** Whatever the order of the keys: the database keeps its own. An absent value and null are both nothing. */
export function sameValue(one: Value | undefined, other: Value | undefined): boolean {
  if (one === other) return true;
  if (one === undefined || one === null || other === undefined || other === null)
    return (one ?? null) === (other ?? null);
  if (typeof one !== 'object' || typeof other !== 'object' || Array.isArray(one) !== Array.isArray(other)) return false;
  const [left, right] = [Object.entries(one), new Map(Object.entries(other))];
  return left.length === right.size && left.every(([key, value]) => right.has(key) && sameValue(value, right.get(key)));
}
