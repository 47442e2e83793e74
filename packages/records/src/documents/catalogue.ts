import { acceptanceNotice } from './catalogue/acceptanceNotice.ts';
import { accessApproval } from './catalogue/accessApproval.ts';
import { additionalFineDecision } from './catalogue/additionalFineDecision.ts';
import { applicationReceipt } from './catalogue/applicationReceipt.ts';
import { applicationRegister } from './catalogue/applicationRegister.ts';
import { appraisalDestruction } from './catalogue/appraisalDestruction.ts';
import { assessmentSheet } from './catalogue/assessmentSheet.ts';
import { assistanceLetter } from './catalogue/assistanceLetter.ts';
import { auctionDisposalRecord } from './catalogue/auctionDisposalRecord.ts';
import { avArchiveRegister } from './catalogue/avArchiveRegister.ts';
import { avInapplicableStatement } from './catalogue/avInapplicableStatement.ts';
import { avRecordRegister } from './catalogue/avRecordRegister.ts';
import { avTranscript } from './catalogue/avTranscript.ts';
import { caseClosureApproval } from './catalogue/caseClosureApproval.ts';
import { caseDisposalApproval } from './catalogue/caseDisposalApproval.ts';
import { caseFileReviewSheet } from './catalogue/caseFileReviewSheet.ts';
import { caseReviewForm } from './catalogue/caseReviewForm.ts';
import { caseSourceRegister } from './catalogue/caseSourceRegister.ts';
import { caseTransferLetter } from './catalogue/caseTransferLetter.ts';
import { caseWithdrawalApproval } from './catalogue/caseWithdrawalApproval.ts';
import { collectiveDiscussionRecord } from './catalogue/collectiveDiscussionRecord.ts';
import { complaintAcceptanceNotice } from './catalogue/complaintAcceptanceNotice.ts';
import { complaintOutcomeReply } from './catalogue/complaintOutcomeReply.ts';
import { complaintRegister } from './catalogue/complaintRegister.ts';
import { confiscatedGoodsDisposal } from './catalogue/confiscatedGoodsDisposal.ts';
import { copyApplication } from './catalogue/copyApplication.ts';
import { copyApproval } from './catalogue/copyApproval.ts';
import { copyDelivery } from './catalogue/copyDelivery.ts';
import { correctionNotice } from './catalogue/correctionNotice.ts';
import { correctionOrder } from './catalogue/correctionOrder.ts';
import { courtApplication } from './catalogue/courtApplication.ts';
import { courtExecutionLog } from './catalogue/courtExecutionLog.ts';
import { crimeTransferApproval } from './catalogue/crimeTransferApproval.ts';
import { crimeTransferLetter } from './catalogue/crimeTransferLetter.ts';
import { custodyEntrustment } from './catalogue/custodyEntrustment.ts';
import { dailyPenaltyDecision } from './catalogue/dailyPenaltyDecision.ts';
import { decisionAmendmentNotice } from './catalogue/decisionAmendmentNotice.ts';
import { defenceReviewOpinion } from './catalogue/defenceReviewOpinion.ts';
import { demandDefenceRecord } from './catalogue/demandDefenceRecord.ts';
import { demandNotice } from './catalogue/demandNotice.ts';
import { deviceRegister } from './catalogue/deviceRegister.ts';
import { documentaryCopySheet } from './catalogue/documentaryCopySheet.ts';
import { electronicDataExtractionRecord } from './catalogue/electronicDataExtractionRecord.ts';
import { electronicServiceRecord } from './catalogue/electronicServiceRecord.ts';
import { enforcementAgreement } from './catalogue/enforcementAgreement.ts';
import { enforcementDecision } from './catalogue/enforcementDecision.ts';
import { entrustedServiceLetter } from './catalogue/entrustedServiceLetter.ts';
import { evidenceList } from './catalogue/evidenceList.ts';
import { evidenceRequestNotice } from './catalogue/evidenceRequestNotice.ts';
import { excludedPeriodNotice } from './catalogue/excludedPeriodNotice.ts';
import { executionSuspension } from './catalogue/executionSuspension.ts';
import { expertCommission } from './catalogue/expertCommission.ts';
import { expertOpinion } from './catalogue/expertOpinion.ts';
import { expertReport } from './catalogue/expertReport.ts';
import { fileCover } from './catalogue/fileCover.ts';
import { fileIndex } from './catalogue/fileIndex.ts';
import { fileRemarks } from './catalogue/fileRemarks.ts';
import { followUpRecord } from './catalogue/followUpRecord.ts';
import { fourPropertyReport } from './catalogue/fourPropertyReport.ts';
import { fundTransferNotice } from './catalogue/fundTransferNotice.ts';
import { hearingAnnouncement } from './catalogue/hearingAnnouncement.ts';
import { hearingNotice } from './catalogue/hearingNotice.ts';
import { hearingRecord } from './catalogue/hearingRecord.ts';
import { hearingReport } from './catalogue/hearingReport.ts';
import { hearingRequest } from './catalogue/hearingRequest.ts';
import { inspectionApproval } from './catalogue/inspectionApproval.ts';
import { inspectionNotice } from './catalogue/inspectionNotice.ts';
import { inspectionResultNotice } from './catalogue/inspectionResultNotice.ts';
import { installmentApplication } from './catalogue/installmentApplication.ts';
import { installmentNotice } from './catalogue/installmentNotice.ts';
import { interestedPartyNotice } from './catalogue/interestedPartyNotice.ts';
import { interviewNotice } from './catalogue/interviewNotice.ts';
import { interviewRecord } from './catalogue/interviewRecord.ts';
import { investigationReport } from './catalogue/investigationReport.ts';
import { investigationSuspension } from './catalogue/investigationSuspension.ts';
import { lateUploadStatement } from './catalogue/lateUploadStatement.ts';
import { legalReviewOpinion } from './catalogue/legalReviewOpinion.ts';
import { lienServiceRecord } from './catalogue/lienServiceRecord.ts';
import { mailServiceRegister } from './catalogue/mailServiceRegister.ts';
import { nonAcceptanceNotice } from './catalogue/nonAcceptanceNotice.ts';
import { nonFilingApproval } from './catalogue/nonFilingApproval.ts';
import { nonInitiationApproval } from './catalogue/nonInitiationApproval.ts';
import { nonInitiationNotice } from './catalogue/nonInitiationNotice.ts';
import { nonPenaltyDecision } from './catalogue/nonPenaltyDecision.ts';
import { onSpotCollectionRecord } from './catalogue/onSpotCollectionRecord.ts';
import { onSpotCorrectionRecord } from './catalogue/onSpotCorrectionRecord.ts';
import { onSpotPenaltyDecision } from './catalogue/onSpotPenaltyDecision.ts';
import { oralApplicationRecord } from './catalogue/oralApplicationRecord.ts';
import { paymentVoucher } from './catalogue/paymentVoucher.ts';
import { penaltyDecision } from './catalogue/penaltyDecision.ts';
import { performanceRecord } from './catalogue/performanceRecord.ts';
import { periodExtensionNotice } from './catalogue/periodExtensionNotice.ts';
import { permitApplicationForm } from './catalogue/permitApplicationForm.ts';
import { permitChangeDecision } from './catalogue/permitChangeDecision.ts';
import { permitGrantDecision } from './catalogue/permitGrantDecision.ts';
import { permitHearingNotice } from './catalogue/permitHearingNotice.ts';
import { permitNotRequiredNotice } from './catalogue/permitNotRequiredNotice.ts';
import { permitRefusalDecision } from './catalogue/permitRefusalDecision.ts';
import { permitReviewForm } from './catalogue/permitReviewForm.ts';
import { permitSiteCheckRecord } from './catalogue/permitSiteCheckRecord.ts';
import { photoEvidenceSheet } from './catalogue/photoEvidenceSheet.ts';
import { powerOfAttorney } from './catalogue/powerOfAttorney.ts';
import { preservationApproval } from './catalogue/preservationApproval.ts';
import { preservationDisposal } from './catalogue/preservationDisposal.ts';
import { preservationNotice } from './catalogue/preservationNotice.ts';
import { priorNotice } from './catalogue/priorNotice.ts';
import { productionRestrictionDecision } from './catalogue/productionRestrictionDecision.ts';
import { programInitiationApproval } from './catalogue/programInitiationApproval.ts';
import { publicationReview } from './catalogue/publicationReview.ts';
import { publicServiceAnnouncement } from './catalogue/publicServiceAnnouncement.ts';
import { publicServiceApproval } from './catalogue/publicServiceApproval.ts';
import { recordAmendment } from './catalogue/recordAmendment.ts';
import { recusalApplication } from './catalogue/recusalApplication.ts';
import { recusalDecision } from './catalogue/recusalDecision.ts';
import { refusalRecord } from './catalogue/refusalRecord.ts';
import { restorationExecutionRecord } from './catalogue/restorationExecutionRecord.ts';
import { retentionSchedule } from './catalogue/retentionSchedule.ts';
import { rightsNotice } from './catalogue/rightsNotice.ts';
import { sampleCollectionRecord } from './catalogue/sampleCollectionRecord.ts';
import { samplingItemList } from './catalogue/samplingItemList.ts';
import { samplingNotice } from './catalogue/samplingNotice.ts';
import { sceneSketch } from './catalogue/sceneSketch.ts';
import { sealSeizureApproval } from './catalogue/sealSeizureApproval.ts';
import { sealSeizureDecision } from './catalogue/sealSeizureDecision.ts';
import { sealSeizureExtension } from './catalogue/sealSeizureExtension.ts';
import { sealSeizureList } from './catalogue/sealSeizureList.ts';
import { sealSeizureRelease } from './catalogue/sealSeizureRelease.ts';
import { sealSeizureSiteRecord } from './catalogue/sealSeizureSiteRecord.ts';
import { sealStrip } from './catalogue/sealStrip.ts';
import { secrecyReview } from './catalogue/secrecyReview.ts';
import { serviceAddressConfirmation } from './catalogue/serviceAddressConfirmation.ts';
import { serviceReceipt } from './catalogue/serviceReceipt.ts';
import { siteInspectionRecord } from './catalogue/siteInspectionRecord.ts';
import { statementDefenceRecord } from './catalogue/statementDefenceRecord.ts';
import { substitutePerformanceDecision } from './catalogue/substitutePerformanceDecision.ts';
import { substitutePerformanceRecord } from './catalogue/substitutePerformanceRecord.ts';
import { summaryPenaltyFiling } from './catalogue/summaryPenaltyFiling.ts';
import { testPeriodNotice } from './catalogue/testPeriodNotice.ts';
import { testResultNotice } from './catalogue/testResultNotice.ts';
import { transferList } from './catalogue/transferList.ts';
import { witnessStatement } from './catalogue/witnessStatement.ts';

/** 全部文书，按目录次序（A01 … H18）。 */
export const documentKinds = {
  applicationRegister,
  oralApplicationRecord,
  permitApplicationForm,
  applicationReceipt,
  onSpotCorrectionRecord,
  correctionNotice,
  acceptanceNotice,
  nonAcceptanceNotice,
  permitNotRequiredNotice,
  permitReviewForm,
  permitSiteCheckRecord,
  interestedPartyNotice,
  permitHearingNotice,
  periodExtensionNotice,
  excludedPeriodNotice,
  expertReport,
  permitGrantDecision,
  permitRefusalDecision,
  permitChangeDecision,
  complaintRegister,
  complaintAcceptanceNotice,
  nonInitiationApproval,
  nonInitiationNotice,
  complaintOutcomeReply,
  programInitiationApproval,
  caseSourceRegister,
  nonFilingApproval,
  caseWithdrawalApproval,
  caseTransferLetter,
  inspectionApproval,
  inspectionNotice,
  inspectionResultNotice,
  recusalApplication,
  recusalDecision,
  siteInspectionRecord,
  sceneSketch,
  interviewRecord,
  interviewNotice,
  evidenceRequestNotice,
  evidenceList,
  assistanceLetter,
  samplingNotice,
  samplingItemList,
  sampleCollectionRecord,
  expertCommission,
  expertOpinion,
  testResultNotice,
  preservationApproval,
  preservationNotice,
  preservationDisposal,
  photoEvidenceSheet,
  avRecordRegister,
  avInapplicableStatement,
  avTranscript,
  electronicDataExtractionRecord,
  refusalRecord,
  rightsNotice,
  witnessStatement,
  serviceAddressConfirmation,
  documentaryCopySheet,
  investigationSuspension,
  statementDefenceRecord,
  investigationReport,
  sealSeizureApproval,
  sealSeizureDecision,
  sealSeizureList,
  sealSeizureSiteRecord,
  sealStrip,
  sealSeizureExtension,
  sealSeizureRelease,
  testPeriodNotice,
  custodyEntrustment,
  caseReviewForm,
  priorNotice,
  defenceReviewOpinion,
  hearingRequest,
  hearingNotice,
  hearingAnnouncement,
  hearingRecord,
  hearingReport,
  powerOfAttorney,
  legalReviewOpinion,
  collectiveDiscussionRecord,
  caseDisposalApproval,
  correctionOrder,
  penaltyDecision,
  nonPenaltyDecision,
  onSpotPenaltyDecision,
  summaryPenaltyFiling,
  dailyPenaltyDecision,
  productionRestrictionDecision,
  decisionAmendmentNotice,
  crimeTransferApproval,
  crimeTransferLetter,
  publicationReview,
  serviceReceipt,
  mailServiceRegister,
  lienServiceRecord,
  entrustedServiceLetter,
  publicServiceApproval,
  publicServiceAnnouncement,
  electronicServiceRecord,
  performanceRecord,
  paymentVoucher,
  onSpotCollectionRecord,
  installmentApplication,
  installmentNotice,
  followUpRecord,
  demandNotice,
  demandDefenceRecord,
  additionalFineDecision,
  enforcementDecision,
  fundTransferNotice,
  auctionDisposalRecord,
  restorationExecutionRecord,
  substitutePerformanceDecision,
  substitutePerformanceRecord,
  executionSuspension,
  enforcementAgreement,
  courtApplication,
  courtExecutionLog,
  confiscatedGoodsDisposal,
  caseClosureApproval,
  fileCover,
  fileIndex,
  fileRemarks,
  avArchiveRegister,
  transferList,
  fourPropertyReport,
  accessApproval,
  copyApplication,
  copyApproval,
  copyDelivery,
  secrecyReview,
  appraisalDestruction,
  caseFileReviewSheet,
  assessmentSheet,
  recordAmendment,
  lateUploadStatement,
  deviceRegister,
  retentionSchedule,
};

export type DocType = keyof typeof documentKinds;

export function isDocType(name: string): name is DocType {
  return Object.hasOwn(documentKinds, name);
}
