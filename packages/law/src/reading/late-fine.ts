import type { Fact } from '@liuhen/records';
import type { Instalment, RemedyInterval } from '../calculations/additional-fine.ts';
import { type Fen, readYuan } from '../calculations/money.ts';
import { type Day, dayOf } from '../calendars/day.ts';
import { type Matter, view } from '../obligations/matter.ts';
import { penaltyTerms } from '../periods/terms/penalty.ts';
import { firstFrom } from './in-time.ts';
import { dayIn, field, rowsOf } from './paper.ts';
import { penaltyIn } from './penalties.ts';
import { issued } from './phases.ts';
import { servedAt } from './served.ts';
import { writtenDay } from './written-instant.ts';

/** What had to be paid by when: the instalments granted, else the fine in the fifteen days. Null where the records do not tell. */
const owed = view((m): readonly Instalment[] | null => {
  const [decision, other] = issued(m, 'penaltyDecision');
  if (decision === undefined || other !== undefined) return null;
  const { fine } = penaltyIn(m, decision);
  const notice = issued(m, 'installmentNotice').at(-1);
  if (notice !== undefined) {
    const schedule = rowsOf(field(notice, 'schedule'));
    const parts = schedule.flatMap(({ amount, due }): Instalment[] => {
      const [lastDay, part] = [writtenDay(due), readYuan(amount) ?? (schedule.length === 1 ? fine : null)];
      return lastDay === null || part === null ? [] : [{ amount: part, lastDay }];
    });
    return parts.length === 0 || parts.length < schedule.length ? null : parts;
  }
  const served = servedAt(m, decision);
  const lastDay = served && m.due(penaltyTerms.payment, { at: served.at, event: '收到处罚决定书' }).lastDay;
  return fine === 0 || lastDay === null ? null : [{ amount: fine, lastDay }];
});

/** What had fallen due and was not paid when a day began; null where the records do not tell. */
export function unpaidOn(m: Matter, day: Day): Fen | null {
  const instalments = owed(m);
  if (instalments === null) return null;
  const due = instalments.filter(({ lastDay }) => lastDay < day).reduce((sum, { amount }) => sum + amount, 0);
  const paid = issued(m, 'paymentVoucher')
    .filter((voucher) => (dayIn(voucher, 'paidOn', 'paidAt') ?? dayOf(voucher.at)) < day)
    .reduce((sum, voucher) => sum + (readYuan(field(voucher, 'amount')) ?? 0), 0);
  return Math.max(0, due - paid) as Fen;
}

/** 复议、诉讼期间 (行政处罚法第七十三条第三款): from acceptance, or the application where no acceptance is told, to the decision. */
const remedies = view((m): readonly RemedyInterval[] => [
  ...remediesOf(m, 'reconsiderationRequested', 'reconsiderationDecided'),
  ...remediesOf(m, 'lawsuitFiled', 'lawsuitDecided'),
]);
const remediesOf = (m: Matter, opens: string, closes: string): RemedyInterval[] =>
  m.dossier.of(opens).map((begun) => {
    const ended = firstFrom(m.dossier.of(closes), begun.at);
    return { from: acceptedOn(begun), to: ended === undefined ? null : dayOf(ended.at) };
  });
const acceptedOn = (begun: Fact): Day => writtenDay(begun.data.acceptedAt) ?? dayOf(begun.at);

/** The days of a stretch, both ends counted, on which 加处罚款 runs (P17: the ends of a remedy stand still, or its first day runs). */
export function daysRunning(m: Matter, from: Day, to: Day): number {
  const firstRuns = m.parametersNow().P17 !== 'bothEndsStopped';
  let days = 0;
  for (let day = from; day <= to; day = (day + 1) as Day)
    if (!remedies(m).some((r) => (firstRuns ? r.from < day : r.from <= day) && (r.to === null || day <= r.to)))
      days += 1;
  return days;
}
