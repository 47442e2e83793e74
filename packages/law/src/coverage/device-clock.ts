/** Device clock minus true time, as checked at an instant. */
export type ClockCheck = { readonly at: Temporal.Instant; readonly offsetSeconds: number };

type Point = { readonly written: number; readonly offset: number };

/**
 * By how much the clock was off when it wrote a time, in whole seconds: between two checks it ran away evenly from the one to the
 * other; before the first and after the last it is taken to have been off as it was then; 0 where never checked. Where a clock was
 * set right there are two checks of one moment, as it was found and as it was left.
 */
export function offsetAt(checks: readonly ClockCheck[], written: Temporal.Instant): number {
  return Math.round(offsetMsAt(checks, written.epochMilliseconds) / 1000);
}

/** A clock that runs ahead writes everything down too late. */
export function trueTime(written: Temporal.Instant, checks: readonly ClockCheck[]): Temporal.Instant {
  const offset = Math.round(offsetMsAt(checks, written.epochMilliseconds));
  return offset === 0 ? written : written.subtract({ milliseconds: offset });
}

/** Checks are told in true time, and what is asked about in that of the device: both are laid on the time that the device showed. */
function offsetMsAt(checks: readonly ClockCheck[], written: number): number {
  const points = checks
    .map(({ at, offsetSeconds }): Point & { at: number } => ({
      at: at.epochMilliseconds,
      written: at.epochMilliseconds + offsetSeconds * 1000,
      offset: offsetSeconds * 1000,
    }))
    .sort((a, b) => a.at - b.at);
  // the clock was turned back where one check shows less than the one before; a time that it showed twice is taken as the later
  const after = points.findLastIndex((point) => point.written <= written);
  const [before, next] = [points[after], points[after + 1]];
  if (before === undefined) return points[0]?.offset ?? 0;
  if (next === undefined || next.written <= before.written) return before.offset;
  const share = (written - before.written) / (next.written - before.written);
  return before.offset + share * (next.offset - before.offset);
}
