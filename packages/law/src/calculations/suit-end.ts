import { type Day, startOfDay } from '../calendars/day.ts';
import { type Due, dueOf, type Reckoning, type StartEvent } from '../periods/due.ts';
import type { Period } from '../periods/period.ts';
import type { Stop } from '../periods/stops.ts';
import { type Term, term } from '../periods/term.ts';
import { terms } from '../periods/terms/catalogue.ts';

/** One addressee of the decision and what started their term to sue. Each has their own (法释〔2026〕3号第五条第二款). */
export type Addressee = {
  name: string;
  servedOn: Day;
  /** What the decision told them of the term to sue; null: nothing at all. */
  told: Exclude<Period, { unit: 'hours' | 'workingDays' }> | null;
  /** They went to reconsideration, and the decision on it reached them on this day. */
  reconsiderationServedOn: Day | null;
  /** Promises to change, mediation (法释〔2026〕3号第四条). */
  deductions: readonly Stop[];
};

export const onDay = (day: Day, event?: string): StartEvent => ({
  at: startOfDay(day),
  precision: 'day',
  ...(event === undefined ? {} : { event }),
});

/**
 * When this addressee may sue no more. Told a longer term than the law's, they have the longer; told a shorter one, the law's
 * (法释〔2026〕3号第五条); told nothing, one year at most (行诉解释第六十四条); after reconsideration, fifteen days (行诉法第四十五条).
 */
export function suitEnd(a: Addressee, reckoning: Reckoning): Due {
  const { remedies } = terms;
  if (a.reconsiderationServedOn !== null) {
    return dueOf(remedies.lawsuitAfterReconsideration, onDay(a.reconsiderationServedOn), reckoning);
  }
  const start = onDay(a.servedOn, `处罚决定书送达${a.name}`);
  if (a.told === null) return dueOf(remedies.lawsuitUntold, start, reckoning);
  const stops = { stops: a.deductions };
  const lawful = dueOf(remedies.lawsuit, start, reckoning, stops);
  const told = dueOf(asTold(a.told), start, reckoning, stops);
  return longer(told, lawful) ? told : lawful;
}

/** A standing clock is the longest of all. */
const longer = (a: Due, b: Due): boolean => a.lastDay !== null && b.lastDay !== null && a.lastDay > b.lastDay;

const asTold = (period: Period): Term =>
  term({
    id: 'remedy.lawsuit.asTold',
    title: '提起行政诉讼（按告知的期限）',
    startsWith: '知道行政行为',
    side: 'party',
    provision: '法释〔2026〕3号第五条',
    period,
    roll: 'always',
    stops: [{ cause: 'mediation', provision: '法释〔2026〕3号第四条', writtenNotice: false }],
  });
