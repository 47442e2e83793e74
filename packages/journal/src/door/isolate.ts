import type pg from 'pg';
import { within } from '../database.ts';
import { deriveFromDatabase } from '../projections/derive-anew.ts';

export type IsolationOrder = {
  readonly agency: string;
  /** The record that says so. */
  readonly spill: string;
  readonly records: readonly string[];
};

/**
 * Sets the content of records apart: from this commit on every reader gives them with everything withheld, and what search held of
 * them is made again from that. Told again, nothing changes.
 */
export function isolateRecords(pool: pg.Pool, { agency, spill, records }: IsolationOrder, at: string): Promise<void> {
  return within(pool, agency, async (client) => {
    await client.query(
      `INSERT INTO isolated_record (agency_id, record_id, spill_id, isolated_at)
       SELECT $1, record, $3, $4 FROM unnest($2::uuid[]) AS record ON CONFLICT DO NOTHING`,
      [agency, records, spill, at],
    );
    await deriveFromDatabase(client, agency, records);
  });
}

/** Ends the isolation that a spill brought: it was a mistake, or the content is erased. */
export function endIsolation(pool: pg.Pool, agency: string, spill: string): Promise<void> {
  return within(pool, agency, async (client) => {
    const { rows } = await client.query<{ record_id: string }>(
      'DELETE FROM isolated_record WHERE agency_id = $1 AND spill_id = $2 RETURNING record_id',
      [agency, spill],
    );
    await deriveFromDatabase(
      client,
      agency,
      rows.map(({ record_id }) => record_id),
    );
  });
}

/** Records of an agency that name some bytes, in their files, wherever: each with its subject. Asked of the leaves, which lie open. */
export function recordsNaming(
  pool: pg.Pool,
  agency: string,
  hashes: readonly string[],
): Promise<{ record: string; subject: string; sha256: string[] }[]> {
  return within(pool, agency, async (client) => {
    const { rows } = await client.query<{ record: string; subject: string; sha256: string[] }>(
      `SELECT e.record_id AS record, e.subject_id AS subject, array_agg(DISTINCT file ->> 'sha256') AS sha256
         FROM entry e JOIN payload p USING (agency_id, subject_id, subject_seq),
              LATERAL jsonb_array_elements(coalesce(e.leaf::jsonb -> 'files', '[]'::jsonb)) AS file
        WHERE e.agency_id = $1 AND coalesce(p.hashes && $2::text[], true) AND file ->> 'sha256' = ANY ($2::text[])
        GROUP BY 1, 2`,
      [agency, hashes],
    );
    return rows;
  });
}
