import { mergeRows } from './merge-rows.ts';
import { sameValue, type Value, type Values } from './same-value.ts';

export type Merge = {
  /** Mine, with what only the other changed. */
  readonly values: Values;
  /** Fields taken over from the other, whole or by rows. */
  readonly taken: readonly string[];
  /** Fields both changed, differently: nobody but a person may choose. */
  readonly disputed: readonly string[];
};

/**
 * Three versions of one draft, field by field: what both began with, what stands here, what the other saved. A field that only
 * one side changed is taken from that side; what both changed to the same is no dispute; a field that was emptied counts as
 * changed. Of a table that both changed, rows that only one side wrote in are taken from that side.
 */
export function mergeFields(base: Values, mine: Values, theirs: Values): Merge {
  const values: Values = { ...mine };
  const taken: string[] = [];
  const disputed: string[] = [];
  for (const key of changedFields(base, theirs)) {
    if (sameValue(mine[key], theirs[key])) continue;
    if (!sameValue(mine[key], base[key])) {
      const rows = mergedRows(base[key], mine[key], theirs[key]);
      if (rows === null) disputed.push(key);
      else {
        values[key] = rows;
        taken.push(key);
      }
      continue;
    }
    put(values, key, theirs[key]);
    taken.push(key);
  }
  return { values, taken, disputed };
}

function mergedRows(base: Value | undefined, mine: Value | undefined, theirs: Value | undefined): Value[] | null {
  if (!Array.isArray(mine) || !Array.isArray(theirs)) return null;
  if (base === undefined || base === null) return mergeRows([], mine, theirs);
  return Array.isArray(base) ? mergeRows(base, mine, theirs) : null;
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
