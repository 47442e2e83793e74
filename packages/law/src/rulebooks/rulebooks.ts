import type { Obligation } from '../obligations/obligation.ts';
import { fusongAgencyObligations, fusongArticles, fusongCaseObligations } from './fusong-process-recording/rulebook.ts';
import type { Law } from './rulebook.ts';

export const nationalLaws: readonly Law[] = [];

export const caseObligations: readonly Obligation[] = [
  ...fusongCaseObligations,
  ...nationalLaws.flatMap((law) => law.obligations),
];
export const agencyObligations: readonly Obligation[] = fusongAgencyObligations;
export const allObligations: readonly Obligation[] = [...caseObligations, ...agencyObligations];
export const articles = fusongArticles;
