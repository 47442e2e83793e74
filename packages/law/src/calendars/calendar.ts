import { type Day, dayFrom, isWeekend, parseDay, plusDays, yearOf } from './day.ts';
import type { CalendarEdition } from './edition.ts';
import { stateCouncilEditions } from './state-council.ts';

/** Whether a day is worked; `unverified` when its year's notice is not loaded (P18: never guessed from the weekday). */
export type DayKind = 'working' | 'weekend' | 'holiday' | 'unverified';

/**
 * The working days of the years whose notices are loaded. A year with several editions is read from the one issued last.
 * Immutable: loading a notice makes another calendar, and open terms are compared under both (`recompute`).
 */
export type Calendar = {
  kindOf(day: Day): DayKind;
  /** 元旦, 春节 …; null on plain days. */
  nameOf(day: Day): string | null;
  verifies(year: number): boolean;
  editionOf(year: number): CalendarEdition | null;
  years: readonly number[];
};

export function calendarOf(editions: readonly CalendarEdition[]): Calendar {
  const byYear = new Map<number, CalendarEdition>();
  for (const edition of editions) {
    const held = byYear.get(edition.year);
    if (!held || held.issued <= edition.issued) byYear.set(edition.year, edition);
  }
  const named = new Map<number, { kind: 'off' | 'work'; name: string }>();
  for (const edition of [...byYear.values()].sort((a, b) => a.year - b.year)) {
    for (const span of edition.days) {
      const [first, last] = [parseDay(span.from), parseDay(span.to)];
      if (first === null || last === null) continue;
      for (let day = first; day <= last; day = plusDays(day, 1)) named.set(day, { kind: span.kind, name: span.name });
    }
  }
  const kindOf = (day: Day): DayKind => {
    if (!byYear.has(yearOf(day))) return 'unverified';
    const special = named.get(day);
    if (special) return special.kind === 'off' ? 'holiday' : 'working';
    return isWeekend(day) ? 'weekend' : 'working';
  };
  const years = [...byYear.keys()].sort((a, b) => a - b);
  // Terms walk day by day over thousands of days: the days from the first year to the last are told once.
  const first = dayFrom(years[0] ?? 1970, 1, 1);
  const kinds = Array.from(
    { length: years.length === 0 ? 0 : dayFrom((years.at(-1) ?? 1970) + 1, 1, 1) - first },
    (_, n) => kindOf(plusDays(first, n)),
  );
  return {
    kindOf: (day) => kinds[day - first] ?? 'unverified',
    nameOf: (day) => named.get(day)?.name ?? null,
    verifies: (year) => byYear.has(year),
    editionOf: (year) => byYear.get(year) ?? null,
    years,
  };
}

/** The notices this house ships with, 2019–2026. */
export const shippedCalendar: Calendar = calendarOf(stateCouncilEditions);

/** The shipped notices and those an agency has loaded since. */
export const calendarWith = (loaded: readonly CalendarEdition[]): Calendar =>
  loaded.length === 0 ? shippedCalendar : calendarOf([...stateCouncilEditions, ...loaded]);

/** The first working day on or after `day`; null when an unverified year stands in the way. */
export function workingDayFrom(calendar: Calendar, day: Day): Day | null {
  for (let d = day; ; d = plusDays(d, 1)) {
    const kind = calendar.kindOf(d);
    if (kind === 'working') return d;
    if (kind === 'unverified') return null;
  }
}
