import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeRows } from './merge-rows.ts';
import { nextKeys } from './row-keys.ts';

const row = (name: string, qty = 1) => ({ name, qty });
const [one, two, three] = [row('甲'), row('乙'), row('丙')];

test('two people who write in different rows of one table have both', () => {
  expect(mergeRows([one, two, three], [row('甲', 9), two, three], [one, two, row('丙', 8)])).toEqual([
    row('甲', 9),
    two,
    row('丙', 8),
  ]);
});

test('rows that both put in at one place all stand, what was put in here first', () => {
  expect(mergeRows([one], [one, row('我')], [one, row('他')])).toEqual([one, row('我'), row('他')]);
  expect(mergeRows([], [row('同')], [row('同')])).toEqual([row('同')]);
});

test('a row one took out is gone, and what the other wrote in another row stays', () => {
  expect(mergeRows([one, two, three], [one, three], [one, two, row('丙', 8)])).toEqual([one, row('丙', 8)]);
});

test('one row that both wrote in, or that one took out and the other wrote in, is for a person', () => {
  expect(mergeRows([one, two], [row('甲', 2), two], [row('甲', 3), two])).toBeNull();
  expect(mergeRows([one, two], [two], [row('甲', 3), two])).toBeNull();
  expect(mergeRows([one, two], [row('甲', 3), two], [two])).toBeNull();
});

test('the same done by both is no dispute', () => {
  expect(mergeRows([one, two], [row('甲', 2), two], [row('甲', 2), two, three])).toEqual([row('甲', 2), two, three]);
});

test('tables of two thousand rows merge at once; two that have nothing in common are for a person', () => {
  const many = Array.from({ length: 2000 }, (_, at) => row(`第${at}行`));
  const merged = mergeRows(
    many,
    many.map((each, at) => (at === 3 ? row('我改') : each)),
    many.map((each, at) => (at === 1990 ? row('他改') : each)),
  );
  expect([merged?.[3], merged?.[1990], merged?.length]).toEqual([row('我改'), row('他改'), 2000]);
  expect(
    mergeRows(
      many,
      many.map(({ name }) => row(`${name}一`)),
      many.map(({ name }) => row(`${name}二`)),
    ),
  ).toBeNull();
});

type Edit = { readonly at: number; readonly how: 'write' | 'takeOut' | 'putIn' };
const edits = fc.array(
  fc.record({ at: fc.nat({ max: 9 }), how: fc.constantFrom<Edit['how']>('write', 'takeOut', 'putIn') }),
  { maxLength: 4 },
);

/** Rows are numbers, each said once; what a side writes or puts in is its own. */
function edited(base: readonly number[], list: readonly Edit[], first: number): number[] {
  const rows = [...base];
  let own = first;
  for (const { at, how } of list) {
    const place = Math.min(at, rows.length);
    own += 1;
    if (how === 'putIn') rows.splice(place, 0, own);
    else if (place < rows.length) rows.splice(place, 1, ...(how === 'write' ? [own] : []));
  }
  return rows;
}

test('whatever both do, either a person is asked or every row that somebody wrote stands and every one taken out is gone', () => {
  let asked = 0;
  fc.assert(
    fc.property(fc.nat({ max: 8 }), edits, edits, (length, ours, others) => {
      const base = Array.from({ length }, (_, at) => at);
      const [mine, theirs] = [edited(base, ours, 100), edited(base, others, 200)];
      const merged = mergeRows(base, mine, theirs);
      if (merged === null) {
        asked += 1;
        return;
      }
      const wanted = new Set([...mine, ...theirs]);
      for (const each of base) if (!mine.includes(each) || !theirs.includes(each)) wanted.delete(each);
      expect(new Set(merged)).toEqual(wanted);
      expect(merged.filter((each) => base.includes(Number(each)))).toEqual(base.filter((each) => wanted.has(each)));
    }),
    { numRuns: 500, seed: 11 },
  );
  expect(asked).toBeLessThan(400);
});

test('a row keeps its key while it is written in and while rows come before it', () => {
  let last = 9;
  const fresh = () => {
    last += 1;
    return last;
  };
  const known = { rows: [one, two], keys: [1, 2] };
  expect(nextKeys(known, [one, row('乙', 5)], fresh)).toEqual([1, 2]);
  expect(nextKeys(known, [row('新'), one, two], fresh)).toEqual([10, 1, 2]);
  expect(nextKeys(known, [two], fresh)).toEqual([2]);
  expect(nextKeys(known, [one, two, {}], fresh)).toEqual([1, 2, 11]);
});
