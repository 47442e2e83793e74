import type { Fact } from '@liuhen/records';
import type { Due } from '../periods/due.ts';

/** How it stands with one duty on one occasion. */
export type Status =
  | 'notApplicable'
  | 'pending'
  | 'met'
  | 'metLate'
  | 'overdue'
  | 'breached'
  | 'blocked'
  | 'excused'
  | 'judgement';

/** B 阻断, B* 阻断但不可再生, V 不可逆违规, W 警告, S 考核, I 提示 (law.md §0.1). */
export type Severity = 'B' | 'B*' | 'V' | 'W' | 'S' | 'I';

/** Under national law, which alone starts and stops clocks. */
export type LegalEffect = 'valid' | 'invalid' | 'doubtful';
/** Under the regulation, which is often stricter. The two are never merged. */
export type Compliance = 'compliant' | 'violation';

/** What examining one occasion came to; what is left out is taken from the obligation. */
export type Outcome = {
  status: Status;
  /** In Chinese, for an officer: what was found. */
  found: string;
  records?: readonly (Fact | undefined)[] | undefined;
  due?: Due | null | undefined;
  effect?: LegalEffect | null | undefined;
  cure?: string | null | undefined;
  severity?: Severity | undefined;
};

export type OutcomeDetail = Omit<Outcome, 'status' | 'found'>;

const outcome =
  (status: Status) =>
  (found: string, detail: OutcomeDetail = {}): Outcome => ({ status, found, ...detail });

export const met = outcome('met');
export const breached = outcome('breached');
export const pending = outcome('pending');
export const overdue = outcome('overdue');
export const metLate = outcome('metLate');
export const blocked = outcome('blocked');
export const excused = outcome('excused');
export const asksJudgement = outcome('judgement');
export const notApplicable = outcome('notApplicable');

/** Met, or broken: the commonest case. */
export const either = (holds: boolean, well: string, ill: string, detail: OutcomeDetail = {}): Outcome =>
  holds ? met(well, detail) : breached(ill, detail);

/** All of these must be there; what is missing is named. */
export function complete(
  what: string,
  parts: readonly (readonly [boolean, string])[],
  detail: OutcomeDetail = {},
): Outcome {
  const missing = parts.filter(([there]) => !there).map(([, name]) => name);
  return missing.length === 0 ? met(`${what}齐备`, detail) : breached(`${what}缺${missing.join('、')}`, detail);
}

/** A finding rests on the records that decide it; beyond so many, more of the same would only hide them. */
export const mostRecords = 40;
/** As many as a finding shows. */
export const shown = <T>(records: readonly T[]): readonly T[] =>
  records.length > mostRecords ? records.slice(0, mostRecords) : records;
