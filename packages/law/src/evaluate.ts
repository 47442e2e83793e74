import { type AgencyFacts, type Dossier, fold } from '@liuhen/records';
import type { Finding } from './findings/finding.ts';
import { evaluateWith } from './obligations/evaluate.ts';
import { type Matter, matterOf } from './obligations/matter.ts';
import type { Obligation } from './obligations/obligation.ts';
import type { Present } from './obligations/present.ts';
import { conductAt } from './reading/phases.ts';
import { agencyObligations, caseObligations } from './rulebooks/rulebooks.ts';

export type EvaluateOptions = {
  /** Another rulebook than the house's own: a made-up by-law in tests, an agency's own later. */
  rulebook?: readonly Obligation[];
};

/**
 * Every duty of a case at an instant, article by article. What is recorded as having happened later has not happened yet. Total:
 * contradictory, unreadable or missing data yields findings that say so.
 */
export function evaluate(dossier: Dossier, at: Temporal.Instant | Present, options: EvaluateOptions = {}): Finding[] {
  return evaluateMatter(matterOf(dossier, at), options.rulebook ?? caseObligations);
}

export function evaluateMatter(m: Matter, rulebook: readonly Obligation[]): Finding[] {
  if (m.opening === null) return [emptyCase];
  return evaluateWith(rulebook, m, conductAt);
}

/** The duties of the bureau itself, on its own records. */
export function evaluateAgency(agency: AgencyFacts, at: Temporal.Instant): Finding[] {
  return evaluateWith(agencyObligations, matterOf(fold([], agency), at), () => null);
}

const emptyCase: Finding = {
  id: 'record.empty',
  article: '制度第二条',
  duty: '案件须有记录',
  severity: 'W',
  status: 'breached',
  legalEffect: null,
  compliance: 'violation',
  due: null,
  derivation: null,
  records: [],
  cure: '补录案件的启动、调查等记录；建错的案件由有权人员撤销。',
  message: '案件在此时刻之前没有任何记录，无从判断。依据：制度第二条。',
  who: '行政执法大队及其执法人员',
  certainty: 'text',
  bars: [],
};
