import { type Day, isoOf, plusDays } from '../calendars/day.ts';
import type { ParameterValues } from '../parameters/parameter.ts';
import type { StopCause, StopRule } from './term.ts';

/** Time that may not count: a monitoring, a hearing, a suspension. `to: null` while it goes on. */
export type Stop = {
  cause: StopCause;
  from: Day;
  to: Day | null;
  /** Whether the party was told in writing; some laws make this a condition. */
  notified: boolean;
  proof: string | null;
};

/** Days after `from` up to and including `to` do not count. */
export type Interval = { from: Day; to: Day };

export type StopSorting = {
  accepted: readonly (Stop & { provision: string })[];
  rejected: readonly { stop: Stop; why: string }[];
  reversed: Interval | null;
};

const CAUSES: Record<StopCause, string> = {
  suspension: '中止',
  hearing: '听证',
  publicNotice: '公告',
  monitoring: '监测（检测）',
  assessment: '评估',
  appraisal: '鉴定',
  determination: '认定',
  service: '送达',
  testing: '检测、检验、检疫或者技术鉴定',
  expertReview: '专家评审',
  tendering: '招标、拍卖',
  remedy: '行政复议或者行政诉讼',
  mediation: '多元化解',
};
export const causeName = (cause: StopCause): string => CAUSES[cause];

/** Which stops the law of this term recognises, and why it does not recognise the others. */
export function sortStops(stops: readonly Stop[], rules: readonly StopRule[]): StopSorting {
  const accepted: (Stop & { provision: string })[] = [];
  const rejected: { stop: Stop; why: string }[] = [];
  for (const stop of stops) {
    const { from, to } = stop;
    if (to !== null && to < from) return { accepted, rejected, reversed: { from, to } };
    const rule = rules.find((r) => r.cause === stop.cause);
    if (!rule) rejected.push({ stop, why: `此期限的规定未将${causeName(stop.cause)}期间列为不计入` });
    else if (rule.writtenNotice && !stop.notified) {
      rejected.push({ stop, why: `未书面告知当事人${causeName(stop.cause)}期间（${rule.provision}）` });
    } else accepted.push({ ...stop, provision: rule.provision });
  }
  return { accepted, rejected, reversed: null };
}

/** Overlapping and touching intervals become one, so that no day is left out twice (P06). Open ones are dropped: see `openStop`. */
export function mergeStops(stops: readonly Stop[], start: Day, reading: ParameterValues['P06']): Interval[] {
  const shift = reading === 'bothEndsIncluded' ? -1 : 0;
  const closed: Interval[] = [];
  for (const stop of stops) {
    if (stop.to === null) continue;
    const from = plusDays(stop.from, shift);
    const clipped = from < start ? start : from;
    if (stop.to > clipped) closed.push({ from: clipped, to: stop.to });
  }
  closed.sort((a, b) => a.from - b.from);
  const merged: Interval[] = [];
  for (const interval of closed) {
    const last = merged.at(-1);
    if (last === undefined || interval.from > last.to) merged.push({ ...interval });
    else if (interval.to > last.to) last.to = interval.to;
  }
  return merged;
}

/** The earliest stop that still goes on, if any. */
export function openStop<S extends Stop>(stops: readonly S[]): S | null {
  let earliest: S | null = null;
  for (const stop of stops) if (stop.to === null && (earliest === null || stop.from < earliest.from)) earliest = stop;
  return earliest;
}

export const intervalText = (i: Interval): string => `${isoOf(i.from)} 至 ${isoOf(i.to)}`;
