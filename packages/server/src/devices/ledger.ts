import { offsetAt, trueTime } from '@liuhen/law';
import type { AgencyFacts, Device } from '@liuhen/records';
import { type Holding, holdingsOf } from './holdings.ts';

const secondsInDay = 86_400;

/** Who had the device at an instant, by its sign-outs; null when it lay in the office. */
export function holderAt(facts: AgencyFacts, device: string, at: Temporal.Instant): string | null {
  const isThen = ({ from, to }: Holding) =>
    Temporal.Instant.compare(from, at) <= 0 && (to === null || Temporal.Instant.compare(at, to) < 0);
  return holdingsOf(facts, device).findLast(isThen)?.person ?? null;
}

/** Devices that somebody had in hand at an instant. */
export function devicesHeldBy(facts: AgencyFacts, person: string, at: Temporal.Instant): string[] {
  return [...facts.devices.keys()].filter((device) => holderAt(facts, device, at) === person);
}

/**
 * How much a clock gains in a day, in milliseconds, between its last two checks; a check after which it was set right begins anew,
 * so only what lies between two checks is compared. Null with fewer than two, or two at one time.
 */
export function driftPerDay({ clockChecks }: Device): number | null {
  const [before, last] = clockChecks.slice(-2);
  if (before === undefined || last === undefined) return null;
  const seconds = last.at.since(before.at).total('seconds');
  if (seconds < secondsInDay / 24) return null;
  return Math.round(((last.offsetSeconds - before.offsetSeconds) * 1_000 * secondsInDay) / seconds);
}

/** What the device wrote, in true time as far as its checks tell; and by how much it was off then. */
export function corrected(device: Device | undefined, written: Temporal.Instant) {
  const checks = device?.clockChecks ?? [];
  return { at: trueTime(written, checks), offsetSeconds: offsetAt(checks, written) };
}

/** Of all devices, the retired ones as well. */
export const deviceNumbers = ({ devices }: AgencyFacts): string[] =>
  [...devices.values()].map(({ deviceNo }) => deviceNo);

/** The device of a number, whatever case the card wrote it in. */
export function deviceNumbered(facts: AgencyFacts, deviceNo: string | null): Device | undefined {
  if (deviceNo === null) return undefined;
  const wanted = deviceNo.trim().toUpperCase();
  return [...facts.devices.values()].find((device) => device.deviceNo.trim().toUpperCase() === wanted);
}
