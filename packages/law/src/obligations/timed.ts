import type { Fact } from '@liuhen/records';
import { type Bracket, bracketOf, exactly } from '../periods/bracket.ts';
import { type Adjustments, type Due, hoursDue, type Reckoning, type StartEvent } from '../periods/due.ts';
import type { Term } from '../periods/term.ts';
import { timeliness } from '../periods/timeliness.ts';
import type { Matter } from './matter.ts';
import { asksJudgement, met, metLate, type Outcome, type OutcomeDetail, overdue, pending } from './outcome.ts';

export type Deed = OutcomeDetail & { adjustments?: Adjustments };

/** What the server can vouch for of a record's time (DESIGN §3). */
export const bracketOfFact = (fact: Fact): Bracket =>
  bracketOf({
    claimed: fact.at,
    notBefore: fact.notBefore,
    receivedAt: fact.receivedAt ?? fact.at,
    origin: fact.origin,
    source: fact.claimed.source,
  });

/**
 * A deed beside its limit. `end` is the record that proves it, the instant at which it was done, or null while it was not.
 * Where the limit cannot be told a person must say: nothing is guessed.
 */
export function timed(
  m: Matter,
  term: Term,
  start: Fact | StartEvent,
  end: Fact | Temporal.Instant | null,
  deed: string,
  { adjustments, ...detail }: Deed = {},
): Outcome {
  const isFact = 'kind' in start;
  const from = isFact
    ? { when: bracketOfFact(start), precision: start.claimed.precision, event: start.title, proof: start.key }
    : { ...start, when: exactly(start.at, false) };
  const until = end === null ? null : 'kind' in end ? bracketOfFact(end) : exactly(end, false);
  const at = isFact ? start.at : start.at;
  const result = timeliness(term, from, until, m.present.at, m.reckoningOn(at), adjustments);
  if (until === null) m.present.turnsWith(turnsOf(result.due, from.when, m.reckoningOn(at)));
  const shown = { ...detail, due: result.due };
  const late = result.late === null ? '' : `，超期 ${result.late.text}`;
  switch (result.status) {
    case 'met':
      return met(`${deed}已在期限内完成`, shown);
    case 'metLate':
      return metLate(`${deed}已超过期限${late}`, shown);
    case 'pending':
      return pending(`${deed}尚未完成，须在期限内办理`, shown);
    case 'overdue':
      return overdue(`${deed}已逾期仍未完成${late}`, shown);
    case 'stopped':
      return pending(`${deed}的期间正在停算`, shown);
    case 'judgement':
      return asksJudgement(`${deed}是否逾期：自称时刻与可核实的时间区间不一致，须认定`, shown);
    case 'unverified':
      return asksJudgement(`${deed}是否逾期：涉及年份的放假安排未导入，日历未核实`, shown);
    case 'refused':
      return asksJudgement(
        `${deed}的期限无法计算：${result.refusal?.message ?? ''}${result.refusal?.cure ?? ''}`,
        shown,
      );
  }
}

/** When a deed that was not done is late: after the limit of each instant at which its term may have begun. */
function turnsOf(due: Due, { earliest, claimed, latest }: Bracket, { parameters }: Reckoning): Temporal.Instant[] {
  if (!due.ok || due.due === null) return [];
  const { period } = due.derivation;
  const limits =
    period.unit === 'hours'
      ? [earliest, claimed, latest].flatMap((start) => (start ? [hoursDue(start, period, parameters.P01)] : []))
      : [due.due];
  return limits.map((limit) => limit.add({ milliseconds: 1 }));
}
