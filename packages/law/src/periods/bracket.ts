import { isBefore } from '../calendars/instant.ts';
/**
 * When something happened, as far as it can be vouched for: the time claimed, and the instants between which the server knows it to
 * lie. A null bound is open: nothing is vouched for on that side.
 */
export type Bracket = {
  claimed: Temporal.Instant;
  earliest: Temporal.Instant | null;
  latest: Temporal.Instant | null;
  /** False for imported facts, which are judged on their claim alone, and say so. */
  vouched: boolean;
  /** The claim lies outside what the server knows: a clock set wrong, or a time made up. */
  contradicted: 'beforeNonce' | 'afterReceipt' | null;
};

export type ClaimedTime = {
  claimed: Temporal.Instant;
  notBefore: Temporal.Instant | null;
  receivedAt: Temporal.Instant;
  origin: 'live' | 'import';
  /** `server`: the server's own clock made the claim; it needs no bracket. */
  source: 'person' | 'device' | 'file' | 'server';
};

export function bracketOf(time: ClaimedTime): Bracket {
  const { claimed, notBefore, receivedAt } = time;
  if (time.origin === 'import') return exactly(claimed, false);
  if (time.source === 'server') return exactly(claimed, true);
  const contradicted =
    notBefore !== null && isBefore(claimed, notBefore)
      ? 'beforeNonce'
      : isBefore(receivedAt, claimed)
        ? 'afterReceipt'
        : null;
  return { claimed, earliest: notBefore, latest: receivedAt, vouched: true, contradicted };
}

/** An instant known exactly (vouched for) or taken at its word (not). */
export const exactly = (at: Temporal.Instant, vouched = true): Bracket => ({
  claimed: at,
  earliest: at,
  latest: at,
  vouched,
  contradicted: null,
});

/** A camera whose clock runs `offsetSeconds` ahead of true time claims everything that much too late. */
export const corrected = (claimed: Temporal.Instant, offsetSeconds: number): Temporal.Instant =>
  claimed.subtract({ milliseconds: Math.round(offsetSeconds * 1000) });

/**
 * `met` if in time for every instant of both brackets, `broken` if for none, else a person must judge.
 * `dueFrom` must not fall as its argument rises: a later start never ends earlier.
 */
export function judge(
  start: Bracket,
  end: Bracket,
  dueFrom: (start: Temporal.Instant) => Temporal.Instant,
): 'met' | 'broken' | 'judgement' {
  const firstDue = start.earliest && dueFrom(start.earliest);
  const lastDue = start.latest === start.earliest ? firstDue : start.latest && dueFrom(start.latest);
  if (firstDue && end.latest && !isBefore(firstDue, end.latest)) return 'met';
  if (lastDue && end.earliest && isBefore(lastDue, end.earliest)) return 'broken';
  return 'judgement';
}
