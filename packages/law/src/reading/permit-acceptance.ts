import type { Fact } from '@liuhen/records';
import { compareInstants, isBefore } from '../calendars/instant.ts';
import { type Matter, view } from '../obligations/matter.ts';
import type { StartEvent } from '../periods/due.ts';
import type { Term } from '../periods/term.ts';
import { licensingTerms } from '../periods/terms/licensing.ts';
import { earlier, earliest, momentIn } from './paper.ts';
import { isEmissionPermit } from './permit-act.ts';
import { issued, permitDecisionTypes, stepsOf } from './phases.ts';

/** In how many days it must be told what is missing: 排污许可管理条例第九条第（四）项 goes before 行政许可法第三十二条第一款第（四）项. */
export const supplementTerm = (m: Matter): Term =>
  isEmissionPermit(m) ? licensingTerms.emissionSupplement : licensingTerms.supplementNotice;

/** Papers handed in, and what answered them: they are complete, are not, or need not be. */
export type Handing = { readonly fact: Fact; readonly start: StartEvent; readonly answer: Fact | undefined };

/** When the papers first came in: the earliest moment that a step tells, or a paper by its own words. */
const firstHanding = (m: Matter): { fact: Fact; at: Temporal.Instant } | undefined =>
  earliest(
    [
      ...issued(m, 'applicationRegister', 'applicationReceipt'),
      ...stepsOf(
        m,
        'oralApplication',
        'applicationRegistered',
        'applicationFormCompleted',
        'receiptIssued',
        'permitChangeRequested',
        'permitRenewalRequested',
      ),
    ].map((fact) => ({ fact, at: momentIn(fact, 'receivedAt') ?? fact.at })),
  );

/** What is decided on the spot was answered (行政许可法第三十四条第二款). */
const answers = (m: Matter): readonly Fact[] => [
  ...issued(m, 'correctionNotice', 'acceptanceNotice', 'nonAcceptanceNotice', 'permitNotRequiredNotice'),
  ...issued(m, ...permitDecisionTypes),
  ...stepsOf(m, 'correctionNoticeIssued', 'accepted', 'refusedAcceptance', 'decisionMade'),
];

/** The application, and each time that something was added to it. */
export const handings = view((m): readonly Handing[] => {
  const first = firstHanding(m);
  if (first === undefined) return [];
  const added = stepsOf(m, 'materialsSupplemented')
    .filter(({ at }) => !isBefore(at, first.at))
    .toSorted((a, b) => compareInstants(a.at, b.at) || a.seq - b.seq);
  const all = [
    { ...first, event: '收到申请材料' },
    ...added.map((fact) => ({ fact, at: fact.at, event: '收到补正材料' })),
  ];
  return all.map(({ fact, at, event }) => ({
    fact,
    start: { at, precision: 'day', event, proof: fact.key },
    answer: earliest(answers(m).filter((answer) => !earlier(answer.at, at) && answer.id !== fact.id)),
  }));
});

/** 逾期不告知的，自收到申请材料之日起即为受理: nothing was said while there was time. A year without its calendar leaves it open. */
export function acceptedBySilence(m: Matter, { start, answer }: Handing): boolean {
  const { due, unverified } = m.due(supplementTerm(m), start);
  const withdrawn = earliest(stepsOf(m, 'applicationWithdrawn').filter((fact) => !earlier(fact.at, start.at)));
  if (due === null || unverified) return false;
  const ended = earliest([answer, withdrawn].filter((fact) => fact !== undefined));
  return ended === undefined ? m.present.isPast(due) : isBefore(due, ended.at);
}

export type Acceptance = { readonly fact: Fact; readonly start: StartEvent };

/** As the notice or the step says. */
export const acceptedExpressly = view((m): Acceptance | undefined => {
  const notice = issued(m, 'acceptanceNotice')[0];
  const fact = notice ?? stepsOf(m, 'accepted')[0];
  if (fact === undefined) return undefined;
  const at = (notice && momentIn(notice, 'acceptedOn')) ?? fact.at;
  return { fact, start: { at, precision: 'day', event: '受理', proof: fact.key } };
});

/** From when the application counts as accepted: by silence from the day it came in, whatever was said too late, else expressly. */
export const acceptance = view((m): Acceptance | undefined => {
  const silent = handings(m).find((handing) => acceptedBySilence(m, handing));
  return silent === undefined
    ? acceptedExpressly(m)
    : { fact: silent.fact, start: { ...silent.start, event: `${silent.start.event}（视为受理）` } };
});
