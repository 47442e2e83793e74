/** A stretch of time drawn at scale, or an idle one folded to a fixed width. */
export type Segment = {
  readonly from: number;
  readonly to: number;
  readonly x: number;
  readonly width: number;
  readonly folded: boolean;
};

/** Where an instant (milliseconds since 1970, UTC) stands on the paper, and back. */
export type Axis = {
  readonly segments: readonly Segment[];
  readonly width: number;
  readonly pixelsPerMillisecond: number;
  toX(instant: number): number;
  toInstant(x: number): number;
};

export type Span = { readonly from: number; readonly to: number };

export const foldedWidth = 44;
const foldFrom = 150;
const widestFold = 150;
const margin = 28;

/**
 * The axis for a set of spans at one scale. Idle stretches that would take more than `foldFrom` pixels are folded: ten
 * years of waiting must not push ten minutes of inspection out of sight.
 */
export function buildAxis(spans: readonly Span[], pixelsPerMillisecond: number, fold = foldedWidth): Axis {
  const busy = mergeSpans(spans, foldFrom / pixelsPerMillisecond);
  const segments: Segment[] = [];
  let x = margin;
  let previous: number | null = null;
  for (const span of busy) {
    if (previous !== null) {
      segments.push({ from: previous, to: span.from, x, width: fold, folded: true });
      x += fold;
    }
    const width = Math.max((span.to - span.from) * pixelsPerMillisecond, 1);
    segments.push({ from: span.from, to: span.to, x, width, folded: false });
    x += width;
    previous = span.to;
  }
  const first = segments[0];
  const last = segments.at(-1);
  return {
    segments,
    width: x + margin,
    pixelsPerMillisecond,
    toX: (instant) => {
      if (first === undefined || last === undefined) return margin;
      if (instant <= first.from) return Math.max(first.x - (first.from - instant) * pixelsPerMillisecond, 4);
      const segment = findLast(segments, (candidate) => candidate.from <= instant) ?? last;
      if (instant > segment.to)
        return Math.min(segment.x + segment.width + (instant - segment.to) * pixelsPerMillisecond, x + margin - 4);
      return segment.x + (segment.width * (instant - segment.from)) / Math.max(segment.to - segment.from, 1);
    },
    toInstant: (at) => {
      if (first === undefined || last === undefined) return 0;
      const segment = findLast(segments, (candidate) => candidate.x <= at) ?? first;
      const share = Math.min(Math.max((at - segment.x) / segment.width, 0), 1);
      return segment.from + share * (segment.to - segment.from);
    },
  };
}

/** The axis at a scale; where it leaves room (pixels) unused, the folded stretches share it: a young case is no knot in a corner. */
export function spreadAxis(spans: readonly Span[], pixelsPerMillisecond: number, room: number): Axis {
  const axis = buildAxis(spans, pixelsPerMillisecond);
  const folds = axis.segments.filter(({ folded }) => folded).length;
  const spare = room - axis.width;
  if (folds === 0 || spare <= 0) return axis;
  return buildAxis(spans, pixelsPerMillisecond, Math.min(foldedWidth + spare / folds, widestFold));
}

/** The largest scale at which everything fits into a width; never finer than one pixel a second. */
export function fitScale(spans: readonly Span[], width: number): number {
  let low = 1e-10;
  let high = 1e-3;
  for (let step = 0; step < 48; step += 1) {
    const middle = Math.sqrt(low * high);
    if (buildAxis(spans, middle).width <= width) low = middle;
    else high = middle;
  }
  return low;
}

/** Overlapping and neighbouring spans as one, in order of time. */
export function mergeSpans(spans: readonly Span[], within: number): Span[] {
  const ordered = [...spans].sort((a, b) => a.from - b.from);
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of ordered) {
    const last = merged.at(-1);
    if (last !== undefined && from - last.to <= within) last.to = Math.max(last.to, to);
    else merged.push({ from, to: Math.max(from, to) });
  }
  return merged;
}

function findLast<T>(items: readonly T[], test: (item: T) => boolean): T | undefined {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && test(item)) low = middle + 1;
    else high = middle;
  }
  return items[low - 1];
}
