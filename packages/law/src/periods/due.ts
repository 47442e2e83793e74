import type { Calendar } from '../calendars/calendar.ts';
import { type Day, dayOf, endOfDay, isoOf, plusDays, yearOf } from '../calendars/day.ts';
import { isoInstant } from '../calendars/instant.ts';
import type { ParameterId, ParameterValues } from '../parameters/parameter.ts';
import { latestDayBefore } from './days-before.ts';
import type { Derivation, SkippedDays, StopNote } from './derivation.ts';
import { type Extension, type ExtensionRuling, ruleExtensions } from './extensions.ts';
import { type Hours, type Period, periodText } from './period.ts';
import { type PeriodRefusal, refusal } from './refusal.ts';
import {
  causeName,
  type Interval,
  intervalText,
  mergeStops,
  openStop,
  type Stop,
  type StopSorting,
  sortStops,
} from './stops.ts';
import { editionAt, periodOf, rollOf, type Term, type TermEdition } from './term.ts';
import { type DayPeriod, type Skip, type Walk, walk } from './walk.ts';

/** What a term starts from. `precision: 'day'` where only the date is known: enough for days, not for hours. */
export type StartEvent = {
  at: Temporal.Instant;
  precision?: 'day' | 'minute' | 'second' | 'millisecond';
  /** 受理, 送达 …; the term's own wording when left out. */
  event?: string;
  proof?: string | null;
  /** The day, told by a record, on which it ends or before which it counts backward: then no length is counted from the start. */
  end?: KnownEnd;
};

/** 许可有效期的末日, 举行听证之日 …: an event of a known day. */
export type KnownEnd = { day: Day; event: string };

/** What every sum needs besides the facts: the calendars loaded and the agency's parameters on that day. */
export type Reckoning = { calendar: Calendar; parameters: ParameterValues };

export type Adjustments = { stops?: readonly Stop[]; extensions?: readonly Extension[] };

/**
 * `due` is the last instant still in time; null while the clock stands (`stopped`) or an unverified year bars the count.
 * `lastDay` is its Beijing day. `warnDay` is the last working day on which the raw last day can still be met (P02).
 */
export type Due =
  | {
      ok: true;
      due: Temporal.Instant | null;
      lastDay: Day | null;
      warnDay: Day | null;
      unverified: boolean;
      stopped: boolean;
      derivation: Derivation;
      refusal: null;
    }
  | {
      ok: false;
      due: null;
      lastDay: null;
      warnDay: null;
      unverified: false;
      stopped: false;
      derivation: null;
      refusal: PeriodRefusal;
    };

const refused = (r: PeriodRefusal): Due => ({
  ok: false,
  due: null,
  lastDay: null,
  warnDay: null,
  unverified: false,
  stopped: false,
  derivation: null,
  refusal: r,
});

/** When a term ends, and how that follows. Contradictory input gives a refusal, never an exception or a default. */
export function dueOf(of: Term, start: StartEvent, reckoning: Reckoning, adjustments: Adjustments = {}): Due {
  const startDay = dayOf(start.at);
  const edition = editionAt(of, startDay);
  if (edition === null) return refused(refusal('period.beforeFirstEdition', of, isoOf(startDay)));
  const period = periodOf(edition, reckoning.parameters);
  const basis: Basis = { of, edition, start, startDay, reckoning };
  if (start.end !== undefined) return dueByEnd(basis, period, start.end);
  if (of.before !== null) return refused(refusal('period.countsBackward', of, isoOf(startDay)));
  if (period.unit === 'hours') return dueOfHours(basis, period, adjustments);

  const sorting = sortStops(adjustments.stops ?? [], edition.stops);
  if (sorting.reversed) return refused(refusal('period.intervalReversed', of, intervalText(sorting.reversed)));
  const merged = mergeStops(sorting.accepted, startDay, reckoning.parameters.P06);
  const roll = rollOf(edition, reckoning.parameters);
  const lastDayFor = (length: DayPeriod): Walk => walk(startDay, length, merged, reckoning.calendar, roll.forward);
  const standing = openStop(sorting.accepted);
  // While the clock stands the term has not run out, and an extension is in time.
  const endFor = (length: DayPeriod): Day | null => {
    const { lastDay } = lastDayFor(length);
    return standing !== null && (lastDay === null || standing.from <= lastDay) ? null : lastDay;
  };
  const extended = ruleExtensions(adjustments.extensions ?? [], edition, period, endFor);
  const result = lastDayFor(extended.total);
  const stopped = standing !== null && (result.lastDay === null || standing.from <= result.lastDay);
  return settled(basis, period, extended, sorting, merged, result, stopped, roll.parameter);
}

type Basis = { of: Term; edition: TermEdition; start: StartEvent; startDay: Day; reckoning: Reckoning };

/** 民法典第二百零一条第二款; P01 offers the wider reading of 民诉法解释第一百二十五条. Hours never stand still and never roll. */
function dueOfHours(basis: Basis, period: Hours, adjustments: Adjustments): Due {
  const { of, start, startDay, reckoning } = basis;
  if (start.precision === 'day') return refused(refusal('period.hoursNeedInstant', of, isoOf(startDay)));
  if ((adjustments.stops ?? []).length > 0 || (adjustments.extensions ?? []).length > 0) {
    return refused(refusal('period.hoursCannotStop', of, periodText(period)));
  }
  const due = hoursDue(start.at, period, reckoning.parameters.P01);
  const lastDay = dayOf(due);
  return {
    ok: true,
    due,
    lastDay,
    warnDay: null,
    unverified: false,
    stopped: false,
    refusal: null,
    derivation: {
      ...opening(basis, period),
      total: period,
      parameters: [{ id: 'P01', value: reckoning.parameters.P01 }],
      lastDay: isoOf(lastDay),
      due: isoInstant(due),
    },
  };
}

/** A record names the day: it is the last one, or the Nth before it is ("N 日前"); neither gives way to a holiday. */
function dueByEnd(basis: Basis, period: Period, end: KnownEnd): Due {
  const { of, reckoning } = basis;
  const lastDay = of.before === null ? end.day : latestDayBefore(of, period, end.day, reckoning);
  const due = lastDay === null ? null : endOfDay(lastDay);
  const { start, ...rest } = opening(basis, period);
  return {
    ok: true,
    due,
    lastDay,
    warnDay: lastDay === null ? null : workingDayUpTo(reckoning.calendar, lastDay),
    unverified: lastDay === null,
    stopped: false,
    refusal: null,
    derivation: {
      ...rest,
      start,
      until: { event: end.event, day: isoOf(end.day), before: of.before === null ? null : period },
      lastDay: lastDay === null ? null : isoOf(lastDay),
      due: due === null ? null : isoInstant(due),
      unverifiedYear: lastDay === null ? yearOf(end.day) : null,
    },
  };
}

const HOUR_MS = 3_600_000;

export function hoursDue(start: Temporal.Instant, period: Hours, reading: ParameterValues['P01']): Temporal.Instant {
  const ms = start.epochMilliseconds;
  const from = reading === 'exact' ? ms : (Math.floor(ms / HOUR_MS) + 1) * HOUR_MS;
  return Temporal.Instant.fromEpochMilliseconds(from + period.count * HOUR_MS);
}

function settled(
  basis: Basis,
  period: Period,
  extended: ExtensionRuling,
  sorting: StopSorting,
  merged: readonly Interval[],
  result: Walk,
  stopped: boolean,
  parameter: ParameterId | null,
): Due {
  const { calendar, parameters } = basis.reckoning;
  const lastDay = stopped ? null : result.lastDay;
  const due = lastDay === null ? null : endOfDay(lastDay);
  const used: { id: ParameterId; value: string }[] = [];
  if (parameter !== null && period.unit !== 'workingDays')
    used.push({ id: parameter, value: String(parameters[parameter]) });
  if (merged.length > 0) used.push({ id: 'P06', value: parameters.P06 });
  const rolled = !stopped && result.rolledOver.length > 0;
  return {
    ok: true,
    due,
    lastDay,
    warnDay: lastDay === null || result.rawLastDay === null ? null : workingDayUpTo(calendar, result.rawLastDay),
    unverified: !stopped && result.unverifiedYear !== null,
    stopped,
    refusal: null,
    derivation: {
      ...opening(basis, period),
      total: extended.total,
      parameters: used,
      skipped: result.skipped.map((s) => skippedDays(s, calendar)),
      stops: stopNotes(sorting),
      stoppedDays: result.skipped.reduce((n, s) => (s.why === 'stopped' ? n + s.to - s.from + 1 : n), 0),
      extensions: extended.notes,
      rolledFrom: rolled && result.rawLastDay !== null ? isoOf(result.rawLastDay) : null,
      rolledOver: rolled ? result.rolledOver.map((s) => skippedDays(s, calendar)) : [],
      lastDay: lastDay === null ? null : isoOf(lastDay),
      due: due === null ? null : isoInstant(due),
      calendars: calendarsUsed(basis, period, result),
      unverifiedYear: stopped ? null : result.unverifiedYear,
      counted: result.counted,
    },
  };
}

function opening(basis: Basis, period: Period): Derivation {
  const { of, edition, start, startDay } = basis;
  return {
    term: of.id,
    title: of.title,
    provision: edition.provision,
    certainty: edition.certainty,
    edition: edition.from,
    start: {
      event: start.event ?? of.startsWith,
      at: isoInstant(start.at),
      day: isoOf(startDay),
      proof: start.proof ?? null,
    },
    period,
    total: period,
    parameters: [],
    skipped: [],
    stops: [],
    stoppedDays: 0,
    extensions: [],
    rolledFrom: null,
    rolledOver: [],
    lastDay: null,
    due: null,
    calendars: [],
    unverifiedYear: null,
    counted: period.count,
  };
}

const skippedDays = (s: Skip, calendar: Calendar): SkippedDays => ({
  from: isoOf(s.from),
  to: isoOf(s.to),
  days: s.to - s.from + 1,
  why: s.why,
  name: s.why === 'holiday' ? calendar.nameOf(s.from) : null,
});

const stopNotes = (sorting: StopSorting): StopNote[] => [
  ...sorting.accepted.map((s) => ({
    cause: causeName(s.cause),
    from: isoOf(s.from),
    to: s.to === null ? null : isoOf(s.to),
    provision: s.provision,
    proof: s.proof,
    rejected: null,
  })),
  ...sorting.rejected.map(({ stop, why }) => ({
    cause: causeName(stop.cause),
    from: isoOf(stop.from),
    to: stop.to === null ? null : isoOf(stop.to),
    provision: null,
    proof: stop.proof,
    rejected: why,
  })),
];

/** A term of calendar days relies on a calendar only for its last day; one of working days for every year it crosses. */
function calendarsUsed(basis: Basis, period: Period, result: Walk): string[] {
  const { calendar } = basis.reckoning;
  const end = result.lastDay ?? result.rawLastDay;
  const first = yearOf(period.unit === 'workingDays' || end === null ? basis.startDay : end);
  const last = end === null ? first : yearOf(end);
  const used: string[] = [];
  for (let year = first; year <= last; year++) {
    const edition = calendar.editionOf(year);
    if (edition) used.push(`${year}: ${edition.id}`);
  }
  return used;
}

function workingDayUpTo(calendar: Calendar, day: Day): Day | null {
  for (let d = day; ; d = plusDays(d, -1)) {
    const kind = calendar.kindOf(d);
    if (kind === 'working') return d;
    if (kind === 'unverified') return null;
  }
}
