import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarWith } from '../calendars/calendar.ts';
import { type Day, dayFrom, plusDays } from '../calendars/day.ts';
import { calendarDays, months, workingDays } from './period.ts';
import { mergeStops, type Stop } from './stops.ts';
import { walk } from './walk.ts';

/** Ten years: the eight that are known, and two with made-up notices, for only the arithmetic is under test here. */
const madeUp = (year: number) => ({
  id: `made-up-${year}`,
  year,
  issued: `${year - 1}-11-01`,
  notice: '测试',
  source: '测试',
  days: [
    { from: `${year}-01-01`, to: `${year}-01-03`, kind: 'off' as const, name: '元旦' },
    { from: `${year}-02-05`, to: `${year}-02-12`, kind: 'off' as const, name: '春节' },
    { from: `${year}-10-01`, to: `${year}-10-08`, kind: 'off' as const, name: '国庆节' },
  ],
});
const tenYears = calendarWith([madeUp(2027), madeUp(2028)]);
const first = dayFrom(2019, 1, 1);
const span = dayFrom(2028, 12, 31) - first;
const starts = fc.integer({ min: 0, max: span - 400 }).map((n) => plusDays(first, n));

const stopsNear = fc.array(fc.tuple(fc.integer({ min: -10, max: 80 }), fc.integer({ min: 0, max: 30 })), {
  maxLength: 4,
});

const asStops = (start: Day, pairs: [number, number][]): Stop[] =>
  pairs.map(([offset, length]) => {
    const from = plusDays(start, offset);
    return { cause: 'hearing', from, to: plusDays(from, length), notified: true, proof: null };
  });

/**
 * The naive clerk: one finger on the wall calendar, one day at a time. Each evening he asks whether the clock stands
 * (some stop has begun and not yet ended); a day whose eve was standing is not counted. He is done when all days are used up, the
 * clock does not stand and, if the term rolls, work is done that day.
 */
function naive(start: Day, count: number, unit: 'working' | 'calendar', stops: Stop[], rolls: boolean): Day {
  const standing = (evening: Day) => stops.some((s) => s.to !== null && s.from <= evening && evening < s.to);
  const worked = (day: Day) => tenYears.kindOf(day) === 'working';
  let used = 0;
  let day = start;
  for (;;) {
    day = plusDays(day, 1);
    const stood = standing(plusDays(day, -1));
    if (!stood && used < count && (unit === 'calendar' || worked(day))) used++;
    if (used === count && !standing(day) && (!rolls || worked(day))) return day;
  }
}

test('working days agree with a naive day-by-day count over ten years, with stops of any shape', () => {
  fc.assert(
    fc.property(starts, fc.integer({ min: 1, max: 60 }), stopsNear, (start, count, pairs) => {
      const stops = asStops(start, pairs);
      const result = walk(start, workingDays(count), mergeStops(stops, start, 'endMinusStart'), tenYears, true);
      expect(result.lastDay).toBe(naive(start, count, 'working', stops, true));
    }),
    { numRuns: 2000 },
  );
});

test.each([true, false])('calendar days agree with a naive day-by-day count, rolling %s', (rolls) => {
  fc.assert(
    fc.property(starts, fc.integer({ min: 1, max: 150 }), stopsNear, (start, count, pairs) => {
      const stops = asStops(start, pairs);
      const result = walk(start, calendarDays(count), mergeStops(stops, start, 'endMinusStart'), tenYears, rolls);
      expect(result.lastDay).toBe(naive(start, count, 'calendar', stops, rolls));
    }),
    { numRuns: 2000 },
  );
});

test('months agree with Temporal and a naive roll', () => {
  fc.assert(
    fc.property(starts, fc.integer({ min: 1, max: 12 }), (start, count) => {
      const date = Temporal.PlainDate.from('1970-01-01').add({ days: start }).add({ months: count });
      let day = dayFrom(date.year, date.month, date.day);
      while (tenYears.kindOf(day) !== 'working') day = plusDays(day, 1);
      expect(walk(start, months(count), [], tenYears, true).lastDay).toBe(day);
    }),
  );
});

test('every skipped day is accounted for: counted and skipped days together fill the term', () => {
  fc.assert(
    fc.property(starts, fc.integer({ min: 1, max: 60 }), stopsNear, (start, count, pairs) => {
      const merged = mergeStops(asStops(start, pairs), start, 'endMinusStart');
      const result = walk(start, workingDays(count), merged, tenYears, true);
      const skipped = [...result.skipped, ...result.rolledOver].reduce((n, s) => n + s.to - s.from + 1, 0);
      expect(result.counted).toBe(count);
      expect((result.lastDay ?? start) - start).toBeGreaterThanOrEqual(count);
      if (result.lastDay !== null && result.rawLastDay === result.lastDay)
        expect(result.lastDay - start).toBe(count + skipped);
    }),
  );
});

test('no stops shorten a term, and a later start never ends earlier', () => {
  fc.assert(
    fc.property(starts, fc.integer({ min: 1, max: 90 }), stopsNear, (start, count, pairs) => {
      const stops = asStops(start, pairs);
      for (const period of [calendarDays(count), workingDays(Math.min(count, 60))]) {
        const plain = walk(start, period, [], tenYears, true).lastDay ?? start;
        const stopped = walk(start, period, mergeStops(stops, start, 'endMinusStart'), tenYears, true).lastDay ?? start;
        expect(stopped).toBeGreaterThanOrEqual(plain);
        const next = plusDays(start, 1);
        expect(walk(next, period, [], tenYears, true).lastDay ?? start).toBeGreaterThanOrEqual(plain);
      }
    }),
  );
});
