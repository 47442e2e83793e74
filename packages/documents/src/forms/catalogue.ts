import type { DocType } from '@liuhen/records';
import { acceptanceNotice } from './acceptanceNotice/form.ts';
import { accessApproval } from './accessApproval/form.ts';
import { additionalFineDecision } from './additionalFineDecision/form.ts';
import { applicationReceipt } from './applicationReceipt/form.ts';
import { applicationRegister } from './applicationRegister/form.ts';
import { appraisalDestruction } from './appraisalDestruction/form.ts';
import { assessmentSheet } from './assessmentSheet/form.ts';
import { assistanceLetter } from './assistanceLetter/form.ts';
import { auctionDisposalRecord } from './auctionDisposalRecord/form.ts';
import { avArchiveRegister } from './avArchiveRegister/form.ts';
import { avInapplicableStatement } from './avInapplicableStatement/form.ts';
import { avRecordRegister } from './avRecordRegister/form.ts';
import { avTranscript } from './avTranscript/form.ts';
import { caseClosureApproval } from './caseClosureApproval/form.ts';
import { caseDisposalApproval } from './caseDisposalApproval/form.ts';
import { caseFileReviewSheet } from './caseFileReviewSheet/form.ts';
import { caseReviewForm } from './caseReviewForm/form.ts';
import { caseSourceRegister } from './caseSourceRegister/form.ts';
import { caseTransferLetter } from './caseTransferLetter/form.ts';
import { caseWithdrawalApproval } from './caseWithdrawalApproval/form.ts';
import { collectiveDiscussionRecord } from './collectiveDiscussionRecord/form.ts';
import { complaintAcceptanceNotice } from './complaintAcceptanceNotice/form.ts';
import { complaintOutcomeReply } from './complaintOutcomeReply/form.ts';
import { complaintRegister } from './complaintRegister/form.ts';
import { confiscatedGoodsDisposal } from './confiscatedGoodsDisposal/form.ts';
import { copyApplication } from './copyApplication/form.ts';
import { copyApproval } from './copyApproval/form.ts';
import { copyDelivery } from './copyDelivery/form.ts';
import { correctionNotice } from './correctionNotice/form.ts';
import { correctionOrder } from './correctionOrder/form.ts';
import { courtApplication } from './courtApplication/form.ts';
import { courtExecutionLog } from './courtExecutionLog/form.ts';
import { crimeTransferApproval } from './crimeTransferApproval/form.ts';
import { crimeTransferLetter } from './crimeTransferLetter/form.ts';
import { custodyEntrustment } from './custodyEntrustment/form.ts';
import { dailyPenaltyDecision } from './dailyPenaltyDecision/form.ts';
import { decisionAmendmentNotice } from './decisionAmendmentNotice/form.ts';
import { defenceReviewOpinion } from './defenceReviewOpinion/form.ts';
import { demandDefenceRecord } from './demandDefenceRecord/form.ts';
import { demandNotice } from './demandNotice/form.ts';
import { deviceRegister } from './deviceRegister/form.ts';
import { documentaryCopySheet } from './documentaryCopySheet/form.ts';
import { electronicDataExtractionRecord } from './electronicDataExtractionRecord/form.ts';
import { electronicServiceRecord } from './electronicServiceRecord/form.ts';
import { enforcementAgreement } from './enforcementAgreement/form.ts';
import { enforcementDecision } from './enforcementDecision/form.ts';
import { entrustedServiceLetter } from './entrustedServiceLetter/form.ts';
import { evidenceList } from './evidenceList/form.ts';
import { evidenceRequestNotice } from './evidenceRequestNotice/form.ts';
import { excludedPeriodNotice } from './excludedPeriodNotice/form.ts';
import { executionSuspension } from './executionSuspension/form.ts';
import { expertCommission } from './expertCommission/form.ts';
import { expertOpinion } from './expertOpinion/form.ts';
import { expertReport } from './expertReport/form.ts';
import { fileCover } from './fileCover/form.ts';
import { fileIndex } from './fileIndex/form.ts';
import { fileRemarks } from './fileRemarks/form.ts';
import { followUpRecord } from './followUpRecord/form.ts';
import type { Form } from './form.ts';
import { fourPropertyReport } from './fourPropertyReport/form.ts';
import { fundTransferNotice } from './fundTransferNotice/form.ts';
import { hearingAnnouncement } from './hearingAnnouncement/form.ts';
import { hearingNotice } from './hearingNotice/form.ts';
import { hearingRecord } from './hearingRecord/form.ts';
import { hearingReport } from './hearingReport/form.ts';
import { hearingRequest } from './hearingRequest/form.ts';
import { inspectionApproval } from './inspectionApproval/form.ts';
import { inspectionNotice } from './inspectionNotice/form.ts';
import { inspectionResultNotice } from './inspectionResultNotice/form.ts';
import { installmentApplication } from './installmentApplication/form.ts';
import { installmentNotice } from './installmentNotice/form.ts';
import { interestedPartyNotice } from './interestedPartyNotice/form.ts';
import { interviewNotice } from './interviewNotice/form.ts';
import { interviewRecord } from './interviewRecord/form.ts';
import { investigationReport } from './investigationReport/form.ts';
import { investigationSuspension } from './investigationSuspension/form.ts';
import { lateUploadStatement } from './lateUploadStatement/form.ts';
import { legalReviewOpinion } from './legalReviewOpinion/form.ts';
import { lienServiceRecord } from './lienServiceRecord/form.ts';
import { mailServiceRegister } from './mailServiceRegister/form.ts';
import { nonAcceptanceNotice } from './nonAcceptanceNotice/form.ts';
import { nonFilingApproval } from './nonFilingApproval/form.ts';
import { nonInitiationApproval } from './nonInitiationApproval/form.ts';
import { nonInitiationNotice } from './nonInitiationNotice/form.ts';
import { nonPenaltyDecision } from './nonPenaltyDecision/form.ts';
import { onSpotCollectionRecord } from './onSpotCollectionRecord/form.ts';
import { onSpotCorrectionRecord } from './onSpotCorrectionRecord/form.ts';
import { onSpotPenaltyDecision } from './onSpotPenaltyDecision/form.ts';
import { oralApplicationRecord } from './oralApplicationRecord/form.ts';
import { paymentVoucher } from './paymentVoucher/form.ts';
import { penaltyDecision } from './penaltyDecision/form.ts';
import { performanceRecord } from './performanceRecord/form.ts';
import { periodExtensionNotice } from './periodExtensionNotice/form.ts';
import { permitApplicationForm } from './permitApplicationForm/form.ts';
import { permitChangeDecision } from './permitChangeDecision/form.ts';
import { permitGrantDecision } from './permitGrantDecision/form.ts';
import { permitHearingNotice } from './permitHearingNotice/form.ts';
import { permitNotRequiredNotice } from './permitNotRequiredNotice/form.ts';
import { permitRefusalDecision } from './permitRefusalDecision/form.ts';
import { permitReviewForm } from './permitReviewForm/form.ts';
import { permitSiteCheckRecord } from './permitSiteCheckRecord/form.ts';
import { photoEvidenceSheet } from './photoEvidenceSheet/form.ts';
import { powerOfAttorney } from './powerOfAttorney/form.ts';
import { preservationApproval } from './preservationApproval/form.ts';
import { preservationDisposal } from './preservationDisposal/form.ts';
import { preservationNotice } from './preservationNotice/form.ts';
import { priorNotice } from './priorNotice/form.ts';
import { productionRestrictionDecision } from './productionRestrictionDecision/form.ts';
import { programInitiationApproval } from './programInitiationApproval/form.ts';
import { publicationReview } from './publicationReview/form.ts';
import { publicServiceAnnouncement } from './publicServiceAnnouncement/form.ts';
import { publicServiceApproval } from './publicServiceApproval/form.ts';
import { recordAmendment } from './recordAmendment/form.ts';
import { recusalApplication } from './recusalApplication/form.ts';
import { recusalDecision } from './recusalDecision/form.ts';
import { refusalRecord } from './refusalRecord/form.ts';
import { restorationExecutionRecord } from './restorationExecutionRecord/form.ts';
import { retentionSchedule } from './retentionSchedule/form.ts';
import { rightsNotice } from './rightsNotice/form.ts';
import { sampleCollectionRecord } from './sampleCollectionRecord/form.ts';
import { samplingItemList } from './samplingItemList/form.ts';
import { samplingNotice } from './samplingNotice/form.ts';
import { sceneSketch } from './sceneSketch/form.ts';
import { sealSeizureApproval } from './sealSeizureApproval/form.ts';
import { sealSeizureDecision } from './sealSeizureDecision/form.ts';
import { sealSeizureExtension } from './sealSeizureExtension/form.ts';
import { sealSeizureList } from './sealSeizureList/form.ts';
import { sealSeizureRelease } from './sealSeizureRelease/form.ts';
import { sealSeizureSiteRecord } from './sealSeizureSiteRecord/form.ts';
import { sealStrip } from './sealStrip/form.ts';
import { secrecyReview } from './secrecyReview/form.ts';
import { serviceAddressConfirmation } from './serviceAddressConfirmation/form.ts';
import { serviceReceipt } from './serviceReceipt/form.ts';
import { siteInspectionRecord } from './siteInspectionRecord/form.ts';
import { statementDefenceRecord } from './statementDefenceRecord/form.ts';
import { substitutePerformanceDecision } from './substitutePerformanceDecision/form.ts';
import { substitutePerformanceRecord } from './substitutePerformanceRecord/form.ts';
import { summaryPenaltyFiling } from './summaryPenaltyFiling/form.ts';
import { testPeriodNotice } from './testPeriodNotice/form.ts';
import { testResultNotice } from './testResultNotice/form.ts';
import { transferList } from './transferList/form.ts';
import { witnessStatement } from './witnessStatement/form.ts';

/** 每一种文书一张表单，按目录次序。 */
export const forms: Record<DocType, Form> = {
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
