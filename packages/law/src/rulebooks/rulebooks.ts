import type { Obligation } from '../obligations/obligation.ts';
import { administratorsApart, separationOfDuties } from '../separation-of-duties/duties.ts';
import { fusongAgencyObligations, fusongArticles, fusongCaseObligations } from './fusong-process-recording/rulebook.ts';
import { archivesLaw } from './national/archives.ts';
import { civilProcedure2023 } from './national/civil-procedure-2023.ts';
import { coercionLaw2011 } from './national/coercion-law-2011.ts';
import { complaintHotlineRules } from './national/complaint-hotline.ts';
import { crimeTransferRules } from './national/crime-transfer.ts';
import { ecoCode2026 } from './national/eco-code-2026.ts';
import { evidenceRules2002 } from './national/evidence-rules-2002.ts';
import { informationObligations } from './national/information-laws.ts';
import { penaltyLaw2021 } from './national/penalty-law-2021.ts';
import { penaltyMeasures2023 } from './national/penalty-measures-2023.ts';
import { penaltyProcedure } from './national/penalty-procedure.ts';
import { permitLaw2019 } from './national/permit-law-2019.ts';
import { reconsiderationAndLitigation } from './national/reconsideration-and-litigation.ts';
import { recordKeepingRules, settingsTaken } from './national/record-keeping.ts';
import type { Law } from './rulebook.ts';

export const articles = fusongArticles;

/** The law above the regulation, each in the edition applied. */
export const nationalLaws: readonly Law[] = [
  penaltyProcedure,
  penaltyLaw2021,
  penaltyMeasures2023,
  coercionLaw2011,
  permitLaw2019,
  reconsiderationAndLitigation,
  civilProcedure2023,
  evidenceRules2002,
  crimeTransferRules,
  complaintHotlineRules,
  ecoCode2026,
  archivesLaw,
  separationOfDuties,
  recordKeepingRules,
];

export const caseObligations: readonly Obligation[] = [
  ...fusongCaseObligations,
  ...nationalLaws.flatMap((law) => law.obligations),
];
export const agencyObligations: readonly Obligation[] = [
  ...fusongAgencyObligations,
  ...informationObligations,
  administratorsApart,
  settingsTaken,
];
export const allObligations: readonly Obligation[] = [...caseObligations, ...agencyObligations];
