import { issued } from '../../reading/phases.ts';
import { registrationsOpen } from '../../reading/preservation.ts';
import { headSaysYes } from '../../reading/signers.ts';
import { resultsUntold } from '../../reading/test-results.ts';
import { saysUrgent } from '../../reading/urgent.ts';
import type { Course } from '../course.ts';
import { headApproves, headRefuses } from '../events.ts';
import { filmed } from '../filmed.ts';
import { emergency, needs, onlyIf, supplemented } from '../guards.ts';
import { heads, type Move, move, repeated } from '../machine.ts';

/** Started in haste, and no head has said yes to it yet. */
const awaitsTheHead = (c: Course): boolean =>
  emergency(c) &&
  !c.has('initiationApproved') &&
  issued(c.m, 'programInitiationApproval').every((form) => !headSaysYes(c.m, form));

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

/** From the clue to the report of inquiry and its review: P0 to P6. */
export const inquiryMoves: readonly Move[] = [
  move({
    id: 'P0→P3',
    from: ['P0', 'P1a', 'P2'],
    to: 'P3',
    on: { kind: 'programStarted', when: saysUrgent },
    title: '紧急启动',
    who: ['officer'],
    docType: 'programInitiationApproval',
    evenOutOfTurn: false,
  }),
  move({
    id: 'P0→P2',
    from: ['P0', 'P1a'],
    to: 'P2',
    on: [
      { kind: 'programInitiationApproval', when: (_, c) => !emergency(c) },
      { kind: 'programStarted', when: (f) => !saysUrgent(f) },
    ],
    title: '填报程序启动（立案）审批表',
    who: ['officer'],
    docType: 'programInitiationApproval',
    evenOutOfTurn: false,
    guards: [
      needs(
        [
          'clueRegistered',
          'complaintRegistered',
          'caseSourceRegister',
          'complaintRegister',
          'inspectionPlanned',
          'siteInspection',
          'caseLinked',
        ],
        {
          code: 'penalty.noClue',
          provision: '生态环境行政处罚办法第十八条、第十九条',
          message: '没有案件来源和初步证据。',
          cure: '请先登记线索，或者关联检查、投诉举报。',
        },
      ),
    ],
  }),
  move({
    id: 'P2→P0:return',
    from: ['P2'],
    to: 'P0',
    on: 'caseReturned',
    title: '退回补充后重新填报',
    who: heads,
    evenOutOfTurn: false,
  }),
  move({
    id: 'P2→P3',
    from: ['P2', 'P0', 'P1a'],
    to: 'P3',
    on: ['initiationApproved', headApproves('programInitiationApproval')],
    title: '批准立案',
    who: heads,
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
  move({
    id: 'P→P1a',
    from: ['P0', 'P2'],
    to: 'P1a',
    on: ['notInitiated', 'nonFilingApproval', 'initiationRefused', headRefuses('programInitiationApproval')],
    title: '决定不予立案',
    who: heads,
    docType: 'nonFilingApproval',
    evenOutOfTurn: false,
  }),
  move({
    id: 'P3:supplement',
    from: ['P3'],
    to: 'P3',
    on: 'initiationSupplemented',
    title: '补报程序启动审批表',
    who: ['officer'],
    docType: 'programInitiationApproval',
    offered: (c) => emergency(c) && !c.has('initiationSupplemented', 'initiationApproved'),
    evenOutOfTurn: false,
  }),
  move({
    id: 'P3:refused',
    from: ['P3'],
    to: 'P3t',
    on: ['initiationRefused', headRefuses('programInitiationApproval')],
    title: '不批准紧急启动，停止调查',
    who: heads,
    offered: awaitsTheHead,
    evenOutOfTurn: false,
  }),
  ...repeated(
    'P0',
    [
      ['siteInspection', '立案前核查', 'siteInspectionRecord'],
      ['interview', '立案前询问', 'interviewRecord'],
    ],
    ['officer'],
  ),
  ...repeated('P3', inquiry, ['officer']),
  move({
    id: 'P3→P3s',
    from: ['P3'],
    to: 'P3s',
    on: ['investigationSuspended', headApproves('investigationSuspension')],
    title: '中止调查',
    who: heads,
    docType: 'investigationSuspension',
    evenOutOfTurn: false,
  }),
  move({
    id: 'P3s→P3',
    from: ['P3s'],
    to: 'P3',
    on: 'investigationResumed',
    title: '恢复调查',
    who: heads,
    docType: 'investigationSuspension',
    evenOutOfTurn: false,
  }),
  move({
    id: 'P3→P3t',
    from: ['P3', 'P3s'],
    to: 'P3t',
    on: 'investigationTerminated',
    title: '终止调查',
    who: heads,
    docType: 'investigationSuspension',
    evenOutOfTurn: false,
  }),
  move({
    id: 'P→P2x',
    from: ['P3', 'P3s', 'P5', 'P6', 'P7', 'P7h', 'P8', 'P9', 'P10', 'P11'],
    to: 'P2x',
    on: 'caseWithdrawalApproval',
    title: '撤销立案',
    who: heads,
    docType: 'caseWithdrawalApproval',
    evenOutOfTurn: false,
  }),
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
      needs(
        [
          'siteInspection',
          'interview',
          'siteInspectionRecord',
          'interviewRecord',
          'evidenceRequested',
          'documentaryTaken',
        ],
        {
          code: 'penalty.noInquiry',
          provision: '行政处罚法第五十四条、第五十五条；制度第十一条',
          message: '没有任何调查取证记录。',
          cure: '请先检查、询问或者调取证据并制作笔录。',
        },
      ),
      filmed,
      onlyIf((c) => resultsUntold(c.m).length === 0, {
        code: 'penalty.resultNotTold',
        provision: '生态环境行政处罚办法第二十九条',
        message: '监测、鉴定结果尚未告知当事人。',
        cure: '请告知结果并留存记录。',
      }),
      onlyIf((c) => registrationsOpen(c.m).length === 0, {
        code: 'penalty.registrationOpen',
        provision: '行政处罚法第五十六条',
        message: '先行登记保存的证据尚未处理。',
        cure: '请在七个工作日内作出处理决定；逾期自动解除。',
      }),
    ],
  }),
  move({
    id: 'P5→P6',
    from: ['P5'],
    to: 'P6',
    on: ['caseReviewed', 'caseReviewForm'],
    title: '案件审查',
    who: ['legalReviewer'],
    docType: 'caseReviewForm',
  }),
];
