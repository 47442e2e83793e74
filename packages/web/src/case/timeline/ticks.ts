import type { Axis, Segment } from './axis.ts';

export type Tick = { readonly x: number; readonly label: string; readonly major: boolean };

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
/** China keeps +08:00 the whole year round. */
const shanghai = 8 * hour;

type Unit = {
  readonly size: number;
  readonly next: (instant: number) => number;
  readonly label: (instant: number) => string;
  readonly major: (instant: number) => boolean;
};

const weekdays = ['日', '一', '二', '三', '四', '五', '六'];

const units: readonly Unit[] = [
  fixed(10 * second, clock(true), (at) => at.getUTCSeconds() === 0),
  fixed(minute, clock(false), (at) => at.getUTCMinutes() === 0),
  fixed(5 * minute, clock(false), (at) => at.getUTCMinutes() === 0),
  fixed(15 * minute, clock(false), (at) => at.getUTCMinutes() === 0),
  fixed(hour, clockOrDay, startsDay),
  fixed(3 * hour, clockOrDay, startsDay),
  fixed(6 * hour, clockOrDay, startsDay),
  fixed(
    day,
    (at) =>
      at.getUTCDate() === 1 ? `${at.getUTCMonth() + 1}月1日` : `${at.getUTCDate()}日 周${weekdays[at.getUTCDay()]}`,
    (at) => at.getUTCDate() === 1,
  ),
  fixed(
    7 * day,
    (at) => `${at.getUTCMonth() + 1}月${at.getUTCDate()}日`,
    (at) => at.getUTCDate() <= 7,
    4 * day,
  ),
  months(1),
  months(3),
  months(12),
];

/** The marks of the axis: as fine as 72 pixels between two allow, none inside a fold. */
export function ticksOf(axis: Axis): Tick[] {
  const unit = units.find((candidate) => candidate.size * axis.pixelsPerMillisecond >= 72) ?? units.at(-1);
  if (unit === undefined) return [];
  return axis.segments.filter((segment) => !segment.folded).flatMap((segment) => ticksIn(segment, unit, axis));
}

function ticksIn(segment: Segment, unit: Unit, axis: Axis): Tick[] {
  const ticks: Tick[] = [];
  if (segment.from === segment.to) return [{ x: segment.x, label: dayLabel(local(segment.from)), major: true }];
  for (let at = unit.next(segment.from - 1); at <= segment.to && ticks.length < 500; at = unit.next(at)) {
    ticks.push({ x: axis.toX(at), label: unit.label(at), major: unit.major(at) });
  }
  if (ticks.length === 0) ticks.push({ x: segment.x, label: dayLabel(local(segment.from)), major: true });
  return ticks;
}

/** Whether a label stands where a line at `x` would cross it; a little room on both sides. */
export function crossesLabel(ticks: readonly Tick[], x: number): boolean {
  return ticks.some((tick) => x > tick.x + labelOffset - 3 && x < tick.x + labelOffset + widthOf(tick.label) + 3);
}

/** Where a label begins, right of its mark. */
export const labelOffset = 4;

/** At twelve pixels: Chinese characters are square, figures and signs about half as wide. */
function widthOf(label: string): number {
  return [...label].reduce((width, character) => width + (character > '\u2e7f' ? 12 : 7), 0);
}

/** How long a folded stretch lasts, in the largest unit that says it. */
export function foldLabel(segment: Segment): string {
  const length = segment.to - segment.from;
  if (length >= 365 * day) return `${Math.round(length / (365 * day))} 年`;
  if (length >= 60 * day) return `${Math.round(length / (30.4 * day))} 个月`;
  if (length >= 2 * day) return `${Math.round(length / day)} 天`;
  return length >= 2 * hour ? `${Math.round(length / hour)} 小时` : `${Math.round(length / minute)} 分`;
}

function fixed(size: number, label: (at: Date) => string, major: (at: Date) => boolean, phase = 0): Unit {
  return {
    size,
    next: (instant) => (Math.floor((instant + shanghai - phase) / size) + 1) * size + phase - shanghai,
    label: (instant) => label(local(instant)),
    major: (instant) => major(local(instant)),
  };
}

function months(count: number): Unit {
  return {
    size: count * 30.4 * day,
    next: (instant) => {
      const at = local(instant);
      const index = at.getUTCFullYear() * 12 + at.getUTCMonth();
      return Date.UTC(Math.floor(index / 12), (Math.floor((index % 12) / count) + 1) * count) - shanghai;
    },
    label: (instant) => {
      const at = local(instant);
      return at.getUTCMonth() === 0 || count === 12 ? `${at.getUTCFullYear()}年` : `${at.getUTCMonth() + 1}月`;
    },
    major: (instant) => local(instant).getUTCMonth() === 0,
  };
}

function clock(withSeconds: boolean): (at: Date) => string {
  return (at) => {
    const text = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
    return withSeconds ? `${text}:${two(at.getUTCSeconds())}` : text;
  };
}

function clockOrDay(at: Date): string {
  return startsDay(at) ? dayLabel(at) : clock(false)(at);
}

function dayLabel(at: Date): string {
  return `${at.getUTCMonth() + 1}月${at.getUTCDate()}日`;
}

function startsDay(at: Date): boolean {
  return at.getUTCHours() === 0 && at.getUTCMinutes() === 0;
}

function local(instant: number): Date {
  return new Date(instant + shanghai);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
