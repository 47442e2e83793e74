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

/** A mark before it is known what room its label has; `instant` where the label names a day. */
type Wanted = Tick & { readonly instant?: number };

/** The marks of the axis: as fine as 72 pixels between two allow, none inside a fold. A label that would run into another is left out. */
export function ticksOf(axis: Axis): Tick[] {
  const unit = units.find((candidate) => candidate.size * axis.pixelsPerMillisecond >= 72) ?? units.at(-1);
  if (unit === undefined) return [];
  const open = axis.segments.filter((segment) => !segment.folded);
  return fitted(
    open.flatMap((segment) => ticksIn(segment, unit, axis)),
    axis.width,
  );
}

function ticksIn(segment: Segment, unit: Unit, axis: Axis): Wanted[] {
  const ticks: Wanted[] = [];
  const start = { x: segment.x, label: dayLabel(local(segment.from)), major: true, instant: segment.from };
  if (segment.from === segment.to) return [start];
  for (let at = unit.next(segment.from - 1); at <= segment.to && ticks.length < 500; at = unit.next(at)) {
    ticks.push({ x: axis.toX(at), label: unit.label(at), major: unit.major(at) });
  }
  return ticks.length === 0 ? [start] : ticks;
}

/** Where many short stretches stand side by side, a day of the month that was named last is its number alone. */
function fitted(wanted: readonly Wanted[], width: number): Tick[] {
  let end = Number.NEGATIVE_INFINITY;
  let month: number | null = null;
  return wanted.map(({ x, label: whole, major, instant }, index) => {
    const own = instant === undefined ? null : local(instant).getUTCMonth();
    const room = (wanted[index + 1]?.x ?? width + between) - x;
    const tight = instant !== undefined && own === month && room < labelOffset + widthOf(whole) + between;
    const label = tight ? `${local(instant).getUTCDate()}日` : whole;
    const last = x + labelOffset + widthOf(label);
    if (x + labelOffset < end + between || last > width) return { x, label: '', major };
    end = last;
    month = own;
    return { x, label, major };
  });
}

/** What a folded stretch is called where that stands clear of the labels beside it; else nothing. */
export function foldLabelOf(segment: Segment, ticks: readonly Tick[]): string {
  const label = foldLabel(segment);
  const middle = segment.x + segment.width / 2;
  // it is set a little smaller than the marks
  const half = (widthOf(label) * 10) / 12 / 2 + between;
  const meets = ({ x, label: beside }: Tick) =>
    beside !== '' && middle + half > x + labelOffset && middle - half < x + labelOffset + widthOf(beside);
  return ticks.some(meets) ? '' : label;
}

/** Pixels between two labels. */
const between = 4;

/** Whether a label stands where a line at `x` would cross it; a little room on both sides. */
export function crossesLabel(ticks: readonly Tick[], x: number): boolean {
  return ticks.some(
    (tick) => tick.label !== '' && x > tick.x + labelOffset - 3 && x < tick.x + labelOffset + widthOf(tick.label) + 3,
  );
}

/** Where a label begins, right of its mark. */
export const labelOffset = 4;

/** At twelve pixels: Chinese characters are square, figures and signs about half as wide. */
function widthOf(label: string): number {
  return [...label].reduce((width, character) => width + (character > '\u2e7f' ? 12 : 7), 0);
}

/** How long a folded stretch lasts, in the largest unit that says it. */
function foldLabel(segment: Segment): string {
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
