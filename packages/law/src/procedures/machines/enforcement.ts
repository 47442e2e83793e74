import { readDate } from '@liuhen/records';
import { forbiddenHour, turnsOfHours } from '../../calculations/forbidden-hours.ts';
import { dayFrom, dayOf, startOfDay } from '../../calendars/day.ts';
import { daysBefore } from '../../periods/days-before.ts';
import { calendarDays } from '../../periods/period.ts';
import { term } from '../../periods/term.ts';
import { coercionTerms } from '../../periods/terms/coercion.ts';
import { suspendedForThreeYears } from '../closing.ts';
import type { Course } from '../course.ts';
import { dueOfClock } from '../course.ts';
import { said } from '../events.ts';
import { needs, onlyIf } from '../guards.ts';
import { type ClockDefinition, type Guard, heads, type Machine, move, repeated } from '../machine.ts';
import { somethingOverdue } from './overdue.ts';

/** What the demand itself allows, where it names a day; else nothing runs but the law's ten working days for the court. */
const demandTerm = term({
  id: 'coercion.demand.stated',
  title: '催告书载明的履行期限',
  startsWith: '催告书送达',
  side: 'wait',
  provision: '行政强制法第三十五条第（一）项',
  period: calendarDays(0),
  roll: 'never',
});

const statedClock: ClockDefinition = {
  term: demandTerm,
  starts: (c) => {
    const served = c.last('demandServed');
    const date = readDate(said(served, c, 'due'));
    return served && date
      ? { fact: served, at: startOfDay(dayFrom(date.year, date.month, date.day)), event: '催告书载明的末日' }
      : undefined;
  },
  done: (c) => c.state !== 'E2',
};
const tenDays: ClockDefinition = {
  term: coercionTerms.demandBeforeCourt,
  starts: (c) => {
    const served = c.last('demandServed');
    return served && { fact: served };
  },
  done: (c) => c.has('courtApplied', 'caseClosed'),
};
/** Where the demand names no day, ten working days stand for it. */
const unstated: ClockDefinition = {
  ...tenDays,
  starts: (c) => (statedClock.starts(c) ? undefined : tenDays.starts(c)),
};

/** 强制法第三十七条第三款: not to wait takes evidence of moving or hiding property, and that is for a person to find (a judgement). */
const movingProperty = (c: Course): boolean =>
  c.d
    .of('judgement')
    .some(
      (j) => /A24\.1|A25\.0|37/.test(j.data.obligation) && j.data.verdict === 'met' && /转移|隐匿/.test(j.data.reason),
    );

const demandServed = needs(['demandServed'], {
  code: 'enforcement.noDemand',
  provision: '行政强制法第三十五条；制度第二十四条',
  message: '作出强制执行决定前，没有送达催告书。',
  cure: '请制作催告书，载明期限、方式、金额和陈述申辩权，并送达。',
});

const demandOver: Guard = onlyIf(
  (c) => {
    const due = dueOfClock(c, statedClock) ?? dueOfClock(c, unstated);
    return due === null || movingProperty(c) || (due.due !== null && c.m.present.isPast(due.due));
  },
  {
    code: 'enforcement.demandRunning',
    provision: '行政强制法第三十七条',
    message: '催告期限尚未届满，又没有证据证明有转移或者隐匿财物迹象，不得作出强制执行决定。',
    cure: '请待催告期满；有证据证明的，附证据并由法制科作出判断记录。',
  },
);

const isOpenHour = ({ m }: Course): boolean => {
  const { P11 } = m.parametersNow();
  m.present.turnsWith(turnsOfHours(m.present.day(), P11));
  return forbiddenHour(m.present.at, m.calendar, P11) === null;
};

const openHour = onlyIf(isOpenHour, {
  code: 'enforcement.forbiddenHour',
  provision: '行政强制法第四十三条第一款',
  message: '夜间或者法定节假日不得实施行政强制执行，情况紧急的除外。',
  cure: '请另定时间；情况紧急的，写明理由。',
});

const thirdPartyNotice = onlyIf(
  (c) => {
    const demand = c.last('demandServed');
    if (!c.has('substitutePerformanceDecided') || !demand) return true;
    const counted = daysBefore(coercionTerms.demandBeforePerformance, dayOf(demand.at), c.m.present.day(), {
      calendar: c.m.calendar,
      parameters: c.m.parametersNow(),
    });
    return counted.ok && counted.met === true;
  },
  {
    code: 'enforcement.performanceTooSoon',
    provision: '行政强制法第五十一条第一款第（二）项、第六十九条',
    message: '催告送达日与代履行日之间不足三个完整工作日。',
    cure: '请另定代履行日期；需要立即清除的，依第五十二条立即代履行并事后通知。',
  },
);

const mayTransfer = onlyIf(
  (c) => c.d.agency.facts.some((f) => f.kind === 'legalBasisAdded' && /划拨/.test(String(f.data.words ?? ''))),
  {
    code: 'enforcement.noPowerToTransfer',
    provision: '行政强制法第四十七条第一款',
    message: '划拨存款、汇款须由法律规定的行政机关决定，本机关没有法律授权。',
    cure: '请申请人民法院强制执行；法律另有授权的，先在法律依据中登记。',
  },
);

const decisions = (extra: readonly Guard[] = []): readonly Guard[] => [demandServed, demandOver, ...extra];

const threeYears = onlyIf(suspendedForThreeYears, {
  code: 'enforcement.notThreeYears',
  provision: '行政强制法第三十九条第二款',
  message: '中止执行未满三年，不能不再执行。',
  cure: '请待满三年；中止情形消失的，应当恢复执行。',
});

/** More than money is at stake: something must be decided and carried out. */
const nonMonetary = (c: Course): boolean =>
  c.has('enforcementDecided', 'enforcementDecision', 'substitutePerformanceDecided', 'substitutePerformanceDecision');

/** 行政强制执行, each way of it. 加处罚款 runs from the day after the last day to pay; to be decided it takes a demand (制度第二十四、二十五条). */
export const enforcementProcedure: Machine = {
  id: 'E',
  procedure: 'coercion.enforcement',
  title: '行政强制执行',
  states: [
    { id: 'E0', title: '逾期不履行' },
    { id: 'E2', title: '催告期' },
    { id: 'E3', title: '催告期满' },
    { id: 'E4', title: '已决定，待实施', optional: nonMonetary },
    { id: 'E5', title: '已实施', optional: nonMonetary },
    { id: 'Edone', title: '执行完毕', final: true },
    { id: 'E5s', title: '中止执行', side: true },
    { id: 'E5t', title: '终结执行', side: true, final: true },
    { id: 'E5a', title: '执行协议', side: true },
  ],
  moves: [
    move({
      id: 'E→E2',
      from: ['E0', 'E3', 'E5a'],
      to: 'E2',
      on: ['demandServed'],
      title: '送达催告书',
      who: ['officer'],
      docType: 'demandNotice',
    }),
    ...repeated('E2', [['demandDefenceReceived', '听取并复核陈述、申辩', 'demandDefenceRecord']], ['party', 'officer']),
    ...['E0', 'E2', 'E3'].map((state) =>
      move({
        id: `${state}:additionalFine`,
        from: [state],
        to: state,
        on: ['additionalFineDecided'],
        title: '决定加处罚款',
        who: heads,
        docType: 'additionalFineDecision',
        evenOutOfTurn: false,
        guards: [
          demandServed,
          onlyIf(somethingOverdue, {
            code: 'enforcement.notOverdue',
            provision: '行政处罚法第七十二条第一款第（一）项；行政强制法第四十五条',
            message: '缴款期限尚未届满，不能加处罚款。',
            cure: '请待缴款期限（含批准的延期、分期）届满。',
          }),
        ],
      }),
    ),
    move({
      id: 'E3→E4',
      from: ['E3', 'E2', 'E0'],
      to: 'E4',
      on: ['enforcementDecided', 'enforcementDecision'],
      title: '决定强制执行（排除妨碍、恢复原状等）',
      who: heads,
      docType: 'enforcementDecision',
      guards: decisions(),
    }),
    move({
      id: 'E3→E4:performance',
      from: ['E3', 'E2', 'E0'],
      to: 'E4',
      on: ['substitutePerformanceDecided', 'substitutePerformanceDecision'],
      title: '决定代履行',
      who: heads,
      docType: 'substitutePerformanceDecision',
      guards: decisions(),
    }),
    move({
      id: 'E3→E4:transfer',
      from: ['E3'],
      to: 'E4',
      on: 'fundTransferNotice',
      title: '划拨存款、汇款',
      who: heads,
      docType: 'fundTransferNotice',
      guards: decisions([mayTransfer]),
    }),
    move({
      id: 'E3→E5:auction',
      from: ['E3'],
      to: 'E5',
      on: 'auctionDisposalRecord',
      title: '拍卖、依法处理查封扣押的财物',
      who: heads,
      docType: 'auctionDisposalRecord',
      guards: decisions([
        needs(['sealSeizureImplemented', 'sealSeizureDecision'], {
          code: 'enforcement.nothingSealed',
          provision: '行政强制法第四十六条第三款',
          message: '没有已经查封、扣押的财物，本机关不能拍卖。',
          cure: '请申请人民法院强制执行。',
        }),
      ]),
    }),
    move({
      id: 'E4→E5',
      from: ['E4'],
      to: 'E5',
      on: ['enforcementExecuted', 'restorationExecutionRecord', 'substitutePerformanceRecord'],
      title: '实施强制执行',
      who: ['officer'],
      docType: 'restorationExecutionRecord',
      guards: [openHour, thirdPartyNotice],
    }),
    move({
      id: 'E→E5s',
      from: ['E0', 'E2', 'E3', 'E4', 'E5'],
      to: 'E5s',
      on: 'enforcementSuspended',
      title: '中止执行',
      who: heads,
      docType: 'executionSuspension',
      evenOutOfTurn: false,
    }),
    move({
      id: 'E5s→E',
      from: ['E5s'],
      to: (_, c) => c.passages.findLast((p) => p.to === 'E5s')?.from ?? 'E3',
      on: 'enforcementResumed',
      title: '恢复执行',
      who: heads,
      docType: 'executionSuspension',
      evenOutOfTurn: false,
    }),
    move({
      id: 'E→E5t',
      from: ['E0', 'E2', 'E3', 'E4', 'E5', 'E5s', 'E5a'],
      to: 'E5t',
      on: 'enforcementTerminated',
      title: '终结执行',
      who: heads,
      docType: 'executionSuspension',
      evenOutOfTurn: false,
    }),
    move({
      id: 'E→E5a',
      from: ['E0', 'E2', 'E3', 'E4'],
      to: 'E5a',
      on: ['agreementConcluded', 'enforcementAgreement'],
      title: '达成执行协议',
      who: [...heads, 'party'],
      docType: 'enforcementAgreement',
      evenOutOfTurn: false,
    }),
    move({
      id: 'E5a→E3',
      from: ['E5a'],
      to: 'E3',
      on: ['enforcementResumed'],
      title: '不履行协议，恢复强制执行',
      who: heads,
      docType: 'executionSuspension',
      evenOutOfTurn: false,
    }),
    move({
      id: 'E5s→E5t:threeYears',
      from: ['E5s'],
      to: 'E5t',
      on: 'caseClosed',
      title: '中止满三年，不再执行',
      who: heads,
      docType: 'caseClosureApproval',
      evenOutOfTurn: false,
      guards: [threeYears],
    }),
    move({
      id: 'E→Edone',
      from: ['E0', 'E2', 'E3', 'E5', 'E5a'],
      to: 'Edone',
      on: ['caseClosed'],
      title: '执行完毕',
      who: heads,
      docType: 'caseClosureApproval',
      evenOutOfTurn: false,
    }),
  ],
  lapses: [
    { id: 'E2→E3', from: ['E2'], to: 'E3', title: '催告书载明的期限届满', term: statedClock },
    { id: 'E2→E3:ten', from: ['E2'], to: 'E3', title: '催告满十个工作日', term: unstated },
  ],
  clocks: [statedClock, tenDays],
  parallels: [],
};
