import type { Dossier, Fact } from '@liuhen/records';
import { calendarOfAgency, settingsOfAgency } from '../agency/reckoning.ts';
import type { Calendar } from '../calendars/calendar.ts';
import { dayOf, startOfDay } from '../calendars/day.ts';
import type { ParameterValues } from '../parameters/parameter.ts';
import { parametersAt } from '../parameters/settings.ts';
import { type Adjustments, type Due, dueOf, type Reckoning, type StartEvent } from '../periods/due.ts';
import type { Term } from '../periods/term.ts';
import { asOf } from './as-of.ts';
import { type Present, presentOf } from './present.ts';

/** A case as the law looks at it at one instant: its records until then, and what every sum needs. */
export type Matter = {
  readonly dossier: Dossier;
  readonly present: Present;
  readonly calendar: Calendar;
  /** The record the case was opened with, or its first: what is true of the case as a whole hangs on it. */
  readonly opening: Fact | null;
  /** What views have worked out; see `view`. */
  readonly views: unknown[];
  parametersOn(at: Temporal.Instant): ParameterValues;
  /** The values that hold today. */
  parametersNow(): ParameterValues;
  reckoningOn(at: Temporal.Instant): Reckoning;
  due(term: Term, start: StartEvent | Fact, adjustments?: Adjustments): Due;
};

/** `at` may be a present that others ask as well: it then knows how long all of their answers hold. */
export function matterOf(whole: Dossier, at: Temporal.Instant | Present): Matter {
  const present = presentOf(at);
  const dossier = asOf(whole, present);
  const calendar = calendarOfAgency(dossier.agency);
  const settings = settingsOfAgency(dossier.agency);
  const reckoningOn = (instant: Temporal.Instant): Reckoning => ({ calendar, parameters: parametersOn(instant) });
  const parametersOn = (instant: Temporal.Instant) => parametersAt(settings, dayOf(instant));
  return {
    dossier,
    present,
    calendar,
    views: [],
    opening: dossier.of('caseOpened')[0] ?? dossier.facts[0] ?? null,
    parametersOn,
    parametersNow() {
      present.turnsWith(settings.map(({ from }) => startOfDay(from)));
      return parametersOn(present.at);
    },
    reckoningOn,
    due: (term, start, adjustments) => dueOf(term, startOf(start), reckoningOn(start.at), adjustments),
  };
}

function startOf(start: StartEvent | Fact): StartEvent {
  return 'kind' in start
    ? { at: start.at, precision: start.claimed.precision, event: start.title, proof: start.key }
    : start;
}

let views = 0;

/**
 * Something worked out once a case, however many duties ask for it. Held by the matter itself, each view in a place of its own: a
 * weak map a view cost a seventh of all judging in collecting garbage.
 */
export function view<T>(make: (m: Matter) => T): (m: Matter) => T {
  const place = views++;
  return (m) => {
    const held = m.views[place] as { value: T } | undefined;
    if (held) return held.value;
    const value = make(m);
    m.views[place] = { value };
    return value;
  };
}

/** The same for each thing in a case that duties ask about again and again: a paper, a recording, a step. */
export function viewEach<A extends object, T>(make: (m: Matter, about: A) => T): (m: Matter, about: A) => T {
  const all = view(() => new Map<A, { value: T }>());
  return (m, about) => {
    const held = all(m).get(about);
    if (held) return held.value;
    const value = make(m, about);
    all(m).set(about, { value });
    return value;
  };
}
