import type { ParameterValues } from '../parameters/parameter.ts';
import { cutBy, type Span } from './cut-gap.ts';

export type Interval = { from: Temporal.Instant; to: Temporal.Instant };

/** A recording in true time, with the breaks inside it. */
export type Recorded = Interval & {
  record: string;
  interruptions: readonly (Interval & { reason: string | null })[];
};

/** A stretch of the act that no recording shows, as far as one reason (or none) is told of it: what is told of a part closes that part. */
export type Gap = Interval & { seconds: number; reason: string | null };

export type Coverage = {
  /** Length of the act in seconds, less what is exempt; 0 for an act known by one instant only, and for one wholly exempt. */
  total: number;
  covered: number;
  /** Floored: 89.99 is not 90. */
  percent: number;
  gaps: Gap[];
  /** However many reasons are told of it. */
  longestGap: Gap | null;
  /** Recordings that show some of it. */
  records: string[];
};

export type CoverageRefusal = { code: 'coverage.endBeforeStart'; message: string; cure: string };

const ms = (at: Temporal.Instant): number => at.epochMilliseconds;
const instant = (n: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(n);

/**
 * Lays the recordings against the act. An act of one instant is covered if a recording runs then. `exempt`: where it was lawfully not
 * filmed; as far as nothing shows it, it is no gap and no part of what had to be filmed.
 */
export function coverageOf(
  act: Interval,
  recordings: readonly Recorded[],
  exempt: readonly Interval[] = [],
): Coverage | CoverageRefusal {
  const [from, to] = [ms(act.from), ms(act.to)];
  if (to < from) {
    return {
      code: 'coverage.endBeforeStart',
      message: `笔录的结束时间 ${clock(act.to)} 早于开始时间 ${clock(act.from)}，无法核对音像覆盖。`,
      cure: '请以更正记录改正笔录的起止时间。',
    };
  }
  const shown = recordings.flatMap((r) => piecesOf(r, from, to));
  const records = [...new Set(shown.map((p) => p.record))];
  if (from === to) {
    const covered = shown.length > 0 || exempt.some((one) => ms(one.from) <= from && from <= ms(one.to));
    const gap: Gap = { from: act.from, to: act.to, seconds: 0, reason: null };
    return {
      total: 0,
      covered: 0,
      percent: covered ? 100 : 0,
      gaps: covered ? [] : [gap],
      longestGap: covered ? null : gap,
      records,
    };
  }
  const unseen = gapsBetween(from, to, shown);
  const bare = unseen.flatMap((span) => unexempt(span, exempt));
  const gaps = bare.flatMap((span) => partsOf(span, recordings));
  const missing = lengthOf(bare);
  const total = to - from - (lengthOf(unseen) - missing);
  const covered = total - missing;
  const whole = bare.map((span): Gap => {
    const reasons = new Set(partsOf(span, recordings).map(({ reason }) => reason));
    return gapOf(span, reasons.has(null) ? null : [...reasons].join('；'));
  });
  return {
    total: total / 1000,
    covered: covered / 1000,
    percent: total === 0 ? 100 : Math.floor((covered * 100) / total),
    gaps,
    longestGap: whole.reduce<Gap | null>((a, b) => (a === null || b.seconds > a.seconds ? b : a), null),
    records,
  };
}

export const isRefused = (c: Coverage | CoverageRefusal): c is CoverageRefusal => 'code' in c;

type Piece = { from: number; to: number; record: string };

/** What one recording shows of the act: its own length, less its breaks. */
function piecesOf(recording: Recorded, from: number, to: number): Piece[] {
  const breaks = [...recording.interruptions].sort((a, b) => ms(a.from) - ms(b.from));
  const pieces: Piece[] = [];
  let at = ms(recording.from);
  const push = (end: number) => {
    const piece = { from: Math.max(at, from), to: Math.min(end, to), record: recording.record };
    if (piece.from < piece.to || (piece.from === piece.to && from === to)) pieces.push(piece);
  };
  for (const pause of breaks) {
    if (ms(pause.from) > at) push(Math.min(ms(pause.from), ms(recording.to)));
    at = Math.max(at, ms(pause.to));
  }
  if (ms(recording.to) >= at) push(ms(recording.to));
  return pieces;
}

const gapOf = ({ from, to }: Span, reason: string | null): Gap => ({
  from: instant(from),
  to: instant(to),
  seconds: (to - from) / 1000,
  reason,
});

function gapsBetween(from: number, to: number, shown: readonly Piece[]): Span[] {
  const gaps: Span[] = [];
  let at = from;
  const note = (end: number) => {
    if (end > at) gaps.push({ from: at, to: end });
  };
  for (const piece of [...shown].sort((a, b) => a.from - b.from)) {
    note(piece.from);
    at = Math.max(at, piece.to);
  }
  note(to);
  return gaps;
}

/** A gap cut where what is told of it begins and ends: a battery changed in two minutes explains two minutes, not the hour after. */
function partsOf(gap: Span, recordings: readonly Recorded[]): Gap[] {
  const told = recordings
    .flatMap(({ interruptions }) => interruptions)
    .flatMap(({ from, to, reason }) => (reason === null ? [] : [{ from: ms(from), to: ms(to), told: reason }]));
  return cutBy(gap, told).map((part) => gapOf(part, part.told));
}

const unexempt = (span: Span, exempt: readonly Interval[]): Span[] =>
  cutBy(
    span,
    exempt.map(({ from, to }) => ({ from: ms(from), to: ms(to), told: true })),
  ).filter(({ told }) => told === null);

const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, { from, to }) => sum + to - from, 0);

export type CoverageVerdict = { adequate: boolean; unexplained: Gap[]; text: string };

/** P10: the share, and breaks no longer than allowed; each break wants a spoken or written reason. */
export function judgeCoverage(coverage: Coverage, p10: ParameterValues['P10'], explained = false): CoverageVerdict {
  const unexplained = explained ? [] : coverage.gaps.filter((g) => g.reason === null);
  const adequate =
    coverage.percent >= p10.coveragePercent && (coverage.longestGap?.seconds ?? 0) <= p10.longestGapSeconds;
  const share = `音像覆盖 ${coverage.percent}%（须 ${p10.coveragePercent}% 以上）`;
  const longest =
    coverage.longestGap === null
      ? '无中断'
      : `最长中断 ${coverage.longestGap.seconds} 秒（${clock(coverage.longestGap.from)} 至 ${clock(coverage.longestGap.to)}，限 ${p10.longestGapSeconds} 秒）`;
  const why = unexplained.length === 0 ? '' : `，${unexplained.length} 处中断没有说明`;
  return { adequate, unexplained, text: `${share}，${longest}${why}。` };
}

const clock = (at: Temporal.Instant): string =>
  at.toZonedDateTimeISO('Asia/Shanghai').toPlainTime().toString({ smallestUnit: 'second' });
