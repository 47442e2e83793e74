import type { Fact } from '@liuhen/records';
import { isBefore } from '../../calendars/instant.ts';
import { penaltyTerms } from '../../periods/terms/penalty.ts';
import { regulationTerms } from '../../periods/terms/regulation.ts';
import { issued } from '../../reading/phases.ts';
import { registrationsOpen } from '../../reading/preservation.ts';
import { lastServingOf, servedAt } from '../../reading/served.ts';
import { servedByStep } from '../../reading/service-steps.ts';
import type { Course } from '../course.ts';
import { urgentStart } from '../guards.ts';
import type { ClockDefinition } from '../machine.ts';
import { extensionsOfCase, sinceFiling, stopsOfCase } from '../uncounted.ts';

export const DECISIONS = ['decisionMade', 'penaltyDecision', 'nonPenaltyDecision'] as const;

/** 立案: the head's approval. In an emergency what was supplemented is what he approves. */
export const filing = (c: Course) => c.first('initiationApproved', 'initiationSupplemented');

const filed = (c: Course): boolean => filing(c) !== undefined;
const starts =
  (...kinds: readonly string[]) =>
  (c: Course) => {
    const fact = c.last(...kinds);
    return fact && { fact };
  };

export const filingClock: ClockDefinition = {
  term: penaltyTerms.filing,
  starts: (c) => {
    const fact = c.first('clueRegistered', 'complaintRegistered', 'caseSourceRegister');
    return fact && { fact };
  },
  done: (c) => filed(c) || c.has('notInitiated', 'programStarted'),
  adjustments: (c) => ({ extensions: extensionsOfCase(c.m, 'calendarDays', () => !filed(c)) }),
};

export const emergencyClock: ClockDefinition = {
  term: regulationTerms.emergencySupplement,
  starts: (c) => {
    const fact = urgentStart(c);
    return fact && { fact };
  },
  done: (c) => c.has('initiationSupplemented', 'initiationApproved', 'initiationRefused'),
};

export const decisionClock: ClockDefinition = {
  term: penaltyTerms.decision,
  starts: (c) => {
    const fact = filing(c);
    return fact && { fact, event: '立案' };
  },
  done: (c) => c.has(...DECISIONS, 'investigationTerminated', 'caseWithdrawalApproval', 'caseTransferred'),
  adjustments: (c) => ({
    stops: stopsOfCase(c.m),
    extensions: extensionsOfCase(c.m, 'calendarDays', sinceFiling(filing(c))),
  }),
};

export const registrationClock: ClockDefinition = {
  term: penaltyTerms.evidenceRegistration,
  starts: (c) => {
    const [fact] = registrationsOpen(c.m);
    return fact && { fact };
  },
  done: (c) => registrationsOpen(c.m).length === 0,
};

export const statementClock: ClockDefinition = {
  term: penaltyTerms.statementAndDefence,
  starts: starts('priorNoticeServed'),
  done: (c) => c.has('defenceReceived', 'defenceWaived', ...DECISIONS),
};

export const serviceClock: ClockDefinition = {
  term: penaltyTerms.decisionService,
  starts: starts(...DECISIONS),
  done: (c) => servingBegun(c) !== undefined,
};

/** The first serving on or after the decision: what is in the post, or on the notice board, is under way and not yet served. */
function servingBegun(c: Course): Fact | undefined {
  const decision = c.first(...DECISIONS, 'onSpotPenaltyDecision');
  return decision && c.d.of('served').find((f) => !isBefore(f.at, decision.at));
}

/** When the decision reached the party: as its receipt proves, by mail the day the receipt names, by public notice when its days are over. */
export function served(c: Course): { fact: Fact; at: Temporal.Instant } | undefined {
  const begun = servingBegun(c);
  const papers = ['penaltyDecision', 'onSpotPenaltyDecision'];
  for (const decision of issued(c.m, ...papers)) {
    if (lastServingOf(c.m, decision) === undefined) continue;
    const proven = servedAt(c.m, decision);
    if (proven === null || !c.m.present.hasCome(proven.at)) return undefined;
    return { fact: proven.serving.step ?? proven.serving.receipt, at: proven.at };
  }
  const at = begun === undefined ? null : servedByStep(c.m, begun, papers);
  return begun !== undefined && at !== null ? { fact: begun, at } : undefined;
}

export const publicationClock: ClockDefinition = {
  term: penaltyTerms.decisionPublication,
  starts: starts('decisionMade', 'penaltyDecision', 'onSpotPenaltyDecision'),
  done: (c) => c.isLatest('published', 'decisionMade', 'penaltyDecision', 'onSpotPenaltyDecision'),
};

export const paymentClock: ClockDefinition = {
  term: penaltyTerms.payment,
  starts: (c) => {
    const service = served(c);
    return service && !c.has('nonPenaltyDecision') ? { ...service, event: '收到处罚决定书' } : undefined;
  },
  done: (c) => c.has('paymentMade', 'fineCollectedOnSpot', 'installmentApproved', 'performanceRecorded', 'caseClosed'),
};

export const fileClock: ClockDefinition = {
  term: regulationTerms.fileFormation,
  starts: (c) => {
    const fact = c.last('caseClosed');
    return fact && { fact, event: '结案' };
  },
  done: (c) => c.has('archived'),
};

export const ordinaryClocks: readonly ClockDefinition[] = [
  filingClock,
  emergencyClock,
  decisionClock,
  registrationClock,
  statementClock,
  serviceClock,
  publicationClock,
  paymentClock,
  fileClock,
];
