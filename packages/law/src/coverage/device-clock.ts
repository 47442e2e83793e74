import { compareInstants } from '../calendars/instant.ts';
/** Device clock minus true time, as checked at an instant. */
export type ClockCheck = { readonly at: Temporal.Instant; readonly offsetSeconds: number };

/** The offset that held: of the last check before, or of the first one after where none was made before; 0 where never checked. */
export function offsetAt(checks: readonly ClockCheck[], at: Temporal.Instant): number {
  let held: ClockCheck | null = null;
  for (const check of checks) {
    const past = compareInstants(check.at, at) <= 0;
    const heldPast = held !== null && compareInstants(held.at, at) <= 0;
    if (held === null || (past && !heldPast) || (past === heldPast && nearer(check, held, past))) held = check;
  }
  return held?.offsetSeconds ?? 0;
}

const nearer = (a: ClockCheck, b: ClockCheck, past: boolean): boolean =>
  past ? compareInstants(a.at, b.at) >= 0 : compareInstants(a.at, b.at) < 0;

/** A clock that runs ahead writes everything down too late. */
export function trueTime(written: Temporal.Instant, checks: readonly ClockCheck[]): Temporal.Instant {
  const offset = offsetAt(checks, written);
  return offset === 0 ? written : written.subtract({ seconds: offset });
}
