import type { FactView } from '@liuhen/server/api';

/**
 * The order of a file of the ordinary procedure (decision first, evidence after, 案卷装订规范), which takes in the papers of
 * the other procedures at their own places. What the list does not name stands by its date before the closing papers.
 */
const order: readonly RegExp[] = [
  /^fileCover$/,
  /^fileIndex$/,
  /^(permitApplicationForm|oralApplicationRecord|applicationRegister)$/,
  /^(applicationReceipt|correctionNotice|onSpotCorrectionRecord|acceptanceNotice|nonAcceptanceNotice)$/,
  /^programInitiationApproval$/,
  /^(penaltyDecision|onSpotPenaltyDecision|nonPenaltyDecision|permit\w+Decision)$/,
  /^(serviceReceipt|lienServiceRecord|mailServiceRegister|electronicServiceRecord|publicService\w+|entrustedServiceLetter)$/,
  /^(correctionOrder|dailyPenaltyDecision|productionRestrictionDecision)$/,
  /^priorNotice$/,
  /^(statementDefenceRecord|defence\w+)$/,
  /^hearing\w+$/,
  /^sealSeizure\w+$/,
  /^(caseSourceRegister|complaint\w+)$/,
  /^(inspection\w+|siteInspectionRecord|permitSiteCheckRecord|sceneSketch)$/,
  /^photoEvidenceSheet$/,
  /^(interview\w+|witnessStatement)$/,
  /^(sampl\w+|expert\w+|testResultNotice|testPeriodNotice)$/,
  /^preservation\w+$/,
  /^(evidence\w+|documentaryCopySheet|electronicDataExtractionRecord)$/,
  /^(rightsNotice|serviceAddressConfirmation|powerOfAttorney|recusal\w+|refusalRecord)$/,
];
const late: readonly RegExp[] = [
  /^(performanceRecord|paymentVoucher|onSpotCollectionRecord|installment\w+|followUpRecord|demand\w+|additionalFineDecision|enforcement\w+|substitute\w+|restoration\w+|executionSuspension|court\w+|auction\w+|fundTransferNotice)$/,
  /^(caseTransferLetter|crimeTransfer\w+|transferList)$/,
  /^(avRecordRegister|avArchiveRegister|avTranscript|deviceRegister)$/,
  /^recording$/,
  /^(caseClosureApproval|summaryPenaltyFiling)$/,
  /^(copy\w+|accessApproval)$/,
  /^fileRemarks$/,
];
/** Cover, catalogue and closing note bear no page number; recordings stand in the catalogue only. */
const unnumbered = /^(fileCover|fileIndex|fileRemarks|recording)$/;

export type FileRow = {
  readonly fact: FactView;
  readonly no: number;
  /** First and last page; null for what bears none. */
  readonly pages: { readonly from: number; readonly to: number } | null;
};

/** One volume as it is bound: items in order, pages counted from one. */
export function bind(facts: readonly FactView[]): FileRow[] {
  let page = 0;
  return [...facts]
    .sort((a, b) => rank(a.kind) - rank(b.kind) || Date.parse(a.at) - Date.parse(b.at))
    .map((fact, index) => {
      const count = pagesOf(fact);
      if (unnumbered.test(fact.kind) || count === null) return { fact, no: index + 1, pages: null };
      page += count;
      return { fact, no: index + 1, pages: { from: page - count + 1, to: page } };
    });
}

function rank(kind: string): number {
  const early = order.findIndex((pattern) => pattern.test(kind));
  if (early >= 0) return early;
  const after = late.findIndex((pattern) => pattern.test(kind));
  return after >= 0 ? order.length + 1 + after : order.length;
}

function pagesOf(fact: FactView): number | null {
  const { pages } = fact.data;
  const count = fact.document?.rendition?.pages ?? (typeof pages === 'number' ? pages : null);
  return count !== null && Number.isInteger(count) && count > 0 ? count : null;
}
