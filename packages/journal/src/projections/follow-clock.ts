import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, within } from '../database.ts';
import type { Law } from '../law-port.ts';
import { Dossiers } from '../readers/dossiers.ts';
import { type ClockedStore, deriveOne } from './deriver.ts';
import { takeTurn } from './turn.ts';

/** Few enough that a record which came in meanwhile waits for its lists less than a second. */
const casesAtOnce = 50;

/**
 * Reads anew every case of which time alone changed something (a clock ran out, a term lapsed, a window opened) since its rows were
 * written, the longest past first; and those read by a clock that ran ahead. A batch is one transaction: who is killed has lost one,
 * and the next goes on with what is still past. One process derives an agency at a time (`takeTurn`). Half of the time is left to
 * others. Answers how many cases it read; where one cannot be read the others still are, and the first fault is thrown at the end.
 */
export async function followClock(
  store: ClockedStore,
  law: Law,
  agency: string,
  signal?: AbortSignal,
): Promise<number> {
  const failed: { subject: string; error: unknown }[] = [];
  let done = 0;
  while (signal?.aborted !== true) {
    const began = performance.now();
    const skipped = failed.map(({ subject }) => subject);
    if ((await within(store.pool, agency, (client) => turned(client, store, agency, skipped, 1))).length === 0) break;
    try {
      done += await readTurned(store, law, agency, skipped, casesAtOnce);
    } catch {
      // one of them: each by itself
      const subjects = await within(store.pool, agency, (client) =>
        turned(client, store, agency, skipped, casesAtOnce),
      );
      for (const subject of subjects) {
        try {
          done += await readCases(store, law, agency, async () => [subject]);
        } catch (error) {
          failed.push({ subject, error });
        }
      }
    }
    await sleep(performance.now() - began);
  }
  if (done > 0) await store.pool.query("SELECT pg_notify('liuhen_appended', $1)", [agency]);
  if (failed[0] !== undefined) throw failed[0].error;
  return done;
}

const readTurned = (store: ClockedStore, law: Law, agency: string, skipped: readonly string[], most: number) =>
  readCases(store, law, agency, (client) => turned(client, store, agency, skipped, most));

function readCases(
  store: ClockedStore,
  law: Law,
  agency: string,
  choose: (client: Client) => Promise<string[]>,
): Promise<number> {
  return within(store.pool, agency, async (client) => {
    await takeTurn(client, agency);
    const subjects = await choose(client);
    // a memory of its own, filled under the turn: what was erased is not in it, and what people work on is not pushed out
    const dossiers = new Dossiers(store);
    for (const subject of subjects) await deriveOne(client, store, law, dossiers, agency, subject);
    return subjects.length;
  });
}

async function turned(
  client: Client,
  { now }: ClockedStore,
  agency: string,
  skipped: readonly string[],
  most: number,
): Promise<string[]> {
  const { rows } = await client.query<{ subject_id: string }>(
    `(SELECT subject_id FROM case_row WHERE agency_id = $1 AND holds_until <= $2 AND subject_id <> ALL ($3::uuid[])
       ORDER BY holds_until LIMIT $4)
     UNION
     (SELECT subject_id FROM case_row WHERE agency_id = $1 AND holds_from > $2 AND subject_id <> ALL ($3::uuid[]) LIMIT $4)`,
    [agency, now(), skipped, most],
  );
  return rows.map(({ subject_id }) => subject_id);
}
