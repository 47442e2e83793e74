import type { Axis } from './axis.ts';
import type { Lane, TimelineItem } from './item.ts';
import { lanes } from './item.ts';

/** An item with its place: `row` within its lane; `more` items that stand under the same mark. */
export type Placed = {
  readonly item: TimelineItem;
  readonly x: number;
  readonly width: number;
  readonly row: number;
  readonly more: readonly TimelineItem[];
  /** Pixels to the right that nothing else in the row takes: room for its name. */
  readonly room: number;
};
export type LaneLayout = { readonly lane: Lane; readonly rows: number; readonly placed: readonly Placed[] };

const markWidth = 15;
const maxRows = 4;
/** What the number of the things under one mark takes. */
const countWidth = 20;
const bar = (item: TimelineItem) => item.to > item.from;

/**
 * Puts items on rows so that none covers another. Where a lane would need more than four rows, what does not fit is
 * counted on the mark it falls on; zooming in takes it apart.
 */
export function layOut(items: readonly TimelineItem[], axis: Axis): LaneLayout[] {
  return lanes.map((lane) =>
    layOutLane(
      lane,
      items.filter((item) => item.lane === lane),
      axis,
    ),
  );
}

/** Bands follow each other in one row; one too narrow to see is left to the zoom. */
function layOutBands(items: readonly TimelineItem[], axis: Axis): LaneLayout {
  const placed = items
    .map((item) => ({ item, x: axis.toX(item.from), width: axis.toX(item.to) - axis.toX(item.from) - 1, row: 0 }))
    .filter(({ width }) => width >= 3)
    .map((one) => ({ ...one, more: [], room: 0 }));
  return { lane: 'stage', rows: 1, placed };
}

function layOutLane(lane: Lane, items: readonly TimelineItem[], axis: Axis): LaneLayout {
  if (lane === 'stage') return layOutBands(items, axis);
  const frames = items.filter((item) => item.frame === true);
  const others = items.filter((item) => item.frame !== true).sort((a, b) => a.from - b.from || b.to - a.to);
  const ends: number[] = [];
  const placed: (Omit<Placed, 'more' | 'room'> & { more: TimelineItem[] })[] = [];
  for (const item of others) {
    const x = axis.toX(item.from);
    const width = bar(item) ? Math.max(axis.toX(item.to) - x, 6) : markWidth;
    const free = ends.findIndex((end) => end <= x);
    if (free === -1 && ends.length >= maxRows) {
      const near = (candidate: { x: number; width: number }) =>
        candidate.x <= x + markWidth && candidate.x + candidate.width + markWidth >= x;
      // the last row leaves room for a number
      const under = placed.findLast((one) => one.row === maxRows - 1 && near(one)) ?? placed.findLast(near);
      if (under !== undefined) {
        under.more.push(item);
        continue;
      }
    }
    const row = free === -1 ? ends.length : free;
    ends[row] = x + width + (row === maxRows - 1 ? countWidth : 2);
    placed.push({ item, x, width, row, more: [] });
  }
  const framed = frames.map((item) => ({
    item,
    x: axis.toX(item.from),
    width: Math.max(axis.toX(item.to) - axis.toX(item.from), 6),
    row: 0,
    more: [],
    room: 0,
  }));
  return { lane, rows: Math.max(ends.length, 1), placed: [...framed, ...withRoom(placed, axis.width)] };
}

function withRoom(placed: readonly Omit<Placed, 'room'>[], end: number): Placed[] {
  const next = new Map<number, number>();
  return placed
    .toReversed()
    .map((one) => {
      const free = (next.get(one.row) ?? end) - one.x - one.width;
      next.set(one.row, one.x);
      return { ...one, room: Math.max(free, 0) };
    })
    .toReversed();
}
