import { closingGuards } from '../closing.ts';
import { servedAfter } from '../events.ts';
import { mustBeDiscussed, mustBeReviewed } from '../intended.ts';
import { heads, type Machine, type Move, move, repeated } from '../machine.ts';
import { DECISIONS, ordinaryClocks, statementClock } from './ordinary-clocks.ts';
import { decisionMoves, nonPenalty } from './ordinary-decision.ts';
import { inquiryMoves } from './ordinary-inquiry.ts';

/** From the service of the decision to the archive. */
const performanceMoves: readonly Move[] = [
  move({
    id: 'P12→P14',
    from: ['P12'],
    to: 'P14',
    on: servedAfter(...DECISIONS),
    title: '送达决定书',
    who: ['officer'],
    docType: 'serviceReceipt',
  }),
  ...repeated('P14', [['paymentMade', '缴纳罚款', 'paymentVoucher']], ['party']),
  ...repeated(
    'P14',
    [
      ['performanceRecorded', '记录履行情况', 'performanceRecord'],
      ['followUp', '复查改正情况', 'followUpRecord'],
    ],
    ['officer'],
  ),
  ...repeated('P14', [['installmentRequested', '申请延期、分期', 'installmentApplication']], ['party']),
  ...repeated('P14', [['installmentApproved', '批准延期、分期', 'installmentNotice']], heads),
  move({
    id: 'P14→P16',
    from: ['P14', 'P3t', 'P2x', 'P5m'],
    to: 'P16',
    on: 'caseClosed',
    title: '结案',
    who: heads,
    docType: 'caseClosureApproval',
    guards: closingGuards,
  }),
  move({
    id: 'P16→archived',
    from: ['P16', 'P1a'],
    to: 'archived',
    on: 'archived',
    title: '立卷归档',
    who: ['archivist'],
    docType: 'fileIndex',
  }),
];

/** 行政处罚·普通程序. A state is what is being done now: P5 is entered when the report is in, and left when it has been reviewed. */
export const ordinaryProcedure: Machine = {
  id: 'P',
  procedure: 'penalty.ordinary',
  title: '行政处罚（普通程序）',
  states: [
    { id: 'P0', title: '线索核查', metOnComing: true },
    { id: 'P2', title: '立案审批', metBy: (c) => c.has('initiationSupplemented', 'initiationApproved') },
    { id: 'P3', title: '调查取证' },
    { id: 'P5', title: '案件审查' },
    { id: 'P6', title: '事先告知' },
    { id: 'P7', title: '陈述申辩期' },
    { id: 'P7h', title: '听证', optional: (c) => c.has('hearingRequested') },
    { id: 'P8', title: '复核', optional: (c) => c.has('defenceReceived', 'hearingHeld') },
    {
      id: 'P9',
      title: '法制审核',
      optional: (c) => mustBeReviewed(c) || c.has('legalReviewCompleted'),
      metBy: (c) => c.has('legalReviewCompleted', 'legalReviewOpinion'),
    },
    {
      id: 'P10',
      title: '集体讨论',
      optional: (c) => mustBeDiscussed(c) || c.has('collectiveDiscussion'),
      metBy: (c) => c.has('collectiveDiscussion', 'collectiveDiscussionRecord'),
    },
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
  moves: [...inquiryMoves, ...decisionMoves, ...performanceMoves],
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
