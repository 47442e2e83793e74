import { type Fact, isFilled } from '@liuhen/records';
import { disposalApproved } from '../../reading/disposal-approved.ts';
import { isReviewed } from '../../reading/legal-review.ts';
import { isEnding, type PermitAct, permitAct, permitActBegun, permitExpiry } from '../../reading/permit-act.ts';
import type { Course } from '../course.ts';
import { needs, needsIf, noRecusalPending, onlyIf } from '../guards.ts';
import { mustBeReviewed } from '../intended.ts';
import { type Guard, heads, type Move, type MoveEvent, move, type Parallel, repeated } from '../machine.ts';
import { PERMIT_DECISIONS } from './permit-clocks.ts';

const is = (act: PermitAct) => (c: Course) => permitAct(c.m) === act;
/** Nothing says yet what the case is to be about: all is offered. */
const open = (c: Course): boolean =>
  permitActBegun(c.m) === undefined && permitAct(c.m) === 'grant' && !c.has('accepted');

/** Sent back to the inquiry of its own kind. */
const back = (id: string, to: string, ours: (c: Course) => boolean): Move =>
  move({
    id,
    from: ['X5', 'X6'],
    to,
    on: { kind: 'caseReturned', when: (_, c) => ours(c) },
    title: '退回补充审查',
    who: ['legalReviewer', ...heads],
    offered: ours,
    evenOutOfTurn: false,
  });

const examined = needs(['reviewed', 'caseReviewed'], {
  code: 'permit.notExamined',
  provision: '行政许可法第三十四条、第三十七条',
  message: '没有审查意见。',
  cure: '请先完成实质审查；需要核实的，由两名以上工作人员核查。',
});
/** Of what is to end no application is examined, but whether a ground is there. */
const lookedInto = needs(['reviewed', 'caseReviewed'], {
  code: 'permit.notExamined',
  provision: '行政许可法第六十九条、第七十条',
  message: '没有审查意见。',
  cure: '请先核实情形是否成立，并提出审查意见。',
});
const interestedHeard = needsIf((c) => c.has('interestedPartyNotified'), ['interestedPartyHeard', 'hearingHeld'], {
  code: 'permit.interestedNotHeard',
  provision: '行政许可法第三十六条',
  message: '已告知利害关系人，尚未听取其意见。',
  cure: '请听取申请人、利害关系人的意见并记录；对方放弃的，写明放弃。',
});
const legallyReviewed = onlyIf((c) => !mustBeReviewed(c) || isReviewed(c.m), {
  code: 'permit.notReviewed',
  provision: '国办发〔2018〕118号；制度第十四条',
  message: '重大许可决定未经法制审核。',
  cure: '请报法制科审核。',
});
const approved = onlyIf((c) => disposalApproved(c.m), {
  code: 'permit.notApproved',
  provision: '制度第十六条',
  message: '负责人尚未审批。',
  cure: '请呈负责人签署意见并签名。',
});
const onApplication: readonly Guard[] = [noRecusalPending, examined, interestedHeard, legallyReviewed, approved];

const groundStated = (key: string, article: string, what: string): Guard =>
  onlyIf((c) => isFilled(permitActBegun(c.m)?.data[key]), {
    code: 'permit.noGround',
    provision: `行政许可法${article}`,
    message: `没有写明${what}许可的法定情形。`,
    cure: `请在启动${what}的记录中补记属于${article}的哪一种情形。`,
  });

const forRevocation: readonly Guard[] = [
  noRecusalPending,
  groundStated('revocationGround', '第六十九条', '撤销'),
  onlyIf((c) => c.has('rightsNotified') && c.has('defenceReceived', 'defenceWaived', 'hearingHeld'), {
    code: 'permit.holderNotHeard',
    provision: '行政许可法第七条、第六十九条；制度第十条',
    message: '尚未告知被许可人陈述、申辩的权利并听取意见。',
    cure: '请告知被许可人并听取陈述、申辩；对方放弃的，记录放弃。',
  }),
  lookedInto,
  legallyReviewed,
  approved,
];

const forRenewal: readonly Guard[] = [
  ...onApplication,
  onlyIf((c) => permitExpiry(c.m) !== null, {
    code: 'permit.noExpiry',
    provision: '行政许可法第五十条',
    message: '没有登记原许可有效期的末日，不能确定应当在何时前决定。',
    cure: '请以更正补记延续申请中的有效期末日。',
  }),
];

/** A decision is a decision of what the case is about, whatever paper it stands on. */
const decides = (act: PermitAct): [MoveEvent, ...MoveEvent[]] => {
  const [first, ...rest] = PERMIT_DECISIONS;
  const when = (_: Fact, c: Course) => permitAct(c.m) === act;
  return [{ kind: first, when }, ...rest.map((kind) => ({ kind, when }))];
};

const decision = (act: PermitAct, title: string, foreseenIn: readonly string[], guards: readonly Guard[]): Move =>
  move({
    id: act === 'grant' ? 'X6→X7' : `X6→X7:${act}`,
    from: ['X6'],
    foreseenIn,
    to: 'X7',
    on: decides(act),
    title,
    who: heads,
    docType: act === 'grant' ? 'permitGrantDecision' : 'permitChangeDecision',
    guards,
    offered: is(act),
  });

const begins = (id: string, to: string, kind: string, title: string, docType: string | null, who: Move['who']): Move =>
  move({ id, from: ['X0', 'X1'], to, on: kind, title, who, docType, offered: open, evenOutOfTurn: false });

/** 变更、延续: asked for like a permit, and going its way. 撤销、注销: begun by the agency, with an inquiry of its own. */
export const permitLaterMoves: readonly Move[] = [
  begins('X→X1:change', 'X1', 'permitChangeRequested', '登记变更申请', 'permitApplicationForm', [
    'receptionist',
    'officer',
  ]),
  begins('X→X1:renewal', 'X1', 'permitRenewalRequested', '登记延续申请', 'permitApplicationForm', [
    'receptionist',
    'officer',
  ]),
  begins('X→X3v', 'X3v', 'permitRevocationStarted', '启动撤销许可', null, ['officer']),
  begins('X→X3z', 'X3z', 'permitCancellationStarted', '启动注销许可', null, ['officer']),
  ...repeated(
    'X3v',
    [
      ['siteInspection', '现场核实', 'permitSiteCheckRecord'],
      ['interview', '调查询问', 'interviewRecord'],
      ['documentaryTaken', '提取书证'],
      ['rightsNotified', '告知被许可人陈述、申辩权', 'rightsNotice'],
    ],
    ['officer'],
  ),
  ...repeated(
    'X3v',
    [
      ['defenceReceived', '听取陈述、申辩', 'statementDefenceRecord'],
      ['defenceWaived', '放弃陈述、申辩'],
    ],
    ['party'],
  ),
  move({
    id: 'X3v:defenceReviewed',
    from: ['X3v'],
    to: 'X3v',
    on: 'defenceReviewed',
    title: '复核陈述、申辩',
    who: ['officer'],
    docType: 'defenceReviewOpinion',
    offered: (c) => c.has('defenceReceived'),
    evenOutOfTurn: false,
  }),
  ...repeated(
    'X3z',
    [
      ['siteInspection', '现场核实', 'permitSiteCheckRecord'],
      ['documentaryTaken', '提取书证'],
    ],
    ['officer'],
  ),
  back('X→X3:return', 'X3', (c) => !isEnding(c.m)),
  back('X→X3v:return', 'X3v', is('revocation')),
  back('X→X3z:return', 'X3z', is('cancellation')),
  decision('grant', '作出许可决定', ['X3', 'X5'], onApplication),
  decision('change', '作出变更许可决定', ['X3', 'X5'], onApplication),
  decision('renewal', '作出延续许可决定', ['X3', 'X5'], forRenewal),
  decision('revocation', '作出撤销许可决定', ['X3v', 'X5'], forRevocation),
  decision(
    'cancellation',
    '作出注销许可决定',
    ['X3z', 'X5'],
    [noRecusalPending, groundStated('cancellationGround', '第七十条', '注销'), lookedInto, legallyReviewed, approved],
  ),
  ...repeated('Xd', [['headApproved', '负责人审批', 'caseDisposalApproval']], heads),
  move({
    id: 'Xd→X7',
    from: ['Xd'],
    to: 'X7',
    on: [...PERMIT_DECISIONS],
    title: '办理延续手续（视为准予延续）',
    who: heads,
    docType: 'permitChangeDecision',
    guards: [approved],
  }),
  move({
    id: 'X→Xu',
    from: ['X3v', 'X3z', 'X5', 'X6'],
    to: 'Xu',
    on: 'permitUpheld',
    title: '决定不予撤销、不予注销',
    who: heads,
    docType: 'caseDisposalApproval',
    offered: (c) => isEnding(c.m),
    evenOutOfTurn: false,
  }),
];

const isCancelled = (c: Course): boolean => c.isLatest('permitCancelled', ...PERMIT_DECISIONS);
const mustBeCancelled = (c: Course): boolean => is('revocation')(c) && c.has(...PERMIT_DECISIONS);

/** 第七十条第（四）项: what was revoked is taken off the register. */
export const cancellationDuty: Parallel = {
  id: 'X70',
  title: '办理注销手续',
  concerns: is('revocation'),
  begins: mustBeCancelled,
  met: isCancelled,
  act: 'permitCancelled',
  who: ['officer', 'receptionist'],
  docType: 'permitChangeDecision',
};
export const cancelled = onlyIf((c) => !mustBeCancelled(c) || isCancelled(c), {
  code: 'permit.notCancelled',
  provision: '行政许可法第七十条第（四）项',
  message: '许可已被撤销，尚未办理注销手续。',
  cure: '请办理注销手续并记录，再办结。',
});
