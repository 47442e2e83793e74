import type { Procedure } from '@liuhen/records';
import {
  cancellation,
  linkedTo,
  otherStep,
  paper,
  renewalAsked,
  revocation,
  type Told,
  withdrawal,
} from './told.fixture.ts';

/** One turn that a procedure may take, and how the case stands after it. */
export type Way = {
  procedure: Procedure;
  turn:
    | 'return'
    | 'withdrawal'
    | 'suspension'
    | 'resumption'
    | 'transfer'
    | 'recusal'
    | 'conversion'
    | 'change'
    | 'renewal'
    | 'permitWithdrawal'
    | 'revocation'
    | 'cancellation';
  what: string;
  records: readonly Told[];
  profile?: Record<string, unknown>;
  /** The machine looked at, where it runs within another procedure. */
  within?: string;
  state: string;
  /** Acts that must be open, each with the codes of what bars it. */
  acts: Readonly<Record<string, readonly string[]>>;
  /** Acts that may not be offered. */
  not?: readonly string[];
  /** The clock that runs out first, and its last day; null: none runs. */
  clock: string | null;
};

const filed: readonly Told[] = ['clueRegistered', 'programInitiationApproval', 'initiationApproved'];
const reported: readonly Told[] = [...filed, 'interview', 'investigationReported'];
const noticed: readonly Told[] = [...reported, 'caseReviewed', 'priorNoticeServed'];
const recused: Told = {
  kind: 'recusalDecided',
  by: [{ role: '回避人', person: '018f0000-0000-7000-8000-0000000000f1', name: '李卓然' }],
};
const notice = (proposed: Record<string, unknown>): Told => paper('priorNotice', { proposed });
const hearingCase: readonly Told[] = [
  ...reported,
  'caseReviewed',
  notice({ kind: '罚款', amount: 200_000 }),
  'priorNoticeServed',
  'hearingRequested',
];
const applied: readonly Told[] = ['applicationRegistered', 'accepted'];
const sealed: readonly Told[] = ['sealSeizureApproval', 'initiationApproved', 'sealSeizureImplemented'];
const demanded: readonly Told[] = [{ kind: 'demandServed', data: { due: '2026-03-20' } }];
const inspected: readonly Told[] = ['inspectionPlanned', 'inspectionApproval', 'initiationApproved'];
const ordered: readonly Told[] = [{ kind: 'correctionOrdered', data: { due: '2026-04-30' } }, 'correctionOrderServed'];

const ordinary: Omit<Way, 'procedure'>[] = [
  {
    turn: 'return',
    what: '立案审批表退回，补充后重新填报',
    records: ['clueRegistered', 'programInitiationApproval', 'caseReturned'],
    state: 'P0',
    acts: { programInitiationApproval: [], notInitiated: [] },
    clock: 'penalty.filing',
  },
  {
    turn: 'return',
    what: '审查退回补充调查，时间计入九十日（law.md P5r）',
    records: [...reported, 'caseReturned'],
    state: 'P3',
    acts: { interview: [], investigationReported: [] },
    clock: 'penalty.decision',
  },
  {
    turn: 'withdrawal',
    what: '告知后发现不符合立案条件，撤销立案（部令30第二十条）',
    records: [...noticed, 'caseWithdrawalApproval'],
    state: 'P2x',
    acts: { caseClosed: [] },
    not: ['decisionMade', 'recusalRequested'],
    clock: null,
  },
  {
    turn: 'suspension',
    what: '中止调查，九十日停算（部令30第三十五条、第五十七条）',
    records: [...filed, 'interview', 'investigationSuspended'],
    state: 'P3s',
    acts: { investigationResumed: [], investigationTerminated: [], caseTransferred: ['penalty.noTransferLetter'] },
    not: ['interview', 'investigationReported'],
    clock: null,
  },
  {
    turn: 'resumption',
    what: '恢复调查，期间接着算',
    records: [...filed, 'interview', 'investigationSuspended', 'investigationResumed'],
    state: 'P3',
    acts: { interview: [], investigationReported: [], investigationSuspended: [] },
    clock: 'penalty.decision',
  },
  {
    turn: 'transfer',
    what: '陈述申辩期内发现涉嫌犯罪，移送（行政处罚法第二十七条）',
    records: [...noticed, paper('crimeTransferLetter'), 'crimeTransferred'],
    state: 'P5m',
    acts: { caseClosed: [], caseReturned: [] },
    not: ['decisionMade'],
    clock: null,
  },
  {
    turn: 'transfer',
    what: '公安不予立案，退回后继续审查处罚（移送规定第十条）',
    records: [...noticed, paper('crimeTransferLetter'), 'crimeTransferred', otherStep('transferReturned')],
    state: 'P5',
    acts: { caseReviewed: [], nonPenaltyDecision: ['penalty.notApproved'] },
    clock: 'penalty.statement',
  },
  {
    turn: 'withdrawal',
    what: '审查后决定不予处罚（行政处罚法第三十三条、law.md P5n）',
    records: [...reported, 'caseReviewed', 'nonPenaltyDecision'],
    state: 'P12',
    acts: { served: [] },
    not: ['published'],
    clock: 'penalty.service',
  },
  {
    turn: 'recusal',
    what: '申请回避未决定：调查不停止，决定不得作出（行政处罚法第四十三条）',
    records: [...noticed, 'defenceWaived', 'recusalRequested'],
    state: 'P9',
    acts: { recusalDecided: [], decisionMade: ['procedure.recusalPending', 'penalty.notApproved'] },
    not: ['recusalRequested'],
    clock: 'penalty.decision',
  },
  {
    turn: 'recusal',
    what: '决定回避后更换承办人',
    records: [...filed, 'recusalRequested', recused],
    state: 'P3',
    acts: { handlerAssigned: [], recusalRequested: [], interview: [] },
    not: ['recusalDecided'],
    clock: 'penalty.decision',
  },
  {
    turn: 'conversion',
    what: '由检查转来的案件，以关联的检查为来源立案',
    records: [linkedTo('filedFrom')],
    state: 'P0',
    acts: { programInitiationApproval: [] },
    clock: null,
  },
];

const summary: Omit<Way, 'procedure'>[] = [
  {
    turn: 'transfer',
    what: '当场发现不属本机关管辖，移送',
    records: ['arrived', 'siteInspection', 'caseTransferred'],
    state: 'transferred',
    acts: { caseClosed: [] },
    not: ['decisionMade'],
    clock: null,
  },
  {
    turn: 'conversion',
    what: '事实需要调查，转普通程序（行政处罚法第五十一条、第五十四条）',
    records: ['arrived', 'siteInspection', linkedTo('becameOrdinary')],
    state: 'converted',
    acts: {},
    not: ['decisionMade', 'caseClosed'],
    clock: null,
  },
  {
    turn: 'conversion',
    what: '查明不应处罚：当场不能决定，转普通程序（行政处罚法第三十三条、第五十七条）',
    records: ['arrived', 'siteInspection', 'priorNoticeServed', 'defenceReceived'],
    state: 'S4',
    acts: { nonPenaltyDecision: ['summary.noPenaltyOnTheSpot'], defenceReviewed: [] },
    clock: null,
  },
  {
    turn: 'withdrawal',
    what: '已经当场写了不予处罚决定的，照实认作决定，送达后可以结案，违规留存',
    records: ['arrived', 'siteInspection', 'nonPenaltyDecision'],
    state: 'S6',
    acts: { served: [] },
    not: ['decisionMade', 'published', 'summaryFiled'],
    clock: null,
  },
  {
    turn: 'recusal',
    what: '当场申请回避，未决定不得处罚',
    records: ['arrived', 'siteInspection', 'rightsNotified', 'priorNoticeServed', 'recusalRequested'],
    profile: { penalty: { kind: '罚款', amount: 1000 } },
    state: 'S4',
    acts: { recusalDecided: [], decisionMade: ['procedure.recusalPending'] },
    clock: null,
  },
];

const hearing: Omit<Way, 'procedure'>[] = [
  {
    turn: 'suspension',
    what: '中止听证',
    records: [...hearingCase, 'hearingNoticeServed', 'hearingSuspended'],
    within: 'H',
    state: 'H5m',
    acts: { hearingResumed: [], hearingWithdrawn: [] },
    not: ['hearingHeld'],
    clock: null,
  },
  {
    turn: 'resumption',
    what: '恢复听证',
    records: [...hearingCase, 'hearingNoticeServed', 'hearingSuspended', 'hearingResumed'],
    within: 'H',
    state: 'H5',
    acts: { hearingHeld: ['hearing.noticeTooShort'], hearingPostponed: [] },
    clock: null,
  },
  {
    turn: 'withdrawal',
    what: '撤回听证申请，案件回到法制审核',
    records: [...hearingCase, 'hearingWithdrawn'],
    state: 'P9',
    acts: { decisionMade: ['penalty.notApproved'] },
    clock: 'penalty.statement',
  },
  {
    turn: 'return',
    what: '听证延期须重新通知',
    records: [...hearingCase, 'hearingNoticeServed', 'hearingPostponed'],
    within: 'H',
    state: 'H5',
    acts: { hearingHeld: ['hearing.noticeTooShort', 'hearing.notNotifiedAgain'] },
    clock: null,
  },
];

const permit: Omit<Way, 'procedure'>[] = [
  {
    turn: 'return',
    what: '审查意见退回补充审查',
    records: [...applied, 'reviewed', 'caseReturned'],
    state: 'X3',
    acts: { reviewed: [], siteInspection: [], applicationWithdrawn: [] },
    clock: 'licence.decision',
  },
  {
    turn: 'withdrawal',
    what: '撤回申请，不再计算决定期限',
    records: [...applied, 'applicationWithdrawn'],
    state: 'Xw',
    acts: { caseClosed: [] },
    not: ['decisionMade', 'reviewed'],
    clock: null,
  },
  {
    turn: 'transfer',
    what: '不属于本机关职权，不予受理',
    records: ['applicationRegistered', 'refusedAcceptance'],
    state: 'X1b',
    acts: { caseClosed: [] },
    clock: null,
  },
  {
    turn: 'recusal',
    what: '回避申请未决定，不得作出许可决定',
    records: [...applied, 'reviewed', 'recusalRequested'],
    state: 'X6',
    acts: { recusalDecided: [], decisionMade: ['procedure.recusalPending', 'permit.notApproved'] },
    clock: 'licence.decision',
  },
];

const heard: readonly Told[] = [revocation, 'rightsNotified', 'defenceReceived', 'reviewed'];
const listened: readonly Told[] = [withdrawal, 'rightsNotified', 'defenceReceived', 'reviewed'];
const later: Omit<Way, 'procedure'>[] = [
  {
    turn: 'change',
    what: '申请变更：同样先作形式审查，五日内告知（行政许可法第四十九条）',
    records: ['permitChangeRequested'],
    state: 'X1',
    acts: { accepted: [], correctionNoticeIssued: [], applicationWithdrawn: [] },
    not: ['permitRevocationStarted', 'permitChangeRequested', 'decisionMade'],
    clock: 'licence.supplement',
  },
  {
    turn: 'change',
    what: '变更受理后二十日内决定，须经审批',
    records: ['permitChangeRequested', 'accepted', 'reviewed'],
    state: 'X6',
    acts: { decisionMade: ['permit.notApproved'], periodExtended: [], caseReturned: [] },
    clock: 'licence.decision',
  },
  {
    turn: 'renewal',
    what: '申请延续：须在原许可届满前决定（行政许可法第五十条第二款）',
    records: [renewalAsked('2026-05-31'), 'accepted'],
    state: 'X3',
    acts: { reviewed: [], decisionMade: ['permit.notExamined', 'permit.notApproved'] },
    clock: 'licence.renewal.decision',
  },
  {
    turn: 'renewal',
    what: '没有登记原许可的末日，不知应当何时决定',
    records: [renewalAsked(), 'accepted', 'reviewed'],
    state: 'X6',
    acts: { decisionMade: ['permit.notApproved', 'permit.noExpiry'] },
    clock: 'licence.decision',
  },
  {
    turn: 'renewal',
    what: '届满未决定，视为准予延续：只剩办理手续',
    records: [renewalAsked('2026-04-10'), 'accepted', { kind: 'reviewed', when: '2026-04-11 10:00:00' }],
    state: 'Xd',
    acts: { decisionMade: ['permit.notApproved'], headApproved: [] },
    not: ['applicationWithdrawn', 'reviewed', 'caseReturned'],
    clock: null,
  },
  {
    turn: 'renewal',
    what: '逾期提出的延续申请，届满未决定不自动视为准予，由人认定',
    records: [renewalAsked('2026-03-15'), 'accepted', { kind: 'expertReviewed', when: '2026-03-20 10:00:00' }],
    state: 'X3',
    acts: { reviewed: [] },
    clock: 'licence.renewal.decision',
  },
  {
    turn: 'permitWithdrawal',
    what: '依职权启动撤回：先告知、听取，再审查决定（行政许可法第七条、第八条）',
    records: [withdrawal],
    state: 'X3h',
    acts: {
      rightsNotified: [],
      defenceReceived: [],
      siteInspection: [],
      compensationSettled: [],
      permitUpheld: [],
      decisionMade: ['permit.holderNotHeard', 'permit.notExamined', 'permit.notApproved'],
    },
    not: ['accepted', 'applicationWithdrawn', 'permitRevocationStarted'],
    clock: null,
  },
  {
    turn: 'permitWithdrawal',
    what: '没有写明情形和公共利益的，不得撤回',
    records: ['permitWithdrawalStarted', 'rightsNotified', 'defenceWaived', 'reviewed'],
    state: 'X6',
    acts: { decisionMade: ['permit.noGround', 'permit.noPublicInterest', 'permit.notApproved'] },
    clock: null,
  },
  {
    turn: 'permitWithdrawal',
    what: '重大的撤回未经法制审核，不得决定',
    records: [withdrawal, 'rightsNotified', 'defenceWaived', 'reviewed'],
    profile: { isMajor: true },
    state: 'X5',
    acts: { legalReviewCompleted: [], decisionMade: ['permit.notReviewed', 'permit.notApproved'] },
    clock: null,
  },
  {
    turn: 'permitWithdrawal',
    what: '撤回并送达后认定补偿、办理注销，都做了才能办结（行政许可法第八条第二款、第七十条第四项）',
    records: [...listened, 'decisionMade', 'served'],
    state: 'X8',
    acts: {
      compensationSettled: [],
      permitCancelled: [],
      published: [],
      caseClosed: ['permit.notCompensated', 'permit.notCancelled'],
    },
    clock: 'licence.publication',
  },
  {
    turn: 'permitWithdrawal',
    what: '依第八条改为变更的，许可还在，不须注销，仍须认定补偿',
    records: [...listened, paper('permitChangeDecision', { action: '变更' }), 'served'],
    state: 'X7',
    acts: { compensationSettled: [] },
    not: ['permitCancelled'],
    clock: 'licence.publication',
  },
  {
    turn: 'permitWithdrawal',
    what: '听取意见后决定不予撤回',
    records: [...listened, 'permitUpheld'],
    state: 'Xu',
    acts: { caseClosed: [] },
    not: ['compensationSettled', 'permitCancelled', 'decisionMade'],
    clock: null,
  },
  {
    turn: 'return',
    what: '撤回案件退回补充核实',
    records: [...listened, 'caseReturned'],
    state: 'X3h',
    acts: { interview: [], reviewed: [] },
    clock: null,
  },
  {
    turn: 'revocation',
    what: '依职权启动撤销：先告知、听取，再审查决定（行政许可法第七条、第六十九条）',
    records: [revocation],
    state: 'X3v',
    acts: {
      rightsNotified: [],
      defenceReceived: [],
      siteInspection: [],
      permitUpheld: [],
      decisionMade: ['permit.holderNotHeard', 'permit.notExamined', 'permit.notApproved'],
    },
    not: ['accepted', 'applicationWithdrawn'],
    clock: null,
  },
  {
    turn: 'revocation',
    what: '利害关系人请求撤销，登记后启动；没有写明情形的不得决定',
    records: ['applicationRegistered', 'permitRevocationStarted', 'rightsNotified', 'defenceWaived', 'reviewed'],
    state: 'X6',
    acts: { decisionMade: ['permit.noGround', 'permit.notApproved'] },
    clock: null,
  },
  {
    turn: 'revocation',
    what: '撤销并送达后办理注销手续，注销前不得办结（行政许可法第七十条第四项）',
    records: [...heard, 'decisionMade', 'served'],
    state: 'X8',
    acts: { permitCancelled: [], published: [], caseClosed: ['permit.notCancelled'] },
    not: ['performanceRecorded'],
    clock: 'licence.publication',
  },
  {
    turn: 'withdrawal',
    what: '撤销可能对公共利益造成重大损害，决定不予撤销（行政许可法第六十九条第三款）',
    records: [revocation, 'rightsNotified', 'permitUpheld'],
    state: 'Xu',
    acts: { caseClosed: [] },
    not: ['decisionMade', 'permitCancelled'],
    clock: null,
  },
  {
    turn: 'return',
    what: '撤销案件退回补充核实',
    records: [...heard, 'caseReturned'],
    state: 'X3v',
    acts: { interview: [], reviewed: [] },
    not: ['excludedPeriodNotified'],
    clock: null,
  },
  {
    turn: 'recusal',
    what: '撤销案件申请回避，未决定不得撤销',
    records: [...heard, 'recusalRequested'],
    state: 'X6',
    acts: { recusalDecided: [], decisionMade: ['procedure.recusalPending', 'permit.notApproved'] },
    clock: null,
  },
  {
    turn: 'cancellation',
    what: '启动注销：核实情形后决定（行政许可法第七十条）',
    records: [cancellation],
    state: 'X3z',
    acts: { siteInspection: [], decisionMade: ['permit.notExamined', 'permit.notApproved'], permitUpheld: [] },
    not: ['accepted', 'rightsNotified'],
    clock: null,
  },
  {
    turn: 'cancellation',
    what: '没有写明注销的法定情形，不得决定',
    records: ['permitCancellationStarted', 'reviewed'],
    state: 'X6',
    acts: { decisionMade: ['permit.noGround', 'permit.notApproved'] },
    clock: null,
  },
];

const sealing: Omit<Way, 'procedure'>[] = [
  {
    turn: 'return',
    what: '审批表退回补充',
    records: ['sealSeizureApproval', 'caseReturned'],
    state: 'Q0',
    acts: { sealSeizureApproval: [] },
    clock: null,
  },
  {
    turn: 'withdrawal',
    what: '批准后不再采取',
    records: ['sealSeizureApproval', 'initiationApproved', 'caseWithdrawalApproval'],
    state: 'Q1x',
    acts: { caseClosed: [] },
    not: ['sealSeizureImplemented'],
    clock: null,
  },
  {
    turn: 'suspension',
    what: '书面告知检测期间，三十日停算（行政强制法第二十五条第三款）',
    records: [...sealed, paper('testPeriodNotice', { from: '2026-03-10', to: '2026-03-20' })],
    state: 'Q3',
    acts: { sealSeizureExtended: [], sealSeizureReleased: [] },
    clock: 'coercion.sealing',
  },
  {
    turn: 'transfer',
    what: '随案移送并书面告知（行政强制法第二十一条）',
    records: [...sealed, 'crimeTransferred'],
    state: 'Q5c',
    acts: { caseClosed: ['procedure.notFilmed'] },
    not: ['sealSeizureExtended'],
    clock: null,
  },
  {
    turn: 'recusal',
    what: '查封期间申请回避',
    records: [...sealed, 'recusalRequested'],
    state: 'Q3',
    acts: { recusalDecided: [], sealSeizureReleased: [] },
    clock: 'coercion.sealing',
  },
];

const enforcement: Omit<Way, 'procedure'>[] = [
  {
    turn: 'suspension',
    what: '中止执行（行政强制法第三十九条）',
    records: [...demanded, 'enforcementSuspended'],
    state: 'E5s',
    acts: { enforcementResumed: [], enforcementTerminated: [], caseClosed: ['enforcement.notThreeYears'] },
    not: ['enforcementDecided'],
    clock: 'coercion.demand.court',
  },
  {
    turn: 'resumption',
    what: '恢复执行，回到中止前的一步',
    records: [...demanded, 'enforcementSuspended', 'enforcementResumed'],
    state: 'E2',
    acts: { enforcementDecided: ['enforcement.demandRunning'], enforcementSuspended: [] },
    clock: 'coercion.demand.court',
  },
  {
    turn: 'resumption',
    what: '不履行执行协议，恢复强制执行（行政强制法第四十二条第三款）',
    records: [...demanded, 'agreementConcluded', 'enforcementResumed'],
    state: 'E3',
    acts: { demandServed: [] },
    clock: 'coercion.demand.court',
  },
  {
    turn: 'withdrawal',
    what: '终结执行（行政强制法第四十条）',
    records: [...demanded, 'enforcementTerminated'],
    state: 'E5t',
    acts: {},
    not: ['enforcementDecided', 'recusalRequested'],
    clock: null,
  },
  {
    turn: 'withdrawal',
    what: '中止满三年未恢复，不再执行（行政强制法第三十九条第二款）',
    records: [...demanded, 'enforcementSuspended', { kind: 'caseClosed', when: '2029-03-05 10:00:00' }],
    state: 'E5t',
    acts: {},
    clock: null,
  },
  {
    turn: 'recusal',
    what: '执行中申请回避',
    records: [...demanded, 'recusalRequested'],
    state: 'E2',
    acts: { recusalDecided: [] },
    clock: 'coercion.demand.court',
  },
];

const court: Omit<Way, 'procedure'>[] = [
  {
    turn: 'suspension',
    what: '执行中止期间不得申请法院（行政强制法第三十九条）',
    records: [...demanded, 'enforcementSuspended'],
    within: 'F',
    state: 'F0',
    acts: { courtApplied: ['court.notServed', 'court.demandRunning', 'court.paused'] },
    clock: null,
  },
  {
    turn: 'withdrawal',
    what: '撤回申请：法院的期限不再计算，可以在原窗口内再申请（民事诉讼法第二百六十八条）',
    records: [...demanded, 'courtApplied', 'courtAccepted', 'courtApplicationWithdrawn'],
    within: 'F',
    state: 'Fw',
    acts: { courtApplied: ['court.notServed', 'court.demandRunning'], courtRuled: [] },
    not: ['courtApplicationWithdrawn', 'courtExecuted'],
    clock: null,
  },
  {
    turn: 'return',
    what: '法院不予受理，十五日内向上一级法院申请复议（行政强制法第五十六条）',
    records: [...demanded, 'courtApplied', 'courtRefused'],
    within: 'F',
    state: 'Fr',
    acts: { courtAccepted: [] },
    clock: 'coercion.court.review',
  },
];

const inspection: Omit<Way, 'procedure'>[] = [
  {
    turn: 'return',
    what: '检查审批表退回补充',
    records: ['inspectionPlanned', 'inspectionApproval', 'caseReturned'],
    state: 'I0',
    acts: { inspectionPlanned: [] },
    not: ['siteInspection'],
    clock: null,
  },
  {
    turn: 'withdrawal',
    what: '批准后取消检查',
    records: [...inspected, 'caseWithdrawalApproval'],
    state: 'I1x',
    acts: { caseClosed: [] },
    not: ['siteInspection'],
    clock: null,
  },
  {
    turn: 'transfer',
    what: '检查发现不属本机关管辖，移送',
    records: [...inspected, 'siteInspection', 'caseTransferred'],
    state: 'transferred',
    acts: { caseClosed: [] },
    clock: null,
  },
  {
    turn: 'conversion',
    what: '检查发现违法线索，转为立案（行政处罚法第五十四条第二款）',
    records: [...inspected, 'siteInspection', linkedTo('becameOrdinary')],
    state: 'converted',
    acts: { caseClosed: [], recusalRequested: [] },
    clock: null,
  },
  {
    turn: 'recusal',
    what: '检查中申请回避，检查不停止',
    records: [...inspected, 'siteInspection', 'recusalRequested'],
    state: 'I4',
    acts: { recusalDecided: [], siteInspection: [], inspectionResultNotified: ['procedure.notFilmed'] },
    clock: null,
  },
];

const complaint: Omit<Way, 'procedure'>[] = [
  {
    turn: 'transfer',
    what: '不属本机关管辖，转有权机关后仍须答复',
    records: [{ kind: 'complaintRegistered', data: { realName: true } }, 'caseTransferred'],
    state: 'C1',
    acts: { complaintReplied: [], caseClosed: ['complaint.notReplied'] },
    clock: null,
  },
  {
    turn: 'conversion',
    what: '需要查处，转为立案并关联（制度第八条）',
    records: [
      { kind: 'complaintRegistered', data: { realName: true } },
      'complaintAccepted',
      linkedTo('becameOrdinary'),
    ],
    state: 'C5',
    acts: { complaintReplied: [], caseClosed: ['complaint.notReplied'] },
    clock: 'complaint.forwarding',
  },
  {
    turn: 'recusal',
    what: '核查中申请回避',
    records: ['complaintRegistered', 'complaintAccepted', 'recusalRequested'],
    state: 'C3',
    acts: { recusalDecided: [], siteInspection: [] },
    clock: 'complaint.forwarding',
  },
];

const correction: Omit<Way, 'procedure'>[] = [
  {
    turn: 'return',
    what: '复查未改正，再次责令改正（law.md R3b）',
    records: [
      ...ordered,
      { kind: 'followUp', data: { conclusion: '继续实施违法行为' } },
      { kind: 'correctionOrdered', data: { due: '2026-05-31' } },
    ],
    state: 'R0s',
    acts: { correctionOrderServed: [] },
    clock: 'correction.stated',
  },
  {
    turn: 'transfer',
    what: '拒不改正，违反治安管理，移送',
    records: [...ordered, { kind: 'followUp', data: { conclusion: '拒绝、阻挠复查' } }, 'caseTransferred'],
    state: 'transferred',
    acts: { caseClosed: [] },
    clock: null,
  },
  {
    turn: 'conversion',
    what: '拒不改正，转为立案（生态环境法典第一千零六十条）',
    records: [...ordered, { kind: 'followUp', data: { conclusion: '拒不改正' } }, linkedTo('becameOrdinary')],
    state: 'converted',
    acts: { caseClosed: [] },
    clock: null,
  },
  {
    turn: 'recusal',
    what: '改正期内申请回避',
    records: [...ordered, 'recusalRequested'],
    state: 'R1',
    acts: { recusalDecided: [], followUp: [] },
    clock: 'correction.stated',
  },
];

const of = (procedure: Procedure, list: readonly Omit<Way, 'procedure'>[]): Way[] =>
  list.map((way) => ({ procedure, ...way }));

/** law.md §3: any state may meet recusal, transfer, suspension; a return is a new version and never a rewriting. */
export const ways: readonly Way[] = [
  ...of('penalty.ordinary', [...ordinary, ...hearing]),
  ...of('penalty.summary', summary),
  ...of('permit', [...permit, ...later]),
  ...of('coercion.sealing', sealing),
  ...of('coercion.enforcement', [...enforcement, ...court]),
  ...of('inspection', inspection),
  ...of('complaint', complaint),
  ...of('correction', correction),
];
