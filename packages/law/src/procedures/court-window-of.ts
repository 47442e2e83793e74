import type { Dossier } from '@liuhen/records';
import { courtWindow } from '../calculations/court-window.ts';
import { onDay } from '../calculations/suit-end.ts';
import { type Day, endOfDay, isoOf, startOfDay } from '../calendars/day.ts';
import { matterOf } from '../obligations/matter.ts';
import type { Present } from '../obligations/present.ts';
import type { Derivation } from '../periods/derivation.ts';
import { dueOf } from '../periods/due.ts';
import { terms } from '../periods/terms/catalogue.ts';
import { run } from './course.ts';
import type { ProcedureRefusal } from './machine.ts';
import { courtProcedure, isApplied, refusalsNow, windowFacts } from './machines/court.ts';
import { served } from './machines/ordinary-clocks.ts';
import { lastDayToPay } from './machines/overdue.ts';

/** When the agency may apply to the court for a decision that was served and is not performed; days as ISO dates, instants in UTC. */
export type CourtWindowOfCase = {
  /** The last day on which anyone may still sue; null where a deduction still goes on. */
  suitEnds: string | null;
  /** First and last day of the window, and the instants at which they begin and end. */
  opens: string | null;
  closes: string | null;
  opensAt: string | null;
  closesAt: string | null;
  /** The last instant to pay: before it there is nothing to be enforced. */
  paymentEnds: string | null;
  demand: { servedOn: string; lastDay: string | null } | null;
  /** The application is issued and its handing in not recorded: the day the court counts from is not on file. */
  applicationIssued: boolean;
  unverified: boolean;
  needsJudgement: boolean;
  /** How each day was reached: the term to sue, the three months, the demand's ten working days. */
  derivations: Derivation[];
  /** What bars an application at this instant. */
  refusals: ProcedureRefusal[];
};

const settled = ['caseClosed', 'paymentMade', 'fineCollectedOnSpot', 'performanceRecorded'] as const;

/**
 * 非诉执行窗口 of a case as it stands (行政强制法第五十三条、第五十四条). Null where nothing is to be enforced: no penalty was served, it was
 * paid or performed, the case is closed, or the application was handed in.
 */
export function courtWindowOf(dossier: Dossier, at: Temporal.Instant | Present): CourtWindowOfCase | null {
  if (dossier.of('served').length === 0) return null;
  const m = matterOf(dossier, at);
  const course = run(courtProcedure, m);
  if (served(course) === undefined || isApplied(course) || course.has(...settled, 'nonPenaltyDecision')) return null;
  const facts = windowFacts(course);
  const reckoning = { calendar: m.calendar, parameters: m.parametersNow() };
  const { suitEnds, opens, closes, unverified, needsJudgement, derivations } = courtWindow(facts, reckoning);
  const demand =
    facts.demandServedOn === null
      ? null
      : dueOf(terms.coercion.demandBeforeCourt, onDay(facts.demandServedOn), reckoning);
  return {
    suitEnds: iso(suitEnds),
    opens: iso(opens),
    closes: iso(closes),
    opensAt: opens === null ? null : stored(startOfDay(opens)),
    closesAt: closes === null ? null : stored(endOfDay(closes)),
    paymentEnds: stored(lastDayToPay(course)),
    demand:
      demand === null || facts.demandServedOn === null
        ? null
        : { servedOn: isoOf(facts.demandServedOn), lastDay: iso(demand.lastDay) },
    applicationIssued: course.state === 'F2',
    unverified,
    needsJudgement,
    derivations: [...derivations, ...(demand?.derivation ? [demand.derivation] : [])],
    refusals: refusalsNow(course),
  };
}

const iso = (day: Day | null): string | null => (day === null ? null : isoOf(day));
const stored = (at: Temporal.Instant | null): string | null => at?.toString({ fractionalSecondDigits: 3 }) ?? null;
