import type { Fact } from '@liuhen/records';
import { startOfDay } from '../../calendars/day.ts';
import type { Term } from '../../periods/term.ts';
import { licensingTerms } from '../../periods/terms/licensing.ts';
import {
  isEmissionPermit,
  isEnding,
  permitDecisionTerm,
  permitExpiry,
  renewalAskedInTime,
  renewalDecision,
} from '../../reading/permit-act.ts';
import { permitDecisionTypes } from '../../reading/phases.ts';
import type { Course } from '../course.ts';
import type { ClockDefinition } from '../machine.ts';
import { extensionsOfCase, stopsOfCase } from '../uncounted.ts';
import { fileClock } from './ordinary-clocks.ts';

export const PERMIT_DECISIONS = ['decisionMade', ...permitDecisionTypes] as const;
const RECEIVED = [
  'materialsSupplemented',
  'applicationFormCompleted',
  'applicationRegistered',
  'oralApplication',
  'permitChangeRequested',
  'permitRenewalRequested',
] as const;

/** What the five days run from: the papers last handed in. */
const received = (c: Course): Fact | undefined =>
  c.last('materialsSupplemented') ?? c.first('receiptIssued', ...RECEIVED);

/** 许可法第三十二条第一款第（四）项: not told in five days, the application counts as accepted from the day it was received. */
export const supplementClock: ClockDefinition = {
  term: licensingTerms.supplementNotice,
  starts: (c) => {
    const fact = received(c);
    return fact && { fact, event: '收到申请材料' };
  },
  done: (c) => c.state !== 'X1',
};

/** What the bureau is held to, which for a pollution permit is less (排污许可管理条例第九条第（四）项). */
const noticeClocks: readonly ClockDefinition[] = [
  licensingTerms.supplementNotice,
  licensingTerms.emissionSupplement,
].map((term: Term) => ({
  ...supplementClock,
  term,
  starts: (c) =>
    isEmissionPermit(c.m) === (term === licensingTerms.emissionSupplement) ? supplementClock.starts(c) : undefined,
}));

function acceptedFrom(c: Course): { fact: Fact; event: string } | undefined {
  const accepted = c.first('accepted', 'acceptanceNotice');
  if (accepted) return { fact: accepted, event: '受理' };
  const lapse = c.passages.find((p) => p.move === 'X1→X3:deemed');
  const fact = received(c);
  return lapse && fact ? { fact, event: '收到申请材料（视为受理）' } : undefined;
}

const ended = (c: Course): boolean => c.has(...PERMIT_DECISIONS, 'applicationWithdrawn') || c.visited('Xd');

/** One clock a term: which of them runs is read as the duty of 第四十二条 reads it. */
const decisionClocks: readonly ClockDefinition[] = [
  licensingTerms.decision,
  licensingTerms.emissionDecisionSimple,
  licensingTerms.emissionDecisionKey,
  licensingTerms.emissionDecisionOnSite,
  licensingTerms.emissionRenewalDecision,
  licensingTerms.impactReport,
  licensingTerms.impactForm,
].map((term: Term) => ({
  term,
  starts: (c) => {
    const from = acceptedFrom(c);
    return from && permitDecisionTerm(c.m, from.fact.at) === term ? from : undefined;
  },
  done: ended,
  adjustments: (c) => ({ stops: stopsOfCase(c.m), extensions: extensionsOfCase(c.m, 'workingDays') }),
}));

const expiry = (c: Course): ReturnType<ClockDefinition['starts']> => {
  const fact = c.last('permitRenewalRequested');
  const end = permitExpiry(c.m);
  return fact && end !== null ? { fact, at: startOfDay(end), event: '许可有效期的末日' } : undefined;
};
/** 第五十条第二款: until the last day of the old permit, however late it was asked for. */
const renewalClock: ClockDefinition = { term: renewalDecision, starts: expiry, done: ended };
/** Silence grants only what was asked for in time, or what a person found to be so. */
export const deemedRenewal: ClockDefinition = {
  ...renewalClock,
  starts: (c) => (renewalAskedInTime(c.m) ? expiry(c) : undefined),
};

const afterDecision = (
  term: Term,
  done: ClockDefinition['done'],
  runs: (c: Course) => boolean = () => true,
): ClockDefinition => ({
  term,
  starts: (c) => {
    const fact = c.first(...PERMIT_DECISIONS);
    return fact && runs(c) ? { fact } : undefined;
  },
  done,
});

export const permitClocks: readonly ClockDefinition[] = [
  ...noticeClocks,
  ...decisionClocks,
  renewalClock,
  afterDecision(
    licensingTerms.delivery,
    (c) => c.visited('X8'),
    (c) => !isEnding(c.m),
  ),
  afterDecision(licensingTerms.publication, (c) => c.isLatest('published', ...PERMIT_DECISIONS)),
  fileClock,
];
