import type { Term } from '../../periods/term.ts';
import { licensingTerms } from '../../periods/terms/licensing.ts';
import { acceptance, handings, supplementTerm } from '../../reading/permit-acceptance.ts';
import {
  isEnding,
  permitDecisionTerm,
  permitExpiry,
  renewalAskedInTime,
  renewalDecision,
  renewalStart,
} from '../../reading/permit-act.ts';
import { permitDecisionTypes } from '../../reading/phases.ts';
import type { Course } from '../course.ts';
import type { ClockDefinition } from '../machine.ts';
import { extensionsOfCase, stopsOfCase } from '../uncounted.ts';
import { fileClock } from './ordinary-clocks.ts';

export const PERMIT_DECISIONS = ['decisionMade', ...permitDecisionTypes] as const;
/** The papers last handed in: a supplement begins the days anew. */
const received = (c: Course): ReturnType<ClockDefinition['starts']> => {
  const supplement = c.last('materialsSupplemented');
  if (supplement) return { fact: supplement, event: '收到补正材料' };
  const first = handings(c.m)[0];
  return first && { fact: first.fact, at: first.start.at, event: '收到申请材料' };
};

/**
 * 许可法第三十二条第一款第（四）项: not told in five days, the application counts as accepted from the day it was received; a pollution
 * permit in three (排污许可管理条例第九条第（四）项). The clock that is shown is the one that lapses, and the one of the duty.
 */
export const noticeClocks: readonly ClockDefinition[] = [
  licensingTerms.supplementNotice,
  licensingTerms.emissionSupplement,
].map((term: Term) => ({
  term,
  starts: (c) => (supplementTerm(c.m) === term ? received(c) : undefined),
  done: (c) => c.state !== 'X1',
}));

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
    const from = acceptance(c.m);
    if (from === undefined || permitDecisionTerm(c.m, from.start.at) !== term) return undefined;
    return { fact: from.fact, at: from.start.at, event: from.start.event ?? '受理' };
  },
  done: ended,
  adjustments: (c) => ({ stops: stopsOfCase(c.m), extensions: extensionsOfCase(c.m, 'workingDays') }),
}));

const expiry = (c: Course): ReturnType<ClockDefinition['starts']> => {
  const fact = c.last('permitRenewalRequested');
  const end = permitExpiry(c.m);
  if (fact === undefined || end === null) return undefined;
  const { at, event, end: until } = renewalStart(fact, end);
  return { fact, at, ...(event && { event }), ...(until && { end: until }) };
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
