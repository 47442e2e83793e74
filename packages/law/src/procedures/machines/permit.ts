import { licensingTerms } from '../../periods/terms/licensing.ts';
import { disposalApproved } from '../../reading/disposal-approved.ts';
import { isReviewed } from '../../reading/legal-review.ts';
import type { Course } from '../course.ts';
import { servedAfter } from '../events.ts';
import { needs, needsIf, noRecusalPending, onlyIf } from '../guards.ts';
import { mustBeReviewed } from '../intended.ts';
import { type ClockDefinition, heads, type Machine, move, repeated } from '../machine.ts';
import { extensionsOfCase, stopsOfCase } from '../uncounted.ts';
import { fileClock } from './ordinary-clocks.ts';
import { reviewed } from './ordinary-decision.ts';

const DECISIONS = ['decisionMade', 'permitGrantDecision', 'permitRefusalDecision', 'permitChangeDecision'] as const;
const RECEIVED = [
  'materialsSupplemented',
  'applicationFormCompleted',
  'applicationRegistered',
  'oralApplication',
] as const;

/** What the five days run from: the papers last handed in. */
const supplementClock: ClockDefinition = {
  term: licensingTerms.supplementNotice,
  starts: (c) => {
    const fact = c.last('materialsSupplemented') ?? c.first('receiptIssued', ...RECEIVED);
    return fact && { fact, event: '收到申请材料' };
  },
  done: (c) => c.state !== 'X1',
};

/** 许可法第三十二条第一款第（四）项: not told in five days, the application counts as accepted from the day it was received. */
export const acceptedFrom = (
  c: Course,
): { fact: NonNullable<ReturnType<Course['first']>>; event: string } | undefined => {
  const accepted = c.first('accepted', 'acceptanceNotice');
  if (accepted) return { fact: accepted, event: '受理' };
  const lapse = c.passages.find((p) => p.move === 'X1→X3:deemed');
  const received = c.last('materialsSupplemented') ?? c.first('receiptIssued', ...RECEIVED);
  return lapse && received ? { fact: received, event: '收到申请材料（视为受理）' } : undefined;
};

const decisionClock: ClockDefinition = {
  term: licensingTerms.decision,
  starts: acceptedFrom,
  done: (c) => c.has(...DECISIONS, 'applicationWithdrawn'),
  adjustments: (c) => ({ stops: stopsOfCase(c.m), extensions: extensionsOfCase(c.m, 'workingDays') }),
};

const afterDecision = (term: ClockDefinition['term'], done: (c: Course) => boolean): ClockDefinition => ({
  term,
  starts: (c) => {
    const fact = c.first(...DECISIONS);
    return fact && { fact };
  },
  done,
});

const reviewRequired = mustBeReviewed;

/** 行政许可, on application. */
export const permitProcedure: Machine = {
  id: 'X',
  procedure: 'permit',
  title: '行政许可',
  states: [
    { id: 'X0', title: '申请登记' },
    { id: 'X1', title: '形式审查' },
    { id: 'X1d', title: '等待补正', optional: (c) => c.has('correctionNoticeIssued') },
    { id: 'X3', title: '实质审查' },
    {
      id: 'X5',
      title: '法制审核',
      optional: (c) => reviewRequired(c) || c.has('legalReviewCompleted'),
      metBy: (c) => c.has('legalReviewCompleted'),
    },
    { id: 'X6', title: '负责人决定' },
    { id: 'X7', title: '送达' },
    { id: 'X8', title: '办结' },
    { id: 'X9', title: '立卷归档' },
    { id: 'archived', title: '已归档', final: true },
    { id: 'X1a', title: '不需许可', side: true, final: true },
    { id: 'X1b', title: '不予受理', side: true, final: true },
    { id: 'Xw', title: '撤回申请', side: true, final: true },
  ],
  moves: [
    move({
      id: 'X0→X1',
      from: ['X0'],
      to: 'X1',
      on: ['applicationRegistered', 'applicationFormCompleted', 'oralApplication', 'applicationRegister'],
      title: '登记申请',
      who: ['receptionist', 'officer'],
      docType: 'applicationRegister',
    }),
    ...repeated(
      'X1',
      [
        ['oralApplication', '记录口头申请', 'oralApplicationRecord'],
        ['applicationFormCompleted', '填写申请书'],
        ['onSpotCorrection', '当场更正', 'onSpotCorrectionRecord'],
        ['receiptIssued', '出具收件凭证', 'applicationReceipt'],
      ],
      ['receptionist', 'officer'],
    ),
    move({
      id: 'X1→X1d',
      from: ['X1'],
      to: 'X1d',
      on: ['correctionNoticeIssued', 'correctionNotice'],
      title: '一次性告知补正',
      who: ['receptionist', 'officer'],
      docType: 'correctionNotice',
      evenOutOfTurn: false,
      guards: [
        onlyIf((c) => !c.visited('X1d'), {
          code: 'permit.noticeTwice',
          provision: '行政许可法第三十二条第一款第（四）项；制度第六条',
          message: '已经一次性告知过需要补正的全部内容，不得再次要求补正。',
          cure: '申请人已按要求提交的，应当受理；仍不齐全的，依法决定不予受理。新交材料引出的新问题，写明原因后由法制科认定。',
        }),
      ],
    }),
    move({
      id: 'X1d→X1',
      from: ['X1d'],
      to: 'X1',
      on: 'materialsSupplemented',
      title: '补正材料',
      who: ['applicant'],
      evenOutOfTurn: false,
    }),
    move({
      id: 'X1→X3',
      from: ['X1', 'X1d'],
      to: 'X3',
      on: ['accepted', 'acceptanceNotice'],
      title: '受理',
      who: ['receptionist', 'officer'],
      docType: 'acceptanceNotice',
      guards: [
        onlyIf((c) => c.state !== 'X1d', {
          code: 'permit.notSupplemented',
          provision: '行政许可法第三十二条第一款第（五）项；制度第六条',
          message: '已告知补正，申请人尚未补正。',
          cure: '请待申请人补正并登记；申请人已按要求提交全部材料的，应当受理。',
        }),
      ],
    }),
    move({
      id: 'X1→X1a',
      from: ['X1'],
      to: 'X1a',
      on: 'permitNotRequiredNotice',
      title: '告知不需要取得许可',
      who: ['receptionist', 'officer'],
      docType: 'permitNotRequiredNotice',
      evenOutOfTurn: false,
    }),
    move({
      id: 'X1→X1b',
      from: ['X1', 'X1d'],
      to: 'X1b',
      on: ['refusedAcceptance', 'nonAcceptanceNotice'],
      title: '不予受理',
      who: ['receptionist', 'officer'],
      docType: 'nonAcceptanceNotice',
      evenOutOfTurn: false,
    }),
    move({
      id: 'X→Xw',
      from: ['X0', 'X1', 'X1d', 'X3', 'X5', 'X6'],
      to: 'Xw',
      on: 'applicationWithdrawn',
      title: '撤回申请',
      who: ['applicant'],
      evenOutOfTurn: false,
    }),
    ...repeated(
      'X3',
      [
        ['siteInspection', '现场核查', 'permitSiteCheckRecord'],
        ['expertReviewed', '专家评审'],
        ['excludedPeriodNotified', '书面告知不计入期限的时间', 'excludedPeriodNotice'],
        ['interestedPartyNotified', '告知利害关系人'],
        ['interestedPartyHeard', '听取利害关系人意见'],
        ['hearingHeld', '许可听证', 'hearingRecord'],
      ],
      ['officer'],
    ),
    move({
      id: 'X3→X5',
      from: ['X3'],
      to: (_, c) => (reviewRequired(c) && !c.has('legalReviewCompleted') ? 'X5' : 'X6'),
      on: ['reviewed', 'caseReviewed'],
      title: '提出审查意见',
      who: ['officer'],
      docType: 'permitReviewForm',
    }),
    move({
      id: 'X5→X6',
      from: ['X5'],
      to: 'X6',
      on: reviewed,
      title: '法制审核',
      who: ['legalReviewer'],
      docType: 'legalReviewOpinion',
    }),
    move({
      id: 'X→X3:return',
      from: ['X5', 'X6'],
      to: 'X3',
      on: 'caseReturned',
      title: '退回补充审查',
      who: ['legalReviewer', ...heads],
      evenOutOfTurn: false,
    }),
    ...repeated(
      'X6',
      [
        ['headApproved', '负责人审批', 'caseDisposalApproval'],
        ['periodExtended', '批准延长十个工作日', 'periodExtensionNotice'],
      ],
      heads,
    ),
    ...repeated('X3', [['periodExtended', '批准延长十个工作日', 'periodExtensionNotice']], heads),
    move({
      id: 'X6→X7',
      from: ['X6'],
      foreseenIn: ['X3', 'X5'],
      to: 'X7',
      on: [...DECISIONS],
      title: '作出许可决定',
      who: heads,
      docType: 'permitGrantDecision',
      guards: [
        noRecusalPending,
        needs(['reviewed', 'caseReviewed'], {
          code: 'permit.notExamined',
          provision: '行政许可法第三十四条、第三十七条',
          message: '没有审查意见。',
          cure: '请先完成实质审查；需要核实的，由两名以上工作人员核查。',
        }),
        needsIf((c) => c.has('interestedPartyNotified'), ['interestedPartyHeard', 'hearingHeld'], {
          code: 'permit.interestedNotHeard',
          provision: '行政许可法第三十六条',
          message: '已告知利害关系人，尚未听取其意见。',
          cure: '请听取申请人、利害关系人的意见并记录；对方放弃的，写明放弃。',
        }),
        onlyIf((c) => !reviewRequired(c) || isReviewed(c.m), {
          code: 'permit.notReviewed',
          provision: '国办发〔2018〕118号；制度第十四条',
          message: '重大许可决定未经法制审核。',
          cure: '请报法制科审核。',
        }),
        onlyIf((c) => disposalApproved(c.m), {
          code: 'permit.notApproved',
          provision: '制度第十六条',
          message: '负责人尚未审批。',
          cure: '请呈负责人签署意见并签名。',
        }),
      ],
    }),
    move({
      id: 'X7→X8',
      from: ['X7'],
      to: 'X8',
      on: servedAfter(...DECISIONS),
      title: '送达许可决定、证件',
      who: ['officer', 'receptionist'],
      docType: 'serviceReceipt',
    }),
    ...repeated('X8', [['performanceRecorded', '记录履行情况', 'performanceRecord']], ['officer']),
    move({
      id: 'X8→X9',
      from: ['X8', 'X1a', 'X1b', 'Xw'],
      to: 'X9',
      on: 'caseClosed',
      title: '办结',
      who: heads,
      docType: 'caseClosureApproval',
    }),
    move({
      id: 'X9→archived',
      from: ['X9'],
      to: 'archived',
      on: 'archived',
      title: '立卷归档',
      who: ['archivist'],
      docType: 'fileIndex',
    }),
  ],
  lapses: [{ id: 'X1→X3:deemed', from: ['X1'], to: 'X3', title: '逾期未告知补正，视为受理', term: supplementClock }],
  clocks: [
    supplementClock,
    decisionClock,
    afterDecision(licensingTerms.delivery, (c) => c.isLatest('served', ...DECISIONS)),
    afterDecision(licensingTerms.publication, (c) => c.isLatest('published', ...DECISIONS)),
    fileClock,
  ],
  parallels: [
    {
      id: 'X7p',
      title: '公开许可决定',
      begins: (c) => c.has(...DECISIONS),
      met: (c) => c.isLatest('published', ...DECISIONS),
      act: 'published',
      who: ['legalReviewer'],
      docType: 'publicationReview',
    },
  ],
};
