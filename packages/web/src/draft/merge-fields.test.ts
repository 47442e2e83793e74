import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedFields, mergeFields } from './merge-fields.ts';
import { sameValue, type Values } from './same-value.ts';

const base = { facts: '甲', place: '厂区', rows: [{ q: '问', a: '答' }], party: { name: '某公司', phone: '1' } };

test('changes in different fields come together by themselves', () => {
  const mine = { ...base, facts: '甲乙' };
  const theirs = { ...base, place: '北厂区', rows: [...base.rows, { q: '再问', a: '再答' }] };
  const merge = mergeFields(base, mine, theirs);
  expect(merge).toEqual({ values: { ...theirs, facts: '甲乙' }, taken: ['place', 'rows'], disputed: [] });
});

test('one field changed by both is left as it stands here, and named', () => {
  const merge = mergeFields(base, { ...base, facts: '甲乙' }, { ...base, facts: '甲丙' });
  expect(merge).toEqual({ values: { ...base, facts: '甲乙' }, taken: [], disputed: ['facts'] });
});

test('of one table rows that only one side wrote in come together; one row both wrote in is named', () => {
  const talk = {
    qa: [
      { q: '一', a: '甲' },
      { q: '二', a: '乙' },
    ],
  };
  const [first, second] = talk.qa;
  const mine = { qa: [{ q: '一', a: '甲改' }, second ?? null] };
  const theirs = { qa: [first ?? null, { q: '二', a: '乙改' }, { q: '三', a: '' }] };
  expect(mergeFields(talk, mine, theirs)).toEqual({
    values: {
      qa: [
        { q: '一', a: '甲改' },
        { q: '二', a: '乙改' },
        { q: '三', a: '' },
      ],
    },
    taken: ['qa'],
    disputed: [],
  });
  expect(mergeFields(talk, mine, { qa: [{ q: '一', a: '甲另改' }, second ?? null] }).disputed).toEqual(['qa']);
});

test('the same change by both is no dispute, in whatever order the keys come back', () => {
  const both = { ...base, party: { phone: '2', name: '某公司' } };
  const merge = mergeFields(base, { ...base, party: { name: '某公司', phone: '2' } }, both);
  expect([merge.taken, merge.disputed]).toEqual([[], []]);
});

test('a field that the other emptied is emptied here, unless it was changed here', () => {
  const { place: _, ...without } = base;
  expect(mergeFields(base, base, without).values).toEqual(without);
  expect(mergeFields(base, { ...base, place: '南' }, without).disputed).toEqual(['place']);
});

const some: fc.Arbitrary<Values> = fc.dictionary(
  fc.constantFrom('a', 'b', 'c', 'd'),
  fc.oneof(
    fc.string({ maxLength: 2 }),
    fc.integer({ max: 3 }),
    fc.constant(null),
    fc.array(fc.boolean(), { maxLength: 2 }),
  ),
);

test('whatever three versions there are, no change of either side is lost unsaid', () => {
  fc.assert(
    fc.property(some, some, some, (first, mine, theirs) => {
      const { values, taken, disputed } = mergeFields(first, mine, theirs);
      // tables both changed are told of in merge-rows.test.ts
      const byRows = (key: string) =>
        taken.includes(key) && Array.isArray(values[key]) && !sameValue(mine[key], first[key]);
      for (const key of changedFields(first, theirs)) {
        expect(byRows(key) || sameValue(values[key], theirs[key]) || disputed.includes(key)).toBe(true);
      }
      for (const key of changedFields(first, mine)) expect(byRows(key) || sameValue(values[key], mine[key])).toBe(true);
      for (const key of taken) expect(byRows(key) || sameValue(mine[key], first[key])).toBe(true);
    }),
  );
});
