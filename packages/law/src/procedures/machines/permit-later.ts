import type { Fact } from '@liuhen/records';
import { isEnding, type PermitAct, permitAct, permitActBegun } from '../../reading/permit-act.ts';
import type { Course } from '../course.ts';
import { type Guard, heads, type Move, type MoveEvent, move, repeated } from '../machine.ts';
import { PERMIT_DECISIONS } from './permit-clocks.ts';
import { approved, forCancellation, forRenewal, forRevocation, forWithdrawal, onApplication } from './permit-guards.ts';

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

/** The grounds are looked into, and whoever holds the permit is told and heard (行政许可法第七条). */
const inquiry = (state: string): readonly Move[] => [
  ...repeated(
    state,
    [
      ['siteInspection', '现场核实', 'permitSiteCheckRecord'],
      ['interview', '调查询问', 'interviewRecord'],
      ['documentaryTaken', '提取书证'],
      ['rightsNotified', '告知被许可人陈述、申辩权', 'rightsNotice'],
    ],
    ['officer'],
  ),
  ...repeated(
    state,
    [
      ['defenceReceived', '听取陈述、申辩', 'statementDefenceRecord'],
      ['defenceWaived', '放弃陈述、申辩'],
    ],
    ['party'],
  ),
  move({
    id: `${state}:defenceReviewed`,
    from: [state],
    to: state,
    on: 'defenceReviewed',
    title: '复核陈述、申辩',
    who: ['officer'],
    docType: 'defenceReviewOpinion',
    offered: (c) => c.has('defenceReceived'),
    evenOutOfTurn: false,
  }),
];

/** 变更、延续: asked for like a permit, and going its way. 撤回、撤销、注销: begun by the agency, with an inquiry of its own. */
export const permitLaterMoves: readonly Move[] = [
  begins('X→X1:change', 'X1', 'permitChangeRequested', '登记变更申请', 'permitApplicationForm', [
    'receptionist',
    'officer',
  ]),
  begins('X→X1:renewal', 'X1', 'permitRenewalRequested', '登记延续申请', 'permitApplicationForm', [
    'receptionist',
    'officer',
  ]),
  begins('X→X3h', 'X3h', 'permitWithdrawalStarted', '启动撤回许可', null, ['officer']),
  begins('X→X3v', 'X3v', 'permitRevocationStarted', '启动撤销许可', null, ['officer']),
  begins('X→X3z', 'X3z', 'permitCancellationStarted', '启动注销许可', null, ['officer']),
  ...inquiry('X3v'),
  ...inquiry('X3h'),
  ...repeated('X3h', [['compensationSettled', '认定财产损失和补偿']], ['officer']),
  ...repeated(
    'X3z',
    [
      ['siteInspection', '现场核实', 'permitSiteCheckRecord'],
      ['documentaryTaken', '提取书证'],
    ],
    ['officer'],
  ),
  back('X→X3:return', 'X3', (c) => !isEnding(c.m)),
  back('X→X3h:return', 'X3h', is('withdrawal')),
  back('X→X3v:return', 'X3v', is('revocation')),
  back('X→X3z:return', 'X3z', is('cancellation')),
  decision('grant', '作出许可决定', ['X3', 'X5'], onApplication),
  decision('change', '作出变更许可决定', ['X3', 'X5'], onApplication),
  decision('renewal', '作出延续许可决定', ['X3', 'X5'], forRenewal),
  decision('withdrawal', '作出撤回许可决定', ['X3h', 'X5'], forWithdrawal),
  decision('revocation', '作出撤销许可决定', ['X3v', 'X5'], forRevocation),
  decision('cancellation', '作出注销许可决定', ['X3z', 'X5'], forCancellation),
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
    from: ['X3v', 'X3h', 'X3z', 'X5', 'X6'],
    to: 'Xu',
    on: 'permitUpheld',
    title: '决定不予撤回、撤销、注销',
    who: heads,
    docType: 'caseDisposalApproval',
    offered: (c) => isEnding(c.m),
    evenOutOfTurn: false,
  }),
];
