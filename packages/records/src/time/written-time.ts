import type { ClaimedTime } from '../record.ts';

/** 中国标准时间: the law of this house is reasoned about there, whatever the zone of the server. */
export const zone = 'Asia/Shanghai';

const written = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/** 2026年4月8日, 2026/4/8 and 2026.4.8 are days as people write them; 9时30分 and 9:30 times of day. */
const byHand =
  /^(\d{4})(?:年|[/.-])(\d{1,2})(?:月|[/.-])(\d{1,2})日?(?:[T \u3000]*(\d{1,2})[:：时点](\d{1,2})?分?(.*))?$/;
const two = (digits: string): string => digits.padStart(2, '0');

/** A written time in its one form: the parts of it, or null for what is no time. */
function partsOf(text: string): RegExpExecArray | null {
  const plain = written.exec(text.trim());
  if (plain !== null) return plain;
  const [, year, month, day, hour, minute = '00', rest = ''] = byHand.exec(text.trim()) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const clock = hour === undefined ? '' : `T${two(hour)}:${two(minute)}${rest.trim()}`;
  return written.exec(`${year}-${two(month)}-${two(day)}${clock}`);
}

/**
 * An instant, or the start of a day in Shanghai for a bare date; a time without a zone is Beijing time; 24:00 is the end of its
 * day. Null for what is no time, which is then a finding.
 */
export function readInstant(value: unknown): Temporal.Instant | null {
  if (typeof value !== 'string') return null;
  const match = partsOf(value);
  if (match === null) return null;
  const [, date, minutes = '00:00', seconds = '00', fraction = '0', offset] = match;
  const atMidnight = minutes === '24:00' && Number(seconds) === 0 && Number(fraction) === 0;
  try {
    const local = `${date}T${atMidnight ? '00:00' : minutes}:${seconds}.${fraction.padEnd(3, '0')}`;
    const read =
      offset === undefined
        ? Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant()
        : Temporal.Instant.from(`${local}${offset}`);
    return atMidnight ? read.add({ hours: 24 }) : read;
  } catch {
    return null;
  }
}

/** The day in Shanghai on which an instant, or a written time, falls. */
export function readDate(value: unknown): Temporal.PlainDate | null {
  const instant = readInstant(value);
  return instant === null ? null : dateOf(instant);
}

export function dateOf(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(zone).toPlainDate();
}

export function storeInstant(instant: Temporal.Instant): string {
  return instant.toString({ fractionalSecondDigits: 3 });
}

/** A claimed time from what was written ('2025-03-11T10:02:00+08:00', '2025-03-11T10:02', '2025-03-11'), or null. */
export function claimTime(from: string, to: string | null, source: ClaimedTime['source']): ClaimedTime | null {
  const start = readInstant(from);
  const end = to === null ? null : readInstant(to);
  if (start === null || (to !== null && end === null)) return null;
  const match = partsOf(from);
  const offset = match?.[5] === undefined || match[5] === 'Z' ? (match?.[5] === 'Z' ? '+00:00' : '+08:00') : match[5];
  return {
    from: storeInstant(start),
    to: end === null ? null : storeInstant(end),
    precision: precisionOf(match),
    offset,
    source,
  };
}

/** The inverse of {@link claimTime}, for printing a claimed time as it was written. */
export function writeTime(instant: string, claimed: Pick<ClaimedTime, 'precision' | 'offset'>): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(claimed.offset).toPlainDateTime();
  switch (claimed.precision) {
    case 'day':
      return local.toPlainDate().toString();
    case 'minute':
      return `${local.toString({ smallestUnit: 'minute' })}${claimed.offset}`;
    case 'second':
      return `${local.toString({ smallestUnit: 'second' })}${claimed.offset}`;
    case 'millisecond':
      return `${local.toString({ fractionalSecondDigits: 3 })}${claimed.offset}`;
  }
}

function precisionOf(match: RegExpExecArray | null): ClaimedTime['precision'] {
  if (match?.[2] === undefined) return 'day';
  if (match[3] === undefined) return 'minute';
  return match[4] === undefined ? 'second' : 'millisecond';
}
