import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  earliestFrom,
  firstAfter,
  firstFrom,
  firstUntil,
  lastBefore,
  lastUntil,
  latestUntil,
  nextFrom,
} from './in-time.ts';
import { wordFinder } from './words-in.ts';

const instant = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms);
const facts = fc
  .array(fc.integer({ min: 0, max: 40 }), { maxLength: 60 })
  .map((times) => times.map((ms, recorded) => ({ at: instant(ms), recorded })));
const asked = fc.integer({ min: -1, max: 42 }).map(instant);
const ms = (at: Temporal.Instant) => at.epochMilliseconds;
const inTime = (a: { at: Temporal.Instant }, b: { at: Temporal.Instant }) => ms(a.at) - ms(b.at);

test('what is asked of a list in halves is what looking at each of its records answers', () => {
  fc.assert(
    fc.property(facts, asked, fc.integer({ min: 0, max: 5 }), (list, at, count) => {
      const from = list.filter((f) => ms(f.at) >= ms(at));
      const until = list.filter((f) => ms(f.at) <= ms(at));
      const latest = Math.max(...until.map((f) => ms(f.at)));
      // asked twice: the second answer comes from what the first has held
      for (let again = 0; again < 2; again += 1) {
        expect(firstFrom(list, at)).toBe(from[0]);
        expect(firstAfter(list, at)).toBe(list.find((f) => ms(f.at) > ms(at)));
        expect(firstUntil(list, at)).toBe(until[0]);
        expect(lastUntil(list, at)).toBe(until.at(-1));
        expect(earliestFrom(list, at)).toBe(from.toSorted(inTime)[0]);
        expect(latestUntil(list, at)).toBe(until.find((f) => ms(f.at) === latest));
        expect(nextFrom(list, at, count)).toEqual(from.toSorted(inTime).slice(0, count));
        expect(lastBefore(list, at, count)).toEqual(until.toSorted(inTime).slice(Math.max(0, until.length - count)));
      }
    }),
  );
});

test('the words found in a text are those it holds, also where one is the end of another', () => {
  const letters = fc.string({ unit: fc.constantFrom('罚', '〔', '2', '6', '号'), maxLength: 6 });
  fc.assert(
    fc.property(
      fc.array(letters, { maxLength: 20 }),
      fc.string({ unit: fc.constantFrom('罚', '〔', '2', '6', '号', '，'), maxLength: 30 }),
      (words, text) => {
        const held = words.filter((word) => word !== '' && text.includes(word));
        expect(new Set(wordFinder(words)(text))).toEqual(new Set(held));
      },
    ),
  );
});
