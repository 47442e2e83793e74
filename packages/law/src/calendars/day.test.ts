import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  dayFrom,
  dayOf,
  endOfDay,
  isoOf,
  parseDay,
  partsOf,
  plusDays,
  plusMonths,
  startOfDay,
  weekdayName,
  weekdayOf,
  yearOf,
} from './day.ts';

const days = fc.integer({ min: -200_000, max: 200_000 });

test('a day agrees with Temporal about its date, weekday and instants', () => {
  fc.assert(
    fc.property(days, (n) => {
      const date = Temporal.PlainDate.from('1970-01-01').add({ days: n });
      const day = dayFrom(date.year, date.month, date.day);
      expect(day).toBe(n);
      expect(partsOf(day)).toEqual({ year: date.year, month: date.month, dayOfMonth: date.day });
      expect(weekdayOf(day)).toBe(date.dayOfWeek);
      expect(yearOf(plusDays(day, 0))).toBe(date.year);
      if (date.year >= 1992) {
        const midnight = date.toZonedDateTime('Asia/Shanghai').toInstant();
        expect(startOfDay(day).equals(midnight)).toBe(true);
        expect(dayOf(midnight)).toBe(day);
        expect(dayOf(endOfDay(day))).toBe(day);
        expect(dayOf(endOfDay(day).add({ milliseconds: 1 }))).toBe(day + 1);
      }
    }),
  );
});

test('months end on the corresponding day or on the last of the month', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -40, max: 40 }), (n, months) => {
      const date = Temporal.PlainDate.from('1970-01-01').add({ days: n });
      const expected = date.add({ months });
      expect(plusMonths(dayFrom(date.year, date.month, date.day), months)).toBe(
        dayFrom(expected.year, expected.month, expected.day),
      );
    }),
  );
});

test('only a true calendar date is read as a day', () => {
  expect(parseDay('2025-02-29')).toBeNull();
  expect(parseDay('2024-02-29')).not.toBeNull();
  expect(parseDay('2025-3-1')).toBeNull();
  expect(parseDay('明天')).toBeNull();
  expect(isoOf(dayFrom(2025, 12, 31))).toBe('2025-12-31');
  expect(weekdayName(dayFrom(2026, 9, 20))).toBe('周日');
});
