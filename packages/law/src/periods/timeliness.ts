import { type Day, dayOf, endOfDay, isoOf, plusDays } from '../calendars/day.ts';
import { beijingTime, isBefore as isEarlier } from '../calendars/instant.ts';
import { type Bracket, exactly, judge } from './bracket.ts';
import { type Adjustments, type Due, dueOf, hoursDue, type Reckoning, type StartEvent } from './due.ts';
import type { Period } from './period.ts';
import { type PeriodRefusal, refusal } from './refusal.ts';
import type { Term } from './term.ts';

export type Lateness = { unit: 'milliseconds' | 'days' | 'workingDays'; count: number; text: string };

/**
 * How a term stands. `met`/`metLate`: done in time or late. `pending`/`overdue`: not done, still or no longer in time at `at`.
 * `stopped`: the clock stands. `judgement`: in time for some of the instants that the system can vouch for and not for others.
 * `unverified`: a year's calendar is missing and the answer hangs on it.
 */
export type Timeliness = {
  status: 'met' | 'metLate' | 'pending' | 'overdue' | 'stopped' | 'judgement' | 'unverified' | 'refused';
  due: Due;
  late: Lateness | null;
  refusal: PeriodRefusal | null;
};

export type Started = Omit<StartEvent, 'at'> & { when: Bracket };

/**
 * `end` is when it was done, null when it was not. A paper handed to the post within the term is in time whenever it arrives
 * (民诉法第八十五条第四款): then `end` is the posting.
 */
export function timeliness(
  of: Term,
  start: Started,
  end: Bracket | null,
  at: Temporal.Instant,
  reckoning: Reckoning,
  adjustments: Adjustments = {},
): Timeliness {
  const { when, ...event } = start;
  const due = dueOf(of, { ...event, at: when.claimed }, reckoning, adjustments);
  if (!due.ok) return { status: 'refused', due, late: null, refusal: due.refusal };
  const inHours = due.derivation.period.unit === 'hours';
  if (end && isBefore(end.claimed, when.claimed, inHours)) {
    const facts = `${clock(when.claimed)} → ${clock(end.claimed)}`;
    return { status: 'refused', due, late: null, refusal: refusal('period.endBeforeStart', of, facts) };
  }
  if (due.stopped) return { status: end ? 'met' : 'stopped', due, late: null, refusal: null };
  if (due.due === null || due.lastDay === null) return { status: 'unverified', due, late: null, refusal: null };
  // Days are judged on the claim: only a limit in hours is so short that the bracket decides it (and an open one would leave every
  // day of an unconnected device to a person).
  const until = end ?? exactly(at);
  const { due: lastInstant, lastDay } = due;
  const { period } = due.derivation;
  const verdict =
    period.unit === 'hours'
      ? judge(when, until, (s) => hoursDue(s, period, reckoning.parameters.P01))
      : judge(exactly(when.claimed), exactly(until.claimed), () => lastInstant);
  // The last day may still roll forward once the notice is known: late by the raw day is not yet late.
  if (due.unverified && verdict !== 'met') return { status: 'unverified', due, late: null, refusal: null };
  const status = statusOf(verdict, end !== null);
  const late =
    status === 'metLate' || status === 'overdue'
      ? latenessOf(period, lastInstant, lastDay, until.claimed, reckoning)
      : null;
  return { status, due, late, refusal: null };
}

function statusOf(verdict: 'met' | 'broken' | 'judgement', done: boolean): Timeliness['status'] {
  switch (verdict) {
    case 'met':
      return done ? 'met' : 'pending';
    case 'broken':
      return done ? 'metLate' : 'overdue';
    case 'judgement':
      return 'judgement';
  }
}

const clock = (at: Temporal.Instant): string => beijingTime(at, 'second');

/** In a term of days what was done on the very day of the start is not before it: one of the two may be known by its day only. */
const isBefore = (end: Temporal.Instant, start: Temporal.Instant, inHours: boolean): boolean =>
  inHours ? isEarlier(end, start) : dayOf(end) < dayOf(start);

function latenessOf(
  period: Period,
  due: Temporal.Instant,
  lastDay: Day,
  until: Temporal.Instant,
  reckoning: Reckoning,
): Lateness | null {
  if (period.unit === 'hours') {
    const count = until.epochMilliseconds - due.epochMilliseconds;
    return { unit: 'milliseconds', count, text: durationText(count) };
  }
  if (period.unit !== 'workingDays') {
    const count = dayOf(until) - lastDay;
    return { unit: 'days', count, text: `${count} 日` };
  }
  const count = workingDaysAfter(lastDay, dayOf(until), reckoning);
  return count === null ? null : { unit: 'workingDays', count, text: `${count} 个工作日` };
}

function workingDaysAfter(lastDay: Day, until: Day, { calendar }: Reckoning): number | null {
  let count = 0;
  for (let d = plusDays(lastDay, 1); d <= until; d = plusDays(d, 1)) {
    const kind = calendar.kindOf(d);
    if (kind === 'unverified') return null;
    if (kind === 'working') count++;
  }
  return count;
}

/** `9 小时 50 分`; seconds only where there are some. */
export function durationText(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const parts = [h > 0 ? `${h} 小时` : '', m > 0 ? `${m} 分` : '', s > 0 || seconds === 0 ? `${s} 秒` : ''];
  return parts.filter((p) => p !== '').join(' ');
}

/** The first day on which what a waiting term forbids may be done (催告期满的次日). */
export const firstDayAfter = (due: Due): Day | null =>
  due.ok && due.lastDay !== null && !due.unverified ? plusDays(due.lastDay, 1) : null;

/** The first instant after the term. */
export const firstInstantAfter = (due: Due): Temporal.Instant | null =>
  due.ok && due.lastDay !== null && !due.unverified ? endOfDay(due.lastDay).add({ milliseconds: 1 }) : null;

export const dayText = (day: Day | null): string => (day === null ? '待核' : isoOf(day));
