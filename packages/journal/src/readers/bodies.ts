import type { RecordBody } from '@liuhen/records';
import { type Store, within } from '../database.ts';
import { type EntryRow, entriesOf, entryColumns } from './entries.ts';

/** Records of an agency by their ids, of whatever subject; of those that are not there, nothing. */
export function bodiesOf(store: Store, agency: string, records: readonly string[]): Promise<RecordBody[]> {
  return read(store, agency, 'p.record_id = ANY ($2::uuid[])', records);
}

/** Records that name any of these as what they were derived from, and what was derived from those in turn. */
export async function derivedFrom(store: Store, agency: string, records: readonly string[]): Promise<RecordBody[]> {
  const found = new Map<string, RecordBody>();
  for (let of = records; of.length > 0; ) {
    const next = await read(store, agency, linkedBy('derivedFrom'), of);
    of = next.map(({ id }) => id as string).filter((id) => !found.has(id));
    for (const body of next) found.set(body.id, body);
  }
  return [...found.values()];
}

/** What was said of records afterwards: what supplements or corrects them, and the marks set in recordings, with the words noted there. */
export async function saidOf(store: Store, agency: string, records: readonly string[]): Promise<RecordBody[]> {
  const linked = await read(store, agency, linkedBy('supplements', 'rectifies', 'recording'), records);
  return linked.filter(({ kind }) => kind === 'supplement' || kind === 'rectification' || kind === 'recordingMarked');
}

function linkedBy(...rels: readonly ('derivedFrom' | 'supplements' | 'rectifies' | 'recording')[]): string {
  return `EXISTS (SELECT FROM jsonb_array_elements(coalesce(p.links, p.body::jsonb -> 'links')) AS link
                   WHERE link ->> 'rel' IN (${rels.map((rel) => `'${rel}'`).join(', ')}) AND link ->> 'record' = ANY ($2::text[]))`;
}

function read(
  { pool, vault }: Store,
  agency: string,
  condition: string,
  records: readonly string[],
): Promise<RecordBody[]> {
  return within(pool, agency, async (client) => {
    const { rows } = await client.query<EntryRow>(
      `SELECT ${entryColumns} FROM payload p JOIN entry e USING (agency_id, subject_id, subject_seq)
        WHERE p.agency_id = $1 AND ${condition}`,
      [agency, records],
    );
    return (await entriesOf(client, vault, agency, rows)).map(({ body }) => body);
  });
}
