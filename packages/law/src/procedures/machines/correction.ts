import { type Fact, readDate } from '@liuhen/records';
import { dayFrom, startOfDay } from '../../calendars/day.ts';
import { calendarDays } from '../../periods/period.ts';
import { term } from '../../periods/term.ts';
import { coercionTerms } from '../../periods/terms/coercion.ts';
import { procedureAt } from '../../reading/which-procedure.ts';
import type { Course } from '../course.ts';
import { becameOrdinary, said, transferredAway } from '../events.ts';
import { needs, onlyIf } from '../guards.ts';
import { type ClockDefinition, heads, type Machine, type MoveEvent, move } from '../machine.ts';
import { fileClock } from './ordinary-clocks.ts';

const statedTerm = term({
  id: 'correction.stated',
  title: '责令改正的期限',
  startsWith: '责令改正决定书送达',
  side: 'party',
  provision: '行政处罚法第二十八条；制度第二十三条',
  period: calendarDays(0),
  roll: 'never',
});

/** The day the order itself names. Without one there is no day on which the re-inspection falls due, and none is made up. */
const statedClock: ClockDefinition = {
  term: statedTerm,
  starts: (c) => {
    const fact = c.last('correctionOrderServed') ?? c.last('correctionOrdered');
    const date = readDate(
      said(c.last('correctionOrdered', 'correctionOrder') ?? fact, c, 'due') ??
        said(c.last('correctionOrder'), c, 'due'),
    );
    return fact && date
      ? { fact, at: startOfDay(dayFrom(date.year, date.month, date.day)), event: '责令改正决定书载明的末日' }
      : undefined;
  },
  done: (c) => c.isLatest('followUp', 'correctionOrderServed', 'correctionOrdered'),
};

const daily = (c: Course): boolean => c.d.profile.dailyPenalty === true || c.has('testReportIssued');

const outcomeOf = (c: Course): string => {
  const conclusion = String(said(c.last('followUp', 'followUpRecord'), c, 'conclusion') ?? '');
  if (/拒绝|阻挠/.test(conclusion)) return 'R3c';
  if (/停产|关闭/.test(conclusion)) return 'R3d';
  if (/继续|拒不|部分|未改/.test(conclusion)) return 'R3b';
  return /已改正|改正/.test(conclusion) ? 'R3a' : 'R2j';
};

/** The order was signed for where it was made. */
const handedOver = (order: Fact, c: Course): boolean =>
  [order, ...c.d.documentsOf(order)].some(
    (f) => f.kind === 'serviceReceipt' || c.d.signaturesOf(f).some((s) => /签收|受送达|收到/.test(s.data.role)),
  );

/** 责令改正与复查. What was not corrected is ordered anew and becomes a case; refusing the re-inspection leads the same way (法典第一千零六十条). */
export const correctionProcedure: Machine = {
  id: 'R',
  procedure: 'correction',
  title: '责令改正与复查',
  states: [
    { id: 'R0', title: '责令改正', metBy: (c) => c.visited('R1') },
    { id: 'R0s', title: '送达', metBy: (c) => c.visited('R1') },
    { id: 'R1', title: '改正期', metOnComing: true },
    { id: 'R2', title: '复查' },
    { id: 'R3a', title: '已改正', metOnComing: true },
    { id: 'R4', title: '立卷归档' },
    { id: 'archived', title: '已归档', final: true },
    { id: 'R2j', title: '复查结论待定', side: true },
    { id: 'R3b', title: '未改正', side: true },
    { id: 'R3c', title: '拒绝、阻挠复查', side: true },
    { id: 'R3d', title: '已停产、关闭', side: true },
    { id: 'converted', title: '转为立案', side: true },
    { id: 'transferred', title: '移送', side: true },
  ],
  moves: [
    move({
      id: 'R0→R0s',
      from: ['R0', 'R3b', 'R3c'],
      to: (f, c) => (handedOver(f, c) ? 'R1' : 'R0s'),
      on: ['correctionOrdered', 'correctionOrder'],
      title: '责令改正',
      who: ['officer', ...heads],
      docType: 'correctionOrder',
      evenOutOfTurn: false,
    }),
    move({
      id: 'R0s→R1',
      from: ['R0', 'R0s', 'R3b', 'R3c'],
      to: 'R1',
      on: 'correctionOrderServed',
      title: '送达责令改正决定书',
      who: ['officer'],
      docType: 'serviceReceipt',
      guards: [
        needs(['correctionOrdered', 'correctionOrder', 'correctionOrderServed'], {
          code: 'correction.noOrder',
          provision: '行政处罚法第二十八条',
          message: '没有责令改正决定书。',
          cure: '请制作责令改正决定书，写明事实、依据、改正内容、期限和拒不改正的后果。',
        }),
      ],
    }),
    move({
      id: 'R→R3',
      from: ['R1', 'R2', 'R2j', 'R3d', 'R0s'],
      to: (_, c) => outcomeOf(c),
      on: ['followUp'],
      title: '复查改正情况',
      who: ['officer'],
      docType: 'followUpRecord',
      evenOutOfTurn: false,
      guards: [
        onlyIf((c) => c.visited('R1'), {
          code: 'correction.notServed',
          provision: '行政处罚法第六十一条；按日连续处罚办法第十条',
          message: '责令改正决定书尚未送达，不能复查。',
          cure: '请先送达责令改正决定书。',
        }),
      ],
    }),
    move({
      id: 'R3→converted',
      from: ['R1', 'R2', 'R2j', 'R3b', 'R3c'],
      to: 'converted',
      on: becameOrdinary,
      title: '转为立案（新的违法行为、按日连续处罚）',
      who: ['officer'],
      docType: 'programInitiationApproval',
    }),
    move({
      id: 'R→transferred',
      from: ['R1', 'R2', 'R2j', 'R3b', 'R3c'],
      to: 'transferred',
      // within another case it is that case which goes away, and the order is still looked back at
      on: ['caseTransferred', 'crimeTransferred', 'caseLinked'].map((kind) => ({
        kind,
        when: (f: Fact, c: Course) =>
          procedureAt(c.m) === 'correction' && (kind !== 'caseLinked' || transferredAway.when?.(f, c) === true),
      })) as [MoveEvent, ...MoveEvent[]],
      title: '移送',
      who: heads,
      docType: 'caseTransferLetter',
      evenOutOfTurn: false,
    }),
    move({
      id: 'R3→R4',
      from: ['R3a', 'R3d', 'converted', 'transferred'],
      to: 'R4',
      on: 'caseClosed',
      title: '办结',
      who: heads,
      docType: 'caseClosureApproval',
      guards: [
        onlyIf((c) => c.state === 'transferred' || c.has('followUp', 'followUpRecord'), {
          code: 'correction.notFollowedUp',
          provision: '制度第二十三条；生态环境法典第一千零六十条',
          message: '尚未按期核查改正情况。',
          cure: '请复查并制作复查笔录。',
        }),
      ],
    }),
    move({
      id: 'R4→archived',
      from: ['R4'],
      to: 'archived',
      on: 'archived',
      title: '立卷归档',
      who: ['archivist'],
      docType: 'fileIndex',
    }),
  ],
  lapses: [{ id: 'R1→R2', from: ['R1'], to: 'R2', title: '改正期限届满，应当复查', term: statedClock }],
  clocks: [
    statedClock,
    {
      term: coercionTerms.correctionService,
      starts: (c) => {
        const fact = c.first('testReportIssued');
        return fact && { fact };
      },
      done: (c) => c.has('correctionOrderServed'),
    },
    {
      term: coercionTerms.reinspection,
      starts: (c) => {
        const fact = daily(c) ? c.last('correctionOrderServed') : undefined;
        return fact && { fact };
      },
      done: (c) => c.isLatest('followUp', 'correctionOrderServed'),
    },
    fileClock,
  ],
  parallels: [],
};
