import type { ParameterValues } from '../parameters/parameter.ts';

export type Interval = { from: Temporal.Instant; to: Temporal.Instant };

/** A recording in true time, with the breaks inside it. */
export type Recorded = Interval & {
  record: string;
  interruptions: readonly (Interval & { reason: string | null })[];
};

/** A stretch of the act that no recording shows, as far as one reason (or none) is told of it: what is told of a part closes that part. */
export type Gap = Interval & { seconds: number; reason: string | null };

export type Coverage = {
  /** Length of the act in seconds; 0 for an act known by one instant only. */
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

/** Lays the recordings against the act. An act of one instant is covered if a recording runs then. */
export function coverageOf(act: Interval, recordings: readonly Recorded[]): Coverage | CoverageRefusal {
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
    const covered = shown.length > 0;
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
  const bare = gapsBetween(from, to, shown);
  const gaps = bare.flatMap((span) => partsOf(span, recordings));
  const missing = bare.reduce((n, span) => n + span.to - span.from, 0);
  const covered = to - from - missing;
  const whole = bare.map((span): Gap => {
    const reasons = new Set(partsOf(span, recordings).map(({ reason }) => reason));
    return gapOf(span, reasons.has(null) ? null : [...reasons].join('；'));
  });
  return {
    total: (to - from) / 1000,
    covered: covered / 1000,
    percent: Math.floor((covered * 100) / (to - from)),
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

type Span = { readonly from: number; readonly to: number };

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

/** Names and people tell whole seconds: so much before or after a break that is told of belongs to it. */
const roundingMs = 2_000;

/** A gap cut where what is told of it begins and ends: a battery changed in two minutes explains two minutes, not the hour after. */
function partsOf(gap: Span, recordings: readonly Recorded[]): Gap[] {
  const told = recordings
    .flatMap(({ interruptions }) => interruptions)
    .flatMap(({ from, to, reason }) => {
      const span = { from: Math.max(ms(from), gap.from), to: Math.min(ms(to), gap.to) };
      return reason === null || span.to <= span.from ? [] : [{ ...span, reason }];
    })
    .sort((a, b) => a.from - b.from);
  const parts: Gap[] = [];
  let at = gap.from;
  for (const one of told) {
    if (one.to <= at) continue;
    const from = one.from - at > roundingMs ? one.from : at;
    if (from > at) parts.push(gapOf({ from: at, to: from }, null));
    const to = gap.to - one.to > roundingMs ? one.to : gap.to;
    parts.push(gapOf({ from, to }, one.reason));
    at = to;
  }
  if (gap.to > at) parts.push(gapOf({ from: at, to: gap.to }, null));
  return parts;
}

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
