import type { Calendar } from '../calendars/calendar.ts';
import { type Day, dayOf, startOfDay } from '../calendars/day.ts';
import type { ParameterValues } from '../parameters/parameter.ts';

export type ForbiddenHour = { why: 'night' | 'holiday' | 'unverified'; message: string };

/**
 * 行政强制法第四十三条第一款: no enforcement at night (P11) or on a statutory holiday, but in an emergency. A plain weekend is no
 * statutory holiday; the days of a festival's holiday are. Null where the hour is open.
 */
export function forbiddenHour(
  at: Temporal.Instant,
  calendar: Calendar,
  p11: ParameterValues['P11'],
): ForbiddenHour | null {
  const local = at.toZonedDateTimeISO('Asia/Shanghai');
  const clock = `${String(local.hour).padStart(2, '0')}:${String(local.minute).padStart(2, '0')}`;
  if (isNight(clock, p11)) {
    return {
      why: 'night',
      message: `${clock} 在夜间（${p11.from} 至次日 ${p11.to}），不得实施行政强制执行（行政强制法第四十三条）。`,
    };
  }
  const day = dayOf(at);
  const kind = calendar.kindOf(day);
  if (kind === 'holiday') {
    return {
      why: 'holiday',
      message: `${local.toPlainDate().toString()} 为${calendar.nameOf(day)}假期，不得实施行政强制执行（行政强制法第四十三条）。`,
    };
  }
  return kind === 'unverified'
    ? { why: 'unverified', message: `${local.year} 年放假安排未导入，不能确定是否法定节假日（日历未核实）。` }
    : null;
}

/** From the first instant of `from` to before `to`, over midnight where `from` is later. */
function isNight(clock: string, { from, to }: ParameterValues['P11']): boolean {
  return from <= to ? clock >= from && clock < to : clock >= from || clock < to;
}

/** When the night of a day begins and ends on it. */
export const turnsOfHours = (day: Day, { from, to }: ParameterValues['P11']): Temporal.Instant[] =>
  [from, to].map((clock) => {
    const [hours = 0, minutes = 0] = clock.split(':').map(Number);
    return startOfDay(day).add({ minutes: hours * 60 + minutes });
  });
