import { type Day, isoOf, plusDays, yearOf } from '../calendars/day.ts';
import type { Reckoning } from './due.ts';
import { type Period, periodText } from './period.ts';
import { type PeriodRefusal, refusal } from './refusal.ts';
import { editionAt, periodOf, type Term } from './term.ts';

/**
 * "N 日前": `between` is the number of full days (working days where the law counts so) strictly between notice and event.
 * `met` is null where an unverified year stands between them. `latest` is the last day on which notice would do.
 */
export type DaysBefore =
  | {
      ok: true;
      required: number;
      between: number | null;
      met: boolean | null;
      latest: Day | null;
      unverifiedYear: number | null;
      text: string;
      refusal: null;
    }
  | { ok: false; refusal: PeriodRefusal };

export function daysBefore(of: Term, notice: Day, event: Day, reckoning: Reckoning): DaysBefore {
  const edition = editionAt(of, notice);
  if (edition === null) return { ok: false, refusal: refusal('period.beforeFirstEdition', of, isoOf(notice)) };
  if (of.before === null) return { ok: false, refusal: refusal('period.countsForward', of, isoOf(event)) };
  if (event < notice) {
    return { ok: false, refusal: refusal('period.endBeforeStart', of, `${isoOf(notice)} → ${isoOf(event)}`) };
  }
  const period = periodOf(edition, reckoning.parameters);
  const { reading, required } = fullDaysOf(of, period, reckoning);
  const counts = countsIn(period, reckoning);
  let between: number | null = 0;
  let unverifiedYear: number | null = null;
  for (let d = plusDays(notice, 1); d < event; d = plusDays(d, 1)) {
    const worked = counts(d);
    if (worked === null) {
      between = null;
      unverifiedYear = yearOf(d);
      break;
    }
    if (worked) between++;
  }
  const met = between === null ? null : notice < event && between >= required;
  const found =
    between === null
      ? `${unverifiedYear} 年日历未核实，无法计数`
      : `其间有 ${between} 个完整${period.unit === 'workingDays' ? '工作日' : '日'}`;
  return {
    ok: true,
    required,
    between,
    met,
    latest: latestNotice(event, required, counts),
    unverifiedYear,
    refusal: null,
    text: `${of.title}（${edition.provision}，${periodText(period)}前）：${isoOf(notice)} 至 ${isoOf(event)}，首尾不计，${found}，须有 ${required} 个${reading === null ? '' : `（${of.before}=${reading}）`}。`,
  };
}

/** The Nth working day counted back from the eve of the event leaves N-1 full days between. */
function fullDaysOf(of: Term, period: Period, { parameters }: Reckoning) {
  const reading = of.before === null || of.before === 'calendar' ? null : parameters[of.before];
  return { reading, required: reading === 'fullDaysBetween' ? period.count : period.count - 1 };
}

/** The last day that is still so long before the event; null where an unverified year stands between. */
export const latestDayBefore = (of: Term, period: Period, event: Day, reckoning: Reckoning): Day | null =>
  latestNotice(event, fullDaysOf(of, period, reckoning).required, countsIn(period, reckoning));

const countsIn = (period: Period, reckoning: Reckoning): ((day: Day) => boolean | null) =>
  period.unit === 'workingDays' ? workedOn(reckoning) : () => true;

const workedOn =
  ({ calendar }: Reckoning) =>
  (day: Day): boolean | null => {
    const kind = calendar.kindOf(day);
    return kind === 'unverified' ? null : kind === 'working';
  };

function latestNotice(event: Day, required: number, counts: (day: Day) => boolean | null): Day | null {
  let left = required;
  let day = plusDays(event, -1);
  while (left > 0) {
    const worked = counts(day);
    if (worked === null) return null;
    if (worked) left--;
    day = plusDays(day, -1);
  }
  return day;
}
