import type { House } from '../house.ts';
import { hashesReceivedSince, hashesSpokenOf, isSpokenOf } from './named-files.ts';

const day = 24 * 3_600_000;

/**
 * Bytes that were acknowledged may have been deleted at their source on our word, so they wait a month for their record. What was
 * never acknowledged to anybody (a copy whose making was cut off) waits a day.
 */
const receiptGrace = 30 * day;

export type Cleared = {
  readonly expired: readonly string[];
  readonly orphans: readonly string[];
  readonly kept: number;
};

/**
 * Clears away uploads that were given up and objects that nothing speaks of. Whether evidence that a record names may go is decided
 * by an approved disposal, never here.
 */
export async function clearOrphans(house: House, options: { readonly graceMs?: number } = {}): Promise<Cleared> {
  const { pool } = house.journal;
  const graceMs = options.graceMs ?? day;
  const since = new Date(Date.parse(house.now()) - Math.max(receiptGrace, graceMs)).toISOString();
  let known: { spoken: Set<string>; received: Set<string> } | null = null;
  const isReferenced = async (sha256: string): Promise<boolean> => {
    known ??= { spoken: await hashesSpokenOf(pool), received: await hashesReceivedSince(pool, since) };
    if (known.spoken.has(sha256) || known.received.has(sha256)) return true;
    // before anything goes it is asked once more: a record may have been made since the sweep began
    return isSpokenOf(pool, sha256);
  };
  const { expired, orphans, kept } = await house.uploads.sweep({ isReferenced, graceMs });
  return { expired, orphans, kept };
}
