import type { Course } from '../course.ts';
import { closingGuards } from '../closing.ts';
import { headApproves, headRefuses, servedAfter } from '../events.ts';
import { emergency, isUrgent, needs, needsIf, noRecusalPending, onlyIf, supplemented } from '../guards.ts';
import { hearingMustBeOffered, mustBeDiscussed, mustBeReviewed } from '../intended.ts';
import { type Machine, move, repeated } from '../machine.ts';
import { filmed } from '../filmed.ts';
import { DECISIONS, ordinaryClocks, statementClock } from './ordinary-clocks.ts';

const HEADS = ['bureauHead', 'deputyHead', 'cityHead'] as const;
const nonPenalty = (c: Course): boolean => c.has('nonPenaltyDecision');
const afterHearing = (c: Course): string => (c.has('defenceReceived', 'hearingHeld') ? 'P8' : 'P9');
const afterReview = (c: Course): string => (mustBeDiscussed(c) && !c.has('collectiveDiscussion') ? 'P10' : 'P11');

const inquiry = [
  ['siteInspection', '现场检查（勘验）', 'siteInspectionRecord'],
  ['interview', '调查询问', 'interviewRecord'],
  ['evidenceRequested', '调取证据', 'evidenceRequestNotice'],
  ['sampling', '抽样取证', 'samplingNotice'],
  ['testCommissioned', '委托监测、鉴定', 'expertCommission'],
  ['testResultNotified', '告知监测、鉴定结果', 'testResultNotice'],
  ['evidencePreserved', '先行登记保存', 'preservationNotice'],
  ['preservationDisposed', '处理先行登记保存', 'preservationDisposal'],
  ['refusalRecorded', '记录拒绝配合', 'refusalRecord'],
] as const;

const lawfulDecision = [
  supplemented,
  noRecusalPending,
  needsIf((c) => !nonPenalty(c), ['priorNoticeServed'], {
    code: 'penalty.notNotified',
    provision: '行政处罚法第四十四条、第六十二条；制度第十条',
    message: '没有告知当事人拟处罚的内容、事实、理由、依据和陈述申辩权，不得作出处罚决定。',
    cure: '请制作并送达行政处罚事先告知书，待陈述申辩期满或者当事人明确放弃后再决定。',
  }),
  onlyIf((c) => nonPenalty(c) || c.state !== 'P7', {
    code: 'penalty.statementRunning',
    provision: '行政处罚法第四十五条；生态环境行政处罚办法第四十四条',
    message: '陈述、申辩期限尚未届满，当事人也没有明确放弃，不得作出处罚决定。',
    cure: '请待期满，或者记录当事人的放弃。',
  }),
  needsIf((c) => c.has('defenceReceived'), ['defenceReviewed'], {
    code: 'penalty.defenceNotReviewed',
    provision: '行政处罚法第四十五条第一款；制度第十一条',
    message: '当事人的陈述、申辩尚未复核。',
    cure: '请逐条复核并写明采纳与否的理由。',
  }),
  onlyIf((c) => !c.isLatest('hearingRequested', 'hearingHeld', 'hearingRefused', 'hearingWithdrawn'), {
    code: 'penalty.hearingPending',
    provision: '行政处罚法第六十三条至第六十五条',
    message: '当事人要求听证，听证尚未举行，也未书面不予组织，不得作出处罚决定。',
    cure: '请组织听证，或者书面说明不予组织的理由。',
  }),
  needsIf(mustBeReviewed, ['legalReviewCompleted', 'legalReviewOpinion'], {
    code: 'penalty.notReviewed',
    provision: '行政处罚法第五十八条；制度第十四条',
    message: '本案应当法制审核，未经审核或者审核未通过，不得作出决定。',
    cure: '请报法制科审核，载明审查人员、意见和建议。',
  }),
  needsIf(mustBeDiscussed, ['collectiveDiscussion', 'collectiveDiscussionRecord'], {
    code: 'penalty.notDiscussed',
    provision: '行政处罚法第五十七条第二款；生态环境行政处罚办法第五十二条；制度第十五条',
    message: '本案应当由负责人集体讨论决定。',
    cure: '请组织集体讨论并制作记录。',
  }),
  needs(['headApproved', 'caseDisposalApproval'], {
    code: 'penalty.notApproved',
    provision: '行政处罚法第五十七条第一款；制度第十六条',
    message: '负责人尚未审批，不得作出决定。',
    cure: '请呈负责人签署意见并签名。',
  }),
];

/** 行政处罚·普通程序. A state is what is being done now: P5 is entered when the report is in, and left when it has been reviewed. */
export const ordinaryProcedure: Machine = {
  id: 'P',
  procedure: 'penalty.ordinary',
  title: '行政处罚（普通程序）',
  states: [
    { id: 'P0', title: '线索核查' },
    { id: 'P2', title: '立案审批', metBy: (c) => c.has('initiationSupplemented', 'initiationApproved') },
    { id: 'P3', title: '调查取证' },
    { id: 'P5', title: '案件审查' },
    { id: 'P6', title: '事先告知' },
    { id: 'P7', title: '陈述申辩期' },
    { id: 'P7h', title: '听证', optional: (c) => c.has('hearingRequested') },
    { id: 'P8', title: '复核', optional: (c) => c.has('defenceReceived', 'hearingHeld') },
    { id: 'P9', title: '法制审核', optional: (c) => mustBeReviewed(c) || c.has('legalReviewCompleted'), metBy: (c) => c.has('legalReviewCompleted', 'legalReviewOpinion') },
    { id: 'P10', title: '集体讨论', optional: (c) => mustBeDiscussed(c) || c.has('collectiveDiscussion'), metBy: (c) => c.has('collectiveDiscussion', 'collectiveDiscussionRecord') },
    { id: 'P11', title: '负责人决定' },
    { id: 'P12', title: '送达' },
    { id: 'P14', title: '履行和执行' },
    { id: 'P16', title: '立卷归档' },
    { id: 'archived', title: '已归档', final: true },
    { id: 'P1a', title: '不予立案', side: true, final: true },
    { id: 'P2x', title: '撤销立案', side: true, final: true },
    { id: 'P3s', title: '中止调查', side: true },
    { id: 'P3t', title: '终止调查', side: true, final: true },
    { id: 'P5m', title: '移送', side: true, final: true },
  ],
  moves: [
    move({ id: 'P0→P3', from: ['P0', 'P1a', 'P2'], to: 'P3', on: { kind: 'programStarted', when: (f) => isUrgent(f.data) }, title: '紧急启动', who: ['officer'], docType: 'programInitiationApproval', evenOutOfTurn: false }),
    move({
      id: 'P0→P2',
      from: ['P0', 'P1a'],
      to: 'P2',
      on: [{ kind: 'programInitiationApproval', when: (_, c) => !emergency(c) }, { kind: 'programStarted', when: (f) => !isUrgent(f.data) }],
      title: '填报程序启动（立案）审批表',
      who: ['officer'],
      docType: 'programInitiationApproval',
      evenOutOfTurn: false,
      guards: [
        needs(['clueRegistered', 'complaintRegistered', 'caseSourceRegister', 'complaintRegister', 'inspectionPlanned', 'siteInspection', 'caseLinked'], {
          code: 'penalty.noClue',
          provision: '生态环境行政处罚办法第十八条、第十九条',
          message: '没有案件来源和初步证据。',
          cure: '请先登记线索，或者关联检查、投诉举报。',
        }),
      ],
    }),
    move({
      id: 'P2→P3',
      from: ['P2', 'P0', 'P1a'],
      to: 'P3',
      on: ['initiationApproved', headApproves('programInitiationApproval')],
      title: '批准立案',
      who: HEADS,
      docType: 'programInitiationApproval',
      guards: [
        needs(['programInitiationApproval', 'programStarted'], {
          code: 'penalty.noForm',
          provision: '制度第七条',
          message: '没有程序启动（立案）审批表。',
          cure: '请由执法人员填写审批表，载明启动原因、当事人基本情况和各级意见。',
        }),
      ],
    }),
    move({ id: 'P→P1a', from: ['P0', 'P2'], to: 'P1a', on: ['notInitiated', 'nonFilingApproval', 'initiationRefused', headRefuses('programInitiationApproval')], title: '决定不予立案', who: HEADS, docType: 'nonFilingApproval', evenOutOfTurn: false }),
    move({ id: 'P3:supplement', from: ['P3'], to: 'P3', on: 'initiationSupplemented', title: '补报程序启动审批表', who: ['officer'], docType: 'programInitiationApproval', offered: (c) => emergency(c) && !c.has('initiationSupplemented', 'initiationApproved'), evenOutOfTurn: false }),
    move({ id: 'P3:refused', from: ['P3'], to: 'P3t', on: ['initiationRefused', headRefuses('programInitiationApproval')], title: '不批准紧急启动，停止调查', who: HEADS, offered: emergency, evenOutOfTurn: false }),
    ...repeated('P0', [['siteInspection', '立案前核查', 'siteInspectionRecord'], ['interview', '立案前询问', 'interviewRecord']], ['officer']),
    ...repeated('P3', inquiry, ['officer']),
    move({ id: 'P3→P3s', from: ['P3'], to: 'P3s', on: ['investigationSuspended', headApproves('investigationSuspension')], title: '中止调查', who: HEADS, docType: 'investigationSuspension', evenOutOfTurn: false }),
    move({ id: 'P3s→P3', from: ['P3s'], to: 'P3', on: 'investigationResumed', title: '恢复调查', who: HEADS, docType: 'investigationSuspension', evenOutOfTurn: false }),
    move({ id: 'P3→P3t', from: ['P3', 'P3s'], to: 'P3t', on: 'investigationTerminated', title: '终止调查', who: HEADS, docType: 'investigationSuspension', evenOutOfTurn: false }),
    move({ id: 'P→P2x', from: ['P3', 'P3s', 'P5'], to: 'P2x', on: 'caseWithdrawalApproval', title: '撤销立案', who: HEADS, docType: 'caseWithdrawalApproval', evenOutOfTurn: false }),
    move({
      id: 'P3→P5',
      from: ['P3'],
      to: 'P5',
      on: ['investigationReported', 'investigationReport'],
      title: '提交调查终结报告',
      who: ['officer', 'brigadeChief'],
      docType: 'investigationReport',
      guards: [
        supplemented,
        needs(['siteInspection', 'interview', 'siteInspectionRecord', 'interviewRecord', 'evidenceRequested', 'documentaryTaken'], {
          code: 'penalty.noInquiry',
          provision: '行政处罚法第五十四条、第五十五条；制度第十一条',
          message: '没有任何调查取证记录。',
          cure: '请先检查、询问或者调取证据并制作笔录。',
        }),
        filmed,
        onlyIf((c) => !c.has('testReportIssued') || c.has('testResultNotified', 'testResultNotice'), {
          code: 'penalty.resultNotTold',
          provision: '生态环境行政处罚办法第二十九条',
          message: '监测、鉴定结果尚未告知当事人。',
          cure: '请告知结果并留存记录。',
        }),
        onlyIf((c) => !c.isLatest('evidencePreserved', 'preservationDisposed'), {
          code: 'penalty.registrationOpen',
          provision: '行政处罚法第五十六条',
          message: '先行登记保存的证据尚未处理。',
          cure: '请在七个工作日内作出处理决定；逾期自动解除。',
        }),
      ],
    }),
    move({ id: 'P5→P6', from: ['P5'], to: 'P6', on: ['caseReviewed', 'caseReviewForm'], title: '案件审查', who: ['legalReviewer'], docType: 'caseReviewForm' }),
    move({ id: 'P→P3:return', from: ['P5', 'P6', 'P8', 'P9', 'P10', 'P11'], to: 'P3', on: 'caseReturned', title: '退回补充调查', who: ['legalReviewer', ...HEADS], evenOutOfTurn: false }),
    move({
      id: 'P→P5m',
      from: ['P3', 'P5', 'P6', 'P9', 'P11', 'P14'],
      // After a decision (行政拘留, or a crime found later) the decision is still performed.
      to: (_, c) => (c.state === 'P14' ? 'P14' : 'P5m'),
      on: ['caseTransferred', 'crimeTransferred'],
      title: '移送',
      who: HEADS,
      docType: 'caseTransferLetter',
      evenOutOfTurn: false,
      guards: [
        needs(['caseTransferLetter', 'crimeTransferLetter', 'crimeTransferApproval'], {
          code: 'penalty.noTransferLetter',
          provision: '行政处罚法第二十七条；行政执法机关移送涉嫌犯罪案件的规定第五条、第六条',
          message: '没有移送审批和移送书。',
          cure: '请由正职或者主持工作的负责人在三日内决定，批准后二十四小时内移送。',
        }),
      ],
    }),
    move({
      id: 'P6→P7',
      from: ['P6', 'P7', 'P8', 'P9', 'P10', 'P11'],
      to: 'P7',
      on: 'priorNoticeServed',
      title: '送达事先告知书',
      who: ['officer'],
      docType: 'priorNotice',
      guards: [
        needs(['caseReviewed', 'caseReviewForm'], {
          code: 'penalty.notExamined',
          provision: '行政处罚法第五十七条；生态环境行政处罚办法第三十八条',
          message: '调查终结后尚未经案件审查。',
          cure: '请由未参与调查的审查人员审查。',
        }),
      ],
    }),
    move({ id: 'P7→P8', from: ['P7'], to: 'P8', on: 'defenceReceived', title: '陈述、申辩', who: ['party'], docType: 'statementDefenceRecord', evenOutOfTurn: false }),
    move({ id: 'P7→P9:waived', from: ['P7'], to: 'P9', on: 'defenceWaived', title: '明确放弃陈述、申辩', who: ['party'], evenOutOfTurn: false }),
    move({ id: 'P7→P7h', from: ['P7', 'P8'], to: 'P7h', on: 'hearingRequested', title: '要求听证', who: ['party'], offered: hearingMustBeOffered, evenOutOfTurn: false }),
    ...repeated('P7h', [['defenceReceived', '陈述、申辩', 'statementDefenceRecord']], ['party']),
    move({ id: 'P7h→P8', from: ['P7h'], to: (_, c) => afterHearing(c), on: ['hearingReported', 'hearingWithdrawn', 'hearingRefused'], title: '听证办结', who: ['hearingHost'], docType: 'hearingReport', evenOutOfTurn: false }),
    move({ id: 'P8→P9', from: ['P8'], to: 'P9', on: ['defenceReviewed', 'defenceReviewOpinion'], title: '复核陈述、申辩', who: ['officer', 'legalReviewer'], docType: 'defenceReviewOpinion' }),
    move({ id: 'P9→P10', from: ['P9'], to: (_, c) => afterReview(c), on: ['legalReviewCompleted', 'legalReviewOpinion'], title: '法制审核', who: ['legalReviewer'], docType: 'legalReviewOpinion' }),
    move({ id: 'P10→P11', from: ['P9', 'P10', 'P11'], to: 'P11', on: ['collectiveDiscussion', 'collectiveDiscussionRecord'], title: '集体讨论', who: HEADS, docType: 'collectiveDiscussionRecord', offered: (c) => c.state !== 'P9' || !mustBeReviewed(c) }),
    ...repeated('P11', [['headApproved', '负责人审批', 'caseDisposalApproval']], HEADS),
    move({ id: 'P9:headApproved', from: ['P9'], to: 'P11', on: 'headApproved', title: '负责人审批', who: HEADS, docType: 'caseDisposalApproval', offered: (c) => !mustBeReviewed(c), evenOutOfTurn: false }),
    move({ id: 'P11→P12', from: ['P11', 'P9'], to: 'P12', on: [...DECISIONS], title: '作出决定', who: HEADS, docType: 'penaltyDecision', guards: lawfulDecision }),
    ...repeated('P12', [['serviceAttempted', '尝试送达', 'serviceReceipt'], ['publicNoticePosted', '公告送达', 'publicServiceAnnouncement']], ['officer']),
    move({ id: 'P12→P14', from: ['P12'], to: 'P14', on: servedAfter(...DECISIONS), title: '送达决定书', who: ['officer'], docType: 'serviceReceipt' }),
    ...repeated('P14', [['paymentMade', '缴纳罚款', 'paymentVoucher']], ['party']),
    ...repeated('P14', [['performanceRecorded', '记录履行情况', 'performanceRecord'], ['followUp', '复查改正情况', 'followUpRecord']], ['officer']),
    ...repeated('P14', [['installmentRequested', '申请延期、分期', 'installmentApplication']], ['party']),
    ...repeated('P14', [['installmentApproved', '批准延期、分期', 'installmentNotice']], HEADS),
    move({ id: 'P14→P16', from: ['P14', 'P3t', 'P2x', 'P5m'], to: 'P16', on: 'caseClosed', title: '结案', who: HEADS, docType: 'caseClosureApproval', guards: closingGuards }),
    move({ id: 'P16→archived', from: ['P16', 'P1a'], to: 'archived', on: 'archived', title: '立卷归档', who: ['archivist'], docType: 'fileIndex' }),
  ],
  lapses: [{ id: 'P7→P9:lapsed', from: ['P7'], to: 'P9', title: '陈述、申辩期满', term: statementClock }],
  clocks: ordinaryClocks,
  parallels: [
    {
      id: 'P13',
      title: '公示处罚决定',
      begins: (c) => c.has('decisionMade', 'penaltyDecision') && !nonPenalty(c),
      met: (c) => c.isLatest('published', 'decisionMade', 'penaltyDecision'),
      act: 'published',
      who: ['legalReviewer'],
      docType: 'publicationReview',
    },
  ],
};
