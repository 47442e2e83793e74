import { type Axis, type Span, spreadAxis } from './axis.ts';
import type { TimelineItem } from './item.ts';

/** Beyond this zoom a running term no longer keeps its months open: one looks at hours, and sees where it begins and ends. */
const closeUp = 4;
const widest = 300_000;

/**
 * What keeps the axis open. Stages, and terms that are kept, lie over everything and would leave no idle stretch to fold;
 * of a running term only its ends count once one looks closely.
 */
export function spansOf(items: readonly TimelineItem[], zoom: number): Span[] {
  return items.flatMap(({ lane, status, from, to }) => {
    if (lane === 'stage' || (lane === 'deadline' && status === 'met')) return [];
    if (lane !== 'deadline' || zoom <= closeUp) return [{ from, to }];
    return [
      { from, to: from },
      { from: to, to },
    ];
  });
}

/** The axis at a scale, or at the largest that stays a picture a browser can hold. */
export function axisAt(spans: readonly Span[], scale: number, room = 0): Axis {
  let axis = spreadAxis(spans, scale, room);
  for (let wide = scale; axis.width > widest; ) {
    wide /= 1.5;
    axis = spreadAxis(spans, wide, room);
  }
  return axis;
}
