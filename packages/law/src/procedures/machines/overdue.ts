import { readDate } from '@liuhen/records';
import { dayFrom, endOfDay } from '../../calendars/day.ts';
import { type Course, dueOfClock } from '../course.ts';
import { said } from '../events.ts';
import { paymentClock } from './ordinary-clocks.ts';

/** The last instants of the instalments granted, in order; empty where none were. */
function instalments(c: Course): Temporal.Instant[] {
  const schedule = said(c.last('installmentApproved', 'installmentNotice'), c, 'schedule');
  if (!Array.isArray(schedule)) return [];
  return schedule
    .flatMap((row) => (typeof row === 'object' && row !== null ? Object.values(row) : []))
    .map((value) => (typeof value === 'string' ? readDate(value) : null))
    .flatMap((date) => (date === null ? [] : [endOfDay(dayFrom(date.year, date.month, date.day))]))
    .sort(Temporal.Instant.compare);
}

export const lastInstalment = (c: Course): Temporal.Instant | null => instalments(c).at(-1) ?? null;

const isPast = (c: Course, due: Temporal.Instant | null | undefined): boolean => due != null && c.m.present.isPast(due);

/** Some day to pay is over: of the decision, or of the first instalment. Whether that one was paid, the records of payment say. */
export const somethingOverdue = (c: Course): boolean =>
  isPast(c, instalments(c)[0] ?? dueOfClock(c, paymentClock)?.due);

/** The last instant of the last day to pay, instalments counted; null where nothing was served that is to be paid. */
export const lastDayToPay = (c: Course): Temporal.Instant | null =>
  lastInstalment(c) ?? dueOfClock(c, paymentClock)?.due ?? null;

/** Every day to pay is over: nothing more can be waited for. */
export const allOverdue = (c: Course): boolean => isPast(c, lastDayToPay(c));
