import { startOfDay } from '../../calendars/day.ts';
import { calendarDays } from '../../periods/period.ts';
import { term } from '../../periods/term.ts';
import { coercionTerms } from '../../periods/terms/coercion.ts';
import { writtenDay } from '../../reading/written-instant.ts';
import type { Course } from '../course.ts';
import { dueOfClock } from '../course.ts';
import { headApproves, headRefuses, said, servedAfter } from '../events.ts';
import { filmed } from '../filmed.ts';
import { onlyIf } from '../guards.ts';
import { type ClockDefinition, heads, type Machine, move, repeated } from '../machine.ts';
import { stopsOfCase } from '../uncounted.ts';
import { fileClock } from './ordinary-clocks.ts';

const implemented = (c: Course) => c.first('sealSeizureImplemented', 'sealSeizureDecision');
const urgent = (c: Course): boolean => c.d.of('sealSeizureImplemented').some((f) => f.data.urgent === true);
const approved = (c: Course): boolean =>
  c.visited('Q1ok') ||
  c.has('initiationSupplemented', 'initiationApproved') ||
  c.passages.some((p) => p.move === 'Q3:approved');

const sealingClock: ClockDefinition = {
  term: coercionTerms.sealing,
  starts: (c) => {
    const fact = implemented(c);
    return fact && { fact, event: '查封、扣押' };
  },
  done: (c) => c.has('sealSeizureReleased', 'sealSeizureRelease') || ['Q5b', 'Q5c'].includes(c.state),
  adjustments: (c) => ({
    stops: stopsOfCase(c.m).filter((s) => s.cause === 'testing'),
    extensions: c.d
      .of('sealSeizureExtended')
      .map((f) => ({ period: calendarDays(30), approvedAt: f.at, by: 'head' as const, proof: f.id })),
  }),
};

const statedTerm = term({
  id: 'coercion.sealing.stated',
  title: '决定书载明的查封、扣押期限',
  startsWith: '查封、扣押',
  side: 'agency',
  provision: '行政强制法第二十四条第二款第（三）项、第二十八条第一款第（四）项',
  period: calendarDays(0),
  roll: 'never',
});

/** A decision, or the extension after it, may name fewer days than the law allows: then those. */
const statedClock: ClockDefinition = {
  term: statedTerm,
  starts: (c) => {
    const fact = implemented(c);
    const naming = c.last('sealSeizureExtended', 'sealSeizureExtension') ?? c.first('sealSeizureDecision') ?? fact;
    const until = writtenDay(said(naming, c, 'to'));
    return fact && until !== null ? { fact, at: startOfDay(until), event: '决定书载明的末日' } : undefined;
  },
  done: (c) => sealingClock.done(c) || c.has('testPeriodNotice'),
};

const emergencyClock: ClockDefinition = {
  term: coercionTerms.emergencyApproval,
  starts: (c) => {
    const fact = urgent(c) ? c.first('sealSeizureImplemented') : undefined;
    return fact && { fact, event: '当场实施' };
  },
  done: approved,
};

const stillRunning = onlyIf(
  (c) => {
    const running = statedClock.done(c) ? sealingClock : statedClock;
    const due = dueOfClock(c, running) ?? dueOfClock(c, sealingClock);
    return due?.due == null || !c.m.present.isPast(due.due);
  },
  {
    code: 'sealing.expired',
    provision: '行政强制法第二十五条、第二十八条第一款第（四）项',
    message: '查封、扣押期限已经届满，不能再延长，应当解除。',
    cure: '请立即作出解除决定并退还财物。',
  },
);

/** 查封、扣押. Expired without extension or release it does not end by itself: the property must be given back, and the clock says so. */
export const sealingProcedure: Machine = {
  id: 'Q',
  procedure: 'coercion.sealing',
  title: '查封、扣押',
  states: [
    { id: 'Q0', title: '拟采取' },
    { id: 'Q1', title: '审批' },
    { id: 'Q1ok', title: '已批准，待实施' },
    { id: 'Q3', title: '查封、扣押中' },
    { id: 'Q5a', title: '已解除，送达并退还' },
    { id: 'Q6', title: '立卷归档' },
    { id: 'archived', title: '已归档', final: true },
    { id: 'Q1x', title: '不批准', side: true, final: true },
    { id: 'Q5b', title: '随处罚决定没收、销毁', side: true },
    { id: 'Q5c', title: '随案移送', side: true },
  ],
  moves: [
    move({
      id: 'Q0→Q1',
      from: ['Q0'],
      to: 'Q1',
      on: 'sealSeizureApproval',
      title: '填报查封（扣押）审批表',
      who: ['officer'],
      docType: 'sealSeizureApproval',
    }),
    move({
      id: 'Q1→Q1ok',
      from: ['Q0', 'Q1'],
      to: 'Q1ok',
      on: ['initiationApproved', headApproves('sealSeizureApproval')],
      title: '批准查封、扣押',
      who: heads,
      docType: 'sealSeizureApproval',
      evenOutOfTurn: false,
    }),
    move({
      id: 'Q1→Q0:return',
      from: ['Q1'],
      to: 'Q0',
      on: 'caseReturned',
      title: '退回补充后重新填报',
      who: heads,
      evenOutOfTurn: false,
    }),
    move({
      id: 'Q1→Q1x',
      from: ['Q0', 'Q1', 'Q1ok'],
      to: 'Q1x',
      on: ['initiationRefused', 'caseWithdrawalApproval', headRefuses('sealSeizureApproval')],
      title: '不批准、不再采取',
      who: heads,
      evenOutOfTurn: false,
    }),
    move({
      id: 'Q→Q3',
      from: ['Q0', 'Q1', 'Q1ok'],
      to: 'Q3',
      on: ['sealSeizureImplemented', 'sealSeizureDecision'],
      title: '实施查封、扣押',
      who: ['officer'],
      docType: 'sealSeizureDecision',
      guards: [
        onlyIf((c) => c.state === 'Q1ok' || (c.state === 'Q1' && c.has('sealSeizureApproval')), {
          code: 'sealing.notApproved',
          provision: '行政强制法第十八条第（一）项、第十九条',
          message: '尚未经负责人批准。',
          cure: '请先报批；情况紧急需要当场实施的，可先实施并在二十四小时内报告、补办批准手续。',
        }),
      ],
    }),
    move({
      id: 'Q3:approved',
      from: ['Q3'],
      to: 'Q3',
      on: ['initiationSupplemented', 'initiationApproved', headApproves('sealSeizureApproval')],
      title: '补办批准手续',
      who: heads,
      docType: 'sealSeizureApproval',
      offered: (c) => urgent(c) && !approved(c),
      evenOutOfTurn: false,
    }),
    ...repeated('Q3', [['testPeriodNotified', '书面告知检测、鉴定期间', 'testPeriodNotice']], ['officer']),
    move({
      id: 'Q3:extended',
      from: ['Q3'],
      to: 'Q3',
      on: ['sealSeizureExtended', 'sealSeizureExtension'],
      title: '延长查封、扣押',
      who: heads,
      docType: 'sealSeizureExtension',
      evenOutOfTurn: false,
      guards: [
        onlyIf((c) => !c.passages.some((p) => p.move === 'Q3:extended'), {
          code: 'sealing.extendedOnce',
          provision: '行政强制法第二十五条第一款',
          message: '已经延长过一次，查封、扣押连同延长不得超过六十日，不能再次延长。',
          cure: '请在期限届满前作出处理决定：没收、销毁、移送，或者解除查封、扣押并退还财物。',
        }),
        stillRunning,
      ],
    }),
    move({
      id: 'Q3→Q5a',
      from: ['Q3'],
      to: 'Q5a',
      on: ['sealSeizureReleased', 'sealSeizureRelease', 'initiationRefused', headRefuses('sealSeizureApproval')],
      title: '解除查封、扣押',
      who: heads,
      docType: 'sealSeizureRelease',
      evenOutOfTurn: false,
    }),
    move({
      id: 'Q3→Q5b',
      from: ['Q3'],
      to: 'Q5b',
      on: ['decisionMade', 'penaltyDecision'],
      title: '没收、销毁',
      who: heads,
      docType: 'penaltyDecision',
      evenOutOfTurn: false,
      offered: () => false,
    }),
    move({
      id: 'Q3→Q5c',
      from: ['Q3'],
      to: 'Q5c',
      on: ['crimeTransferred', 'caseTransferred'],
      title: '随案移送并书面告知当事人',
      who: heads,
      docType: 'caseTransferLetter',
      evenOutOfTurn: false,
    }),
    move({
      id: 'Q5→Q6',
      from: ['Q5a', 'Q5b', 'Q5c', 'Q1x'],
      to: 'Q6',
      on: ['caseClosed', servedAfter('sealSeizureReleased', 'sealSeizureRelease')],
      title: '办结',
      who: heads,
      docType: 'caseClosureApproval',
      evenOutOfTurn: false,
      guards: [
        onlyIf((c) => c.state === 'Q1x' || c.has('sealSeizureImplemented', 'sealSeizureDecision'), {
          code: 'sealing.nothingDone',
          provision: '行政强制法第二十四条',
          message: '没有实施查封、扣押的记录。',
          cure: '请核对案卷。',
        }),
        filmed,
      ],
    }),
    move({
      id: 'Q6:closed',
      from: ['Q6'],
      to: 'Q6',
      on: 'caseClosed',
      title: '办结',
      who: heads,
      docType: 'caseClosureApproval',
      // served and given back, the sealing is over by itself; a case of its own is closed besides
      offered: (c) => !c.has('caseClosed'),
      evenOutOfTurn: false,
    }),
    move({
      id: 'Q6→archived',
      from: ['Q6'],
      to: 'archived',
      on: 'archived',
      title: '立卷归档',
      who: ['archivist'],
      docType: 'fileIndex',
    }),
  ],
  lapses: [],
  clocks: [
    sealingClock,
    statedClock,
    emergencyClock,
    {
      term: coercionTerms.releaseService,
      starts: (c) => {
        const fact = c.first('sealSeizureReleased', 'sealSeizureRelease');
        return fact && { fact };
      },
      done: (c) => c.isLatest('served', 'sealSeizureReleased', 'sealSeizureRelease'),
    },
    fileClock,
  ],
  parallels: [],
};
