/**
 * Steps that tell what became of a paper: it is drawn up, approved and issued first, and the step then says that it was handed
 * over, granted or carried out. Every other step is taken first, and its paper is written meanwhile.
 */
const paperFirst: ReadonlySet<string> = new Set([
  'accepted',
  'additionalFineDecided',
  'agreementConcluded',
  'archived',
  'caseClosed',
  'caseTransferred',
  'complaintAccepted',
  'complaintReplied',
  'copyApproved',
  'correctionNoticeIssued',
  'correctionOrdered',
  'courtApplicationWithdrawn',
  'courtApplied',
  'crimeTransferred',
  'decisionMade',
  'demandServed',
  'enforcementDecided',
  'enforcementResumed',
  'enforcementSuspended',
  'enforcementTerminated',
  'excludedPeriodNotified',
  'headApproved',
  'hearingNoticeServed',
  'initiationApproved',
  'initiationRefused',
  'initiationSupplemented',
  'inspectionNotified',
  'inspectionPlanned',
  'inspectionResultNotified',
  'installmentApproved',
  'investigationReported',
  'investigationResumed',
  'investigationSuspended',
  'investigationTerminated',
  'notInitiated',
  'periodExtended',
  'permitCancelled',
  'permitUpheld',
  'preservationDisposed',
  'priorNoticeServed',
  'published',
  'receiptIssued',
  'recusalDecided',
  'refusedAcceptance',
  'sealSeizureExtended',
  'sealSeizureReleased',
  'substitutePerformanceDecided',
  'summaryFiled',
  'testCommissioned',
  'testPeriodNotified',
  'testResultNotified',
]);

/** Whoever serves a paper has the receipt filled in on the spot. */
const serves = /Served$|^served$/;

/** The paper that must stand before a step, and the one that is written while it is taken. */
export function papersOf(act: string, docType: string | null): { before: string | null; during: string | null } {
  const isFirst = paperFirst.has(act);
  return {
    before: isFirst ? docType : null,
    during: serves.test(act) ? 'serviceReceipt' : isFirst ? null : docType,
  };
}
