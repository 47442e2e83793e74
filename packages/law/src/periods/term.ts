import type { Day } from '../calendars/day.ts';
import { parseDay } from '../calendars/day.ts';
import type { ParameterId, ParameterValues } from '../parameters/parameter.ts';
import type { Period } from './period.ts';

/** How sure we are of a provision: read in the text, read in a second-hand copy, or from knowledge only. */
export type Certainty = 'text' | 'secondhand' | 'unverified' | 'internal';

/** Who may extend a term: 本机关负责人, 负责人集体讨论, 承办机构负责人. */
export type Authority = 'head' | 'headsCollectively' | 'departmentHead';

/** Events whose time is not counted; which of them count for which term is the term's own matter. */
export type StopCause =
  | 'suspension'
  | 'hearing'
  | 'publicNotice'
  | 'monitoring'
  | 'assessment'
  | 'appraisal'
  | 'determination'
  | 'service'
  | 'testing'
  | 'expertReview'
  | 'tendering'
  | 'remedy'
  | 'mediation';

export type StopRule = { cause: StopCause; provision: string; writtenNotice: boolean };
export type ExtensionRule = { period: Period; by: Authority; provision: string };
/** When no work is done on the last day: a parameter decides, or the law itself does. */
export type RollRule = 'P02' | 'P03' | 'P20' | 'P23' | 'always' | 'never';

export type TermEdition = {
  /** First day on which it applies; null where it is older than every record of this house. */
  from: string | null;
  provision: string;
  certainty: Certainty;
  period: Period | ((values: ParameterValues) => Period);
  roll: RollRule;
  extensions: readonly ExtensionRule[];
  stops: readonly StopRule[];
};

/**
 * A term of the law. `agency`: late is a violation, the duty remains. `party`: late is a lost right, nothing more. `court`: told so
 * that nobody waits in vain. `wait`: nothing may be done before its end.
 */
export type Term = {
  id: string;
  title: string;
  /** The event from whose following day (or instant) it runs. */
  startsWith: string;
  side: 'agency' | 'party' | 'court' | 'wait';
  /** "N 日前": counted backward from an event; which reading is a parameter. */
  before: 'P04' | 'P05' | 'calendar' | null;
  editions: readonly TermEdition[];
};

type Wording = {
  id: string;
  title: string;
  startsWith: string;
  side: Term['side'];
  provision: string;
  certainty?: Certainty;
  period: TermEdition['period'];
  roll?: RollRule;
  from?: string;
  before?: Term['before'];
  extensions?: readonly ExtensionRule[];
  stops?: readonly StopRule[];
  earlier?: readonly TermEdition[];
};

/** One line of the catalogue: a term with its current edition, and earlier ones where the law has changed. */
export function term(w: Wording): Term {
  const current: TermEdition = {
    from: w.from ?? null,
    provision: w.provision,
    certainty: w.certainty ?? 'text',
    period: w.period,
    roll: w.roll ?? 'P02',
    extensions: w.extensions ?? [],
    stops: w.stops ?? [],
  };
  return {
    id: w.id,
    title: w.title,
    startsWith: w.startsWith,
    side: w.side,
    before: w.before ?? null,
    editions: [...(w.earlier ?? []), current],
  };
}

/** The edition for a step of this day, the first one when none is old enough is null: before it, the law did not say. */
export function editionAt(of: Term, day: Day): TermEdition | null {
  let found: TermEdition | null = null;
  for (const edition of of.editions) {
    const from = edition.from === null ? null : parseDay(edition.from);
    if (from === null || from <= day) found = edition;
  }
  return found;
}

export const periodOf = (edition: TermEdition, values: ParameterValues): Period =>
  typeof edition.period === 'function' ? edition.period(values) : edition.period;

/** Whether the last day gives way to the next working day, and which parameter said so. */
export function rollOf(
  edition: TermEdition,
  values: ParameterValues,
): { forward: boolean; parameter: ParameterId | null } {
  switch (edition.roll) {
    case 'always':
      return { forward: true, parameter: null };
    case 'never':
      return { forward: false, parameter: null };
    default:
      return { forward: values[edition.roll] === 'rollForward', parameter: edition.roll };
  }
}
