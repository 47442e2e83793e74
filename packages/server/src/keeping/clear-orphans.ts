import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault, systemActor } from '@liuhen/journal';
import type { House } from '../house.ts';
import { recordOf } from '../records-made-here.ts';
import { agenciesIn, hashesReceived, hashesSpokenOf, isSpokenOf, receivedBy } from './named-files.ts';

const day = 24 * 3_600_000;

export type Cleared = {
  readonly expired: readonly string[];
  readonly orphans: readonly string[];
  readonly kept: number;
};

/**
 * Clears away uploads that were given up and objects that nothing speaks of and nobody holds a receipt for (a copy whose making was
 * cut off); those wait a day. Bytes that were acknowledged may have been deleted at their source on our word: they stay, named by a
 * record or not, until an approved disposal says otherwise.
 */
export async function clearOrphans(house: House, options: { readonly graceMs?: number } = {}): Promise<Cleared> {
  const { pool } = house.journal;
  const graceMs = options.graceMs ?? day;
  let known: { spoken: Set<string>; received: Set<string> } | null = null;
  const isReferenced = async (sha256: string): Promise<boolean> => {
    known ??= { spoken: await hashesSpokenOf(pool), received: await hashesReceived(pool) };
    if (known.spoken.has(sha256) || known.received.has(sha256)) return true;
    // before anything goes it is asked once more: a record may have been made since the sweep began
    return isSpokenOf(pool, sha256);
  };
  const { expired, orphans, kept } = await house.uploads.sweep({ isReferenced, graceMs });
  await clearCutOff(house.store.stagingFolder, graceMs);
  await recordCleared(house, orphans);
  return { expired, orphans, kept };
}

/** Half-made copies of a server that was killed while it made them: never in the store, named by nothing. */
async function clearCutOff(folder: string, graceMs: number): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.derived')) continue;
    const path = join(folder, name);
    const made = await stat(path).catch(() => null);
    if (made !== null && Date.now() - made.mtimeMs >= graceMs) await rm(path, { force: true });
  }
}

/** What was deleted stays on record, with the agency whose people had handed it in. */
async function recordCleared(house: House, orphans: readonly string[]): Promise<void> {
  let rest = [...orphans];
  const agencies = await agenciesIn(house.journal.pool);
  for (const [index, agency] of agencies.entries()) {
    const received = await receivedBy(house.journal.pool, agency, rest);
    const own = rest.filter((sha256) => received.has(sha256) || (index === 0 && agencies.length === 1));
    rest = rest.filter((sha256) => !own.includes(sha256));
    if (own.length === 0) continue;
    const note = `清理没有任何记录引用的文件 ${own.length} 份。`;
    const data = { action: 'orphansCleared', note, sha256: own };
    const outcome = await house.journal.append(
      systemActor,
      recordOf({ agency, kind: 'custodyEvent', at: house.now(), data }),
    );
    if (outcome instanceof Fault) throw outcome;
  }
}
