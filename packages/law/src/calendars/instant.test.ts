import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beijingTime, compareInstants, isBefore, isoInstant } from './instant.ts';

const at = (milliseconds: number) => Temporal.Instant.fromEpochMilliseconds(milliseconds);
/** Every instant that Temporal can hold: years before the common era and of six digits among them. */
const instants = fc
  .oneof(
    fc.integer({ min: -8_640_000_000_000_000, max: 8_640_000_000_000_000 }),
    fc.integer({ min: 0, max: 4_102_444_800_000 }),
    fc.constantFrom(-1, 0, 694_223_999_999, 694_224_000_000, 694_195_200_000, 694_195_199_999, 253_402_300_799_999),
  )
  .map(at);

test('what is printed by hand is what Temporal prints', () => {
  fc.assert(
    fc.property(instants, (instant) => {
      expect(isoInstant(instant)).toBe(instant.toString({ fractionalSecondDigits: 3 }));
      const local = instant.toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime();
      for (const smallestUnit of ['minute', 'second'] as const)
        expect(beijingTime(instant, smallestUnit)).toBe(local.toString({ smallestUnit }).replace('T', ' '));
    }),
    { numRuns: 2000 },
  );
});

test('instants are compared as Temporal compares them', () => {
  fc.assert(
    fc.property(instants, instants, (a, b) => {
      const order = Temporal.Instant.compare(a, b);
      expect(Math.sign(compareInstants(a, b))).toBe(order);
      expect(isBefore(a, b)).toBe(order < 0);
    }),
  );
});
