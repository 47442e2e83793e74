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
/** Cover, catalogue and closing note bear no page number; recordings stand in the catalogue only (案卷装订规范). */
const unnumbered = /^(fileCover|fileIndex|fileRemarks|recording)$/;

/** What a file is bound of: a paper or a recording, when it was made, and how many pages it has. */
export type Bindable = {
  readonly id: string;
  readonly kind: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Null where it has none or they were never counted. */
  readonly pages: number | null;
};

/** One item put at another place by hand: behind `after`, or first where that is null. */
export type BindingMove = { readonly item: string; readonly after: string | null };

export type Bound<Item> = {
  readonly item: Item;
  readonly no: number;
  /** First and last page; null for what bears none. */
  readonly pages: { readonly from: number; readonly to: number } | null;
};

/**
 * One volume as it is bound: items in the prescribed order, then moved as it was recorded, pages counted from one. A move that
 * speaks of what is not in the volume is passed over.
 */
export function bind<Item extends Bindable>(items: readonly Item[], moves: readonly BindingMove[] = []): Bound<Item>[] {
  let page = 0;
  return moves.reduce(moved, items.toSorted(byPrescription)).map((item, index) => {
    const pages = unnumbered.test(item.kind) ? null : item.pages;
    if (pages === null || pages < 1) return { item, no: index + 1, pages: null };
    page += pages;
    return { item, no: index + 1, pages: { from: page - pages + 1, to: page } };
  });
}

const byPrescription = (a: Bindable, b: Bindable) => rank(a.kind) - rank(b.kind) || a.at - b.at;

function moved<Item extends Bindable>(items: readonly Item[], { item, after }: BindingMove): Item[] {
  const one = items.find(({ id }) => id === item);
  const rest = items.filter(({ id }) => id !== item);
  const place = after === null ? 0 : rest.findIndex(({ id }) => id === after) + 1;
  return one === undefined || (after !== null && place === 0) ? [...items] : rest.toSpliced(place, 0, one);
}

function rank(kind: string): number {
  const early = order.findIndex((pattern) => pattern.test(kind));
  if (early >= 0) return early;
  const after = late.findIndex((pattern) => pattern.test(kind));
  return after >= 0 ? order.length + 1 + after : order.length;
}
