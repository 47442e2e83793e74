import {
  courtRefusals,
  courtTurns,
  courtWindow,
  type WindowFacts,
  type WindowRefusal,
} from '../../calculations/court-window.ts';
import { dayOf, startOfDay } from '../../calendars/day.ts';
import { months } from '../../periods/period.ts';
import { coercionTerms } from '../../periods/terms/coercion.ts';
import { remedyTerms } from '../../periods/terms/remedies.ts';
import { issued } from '../../reading/phases.ts';
import { addresseesOf, servedAt } from '../../reading/served.ts';
import type { Course } from '../course.ts';
import { type ClockDefinition, type Guard, type Machine, move, repeated } from '../machine.ts';

import { served } from './ordinary-clocks.ts';
import { lastInstalment } from './overdue.ts';

/** What the window for the court hangs on, as the records of the case have it. */
export function windowFacts(c: Course): WindowFacts {
  const service = served(c);
  const reconsidered = c.last('reconsiderationDecided');
  const instalment = lastInstalment(c);
  const demand = c.last('demandServed');
  const [notice] = demand ? c.d.documentsOf(demand).filter((d) => d.kind === 'demandNotice') : [];
  const demanded = (notice && servedAt(c.m, notice)?.at) ?? demand?.at;
  return {
    addressees: service
      ? reachedBy(c, service.at).map(({ name, at }) => ({
          name: name || '当事人',
          servedOn: dayOf(at),
          told: months(6),
          reconsiderationServedOn: reconsidered ? dayOf(reconsidered.at) : null,
          deductions: [],
        }))
      : [],
    lastInstalmentOn: instalment ? dayOf(instalment) : null,
    demandServedOn: demanded ? dayOf(demanded) : null,
    remedyPending:
      c.isLatest('reconsiderationRequested', 'reconsiderationDecided') || c.isLatest('lawsuitFiled', 'lawsuitDecided'),
    paused:
      c.isLatest('enforcementSuspended', 'enforcementResumed') ||
      c.isLatest('agreementConcluded', 'enforcementResumed'),
  };
}

/** Everyone whom the decision reached; the party alone where a step told of it and no paper. */
function reachedBy(c: Course, at: Temporal.Instant): readonly { name: string; at: Temporal.Instant }[] {
  const [decision] = issued(c.m, 'penaltyDecision', 'onSpotPenaltyDecision');
  const reached = decision === undefined ? [] : addresseesOf(c.m, decision);
  return reached.length > 1 ? reached : [{ name: c.d.party?.name ?? '', at }];
}

/** What bars an application today. */
export function refusalsNow(c: Course): WindowRefusal[] {
  const [facts, reckoning] = [windowFacts(c), { calendar: c.m.calendar, parameters: c.m.parametersNow() }];
  const { at } = c.m.present;
  c.m.present.turnsWith(courtTurns(facts, reckoning).map(startOfDay));
  return courtRefusals(facts, dayOf(at), reckoning);
}

/** One guard a reason, so that each is told with its own article and cure. */
const windowGuards: readonly Guard[] = (
  [
    ['court.notServed', '行政强制法第五十三条', '处罚决定书尚未送达，起诉期限未起算。', '请先依法送达处罚决定书。'],
    [
      'court.suitOpen',
      '行政强制法第五十三条；行政诉讼法第四十六条',
      '当事人的起诉期限尚未届满，不能申请法院强制执行。',
      '请在起诉期限届满后、三个月内申请。',
    ],
    [
      'court.closed',
      '行政强制法第五十三条；行诉解释第一百五十六条',
      '申请法院强制执行的三个月期限已过。',
      '有正当理由的，写明理由并附证明。',
    ],
    [
      'court.unverified',
      '行政强制法第五十三条',
      '期限落在放假安排未导入的年份，不能确定。',
      '请导入该年国务院放假通知。',
    ],
    [
      'court.noDemand',
      '行政强制法第五十四条；制度第二十四条',
      '没有送达催告书。',
      '请送达催告书，满十个工作日后再申请。',
    ],
    ['court.demandRunning', '行政强制法第五十四条、第六十九条', '催告书送达未满十个工作日。', '请待催告期满。'],
    ['court.remedyPending', '行政强制法第五十三条', '行政复议或者行政诉讼尚未结束。', '请待复议决定、裁判生效。'],
    ['court.paused', '行政强制法第三十九条、第四十二条', '执行已中止或者执行协议正在履行。', '请先恢复执行。'],
  ] as const
).map(([code, provision, message, cure]) => ({
  code,
  provision,
  message,
  cure,
  holds: (c) => !refusalsNow(c).some((r) => r.code === code),
}));

const suitClock: ClockDefinition = {
  term: remedyTerms.lawsuit,
  starts: (c) => {
    const service = served(c);
    return service && !c.has('reconsiderationDecided') ? { ...service, event: '处罚决定书送达' } : undefined;
  },
  done: (c) => c.has('lawsuitFiled', 'paymentMade', 'caseClosed', 'courtApplied'),
};

/** An application that was not taken back. */
export const isApplied = (c: Course): boolean => c.isLatest('courtApplied', 'courtApplicationWithdrawn');

/** The window is that of the law: taking an application back neither lengthens it nor lets it begin anew. */
const windowClock: ClockDefinition = {
  term: coercionTerms.courtApplication,
  starts: (c) => {
    const service = served(c);
    if (!service) return undefined;
    const { opens } = courtWindow(windowFacts(c), { calendar: c.m.calendar, parameters: c.m.parametersNow() });
    // The three months run from the day before the window opens.
    return opens === null
      ? undefined
      : {
          fact: service.fact,
          at: Temporal.Instant.fromEpochMilliseconds((opens - 1) * 86_400_000),
          event: '起诉期限届满',
        };
  },
  done: (c) => isApplied(c) || c.has('caseClosed', 'paymentMade'),
};

const from = (term: ClockDefinition['term'], starts: string, ...ends: readonly string[]): ClockDefinition => ({
  term,
  starts: (c) => {
    const fact = c.last(starts);
    return fact && { fact };
  },
  done: (c) => ends.some((end) => c.isLatest(end, starts)),
});

/** 申请人民法院强制执行. */
export const courtProcedure: Machine = {
  id: 'F',
  procedure: null,
  title: '申请人民法院强制执行',
  states: [
    { id: 'F0', title: '等待申请期' },
    { id: 'F2', title: '法院审查受理' },
    { id: 'F3', title: '法院审查裁定' },
    { id: 'F4', title: '法院执行' },
    { id: 'F5', title: '执行有结果', final: true },
    { id: 'Fr', title: '不予受理、不准予，可申请复议', side: true },
    { id: 'Fw', title: '已撤回申请', side: true },
    { id: 'Fx', title: '不再异议', side: true, final: true },
  ],
  moves: [
    move({
      id: 'F0→F2',
      from: ['F0', 'Fr', 'Fw'],
      to: 'F2',
      on: ['courtApplied', 'courtApplication'],
      title: '申请法院强制执行',
      who: ['bureauHead', 'cityHead'],
      docType: 'courtApplication',
      guards: windowGuards,
    }),
    // the paper is issued here, and reaches the court another day: from that one the court counts
    move({
      id: 'F2:handedIn',
      from: ['F2'],
      to: 'F2',
      on: 'courtApplied',
      title: '向法院递交申请书，记录递交日',
      who: ['officer'],
      offered: (c) => !isApplied(c),
      evenOutOfTurn: false,
    }),
    move({ id: 'F2→F3', from: ['F2', 'Fr'], to: 'F3', on: 'courtAccepted', title: '法院受理', who: ['court'] }),
    move({
      id: 'F→Fw',
      from: ['F2', 'F3', 'F4'],
      to: 'Fw',
      on: 'courtApplicationWithdrawn',
      title: '撤回强制执行申请',
      who: ['bureauHead', 'cityHead'],
      docType: 'caseDisposalApproval',
      evenOutOfTurn: false,
    }),
    ...repeated('Fw', [['courtRuled', '记录法院准许撤回（终结执行）的裁定', 'courtExecutionLog']], ['officer']),
    move({
      id: 'F→Fr',
      from: ['F2', 'F3'],
      to: 'Fr',
      on: 'courtRefused',
      title: '法院不予受理、不准予执行',
      who: ['court'],
      evenOutOfTurn: false,
    }),
    move({ id: 'F3→F4', from: ['F3', 'Fr'], to: 'F4', on: 'courtRuled', title: '法院裁定准予执行', who: ['court'] }),
    ...repeated('F4', [['performanceRecorded', '记录执行进展', 'courtExecutionLog']], ['officer']),
    move({
      id: 'F4→F5',
      from: ['F4'],
      to: 'F5',
      on: ['courtExecuted'],
      title: '记录法院执行结果',
      who: ['officer'],
      docType: 'courtExecutionLog',
    }),
  ],
  lapses: [
    {
      id: 'Fr→Fx',
      from: ['Fr'],
      to: 'Fx',
      title: '逾期未向上一级法院申请复议',
      term: from(coercionTerms.courtReview, 'courtRefused', 'courtAccepted', 'courtRuled'),
    },
  ],
  clocks: [
    suitClock,
    windowClock,
    from(coercionTerms.courtAcceptance, 'courtApplied', 'courtAccepted', 'courtRefused', 'courtApplicationWithdrawn'),
    from(coercionTerms.courtRuling, 'courtAccepted', 'courtRuled', 'courtRefused', 'courtApplicationWithdrawn'),
    from(coercionTerms.courtReview, 'courtRefused', 'courtAccepted', 'courtRuled'),
  ],
  parallels: [],
};
