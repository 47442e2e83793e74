import { onSpotPenalty } from '../../calculations/on-spot.ts';
import { penaltyTerms } from '../../periods/terms/penalty.ts';
import { closingGuards } from '../closing.ts';
import type { Course } from '../course.ts';
import { becameOrdinary, servedAfter, transferredAway } from '../events.ts';
import { needs, needsIf, noRecusalPending, onlyIf } from '../guards.ts';
import { hearingMustBeOffered, intendedPenalty } from '../intended.ts';
import { type ClockDefinition, heads, type Machine, move, repeated } from '../machine.ts';
import { fileClock, paymentClock, publicationClock } from './ordinary-clocks.ts';

const DECISIONS = ['decisionMade', 'onSpotPenaltyDecision'] as const;

const withinLimit = (c: Course): boolean => {
  const { fine, party } = intendedPenalty(c);
  return onSpotPenalty(party, fine === 0 ? { kind: 'warning' } : { kind: 'fine', amount: fine }).allowed;
};

const lawfulDecision = [
  noRecusalPending,
  onlyIf(withinLimit, {
    code: 'summary.overLimit',
    provision: '行政处罚法第五十一条',
    message: '拟罚款超过当场处罚的限额（公民二百元、法人或者其他组织三千元）。',
    cure: '请转为普通程序。',
  }),
  onlyIf((c) => !hearingMustBeOffered(c), {
    code: 'summary.hearingClass',
    provision: '行政处罚法第六十三条',
    message: '拟作出的处罚属于听证范围，不适用简易程序。',
    cure: '请转为普通程序。',
  }),
  needs(['rightsNotified', 'arrived', 'priorNoticeServed', 'rightsNotice'], {
    code: 'summary.notNotified',
    provision: '行政处罚法第四十四条、第五十二条；制度第十七条',
    message: '没有告知当事人拟处罚的内容、事实、理由、依据和权利。',
    cure: '请当场告知并记录告知的方式。',
  }),
  needs(['siteInspection', 'interview', 'photosTaken', 'documentaryTaken', 'processRecorded'], {
    code: 'summary.noEvidence',
    provision: '行政处罚法第五十一条、第五十二条；制度第十七条',
    message: '没有固定违法事实的证据。',
    cure: '请先查清事实并固定证据。',
  }),
  needsIf((c) => c.has('defenceReceived'), ['defenceReviewed'], {
    code: 'summary.defenceNotReviewed',
    provision: '行政处罚法第四十五条；制度第十七条',
    message: '当事人的陈述、申辩尚未当场复核。',
    cure: '请复核并写明是否采纳及理由。',
  }),
];

/**
 * On the spot one may only punish (行政处罚法第五十一条); whoever deserves no penalty is told so by the head, after an inquiry
 * (第五十七条), or is not filed at all. See decisions/0023.
 */
const noPenaltyOnTheSpot = onlyIf(() => false, {
  code: 'summary.noPenaltyOnTheSpot',
  provision: '行政处罚法第三十三条、第五十一条、第五十七条；生态环境行政处罚办法第十九条',
  message: '简易程序只能当场作出处罚决定，不能当场作出不予行政处罚决定。',
  cure: '请转为普通程序：不符合立案条件的，呈批不予立案；需要立案查清的，调查终结后由负责人审查决定不予处罚。依法不予处罚的，应当对当事人进行教育。',
});

const summaryFilingClock: ClockDefinition = {
  term: penaltyTerms.summaryFiling,
  starts: (c) => {
    const fact = c.first(...DECISIONS);
    return fact && { fact };
  },
  done: (c) => c.has('summaryFiled', 'summaryPenaltyFiling'),
};
const handover = (c: Course) => c.last('fineCollectedOnSpot');

const cashClocks: readonly ClockDefinition[] = [
  {
    term: penaltyTerms.collectionHandover,
    starts: (c) => {
      const fact = handover(c);
      return fact && { fact };
    },
    done: (c) => c.has('fineHandedOver', 'fineBanked'),
  },
  {
    term: penaltyTerms.collectionDeposit,
    starts: (c) => {
      const fact = c.last('fineHandedOver');
      return fact && { fact };
    },
    done: (c) => c.has('fineBanked'),
  },
];

/** 行政处罚·简易程序. Whatever step fails its condition, the case becomes an ordinary one. */
export const summaryProcedure: Machine = {
  id: 'S',
  procedure: 'penalty.summary',
  title: '行政处罚（简易程序）',
  states: [
    { id: 'S1', title: '表明身份' },
    { id: 'S2', title: '查清事实、固定证据' },
    { id: 'S4', title: '告知、听取并复核' },
    { id: 'S6', title: '当场交付' },
    { id: 'S8', title: '履行' },
    { id: 'S10', title: '立卷归档' },
    { id: 'archived', title: '已归档', final: true },
    { id: 'converted', title: '转为普通程序', side: true, final: true },
    { id: 'transferred', title: '移送', side: true },
  ],
  moves: [
    ...repeated(
      'S1',
      [
        ['inspectionPlanned', '列入检查任务', 'inspectionApproval'],
        ['inspectionNotified', '通知检查', 'inspectionNotice'],
      ],
      ['officer'],
    ),
    move({
      id: 'S1→S2',
      from: ['S1'],
      to: 'S2',
      on: ['arrived', 'rightsNotified'],
      title: '出示执法证件、表明身份',
      who: ['officer'],
    }),
    ...repeated(
      'S2',
      [
        ['rightsNotified', '告知权利义务', 'rightsNotice'],
        ['siteInspection', '现场检查', 'siteInspectionRecord'],
        ['interview', '调查询问', 'interviewRecord'],
        ['photosTaken', '拍摄照片证据'],
        ['documentaryTaken', '提取书证'],
      ],
      ['officer'],
    ),
    move({
      id: 'S2→S4',
      from: ['S2'],
      to: 'S4',
      on: ['priorNoticeServed', 'defenceReceived', 'defenceWaived'],
      // told and heard on the spot: what was said goes into the decision and the record of the process, no paper of its own is asked
      title: '当场告知拟处罚的内容和权利',
      who: ['officer', 'party'],
    }),
    ...repeated(
      'S4',
      [
        ['defenceReceived', '听取陈述、申辩'],
        ['defenceWaived', '放弃陈述、申辩'],
      ],
      ['party'],
    ),
    ...repeated('S4', [['defenceReviewed', '当场复核']], ['officer', 'legalReviewer']),
    move({
      id: 'S4→S6',
      from: ['S4', 'S2'],
      to: 'S6',
      on: [...DECISIONS],
      title: '填写当场处罚决定书',
      who: ['officer'],
      docType: 'onSpotPenaltyDecision',
      guards: lawfulDecision,
    }),
    move({
      id: 'S→S6:none',
      from: ['S2', 'S4'],
      to: 'S6',
      on: 'nonPenaltyDecision',
      title: '不予行政处罚',
      who: heads,
      docType: 'nonPenaltyDecision',
      guards: [noPenaltyOnTheSpot],
    }),
    move({
      id: 'S6→S8',
      from: ['S6'],
      to: 'S8',
      on: servedAfter(...DECISIONS, 'nonPenaltyDecision'),
      title: '当场交付决定书',
      who: ['officer'],
      docType: 'serviceReceipt',
    }),
    ...repeated(
      'S8',
      [
        ['fineCollectedOnSpot', '当场收缴罚款', 'onSpotCollectionRecord'],
        ['fineHandedOver', '罚款交机关'],
        ['fineBanked', '罚款缴付银行'],
        ['performanceRecorded', '记录履行情况', 'performanceRecord'],
        ['correctionOrdered', '责令改正', 'correctionOrder'],
        ['followUp', '复查改正情况', 'followUpRecord'],
      ],
      ['officer'],
    ),
    ...repeated('S8', [['paymentMade', '缴纳罚款', 'paymentVoucher']], ['party']),
    move({
      id: 'S→transferred',
      from: ['S1', 'S2', 'S4', 'S6', 'S8'],
      // a decision that was made is still served and performed
      to: (_, c) => (c.state === 'S6' || c.state === 'S8' ? c.state : 'transferred'),
      on: ['caseTransferred', 'crimeTransferred', transferredAway],
      title: '移送',
      who: ['bureauHead', 'deputyHead'],
      docType: 'caseTransferLetter',
      evenOutOfTurn: false,
    }),
    move({
      id: 'S→converted',
      from: ['S1', 'S2', 'S4', 'S6'],
      to: 'converted',
      on: becameOrdinary,
      title: '转为普通程序',
      who: ['officer'],
      docType: 'programInitiationApproval',
    }),
    move({
      id: 'S8→S10',
      from: ['S8', 'transferred'],
      to: 'S10',
      on: 'caseClosed',
      title: '结案',
      who: ['bureauHead', 'deputyHead'],
      docType: 'caseClosureApproval',
      guards: closingGuards,
    }),
    move({
      id: 'S10→archived',
      from: ['S10'],
      to: 'archived',
      on: 'archived',
      title: '立卷归档',
      who: ['archivist'],
      docType: 'fileIndex',
    }),
  ],
  lapses: [],
  clocks: [summaryFilingClock, ...cashClocks, publicationClock, paymentClock, fileClock],
  parallels: [
    {
      id: 'S7',
      title: '备案',
      begins: (c) => c.has(...DECISIONS),
      met: (c) => c.has('summaryFiled', 'summaryPenaltyFiling'),
      act: 'summaryFiled',
      who: ['officer'],
      docType: 'summaryPenaltyFiling',
    },
    {
      id: 'S5r',
      title: '全过程笔录',
      begins: (c) => c.has(...DECISIONS),
      met: (c) => c.has('processRecorded', 'siteInspectionRecord', 'interviewRecord'),
      act: 'processRecorded',
      who: ['officer'],
      docType: 'siteInspectionRecord',
    },
    {
      id: 'S13',
      title: '公示处罚决定',
      begins: (c) => c.has(...DECISIONS),
      met: (c) => c.isLatest('published', ...DECISIONS),
      act: 'published',
      who: ['legalReviewer'],
      docType: 'publicationReview',
    },
  ],
};
