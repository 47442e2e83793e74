import { regulationTerms } from '../../periods/terms/regulation.ts';
import { transferTerms } from '../../periods/terms/transfer.ts';
import { isNamedInformant } from '../../reading/informant.ts';
import type { Course } from '../course.ts';
import { becameOrdinary, said, transferredAway } from '../events.ts';
import { needs, needsIf, onlyIf } from '../guards.ts';
import { type ClockDefinition, heads, type Machine, move, repeated } from '../machine.ts';
import { extensionsOfCase } from '../uncounted.ts';
import { fileClock } from './ordinary-clocks.ts';

const named = (c: Course): boolean => {
  const step = c.first('complaintRegistered');
  const paper =
    c.first('complaintRegister') ?? (step && c.d.documentsOf(step).find((d) => d.kind === 'complaintRegister'));
  return isNamedInformant(c.m, paper ?? step);
};

const clock = (term: ClockDefinition['term'], starts: string, done: (c: Course) => boolean): ClockDefinition => ({
  term,
  starts: (c) => {
    const fact = c.first(starts);
    return fact && { fact };
  },
  done,
});

const replied = (c: Course): boolean => c.isLatest('complaintReplied', 'notInitiated');

/** 投诉举报. It ends in a reply to whoever gave a name, whether or not a procedure was started. */
export const complaintProcedure: Machine = {
  id: 'C',
  procedure: 'complaint',
  title: '投诉举报',
  states: [
    { id: 'C0', title: '登记' },
    { id: 'C2', title: '受理告知' },
    { id: 'C3', title: '核查' },
    { id: 'C5', title: '答复、反馈' },
    { id: 'C6', title: '办结' },
    { id: 'C7', title: '立卷归档' },
    { id: 'archived', title: '已归档', final: true },
    { id: 'C1', title: '不属本机关管辖，已转', side: true },
  ],
  moves: [
    move({
      id: 'C0→C2',
      from: ['C0'],
      to: 'C2',
      on: ['complaintRegistered', 'complaintRegister'],
      title: '登记投诉举报',
      who: ['officer', 'receptionist'],
      docType: 'complaintRegister',
    }),
    move({
      id: 'C2→C1',
      from: ['C2', 'C3'],
      to: 'C1',
      on: ['caseTransferred', transferredAway],
      title: '转其他有管辖权机关',
      who: ['officer', ...heads],
      docType: 'caseTransferLetter',
      evenOutOfTurn: false,
    }),
    move({
      id: 'C2→C3',
      from: ['C2'],
      to: 'C3',
      on: ['complaintAccepted', 'complaintAcceptanceNotice'],
      title: '告知受理',
      who: ['officer'],
      docType: 'complaintAcceptanceNotice',
    }),
    ...['C2', 'C3'].flatMap((state) =>
      repeated(
        state,
        [
          ['siteInspection', '核查', 'siteInspectionRecord'],
          ['interview', '询问', 'interviewRecord'],
        ],
        ['officer'],
      ),
    ),
    move({
      id: 'C3→C5:started',
      from: ['C2', 'C3'],
      to: 'C5',
      on: ['programStarted', 'initiationApproved', becameOrdinary],
      title: '启动执法程序',
      who: ['officer'],
      docType: 'programInitiationApproval',
    }),
    move({
      id: 'C3→C5:not',
      from: ['C2', 'C3'],
      to: 'C5',
      on: ['notInitiated', 'nonInitiationApproval'],
      title: '决定不启动',
      who: heads,
      docType: 'nonInitiationApproval',
      guards: [
        needs(['complaintRegistered', 'complaintRegister'], {
          code: 'complaint.notRegistered',
          provision: '制度第八条',
          message: '投诉举报尚未登记。',
          cure: '请先登记时间、渠道、对象和内容。',
        }),
      ],
    }),
    move({
      id: 'C5→C6',
      from: ['C5', 'C1'],
      to: 'C6',
      on: ['complaintReplied', 'complaintOutcomeReply', 'nonInitiationNotice'],
      title: '答复投诉举报人',
      who: ['officer'],
      docType: 'complaintOutcomeReply',
    }),
    move({
      id: 'C6→C7',
      from: ['C6', 'C5', 'C1'],
      to: 'C7',
      on: 'caseClosed',
      title: '办结',
      who: heads,
      docType: 'caseClosureApproval',
      guards: [
        needsIf(named, ['complaintReplied', 'complaintOutcomeReply', 'nonInitiationNotice'], {
          code: 'complaint.notReplied',
          provision: '制度第八条；生态环境法典第一百四十六条第一款',
          message: '实名投诉举报尚未告知投诉人、举报人处理情况，不得关闭。',
          cure: '请依法告知并书面记录告知的方式、时间。',
        }),
        onlyIf((c) => named(c) || !c.has('notInitiated') || reasonGiven(c), {
          code: 'complaint.noReason',
          provision: '制度第八条',
          message: '匿名举报不启动，没有记录理由。',
          cure: '请记录不启动的理由。',
        }),
      ],
    }),
    move({
      id: 'C7→archived',
      from: ['C7'],
      to: 'archived',
      on: 'archived',
      title: '立卷归档',
      who: ['archivist'],
      docType: 'fileIndex',
    }),
  ],
  lapses: [],
  clocks: [
    clock(transferTerms.complaintNotice, 'complaintRegistered', (c) =>
      c.has('complaintAccepted', 'complaintReplied', 'caseTransferred'),
    ),
    clock(transferTerms.complaintForwarding, 'complaintAccepted', (c) =>
      c.has('siteInspection', 'interview', 'programStarted', 'notInitiated', 'caseTransferred', 'complaintReplied'),
    ),
    clock(regulationTerms.nonInitiationNotice, 'notInitiated', (c) => !named(c) || replied(c)),
    {
      ...clock(transferTerms.complaintConclusion, 'complaintAccepted', (c) => c.has('complaintReplied', 'caseClosed')),
      adjustments: (c) => ({ extensions: extensionsOfCase(c.m, 'calendarDays') }),
    },
    fileClock,
  ],
  parallels: [],
};

const reasonGiven = (c: Course): boolean => {
  const refused = c.last('notInitiated');
  return typeof said(refused, c, 'reason') === 'string' || c.has('nonInitiationApproval');
};
