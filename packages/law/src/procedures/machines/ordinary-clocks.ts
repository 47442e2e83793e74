import { dayOf } from '../../calendars/day.ts';
import { penaltyTerms } from '../../periods/terms/penalty.ts';
import { regulationTerms } from '../../periods/terms/regulation.ts';
import type { Course } from '../course.ts';
import { urgentStart } from '../guards.ts';
import type { ClockDefinition } from '../machine.ts';
import { extensionsOfCase, stopsOfCase } from '../uncounted.ts';

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
    extensions: extensionsOfCase(c.m, 'calendarDays', (fact) => {
      const from = filing(c);
      return from !== undefined && dayOf(fact.at) >= dayOf(from.at);
    }),
  }),
};

export const registrationClock: ClockDefinition = {
  term: penaltyTerms.evidenceRegistration,
  starts: starts('evidencePreserved'),
  done: (c) => !c.isLatest('evidencePreserved', 'preservationDisposed'),
};

export const statementClock: ClockDefinition = {
  term: penaltyTerms.statementAndDefence,
  starts: starts('priorNoticeServed'),
  done: (c) => c.has('defenceReceived', 'defenceWaived', ...DECISIONS),
};

export const serviceClock: ClockDefinition = {
  term: penaltyTerms.decisionService,
  starts: starts(...DECISIONS),
  done: (c) => served(c) !== undefined,
};

/** The first serving on or after the decision. */
export function served(c: Course) {
  const decision = c.first(...DECISIONS, 'onSpotPenaltyDecision');
  return decision && c.d.of('served').find((f) => Temporal.Instant.compare(f.at, decision.at) >= 0);
}

export const publicationClock: ClockDefinition = {
  term: penaltyTerms.decisionPublication,
  starts: starts('decisionMade', 'penaltyDecision', 'onSpotPenaltyDecision'),
  done: (c) => c.isLatest('published', 'decisionMade', 'penaltyDecision', 'onSpotPenaltyDecision'),
};

export const paymentClock: ClockDefinition = {
  term: penaltyTerms.payment,
  starts: (c) => {
    const fact = served(c);
    return fact && !c.has('nonPenaltyDecision') ? { fact, event: '收到处罚决定书' } : undefined;
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
