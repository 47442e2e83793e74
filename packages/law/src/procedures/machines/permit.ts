import { acceptance } from '../../reading/permit-acceptance.ts';
import { isEnding, permitAct, permitDecisionTerm } from '../../reading/permit-act.ts';
import type { Course } from '../course.ts';
import { servedAfter } from '../events.ts';
import { onlyIf } from '../guards.ts';
import { mustBeReviewed } from '../intended.ts';
import { heads, type Machine, move, repeated } from '../machine.ts';
import { reviewed } from './ordinary-decision.ts';
import { deemedRenewal, noticeClocks, PERMIT_DECISIONS, permitClocks } from './permit-clocks.ts';
import { cancellationDuty, cancelled, compensated, compensationDuty } from './permit-duties.ts';
import { permitLaterMoves } from './permit-later.ts';

const onApplication = (c: Course): boolean => !isEnding(c.m);
/** 第四十二条第一款: ten days more, but not where a law sets its own term and no more (排污许可管理条例第十二条、第十四条; a renewal ends with its permit). */
const mayBeExtended = (c: Course): boolean => {
  const accepted = acceptance(c.m);
  if (accepted === undefined) return true;
  const edition = permitDecisionTerm(c.m, accepted.start.at)?.editions.at(-1);
  return edition !== undefined && edition.extensions.length > 0;
};

/** 行政许可: granted on application, and what becomes of it afterwards (变更、延续、撤回、撤销、注销). */
export const permitProcedure: Machine = {
  id: 'X',
  procedure: 'permit',
  title: '行政许可',
  states: [
    { id: 'X0', title: '登记' },
    { id: 'X1', title: '形式审查', optional: onApplication },
    { id: 'X1d', title: '等待补正', optional: (c) => c.has('correctionNoticeIssued') },
    { id: 'X3', title: '实质审查', optional: onApplication },
    { id: 'X3v', title: '核实并听取意见（撤销）', optional: (c) => permitAct(c.m) === 'revocation' },
    { id: 'X3h', title: '核实并听取意见（撤回）', optional: (c) => permitAct(c.m) === 'withdrawal' },
    { id: 'X3z', title: '核实情形（注销）', optional: (c) => permitAct(c.m) === 'cancellation' },
    {
      id: 'X5',
      title: '法制审核',
      optional: (c) => mustBeReviewed(c) || c.has('legalReviewCompleted'),
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
    { id: 'Xd', title: '逾期未决定，视为准予延续', side: true },
    { id: 'Xu', title: '不予撤回、撤销、注销', side: true, final: true },
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
      offered: onApplication,
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
      from: ['X3', 'X3v', 'X3h', 'X3z'],
      to: (_, c) => (mustBeReviewed(c) && !c.has('legalReviewCompleted') ? 'X5' : 'X6'),
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
    ...repeated('X6', [['headApproved', '负责人审批', 'caseDisposalApproval']], heads),
    ...['X3', 'X6'].flatMap((state) =>
      repeated(state, [['periodExtended', '批准延长十个工作日', 'periodExtensionNotice']], heads).map((extension) => ({
        ...extension,
        offered: mayBeExtended,
      })),
    ),
    ...permitLaterMoves,
    move({
      id: 'X7→X8',
      from: ['X7'],
      to: 'X8',
      on: servedAfter(...PERMIT_DECISIONS),
      title: '送达许可决定、证件',
      who: ['officer', 'receptionist'],
      docType: 'serviceReceipt',
    }),
    move({
      id: 'X8:performanceRecorded',
      from: ['X8'],
      to: 'X8',
      on: 'performanceRecorded',
      title: '记录履行情况',
      who: ['officer'],
      docType: 'performanceRecord',
      offered: onApplication,
      evenOutOfTurn: false,
    }),
    move({
      id: 'X8→X9',
      from: ['X8', 'X1a', 'X1b', 'Xw', 'Xu'],
      to: 'X9',
      on: 'caseClosed',
      title: '办结',
      who: heads,
      docType: 'caseClosureApproval',
      guards: [compensated, cancelled],
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
  lapses: [
    ...noticeClocks.map((term) => ({
      id: `X1→X3:deemed:${term.term.id}`,
      from: ['X1'],
      to: 'X3',
      title: '逾期未告知补正，视为受理',
      term,
    })),
    {
      id: 'X→Xd:deemed',
      from: ['X3', 'X5', 'X6'],
      to: 'Xd',
      title: '有效期届满未作决定，视为准予延续',
      term: deemedRenewal,
    },
  ],
  clocks: permitClocks,
  parallels: [
    {
      id: 'X7p',
      title: '公开许可决定',
      begins: (c) => c.has(...PERMIT_DECISIONS),
      met: (c) => c.isLatest('published', ...PERMIT_DECISIONS),
      act: 'published',
      who: ['legalReviewer'],
      docType: 'publicationReview',
    },
    compensationDuty,
    cancellationDuty,
  ],
};
