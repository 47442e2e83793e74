/**
 * A civil day in Beijing time, as its distance from 1970-01-01. Terms walk over thousands of days, so the walk is done on
 * integers (Temporal.PlainDate is some hundred times slower); the brand keeps a day from being mistaken for a number of days.
 * Beijing time is UTC+8 without summer time since 1992; no term of this house reaches further back than that.
 */
export type Day = number & { readonly brand: 'Day' };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const OFFSET_MS = 8 * HOUR_MS;

/** Texts of days that are kept; cleared when full. */
const mostKept = 8192;
const asDay = (n: number): Day => n as Day;

/** The Beijing day on which an instant falls. */
export function dayOf(instant: Temporal.Instant): Day {
  return asDay(Math.floor((instant.epochMilliseconds + OFFSET_MS) / DAY_MS));
}

const days = new Map<string, Day | null>();
/** `2025-03-01` → day; null when the text is no such date. The first days of editions are asked for at every step: read once. */
export function parseDay(text: string): Day | null {
  const held = days.get(text);
  if (held !== undefined) return held;
  if (days.size >= mostKept) days.clear();
  const day = readDay(text);
  days.set(text, day);
  return day;
}

function readDay(text: string): Day | null {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!m) return null;
  const day = dayFrom(Number(m[1]), Number(m[2]), Number(m[3]));
  return isoOf(day) === text ? day : null;
}

/** Days from civil, after Hinnant: proleptic Gregorian, exact for every year. */
export function dayFrom(year: number, month: number, dayOfMonth: number): Day {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yoe = y - era * 400;
  const doy = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOfMonth - 1;
  const doe = yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy;
  return asDay(era * 146_097 + doe - 719_468);
}

export function partsOf(day: Day): { year: number; month: number; dayOfMonth: number } {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  const year = yoe + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, dayOfMonth: doy - Math.floor((153 * mp + 2) / 5) + 1 };
}

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));

function written(day: Day): string {
  const { year, month, dayOfMonth } = partsOf(day);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfMonth)}`;
}

const texts = new Map<Day, string>();
/** A year of cases writes the same few hundred days hundreds of thousands of times. Bounded, so that memory stays flat. */
export function isoOf(day: Day): string {
  const held = texts.get(day);
  if (held !== undefined) return held;
  if (texts.size >= mostKept) texts.clear();
  const text = written(day);
  texts.set(day, text);
  return text;
}

/** Milliseconds since 1970 of a year of four digits → `2025-03-11T02:05:00.000Z`. */
export function isoOfUtc(milliseconds: number): string {
  const day = asDay(Math.floor(milliseconds / DAY_MS));
  const rest = milliseconds - day * DAY_MS;
  const [hours, minutes] = [Math.floor(rest / HOUR_MS), Math.floor(rest / 60_000) % 60];
  const seconds = Math.floor(rest / 1000) % 60;
  return `${isoOf(day)}T${two(hours)}:${two(minutes)}:${two(seconds)}.${String(rest % 1000).padStart(3, '0')}Z`;
}

export const yearOf = (day: Day): number => partsOf(day).year;

export const plusDays = (day: Day, n: number): Day => asDay(day + n);

/** 民法典第二百零二条: the corresponding day of the month in which the period ends, or the end of that month. */
export function plusMonths(day: Day, n: number): Day {
  const { year, month, dayOfMonth } = partsOf(day);
  const index = year * 12 + (month - 1) + n;
  const y = Math.floor(index / 12);
  const m = (index % 12) + 1;
  const lengthOfMonth = dayFrom(m === 12 ? y + 1 : y, m === 12 ? 1 : m + 1, 1) - dayFrom(y, m, 1);
  return dayFrom(y, m, Math.min(dayOfMonth, lengthOfMonth));
}

/** Monday 1 … Sunday 7. */
export const weekdayOf = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1;

export const isWeekend = (day: Day): boolean => weekdayOf(day) >= 6;

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];
export const weekdayName = (day: Day): string => `周${WEEKDAYS[weekdayOf(day) - 1]}`;

/** 00:00:00.000 Beijing time. */
export const startOfDay = (day: Day): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(day * DAY_MS - OFFSET_MS);

/** The last millisecond of the day: 民法典第二百零三条 "截止时间为二十四时". */
export const endOfDay = (day: Day): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds((day + 1) * DAY_MS - OFFSET_MS - 1);
