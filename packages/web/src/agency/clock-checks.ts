import type { DeviceView } from '@liuhen/server/api';

export type ClockCheckLine = {
  readonly record: string;
  readonly at: string;
  readonly offset: string;
  /** How the clock went since the check before; empty for the first, and for two within the hour. */
  readonly drift: string;
  readonly note: string | null;
};

const hour = 3_600_000;
const day = 24 * hour;

/** Checks of a clock, newest first: how far off it was, and how fast it runs away. */
export function clockChecks(history: DeviceView['history']): ClockCheckLine[] {
  const checks = history
    .filter(({ kind, offsetSec }) => kind === 'deviceClockCheck' && offsetSec !== null)
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  return checks
    .map(({ record, at, offsetSec, note }, index) => {
      const before = checks[index - 1];
      return { record, at, offset: offsetWords(offsetSec ?? 0), drift: driftWords(before, { at, offsetSec }), note };
    })
    .reverse();
}

type Check = { readonly at: string; readonly offsetSec: number | null };

function driftWords(before: Check | undefined, check: Check): string {
  if (before === undefined) return '';
  const passed = Date.parse(check.at) - Date.parse(before.at);
  if (passed < hour) return '';
  const perDay = (((check.offsetSec ?? 0) - (before.offsetSec ?? 0)) * day) / passed;
  const seconds = Math.abs(perDay).toFixed(1);
  return seconds === '0.0' ? '走时准' : `自上次校时每天${perDay > 0 ? '快' : '慢'} ${seconds} 秒`;
}

function offsetWords(seconds: number): string {
  return seconds === 0 ? '准' : `${seconds > 0 ? '快' : '慢'} ${Math.abs(seconds)} 秒`;
}
