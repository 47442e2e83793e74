import type { Calendar } from '../calendars/calendar.ts';
import { workingDayFrom } from '../calendars/calendar.ts';
import { type Day, plusDays, plusMonths, yearOf } from '../calendars/day.ts';
import type { CalendarDays, Months, WorkingDays, Years } from './period.ts';
import type { Interval } from './stops.ts';

export type DayPeriod = CalendarDays | WorkingDays | Months | Years;

/** A run of days that did not count, and why. */
export type Skip = { from: Day; to: Day; why: 'weekend' | 'holiday' | 'stopped' };

export type Walk = {
  /** The last day before any rolling; null when an unverified year bars the count. */
  rawLastDay: Day | null;
  /** The last day as the law leaves it. */
  lastDay: Day | null;
  /** How many days were counted, for those who must continue by hand. */
  counted: number;
  skipped: Skip[];
  /** Days rolled over, with the reason for each run. */
  rolledOver: Skip[];
  unverifiedYear: number | null;
};

/**
 * From the day after `start`, leaving out what stands in `stops` (sorted, disjoint, (from, to]).
 * A stop that begins on or before the last day, rolled or not, still stops the clock: the term had not run out.
 */
export function walk(
  start: Day,
  period: DayPeriod,
  stops: readonly Interval[],
  calendar: Calendar,
  forward: boolean,
): Walk {
  if (period.unit === 'workingDays') return walkWorkingDays(start, period.count, stops, calendar);
  return walkCalendarDays(start, lengthOf(start, period), stops, calendar, forward);
}

function lengthOf(start: Day, period: CalendarDays | Months | Years): number {
  if (period.unit === 'calendarDays') return period.count;
  return plusMonths(start, period.unit === 'years' ? period.count * 12 : period.count) - start;
}

function walkCalendarDays(
  start: Day,
  length: number,
  stops: readonly Interval[],
  calendar: Calendar,
  forward: boolean,
): Walk {
  let last = plusDays(start, length);
  const skipped: Skip[] = [];
  for (const stop of stops) {
    const settled = forward ? (workingDayFrom(calendar, last) ?? last) : last;
    if (stop.from > settled) break;
    // One that begins in the days rolled over ends the term with itself.
    last = plusDays(last, Math.max(stop.to - stop.from, stop.to - last));
    skipped.push({ from: plusDays(stop.from, 1), to: stop.to, why: 'stopped' });
  }
  if (!forward)
    return { rawLastDay: last, lastDay: last, counted: length, skipped, rolledOver: [], unverifiedYear: null };
  const settled = settle(last, calendar);
  return { rawLastDay: last, counted: length, skipped, ...settled };
}

function settle(last: Day, calendar: Calendar): { lastDay: Day } & Pick<Walk, 'rolledOver' | 'unverifiedYear'> {
  const rolledOver: Skip[] = [];
  for (let day = last; ; day = plusDays(day, 1)) {
    const kind = calendar.kindOf(day);
    if (kind === 'working') return { lastDay: day, rolledOver, unverifiedYear: null };
    if (kind === 'unverified') return { lastDay: last, rolledOver: [], unverifiedYear: yearOf(day) };
    note(rolledOver, day, kind);
  }
}

function walkWorkingDays(start: Day, count: number, stops: readonly Interval[], calendar: Calendar): Walk {
  const skipped: Skip[] = [];
  let day = start;
  let remaining = count;
  for (;;) {
    while (remaining > 0) {
      day = plusDays(day, 1);
      const today = day;
      if (stops.some((s) => s.from < today && today <= s.to)) {
        note(skipped, day, 'stopped');
        continue;
      }
      const kind = calendar.kindOf(day);
      if (kind === 'working') remaining--;
      else if (kind === 'unverified') {
        return {
          rawLastDay: null,
          lastDay: null,
          counted: count - remaining,
          skipped,
          rolledOver: [],
          unverifiedYear: yearOf(day),
        };
      } else note(skipped, day, kind);
    }
    const { lastDay, rolledOver, unverifiedYear } = settle(day, calendar);
    const standing = stops.find((s) => s.from <= lastDay && lastDay < s.to);
    if (!standing)
      return {
        rawLastDay: day,
        lastDay: unverifiedYear === null ? lastDay : null,
        counted: count,
        skipped,
        rolledOver,
        unverifiedYear,
      };
    for (let d = plusDays(day, 1); d <= standing.to; d = plusDays(d, 1)) note(skipped, d, 'stopped');
    day = standing.to;
  }
}

function note(runs: Skip[], day: Day, why: Skip['why']): void {
  const last = runs.at(-1);
  if (last && last.why === why && last.to === day - 1) last.to = day;
  else runs.push({ from: day, to: day, why });
}
