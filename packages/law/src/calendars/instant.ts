import { isoOfUtc } from './day.ts';

/**
 * Instants are kept to the millisecond, so they are compared as numbers: Temporal.Instant.compare takes 0.4 µs, two readings of
 * `epochMilliseconds` a fifth of that, and judging a case compares thousands of times.
 */
export const compareInstants = (a: Temporal.Instant, b: Temporal.Instant): number =>
  a.epochMilliseconds - b.epochMilliseconds;

export const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean =>
  a.epochMilliseconds < b.epochMilliseconds;

/** `2025-03-11T02:05:00.000Z`, as the store writes it: by hand, in a third of the time of Temporal's own printing. */
export function isoInstant(at: Temporal.Instant): string {
  const utc = at.epochMilliseconds;
  return utc >= firstYear && utc <= lastYear ? isoOfUtc(utc) : at.toString({ fractionalSecondDigits: 3 });
}

/**
 * `2025-03-11 10:05` or `2025-03-11 10:05:00` in Beijing, by hand in a sixth of the time of Temporal's zones: messages name times by the dozen. Before
 * 1992 there was summer time, and before that another offset.
 */
export function beijingTime(at: Temporal.Instant, smallestUnit: 'minute' | 'second'): string {
  const local = at.epochMilliseconds + 28_800_000;
  const text =
    local >= sinceSummerTime && local <= lastYear
      ? isoOfUtc(local).slice(0, smallestUnit === 'minute' ? 16 : 19)
      : at.toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime().toString({ smallestUnit });
  return text.replace('T', ' ');
}

/** 1992-01-01 in Beijing. */
const sinceSummerTime = 694_224_000_000;
/** The years of four digits; what lies outside has a sign and six. */
const firstYear = -62_167_219_200_000;
const lastYear = 253_402_300_799_999;
