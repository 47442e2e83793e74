import { shippedCalendar } from '../calendars/calendar.ts';
import { type Day, isoOf, parseDay } from '../calendars/day.ts';
import { defaultParameters } from '../parameters/settings.ts';
import type { Reckoning } from './due.ts';
import { readMoment } from './moment.ts';

/** Short hands for tests: `on('2025-03-01')`, `at('2025-03-07 17:30:00')` in Beijing time. */
export const reckoning: Reckoning = { calendar: shippedCalendar, parameters: defaultParameters };

export const withParameters = (parameters: Partial<Reckoning['parameters']>): Reckoning => ({
  calendar: shippedCalendar,
  parameters: { ...defaultParameters, ...parameters },
});

export function on(iso: string): Day {
  const day = parseDay(iso);
  if (day === null) throw new Error(`不是日期：${iso}`);
  return day;
}

export function at(text: string): Temporal.Instant {
  const moment = readMoment(text.length === 10 ? text : `${text.replace(' ', 'T')}+08:00`);
  if (!moment.ok) throw new Error(moment.refusal.message);
  return moment.at;
}

export const iso = (day: Day | null): string | null => (day === null ? null : isoOf(day));
