import { holds, type Predicate, relations, type ThingValues } from '@liuhen/law/access';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { narrowing } from './narrowing.ts';

const { tree } = fc.letrec<{ tree: Predicate }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.record({ is: fc.constantFrom('always' as const, 'never' as const) }),
    fc.record({ field: fc.constant('state' as const), oneOf: fc.constantFrom(['open'], ['closed']) }),
    fc.record({ related: fc.subarray([...relations]), person: fc.constantFrom('a', 'b') }),
    fc.record({ not: tie('tree') }),
    fc.record({ all: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('tree'), { maxLength: 3 }) }),
  ),
}));
const nothingKnown = {
  kind: null,
  agency: null,
  subject: null,
  record: null,
  recordKind: null,
  family: null,
  classification: null,
  volume: null,
  owner: null,
  held: null,
};
const things = fc
  .record({
    state: fc.constantFrom('open', 'closed'),
    relations: fc.array(fc.record({ relation: fc.constantFrom(...relations), person: fc.constantFrom('a', 'b') }), {
      maxLength: 3,
    }),
  })
  .map((known): ThingValues => ({ ...nothingKnown, ...known }));

test('whatever a condition lets through has one of the relations it is narrowed to', () => {
  fc.assert(
    fc.property(tree, things, (predicate, thing) => {
      const needed = narrowing(predicate);
      if (needed === null || !holds(predicate, thing)) return;
      const has = thing.relations.some((one) =>
        needed.some(({ person, relation }) => one.person === person && one.relation === relation),
      );
      expect(has).toBe(true);
    }),
    { numRuns: 5_000 },
  );
});

test('what an officer may read is narrowed to their cases, and what a head may read is not', () => {
  const own: Predicate = {
    all: [{ not: { related: ['recused'], person: 'a' } }, { related: ['handler'], person: 'a' }],
  };
  expect(narrowing(own)).toEqual([{ person: 'a', relation: 'handler' }]);
  expect(narrowing({ not: { related: ['recused'], person: 'a' } })).toBeNull();
});
