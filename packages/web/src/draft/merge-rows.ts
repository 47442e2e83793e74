import { sameValue, type Value } from './same-value.ts';

type Rows = readonly Value[];
/** What one side made of the rows both began with: each kept, written over or taken out, and what it put in after which. */
type Edits = {
  readonly kept: readonly (Value | undefined)[];
  /** Put in before the row of that place; at the end, under the number of rows. */
  readonly added: readonly Rows[];
};

/** More pairs than that are not compared: nobody writes so many rows while the other does. */
const mostPairs = 250_000;

/**
 * Three versions of one table, row by row: what both began with, what stands here, what the other saved. Rows have no numbers
 * of their own, so they are known again by what they say. Null where both wrote in the same row, or it cannot be told which is
 * which: then a person chooses.
 */
export function mergeRows(base: Rows, mine: Rows, theirs: Rows): Value[] | null {
  const here = editsOf(base, mine);
  const there = editsOf(base, theirs);
  if (here === null || there === null) return null;
  const merged: Value[] = [];
  for (let place = 0; place <= base.length; place += 1) {
    const put = here.added[place] ?? [];
    const also = (there.added[place] ?? []).filter((row) => !put.some((one) => sameValue(one, row)));
    merged.push(...put, ...also);
    const before = base[place];
    if (place === base.length || before === undefined) continue;
    const [left, right] = [here.kept[place], there.kept[place]];
    const row = sameRow(left, before) ? right : left;
    if (!sameRow(left, before) && !sameRow(right, before) && !sameRow(left, right)) return null;
    if (row !== undefined) merged.push(row);
  }
  return merged;
}

/** A row that was taken out is only the same as one taken out. */
function sameRow(one: Value | undefined, other: Value | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return sameValue(one, other);
}

function editsOf(base: Rows, side: Rows): Edits | null {
  const pairs = knownAgain(base, side);
  if (pairs === null) return null;
  const kept: (Value | undefined)[] = base.map(() => undefined);
  const added: Value[][] = Array.from({ length: base.length + 1 }, () => []);
  let [from, at] = [0, 0];
  for (const [before, now] of [...pairs, [base.length, side.length] as const]) {
    const [gone, come] = [before - from, now - at];
    // fewer rows than there were, and none of them as it was: which were taken out and which written over?
    if (come < gone && come > 0) return null;
    for (let step = 0; step < Math.min(gone, come); step += 1) kept[from + step] = side[at + step];
    added[before]?.push(...side.slice(at + Math.min(gone, come), now));
    if (before < base.length) kept[before] = side[now];
    [from, at] = [before + 1, now + 1];
  }
  return { kept, added };
}

/** Places of the rows that stand in both, in order: the longest such row of pairs. Null where there is too much to compare. */
export function knownAgain(before: Rows, after: Rows): (readonly [number, number])[] | null {
  let start = 0;
  while (start < before.length && start < after.length && sameRow(before[start], after[start])) start += 1;
  let end = 0;
  const rest = Math.min(before.length, after.length) - start;
  while (end < rest && sameRow(before[before.length - 1 - end], after[after.length - 1 - end])) end += 1;
  const [left, right] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  if (left.length * right.length > mostPairs) return null;
  return [
    ...Array.from({ length: start }, (_, at) => [at, at] as const),
    ...longest(left, right).map(([one, other]) => [one + start, other + start] as const),
    ...Array.from({ length: end }, (_, at) => [before.length - end + at, after.length - end + at] as const),
  ];
}

function longest(left: Rows, right: Rows): (readonly [number, number])[] {
  const width = right.length + 1;
  const lengths = new Uint32Array((left.length + 1) * width);
  const at = (one: number, other: number) => lengths[one * width + other] ?? 0;
  for (let one = left.length - 1; one >= 0; one -= 1) {
    for (let other = right.length - 1; other >= 0; other -= 1) {
      lengths[one * width + other] = sameRow(left[one], right[other])
        ? at(one + 1, other + 1) + 1
        : Math.max(at(one + 1, other), at(one, other + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  let [one, other] = [0, 0];
  while (one < left.length && other < right.length) {
    if (sameRow(left[one], right[other])) {
      pairs.push([one, other]);
      [one, other] = [one + 1, other + 1];
    } else if (at(one + 1, other) >= at(one, other + 1)) one += 1;
    else other += 1;
  }
  return pairs;
}
