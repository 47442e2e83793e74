import { type Day, dayOf, isoOf } from '../calendars/day.ts';
import { compareInstants } from '../calendars/instant.ts';
import type { ExtensionNote } from './derivation.ts';
import { type Period, periodText } from './period.ts';
import type { Authority, TermEdition } from './term.ts';
import type { DayPeriod } from './walk.ts';

/** An extension as approved; whether it counts is ruled here. */
export type Extension = { period: Period; approvedAt: Temporal.Instant; by: Authority; proof: string | null };

export type ExtensionRuling = { total: DayPeriod; notes: ExtensionNote[] };

const AUTHORITY: Record<Authority, string> = {
  head: '本机关负责人',
  headsCollectively: '负责人集体讨论',
  departmentHead: '承办机构负责人',
};

/** 集体讨论 includes the head; a head of department never stands in for the head. */
const suffices = (by: Authority, needed: Authority): boolean =>
  by === needed || (by === 'headsCollectively' && needed === 'head');

/**
 * `endFor` gives the last day of a length, null while the clock stands. In the order of approval: each must be foreseen, granted by whom the law names, and approved while the term still ran.
 * One approved on the last day counts; the day after it does not. What exceeds the law's limit is cut to it.
 */
export function ruleExtensions(
  extensions: readonly Extension[],
  edition: TermEdition,
  base: DayPeriod,
  endFor: (length: DayPeriod) => Day | null,
): ExtensionRuling {
  let total = base;
  let used = 0;
  const notes: ExtensionNote[] = [];
  const inOrder = [...extensions].sort((a, b) => compareInstants(a.approvedAt, b.approvedAt));
  for (const extension of inOrder) {
    const approved = dayOf(extension.approvedAt);
    const rule = edition.extensions[used];
    const why = rule ? whyNot(extension, approved, rule.by, rule.period, total, endFor) : '法律没有规定再次延长';
    const excess = rule && extension.period.count > rule.period.count;
    const granted = rule && why === null ? (excess ? rule.period : extension.period) : null;
    if (granted) {
      total = { unit: total.unit, count: total.count + granted.count };
      used++;
    }
    notes.push({
      by: AUTHORITY[extension.by],
      approvedOn: isoOf(approved),
      asked: extension.period,
      granted,
      provision: rule?.provision ?? null,
      proof: extension.proof,
      rejected: why ?? (excess ? `超过上限的部分无效，批准的是 ${periodText(extension.period)}` : null),
    });
  }
  return { total, notes };
}

function whyNot(
  extension: Extension,
  approved: Day,
  needed: Authority,
  limit: Period,
  total: DayPeriod,
  endFor: (length: DayPeriod) => Day | null,
): string | null {
  if (extension.period.unit !== limit.unit) return `延长应以${periodText(limit)}为限，单位不符`;
  if (!suffices(extension.by, needed)) return `须由${AUTHORITY[needed]}批准`;
  const lastDay = endFor(total);
  if (lastDay !== null && approved > lastDay) return `批准时期限已于 ${isoOf(lastDay)} 届满`;
  return null;
}
