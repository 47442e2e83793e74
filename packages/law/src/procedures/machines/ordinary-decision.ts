import type { Fact } from '@liuhen/records';
import { disposalApproved } from '../../reading/disposal-approved.ts';
import { isReviewed, reviewRefuses } from '../../reading/legal-review.ts';
import type { Course } from '../course.ts';
import { other } from '../events.ts';
import { needs, needsIf, noRecusalPending, onlyIf, supplemented } from '../guards.ts';
import { hearingMustBeOffered, mustBeDiscussed, mustBeReviewed } from '../intended.ts';
import { heads, type Move, move, repeated } from '../machine.ts';
import { DECISIONS } from './ordinary-clocks.ts';

export const nonPenalty = (c: Course): boolean => c.has('nonPenaltyDecision');
const afterHearing = (c: Course): string => (c.has('defenceReceived', 'hearingHeld') ? 'P8' : 'P9');
/** A review that says no leaves the case where it is. */
export const reviewed = [
  { kind: 'legalReviewCompleted', when: (f: Fact, c: Course) => !reviewRefuses(c.m, f) },
  { kind: 'legalReviewOpinion', when: (f: Fact, c: Course) => !reviewRefuses(c.m, f) },
] as const;
const afterReview = (c: Course): string => (mustBeDiscussed(c) && !c.has('collectiveDiscussion') ? 'P10' : 'P11');

const examined = needs(['caseReviewed', 'caseReviewForm'], {
  code: 'penalty.notExamined',
  provision: '行政处罚法第五十七条；生态环境行政处罚办法第三十八条',
  message: '调查终结后尚未经案件审查。',
  cure: '请由未参与调查的审查人员审查。',
});
const approvedByHead = onlyIf((c) => disposalApproved(c.m), {
  code: 'penalty.notApproved',
  provision: '行政处罚法第五十七条第一款；制度第十六条',
  message: '负责人尚未审批，不得作出决定。',
  cure: '请呈负责人签署意见并签名。',
});

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
  onlyIf((c) => !mustBeReviewed(c) || isReviewed(c.m), {
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
  approvedByHead,
];

/** From the prior notice to the service of the decision: P6 to P14. */
export const decisionMoves: readonly Move[] = [
  move({
    id: 'P→P3:return',
    from: ['P5', 'P6', 'P8', 'P9', 'P10', 'P11'],
    to: 'P3',
    on: 'caseReturned',
    title: '退回补充调查',
    who: ['legalReviewer', ...heads],
    evenOutOfTurn: false,
  }),
  move({
    id: 'P→P5m',
    from: ['P0', 'P2', 'P3', 'P3s', 'P5', 'P6', 'P7', 'P7h', 'P8', 'P9', 'P10', 'P11', 'P12', 'P14'],
    // After a decision (行政拘留, or a crime found later) the decision is still served and performed.
    to: (_, c) => (c.state === 'P12' || c.state === 'P14' ? c.state : 'P5m'),
    on: ['caseTransferred', 'crimeTransferred'],
    title: '移送',
    who: heads,
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
  // 移送规定第十条: what is no crime is still punished; the case that came back goes on with its review
  move({
    id: 'P5m→P5',
    from: ['P5m'],
    to: 'P5',
    on: ['caseReturned', other('transferReturned')],
    title: '不予立案（退回），继续办理',
    who: ['officer', ...heads],
    evenOutOfTurn: false,
  }),
  move({
    id: 'P5→P12:none',
    from: ['P5', 'P6', 'P8', 'P9', 'P10', 'P11'],
    to: 'P12',
    on: 'nonPenaltyDecision',
    title: '决定不予处罚',
    who: heads,
    docType: 'nonPenaltyDecision',
    guards: [supplemented, noRecusalPending, examined, approvedByHead],
  }),
  move({
    id: 'P6→P7',
    from: ['P6', 'P7', 'P8', 'P9', 'P10', 'P11'],
    to: 'P7',
    on: 'priorNoticeServed',
    title: '送达事先告知书',
    who: ['officer'],
    docType: 'priorNotice',
    guards: [examined],
  }),
  move({
    id: 'P7→P8',
    from: ['P7'],
    to: 'P8',
    on: 'defenceReceived',
    title: '陈述、申辩',
    who: ['party'],
    docType: 'statementDefenceRecord',
    evenOutOfTurn: false,
  }),
  move({
    id: 'P7→P9:waived',
    from: ['P7'],
    to: 'P9',
    on: 'defenceWaived',
    title: '明确放弃陈述、申辩',
    who: ['party'],
    evenOutOfTurn: false,
  }),
  move({
    id: 'P7→P7h',
    from: ['P7', 'P8'],
    to: 'P7h',
    on: 'hearingRequested',
    title: '要求听证',
    who: ['party'],
    offered: hearingMustBeOffered,
    evenOutOfTurn: false,
  }),
  ...repeated('P7h', [['defenceReceived', '陈述、申辩', 'statementDefenceRecord']], ['party']),
  move({
    id: 'P7h→P8',
    from: ['P7h'],
    to: (_, c) => afterHearing(c),
    on: ['hearingReported', 'hearingWithdrawn', 'hearingRefused'],
    title: '听证办结',
    who: ['hearingHost'],
    docType: 'hearingReport',
    evenOutOfTurn: false,
  }),
  move({
    id: 'P8→P9',
    from: ['P8'],
    to: 'P9',
    on: ['defenceReviewed', 'defenceReviewOpinion'],
    title: '复核陈述、申辩',
    who: ['officer', 'legalReviewer'],
    docType: 'defenceReviewOpinion',
  }),
  move({
    id: 'P9→P10',
    from: ['P9'],
    to: (_, c) => afterReview(c),
    on: reviewed,
    title: '法制审核',
    who: ['legalReviewer'],
    docType: 'legalReviewOpinion',
  }),
  move({
    id: 'P10→P11',
    from: ['P9', 'P10', 'P11'],
    to: 'P11',
    on: ['collectiveDiscussion', 'collectiveDiscussionRecord'],
    title: '集体讨论',
    who: heads,
    docType: 'collectiveDiscussionRecord',
    offered: (c) => c.state !== 'P9' || !mustBeReviewed(c),
  }),
  ...repeated('P11', [['headApproved', '负责人审批', 'caseDisposalApproval']], heads),
  move({
    id: 'P9:headApproved',
    from: ['P9'],
    to: 'P11',
    on: 'headApproved',
    title: '负责人审批',
    who: heads,
    docType: 'caseDisposalApproval',
    offered: (c) => !mustBeReviewed(c),
    evenOutOfTurn: false,
  }),
  move({
    id: 'P11→P12',
    from: ['P11', 'P9'],
    foreseenIn: ['P7', 'P7h', 'P8', 'P10'],
    to: 'P12',
    on: [...DECISIONS],
    title: '作出决定',
    who: heads,
    docType: 'penaltyDecision',
    guards: lawfulDecision,
  }),
  ...repeated(
    'P12',
    [
      ['serviceAttempted', '尝试送达', 'serviceReceipt'],
      ['publicNoticePosted', '公告送达', 'publicServiceAnnouncement'],
    ],
    ['officer'],
  ),
];
