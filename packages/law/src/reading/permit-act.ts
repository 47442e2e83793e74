import type { Fact } from '@liuhen/records';
import { type Day, dayFrom, dayOf } from '../calendars/day.ts';
import { type Matter, view } from '../obligations/matter.ts';
import { daysBefore } from '../periods/days-before.ts';
import type { StartEvent } from '../periods/due.ts';
import { calendarDays } from '../periods/period.ts';
import { type Term, term } from '../periods/term.ts';
import { licensingTerms } from '../periods/terms/licensing.ts';
import { dayIn, latest, words, wordsOf } from './paper.ts';
import { issued, profileOf, stepsOf } from './phases.ts';

/** What a permit case is about: to grant one, or what becomes of one that was granted (行政许可法第八条、第四十九条、第五十条、第六十九条、第七十条). */
export type PermitAct = 'grant' | 'change' | 'renewal' | 'withdrawal' | 'revocation' | 'cancellation';

const begunBy: Readonly<Record<string, PermitAct>> = {
  permitChangeRequested: 'change',
  permitRenewalRequested: 'renewal',
  permitWithdrawalStarted: 'withdrawal',
  permitRevocationStarted: 'revocation',
  permitCancellationStarted: 'cancellation',
};

/** What a form or a decision calls it; null where it names none of these. */
export function permitActNamed(word: string): PermitAct | null {
  if (/撤销/.test(word)) return 'revocation';
  if (/撤回/.test(word)) return 'withdrawal';
  if (/注销/.test(word)) return 'cancellation';
  if (/延续/.test(word)) return 'renewal';
  return /变更/.test(word) ? 'change' : null;
}

/** The step that says what is to become of a permit: the last one speaks. */
export const permitActBegun = view((m): Fact | undefined => latest(stepsOf(m, ...Object.keys(begunBy))));

/** As the step that began it says, else the application form, else the decision by which it ended. */
export const permitAct = view((m): PermitAct => {
  const begun = permitActBegun(m);
  if (begun !== undefined) return begunBy[begun.kind] ?? 'grant';
  const form = issued(m, 'permitApplicationForm').at(-1);
  const decision = issued(m, 'permitChangeDecision').at(-1);
  return (
    (form && permitActNamed(words(form, 'permitType'))) ??
    (decision && permitActNamed(words(decision, 'action'))) ??
    'grant'
  );
});

/** A permit is to come to an end: taken up by the agency, with an inquiry of its own. */
export const isEnding = (m: Matter): boolean => ['withdrawal', 'revocation', 'cancellation'].includes(permitAct(m));

/**
 * What takes a permit away that was granted: 撤销, and 撤回 unless it was changed instead, which 第八条第二款 leaves open too
 * (then it stands, and there is nothing to be taken off the register).
 */
export const takesPermitAway = view((m): boolean => {
  const decision = issued(m, 'permitChangeDecision').at(-1);
  const changed = decision !== undefined && permitActNamed(words(decision, 'action')) === 'change';
  return permitAct(m) === 'revocation' || (permitAct(m) === 'withdrawal' && !changed);
});

/** Nobody applied for a permit: a withdrawal, a revocation, whoever asked for it, and a cancellation that its holder did not ask for. */
export const isExOfficio = (m: Matter): boolean =>
  ['withdrawal', 'revocation'].includes(permitAct(m)) ||
  (permitAct(m) === 'cancellation' &&
    stepsOf(m, 'applicationRegistered', 'applicationFormCompleted', 'oralApplication').length === 0 &&
    issued(m, 'permitApplicationForm', 'applicationRegister').length === 0);

/** The last day on which the permit to be renewed is valid; null where no record says. */
export const permitExpiry = view((m): Day | null => {
  const asked = stepsOf(m, 'permitRenewalRequested').at(-1);
  return asked === undefined ? null : dayIn(asked, 'validTo');
});

const matterOfPermit = (m: Matter): string => `${wordsOf(profileOf(m).permitMatter)}${wordsOf(profileOf(m).title)}`;
export const isEmissionPermit = (m: Matter): boolean => /排污许可/.test(matterOfPermit(m));

/** 第五十条第二款: the permit itself says until when; no length of days is reckoned, and no holiday puts it off. */
export const renewalDecision: Term = term({
  id: 'licence.renewal.decision',
  title: '决定是否准予延续（逾期视为准予延续）',
  startsWith: '提出延续申请',
  side: 'agency',
  provision: '行政许可法第五十条第二款',
  period: calendarDays(0),
  roll: 'never',
});

/** What the terms of a renewal run between: its being asked for, and the last day of the permit. */
export const renewalStart = (asked: Fact, end: Day): StartEvent => ({
  at: asked.at,
  precision: 'day',
  event: '提出延续申请',
  proof: asked.key,
  end: { day: end, event: '许可有效期的末日' },
});

/** How long before its end a permit must be asked to be renewed: 排污许可管理条例第十四条 goes before the general thirty days. */
export const renewalTerm = (m: Matter): Term =>
  isEmissionPermit(m) ? licensingTerms.emissionRenewal : licensingTerms.renewal;

/**
 * Which term, counted from acceptance, rules the decision: pollution permits and impact assessments have their own. A renewal is to
 * be decided before the permit ends (第五十条) and has none besides, but that of pollution permits; where no record says when the old
 * permit ends, the general one stands in.
 */
export function permitDecisionTerm(m: Matter, acceptedAt: Temporal.Instant): Term | null {
  const what = matterOfPermit(m);
  if (permitAct(m) === 'renewal' && isEmissionPermit(m)) return licensingTerms.emissionRenewalDecision;
  if (permitAct(m) === 'renewal' && permitExpiry(m) !== null) return null;
  if (isEmissionPermit(m)) {
    // 排污许可管理条例第十二条第二款 gives the days of an inspection on the spot to 重点管理 alone
    if (/简化/.test(what)) return licensingTerms.emissionDecisionSimple;
    if (m.dossier.documents('permitSiteCheckRecord').length > 0) return licensingTerms.emissionDecisionOnSite;
    return /重点/.test(what) ? licensingTerms.emissionDecisionKey : licensingTerms.emissionDecisionSimple;
  }
  const underCode = dayOf(acceptedAt) >= dayFrom(2026, 8, 15);
  if (underCode && /环境影响报告书/.test(what)) return licensingTerms.impactReport;
  return underCode && /环境影响报告表/.test(what) ? licensingTerms.impactForm : licensingTerms.decision;
}

/** 第五十条第一款: asked for as long before the end as the law wants, or found by a person to count as such. */
export const renewalAskedInTime = view((m): boolean => {
  const asked = stepsOf(m, 'permitRenewalRequested').at(-1);
  const end = permitExpiry(m);
  if (asked === undefined || end === null) return false;
  const result = daysBefore(renewalTerm(m), dayOf(asked.at), end, m.reckoningOn(asked.at));
  return (
    (result.ok && result.met === true) ||
    m.dossier
      .of('judgement')
      .some((j) => j.data.obligation === 'permit-law-2019.50.request' && j.data.verdict === 'met')
  );
});
