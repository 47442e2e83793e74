/** A time as someone wrote it → an instant and how precisely it was written; or why it cannot be one. Never throws. */
export type Moment =
  | { ok: true; at: Temporal.Instant; precision: 'day' | 'minute' | 'second' | 'millisecond' }
  | {
      ok: false;
      refusal: { code: 'moment.unreadable' | 'moment.noZone' | 'moment.unknownZone'; message: string; cure: string };
    };

const SHAPE = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?([.,]\d{1,9})?(Z|[+-]\d{2}:?\d{2})?(\[[^\]]+\])?)?$/;
const CURE = '请写成 2025-03-11T10:05:00+08:00；只知道日期的写 2025-03-11。';

const unreadable = (text: string): Moment => ({
  ok: false,
  refusal: { code: 'moment.unreadable', message: `“${text}”不是有效的日期时间。`, cure: CURE },
});

/** A bare date is that day in Beijing; a time of day must say its offset or zone, for one without is anybody's guess. */
export function readMoment(text: string): Moment {
  const m = SHAPE.exec(text.trim());
  if (!m) return unreadable(text);
  const [, date, minute, second, fraction, offset, zone] = m;
  if (minute === undefined) return instantOf(text, `${date}T00:00:00+08:00`, 'day');
  if (offset === undefined && zone === undefined) {
    return {
      ok: false,
      refusal: { code: 'moment.noZone', message: `“${text}”没有写明时区，不能确定是哪一时刻。`, cure: CURE },
    };
  }
  if (zone !== undefined && !knownZone(zone.slice(1, -1))) {
    return {
      ok: false,
      refusal: { code: 'moment.unknownZone', message: `“${text}”的时区 ${zone} 不存在。`, cure: CURE },
    };
  }
  const precision = fraction !== undefined ? 'millisecond' : second !== undefined ? 'second' : 'minute';
  return instantOf(text, text.trim(), precision);
}

function instantOf(text: string, iso: string, precision: 'day' | 'minute' | 'second' | 'millisecond'): Moment {
  try {
    const at = /\[/.test(iso) ? Temporal.ZonedDateTime.from(iso).toInstant() : Temporal.Instant.from(iso);
    return { ok: true, at, precision };
  } catch {
    return unreadable(text);
  }
}

function knownZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}
