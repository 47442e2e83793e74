import { canonicalize, type Leaf } from '@liuhen/ledger';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leafText } from './leaf-text.ts';

const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 });
const pair = fc.record({ sha256: hex, sm3: hex });
const instant = fc.constantFrom('2026-03-11T02:05:00.000Z', '1999-12-31T23:59:59.999Z');
const leaf: fc.Arbitrary<Leaf> = fc.record({
  version: fc.constant(1 as const),
  agency: fc.uuid(),
  record: fc.uuid(),
  subject: fc.record({ type: fc.constantFrom('case' as const, 'agency' as const), id: fc.uuid() }),
  subjectSeq: fc.integer({ min: 1 }),
  previous: fc.option(pair),
  kind: fc.constantFrom('siteInspection@1', 'person@2'),
  claimed: fc.record({
    from: instant,
    to: fc.option(instant),
    precision: fc.constantFrom('day' as const, 'minute' as const),
    offset: fc.constant('+08:00'),
    source: fc.constantFrom('person' as const, 'file' as const),
  }),
  notBefore: fc.option(instant),
  receivedAt: instant,
  origin: fc.constantFrom('live' as const, 'import' as const),
  actor: fc.string({ unit: 'grapheme' }),
  lawEdition: fc.option(fc.string({ unit: 'grapheme' })),
  commitments: fc.dictionary(
    fc.string({ unit: 'grapheme' }).filter((name) => name !== '__proto__'),
    pair,
    { noNullPrototype: true },
  ),
  files: fc.array(fc.record({ sha256: hex, sm3: hex, size: fc.nat() }), { maxLength: 3 }),
});

test('the second writer of leaves writes what the ledger writes, for every leaf', () => {
  fc.assert(
    fc.property(leaf, (one) => {
      expect(leafText(one)).toBe(canonicalize(one));
    }),
  );
});
