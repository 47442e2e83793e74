import { type Client, within } from '../database.ts';
import type { Law } from '../law-port.ts';
import { Dossiers } from '../readers/dossiers.ts';
import { type ClockedStore, deriveAnew, derivedTables } from './deriver.ts';

const subjectsAtOnce = 20;

/**
 * Derives everything of an agency anew from its records, a few subjects a transaction, so that the lists stay usable meanwhile.
 * Answers the number of subjects.
 */
export async function rebuild(store: ClockedStore, law: Law, agency: string): Promise<number> {
  const { pool, vault } = store;
  const dossiers = new Dossiers(store);
  await vault.makeKeyOf(pool, agency, agency);
  await within(pool, agency, (client) => dropStrays(client, agency));
  let after = '00000000-0000-0000-0000-000000000000';
  let done = 0;
  for (;;) {
    const subjects = await within(pool, agency, async (client) => {
      const { rows } = await client.query<{ subject_id: string }>(
        'SELECT subject_id FROM subject WHERE agency_id = $1 AND subject_id > $2 AND last_seq > 0 ORDER BY subject_id LIMIT $3',
        [agency, after, subjectsAtOnce],
      );
      const ids = rows.map((row) => row.subject_id);
      await deriveAnew(client, store, law, dossiers, agency, ids);
      return ids;
    });
    const last = subjects.at(-1);
    if (last === undefined) return done;
    after = last;
    done += subjects.length;
  }
}

/** Rows of subjects that no record speaks of. */
async function dropStrays(client: Client, agency: string): Promise<void> {
  for (const table of derivedTables) {
    await client.query(
      `DELETE FROM ${table} t WHERE t.agency_id = $1
         AND NOT EXISTS (SELECT FROM subject s WHERE s.agency_id = t.agency_id AND s.subject_id = t.subject_id AND s.last_seq > 0)`,
      [agency],
    );
  }
}
