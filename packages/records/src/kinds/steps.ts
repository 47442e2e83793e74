import { z } from 'zod';
import type { Kind } from './kind.ts';

/** The five stages of article 2, and what comes before (an application) and after (use and supervision of the file). */
export const stages = [
  'application',
  'start',
  'investigation',
  'review',
  'decision',
  'service',
  'enforcement',
  'archive',
  'use',
] as const;
export type Stage = (typeof stages)[number];

export const stageTitles: Record<Stage, string> = {
  application: '申请受理',
  start: '启动',
  investigation: '调查取证',
  review: '审查',
  decision: '决定',
  service: '送达',
  enforcement: '执行',
  archive: '归档',
  use: '使用与监督',
};

type Shape = Record<string, z.ZodType>;
type StepData<Extra extends Shape> = z.ZodObject<
  { title: z.ZodOptional<z.ZodString>; stage: z.ZodOptional<z.ZodString> } & Extra,
  z.core.$loose
>;
export type StepKind<Extra extends Shape = Shape> = Kind<StepData<Extra>> & {
  readonly family: 'step';
  readonly stage: Stage;
};

/**
 * A step: something that was done in the process, told in a line. What it must prove stands in its documents and
 * recordings; `extra` holds what only the step itself says. Loose, because a fact is never refused for saying more.
 */
function step<const Extra extends Shape>(kind: string, stage: Stage, title: string, extra: Extra): StepKind<Extra> {
  const data = z.looseObject({
    title: z.string().optional(),
    stage: z.string().optional(),
    ...extra,
  }) as StepData<Extra>;
  return { kind, schema: 1, family: 'step', title, act: false, subject: 'case', stage, data };
}

const text = z.string().nullish();
const flag = z.boolean().nullish();
const amount = z.union([z.number().int(), z.string()]).nullish();
const certificateShown = { certShown: flag, preFiling: flag };
const urgentStart = {
  mode: text,
  startedAt: text,
  oralApprovalBy: text,
  oralApprovalChannel: text,
  urgencyReason: text,
};

export const stepKinds = {
  oralApplication: step('oralApplication', 'application', '口头申请', {}),
  applicationRegistered: step('applicationRegistered', 'application', '登记申请', {}),
  applicationFormCompleted: step('applicationFormCompleted', 'application', '填写申请书', {}),
  onSpotCorrection: step('onSpotCorrection', 'application', '当场更正', {}),
  receiptIssued: step('receiptIssued', 'application', '出具收件凭证', {}),
  correctionNoticeIssued: step('correctionNoticeIssued', 'application', '一次性告知补正', {}),
  materialsSupplemented: step('materialsSupplemented', 'application', '补正材料', {}),
  accepted: step('accepted', 'application', '受理', {}),
  refusedAcceptance: step('refusedAcceptance', 'application', '不予受理', {}),
  applicationWithdrawn: step('applicationWithdrawn', 'application', '撤回申请', {}),
  permitChangeRequested: step('permitChangeRequested', 'application', '申请变更许可', { originalNo: text }),
  permitRenewalRequested: step('permitRenewalRequested', 'application', '申请延续许可', {
    originalNo: text,
    validTo: text,
  }),
  clueRegistered: step('clueRegistered', 'start', '登记线索', {}),
  complaintRegistered: step('complaintRegistered', 'start', '登记投诉举报', { urgency: text }),
  complaintAccepted: step('complaintAccepted', 'start', '告知投诉举报受理', {}),
  complaintReplied: step('complaintReplied', 'start', '答复投诉举报人', {}),
  notInitiated: step('notInitiated', 'start', '决定不启动', { reason: text }),
  programStarted: step('programStarted', 'start', '程序启动', urgentStart),
  initiationApproved: step('initiationApproved', 'start', '批准启动（立案）', {}),
  initiationSupplemented: step('initiationSupplemented', 'start', '补报程序启动审批表', {}),
  initiationRefused: step('initiationRefused', 'start', '不批准启动', {}),
  inspectionPlanned: step('inspectionPlanned', 'start', '列入检查任务', {}),
  inspectionNotified: step('inspectionNotified', 'start', '通知检查', {}),
  inspectionResultNotified: step('inspectionResultNotified', 'investigation', '告知检查结果', {}),
  permitRevocationStarted: step('permitRevocationStarted', 'start', '启动撤销许可', {
    revocationGround: text,
    requestedBy: text,
    originalNo: text,
    grantedBy: text,
  }),
  permitCancellationStarted: step('permitCancellationStarted', 'start', '启动注销许可', {
    cancellationGround: text,
    originalNo: text,
  }),
  permitWithdrawalStarted: step('permitWithdrawalStarted', 'start', '启动撤回许可', {
    withdrawalGround: text,
    publicInterest: text,
    originalNo: text,
    grantedBy: text,
  }),
  deviceChecked: step('deviceChecked', 'investigation', '领用设备并校时', {}),
  arrived: step('arrived', 'investigation', '到达现场并表明身份', { certShown: flag, spoken: text }),
  rightsNotified: step('rightsNotified', 'investigation', '出示证件并告知权利义务', certificateShown),
  siteInspection: step('siteInspection', 'investigation', '现场检查（勘验）', certificateShown),
  sampling: step('sampling', 'investigation', '抽样取证', certificateShown),
  interview: step('interview', 'investigation', '调查询问', certificateShown),
  evidenceRequested: step('evidenceRequested', 'investigation', '调取证据', certificateShown),
  documentaryTaken: step('documentaryTaken', 'investigation', '提取书证', certificateShown),
  photosTaken: step('photosTaken', 'investigation', '拍摄照片证据', certificateShown),
  evidencePreserved: step('evidencePreserved', 'investigation', '先行登记保存', {
    ...certificateShown,
    urgent: flag,
    approvedAt: text,
  }),
  preservationDisposed: step('preservationDisposed', 'investigation', '处理先行登记保存', {}),
  serviceAddressConfirmed: step('serviceAddressConfirmed', 'investigation', '确认送达地址', {}),
  testCommissioned: step('testCommissioned', 'investigation', '委托检测、鉴定', {}),
  testReportIssued: step('testReportIssued', 'investigation', '取得检测、鉴定报告', {}),
  testResultNotified: step('testResultNotified', 'investigation', '告知检测、鉴定结果', {}),
  refusalRecorded: step('refusalRecorded', 'investigation', '记录拒绝配合', { reason: text }),
  recusalRequested: step('recusalRequested', 'investigation', '申请回避', {}),
  recusalDecided: step('recusalDecided', 'investigation', '决定回避申请', {}),
  recordingStored: step('recordingStored', 'investigation', '音像资料入库', {}),
  investigationSuspended: step('investigationSuspended', 'investigation', '中止调查', { reason: text }),
  investigationResumed: step('investigationResumed', 'investigation', '恢复调查', {}),
  investigationTerminated: step('investigationTerminated', 'investigation', '终止调查', { reason: text }),
  investigationReported: step('investigationReported', 'investigation', '调查终结报告', {}),
  sealSeizureImplemented: step('sealSeizureImplemented', 'investigation', '实施查封、扣押', {
    ...certificateShown,
    urgent: flag,
    reportedAt: text,
  }),
  sealSeizureExtended: step('sealSeizureExtended', 'investigation', '延长查封、扣押', {}),
  sealSeizureReleased: step('sealSeizureReleased', 'investigation', '解除查封、扣押', {}),
  testPeriodNotified: step('testPeriodNotified', 'investigation', '告知检测鉴定期间', {}),
  excludedPeriodNotified: step('excludedPeriodNotified', 'review', '告知不计入期限的时间', {}),
  interestedPartyNotified: step('interestedPartyNotified', 'review', '告知利害关系人', {}),
  interestedPartyHeard: step('interestedPartyHeard', 'review', '听取利害关系人意见', {}),
  expertReviewed: step('expertReviewed', 'review', '专家评审', {}),
  reviewed: step('reviewed', 'review', '审查', {}),
  caseReviewed: step('caseReviewed', 'review', '案件审查', {}),
  caseReturned: step('caseReturned', 'review', '退回补充', { reason: text }),
  priorNoticeServed: step('priorNoticeServed', 'review', '送达事先告知书', { method: text }),
  defenceReceived: step('defenceReceived', 'review', '听取陈述申辩', { defence: text, recordedIn: text }),
  defenceWaived: step('defenceWaived', 'review', '当事人放弃陈述申辩', {}),
  defenceReviewed: step('defenceReviewed', 'review', '复核陈述申辩', { accepted: text, reason: text }),
  hearingRequested: step('hearingRequested', 'review', '申请听证', {}),
  hearingRefused: step('hearingRefused', 'review', '不予组织听证', { reason: text }),
  hearingWithdrawn: step('hearingWithdrawn', 'review', '撤回听证申请', {}),
  hearingNoticeServed: step('hearingNoticeServed', 'review', '送达听证通知书', {}),
  hearingHeld: step('hearingHeld', 'review', '举行听证', {}),
  hearingPostponed: step('hearingPostponed', 'review', '延期举行听证', { reason: text, until: text }),
  hearingSuspended: step('hearingSuspended', 'review', '中止听证', { reason: text }),
  hearingResumed: step('hearingResumed', 'review', '恢复听证', {}),
  hearingTerminated: step('hearingTerminated', 'review', '终止听证', { reason: text }),
  hearingReported: step('hearingReported', 'review', '听证报告', {}),
  legalReviewCompleted: step('legalReviewCompleted', 'review', '法制审核', {}),
  collectiveDiscussion: step('collectiveDiscussion', 'review', '集体讨论', {}),
  headApproved: step('headApproved', 'review', '负责人审批', { forDecision: text }),
  periodExtended: step('periodExtended', 'review', '批准延长期限', {}),
  decisionMade: step('decisionMade', 'decision', '作出决定', {}),
  permitUpheld: step('permitUpheld', 'decision', '决定不予撤回、撤销、注销', { reason: text }),
  compensationSettled: step('compensationSettled', 'decision', '认定财产损失和补偿', {
    loss: text,
    amount,
    reason: text,
  }),
  permitCancelled: step('permitCancelled', 'decision', '办理许可注销手续', {}),
  correctionOrdered: step('correctionOrdered', 'decision', '责令改正', {}),
  correctionOrderServed: step('correctionOrderServed', 'decision', '送达责令改正决定书', {}),
  published: step('published', 'decision', '公开', { channel: text }),
  publicationWithdrawn: step('publicationWithdrawn', 'decision', '撤回公开', {}),
  processRecorded: step('processRecorded', 'decision', '制作当场处罚过程笔录', {}),
  summaryFiled: step('summaryFiled', 'decision', '当场处罚备案', {}),
  crimeTransferred: step('crimeTransferred', 'decision', '移送涉嫌犯罪案件', {}),
  caseTransferred: step('caseTransferred', 'decision', '移送其他机关', {}),
  served: step('served', 'service', '送达', { method: text, decisionNo: text }),
  serviceAttempted: step('serviceAttempted', 'service', '尝试送达未成', { method: text, reason: text }),
  publicNoticePosted: step('publicNoticePosted', 'service', '公告送达', {}),
  fineCollectedOnSpot: step('fineCollectedOnSpot', 'enforcement', '当场收缴罚款', { amount }),
  fineHandedOver: step('fineHandedOver', 'enforcement', '当场收缴的罚款交机关', {
    amount,
    receivedBy: text,
    collectedOn: text,
  }),
  fineBanked: step('fineBanked', 'enforcement', '罚款缴付银行', { amount }),
  paymentMade: step('paymentMade', 'enforcement', '缴纳罚款', { amount }),
  performanceRecorded: step('performanceRecorded', 'enforcement', '记录履行情况', {}),
  followUp: step('followUp', 'enforcement', '复查改正情况', certificateShown),
  installmentRequested: step('installmentRequested', 'enforcement', '申请延期、分期', { dueOfFine: text }),
  installmentApproved: step('installmentApproved', 'enforcement', '批准延期、分期', {}),
  demandServed: step('demandServed', 'enforcement', '送达催告书', { method: text }),
  demandDefenceReceived: step('demandDefenceReceived', 'enforcement', '听取并复核催告陈述申辩', {}),
  additionalFineDecided: step('additionalFineDecided', 'enforcement', '决定加处罚款', {}),
  enforcementDecided: step('enforcementDecided', 'enforcement', '决定强制执行', {}),
  substitutePerformanceDecided: step('substitutePerformanceDecided', 'enforcement', '决定代履行', {}),
  enforcementExecuted: step('enforcementExecuted', 'enforcement', '实施强制执行', {
    ...certificateShown,
    urgent: flag,
    object: text,
  }),
  enforcementSuspended: step('enforcementSuspended', 'enforcement', '中止执行', {}),
  enforcementResumed: step('enforcementResumed', 'enforcement', '恢复执行', {}),
  enforcementTerminated: step('enforcementTerminated', 'enforcement', '终结执行', {}),
  agreementConcluded: step('agreementConcluded', 'enforcement', '达成执行协议', {}),
  courtApplied: step('courtApplied', 'enforcement', '申请法院强制执行', {}),
  courtApplicationWithdrawn: step('courtApplicationWithdrawn', 'enforcement', '撤回强制执行申请', { reason: text }),
  courtAccepted: step('courtAccepted', 'enforcement', '法院受理', {}),
  courtRefused: step('courtRefused', 'enforcement', '法院不予受理或不准予', {}),
  courtRuled: step('courtRuled', 'enforcement', '法院裁定', {}),
  courtExecuted: step('courtExecuted', 'enforcement', '法院执行结果', { amount }),
  reconsiderationRequested: step('reconsiderationRequested', 'enforcement', '申请行政复议', {}),
  reconsiderationDecided: step('reconsiderationDecided', 'enforcement', '行政复议决定', {}),
  lawsuitFiled: step('lawsuitFiled', 'enforcement', '提起行政诉讼', {}),
  lawsuitDecided: step('lawsuitDecided', 'enforcement', '行政诉讼裁判', {}),
  caseClosed: step('caseClosed', 'archive', '结案', { endedOn: text, lastPerformedOn: text, closureKind: text }),
  archiveChecked: step('archiveChecked', 'archive', '归档检测', {}),
  archived: step('archived', 'archive', '立卷归档', {}),
  copyRequested: step('copyRequested', 'use', '申请复制', {}),
  copyApproved: step('copyApproved', 'use', '批准复制', {}),
  copyRefused: step('copyRefused', 'use', '不同意复制', { reason: text }),
  copyDelivered: step('copyDelivered', 'use', '交付复制件', {}),
  caseFileReviewed: step('caseFileReviewed', 'use', '案卷评查', {}),
  /** A step nobody foresaw, in its maker's own word: taken in like any other. */
  otherStep: step('otherStep', 'investigation', '其他步骤', { type: z.string().min(1) }),
} as const satisfies Record<string, StepKind>;
