import { type Client, type Store, within } from '../database.ts';
import type { Clock } from '../door/ports.ts';
import type { Law } from '../law-port.ts';
import type { Dossiers, Standing } from '../readers/dossiers.ts';
import { derive } from './derive.ts';
import { takeTurn } from './turn.ts';

const subjectsAtOnce = 20;

/** A store and the clock by which its cases are read. A journal is one. */
export type ClockedStore = Store & { readonly now: Clock };

/** Brings the derived rows of an agency up to its records. Answers how many subjects it took; 0 when nothing waits. */
export async function derivePending(
  store: ClockedStore,
  law: Law,
  dossiers: Dossiers,
  agency: string,
): Promise<number> {
  // in a transaction of its own, before: the index is kept under it
  await store.vault.makeKeyOf(store.pool, agency, agency);
  return within(store.pool, agency, async (client) => {
    await takeTurn(client, agency);
    const { subjects, anew } = await takePending(client, agency);
    const taken = subjects.size;
    // what is held in memory may be from before an erasure that this process has not heard of yet
    if (anew) dossiers.drop(agency);
    // the agency's own facts bear on every open case
    if (subjects.delete(agency)) {
      await queueOpenCases(client, agency, [...subjects]);
      await deriveOne(client, store, law, dossiers, agency, agency);
    }
    for (const subject of subjects) await deriveOne(client, store, law, dossiers, agency, subject);
    return taken;
  });
}

async function takePending(client: Client, agency: string): Promise<{ subjects: Set<string>; anew: boolean }> {
  const { rows } = await client.query<{ subject_id: string; anew: boolean }>(
    `WITH next AS (SELECT DISTINCT subject_id FROM
        (SELECT subject_id FROM derive_pending WHERE agency_id = $1 ORDER BY intake LIMIT 2000) AS oldest LIMIT $2)
     DELETE FROM derive_pending p USING next WHERE p.agency_id = $1 AND p.subject_id = next.subject_id RETURNING p.subject_id, p.anew`,
    [agency, subjectsAtOnce],
  );
  return { subjects: new Set(rows.map((row) => row.subject_id)), anew: rows.some((row) => row.anew) };
}

/** A closed case is frozen under what was known when it was closed. */
async function queueOpenCases(client: Client, agency: string, except: readonly string[]): Promise<void> {
  await client.query(
    `INSERT INTO derive_pending (agency_id, subject_id)
     SELECT agency_id, subject_id FROM case_row WHERE agency_id = $1 AND state = 'open' AND subject_id <> ALL ($2)`,
    [agency, except],
  );
}

/** Subjects in one transaction, from nothing: what stood there is thrown away. */
export async function deriveAnew(
  client: Client,
  store: ClockedStore,
  law: Law,
  dossiers: Dossiers,
  agency: string,
  subjects: readonly string[],
): Promise<void> {
  await takeTurn(client, agency);
  for (const table of derivedTables) {
    await client.query(`DELETE FROM ${table} WHERE agency_id = $1 AND subject_id = ANY ($2)`, [agency, subjects]);
  }
  for (const subject of subjects) await deriveOne(client, store, law, dossiers, agency, subject);
}

export const derivedTables = [
  'case_row',
  'case_relation',
  'finding',
  'task',
  'task_bearer',
  'recording_row',
  'search_row',
  'held_row',
  'party_code',
] as const;

export async function deriveOne(
  client: Client,
  { vault, now }: ClockedStore,
  law: Law,
  dossiers: Dossiers,
  agency: string,
  subject: string,
): Promise<void> {
  let standing = await dossiers.readWith(client, agency, subject);
  let reading = subject === agency ? null : law.read(standing.dossier, presentOf(standing, now()));
  if (reading !== null && reading.state !== 'open') {
    standing = await dossiers.readWith(client, agency, subject, await agencySeqOf(client, agency, subject));
    reading = law.read(standing.dossier, presentOf(standing, now()));
  }
  const index = await vault.indexOf(client, agency);
  const derived = derive(law, standing, reading, index, await searchable(client, agency, subject, standing.subjectSeq));
  const rows = JSON.stringify(derived);
  await client.query('SELECT derive_write($1, $2, $3), derive_held($1, $2, $3)', [agency, subject, rows]);
}

/** Which records of a subject have a search row already. Mostly all up to some number, so the list is asked for only if not. */
async function searchable(
  client: Client,
  agency: string,
  subject: string,
  lastSeq: number,
): Promise<(seq: number) => boolean> {
  const { rows } = await client.query<{ newest: number | null; rows: number }>(
    'SELECT max(ordinal) AS newest, count(*) AS rows FROM search_row WHERE agency_id = $1 AND subject_id = $2 AND ordinal > 0',
    [agency, subject],
  );
  const newest = rows[0]?.newest ?? 0;
  if (rows[0]?.rows === newest && newest <= lastSeq) return (seq) => seq <= newest;
  const present = await client.query<{ ordinal: number }>(
    'SELECT ordinal FROM search_row WHERE agency_id = $1 AND subject_id = $2',
    [agency, subject],
  );
  const ordinals = new Set(present.rows.map((row) => row.ordinal));
  return (seq) => ordinals.has(seq);
}

async function agencySeqOf(client: Client, agency: string, subject: string): Promise<number> {
  const { rows } = await client.query<{ agency_seq: number }>(
    'SELECT agency_seq FROM entry WHERE agency_id = $1 AND subject_id = $2 ORDER BY subject_seq DESC LIMIT 1',
    [agency, subject],
  );
  return rows[0]?.agency_seq ?? 0;
}

/** Now; where a clock that was set back stands before the last record, the instant of that. */
function presentOf({ entries }: Standing, now: string): string {
  const received = entries.at(-1)?.receivedAt ?? '';
  return received > now ? received : now;
}
