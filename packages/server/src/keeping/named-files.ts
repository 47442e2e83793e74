import { within } from '@liuhen/journal';
import type pg from 'pg';

/** Every agency whose records lie in this database: they share one evidence store. */
export async function agenciesIn(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ agency_id: string }>(
    'SELECT agency_id FROM agency ORDER BY known_since, agency_id',
  );
  return rows.map(({ agency_id }) => agency_id);
}

/**
 * Every hash that anything still speaks of: records wherever in them (files, renditions and issued pages, what was signed), drafts,
 * jobs under way. Rather one too many than one too few: what is not in here may be deleted.
 */
export async function hashesSpokenOf(pool: pg.Pool): Promise<Set<string>> {
  const spoken = new Set<string>();
  for (const agency of await agenciesIn(pool)) {
    const { rows } = await within(pool, agency, (client) =>
      client.query<{ sha256: string }>(
        `SELECT DISTINCT found[1] AS sha256
           FROM (SELECT coalesce(hashes::text, body) AS words FROM payload WHERE agency_id = $1
                 UNION ALL SELECT coalesce(hashes::text, content::text) FROM draft WHERE agency_id = $1
                 UNION ALL SELECT input::text FROM job WHERE agency_id = $1) AS spoken,
                LATERAL regexp_matches(words, '[0-9a-f]{64}', 'g') AS found`,
        [agency],
      ),
    );
    for (const { sha256 } of rows) spoken.add(sha256);
  }
  return spoken;
}

/** The same question about one hash, asked of the database as it stands at this moment. */
export async function isSpokenOf(pool: pg.Pool, sha256: string): Promise<boolean> {
  for (const agency of await agenciesIn(pool)) {
    const { rows } = await within(pool, agency, (client) =>
      client.query<{ spoken: boolean }>(
        `SELECT EXISTS (SELECT FROM payload WHERE agency_id = $1 AND position($2 IN coalesce(hashes::text, body)) > 0)
             OR EXISTS (SELECT FROM draft WHERE agency_id = $1 AND position($2 IN coalesce(hashes::text, content::text)) > 0)
             OR EXISTS (SELECT FROM job WHERE agency_id = $1 AND position($2 IN input::text) > 0) AS spoken`,
        [agency, sha256],
      ),
    );
    if (rows[0]?.spoken === true) return true;
  }
  return false;
}

/** Hashes of which somebody holds a receipt. */
export async function hashesReceived(pool: pg.Pool): Promise<Set<string>> {
  const received = new Set<string>();
  for (const agency of await agenciesIn(pool)) {
    const { rows } = await within(pool, agency, (client) =>
      client.query<{ sha256: string }>(
        `SELECT DISTINCT encode(sha256, 'hex') AS sha256 FROM upload_receipt WHERE agency_id = $1`,
        [agency],
      ),
    );
    for (const { sha256 } of rows) received.add(sha256);
  }
  return received;
}

/** Of some hashes, those for which anybody of an agency ever held a receipt. */
export async function receivedBy(pool: pg.Pool, agency: string, hashes: readonly string[]): Promise<Set<string>> {
  const { rows } = await within(pool, agency, (client) =>
    client.query<{ sha256: string }>(
      `SELECT DISTINCT encode(sha256, 'hex') AS sha256 FROM upload_receipt
        WHERE agency_id = $1 AND encode(sha256, 'hex') = ANY ($2::text[])`,
      [agency, hashes],
    ),
  );
  return new Set(rows.map(({ sha256 }) => sha256));
}

/** A file that records say is held, and which they are. */
export type NamedFile = {
  readonly sha256: string;
  readonly sm3: string;
  readonly size: number;
  readonly records: readonly { readonly record: string; readonly subject: string }[];
};

/** Files of an agency's records in order of their hashes, a slice at a time; but for records whose bytes were disposed of. */
export function filesNamed(
  pool: pg.Pool,
  agency: string,
  after: string,
  limit: number,
  disposed: ReadonlySet<string> = new Set(),
): Promise<NamedFile[]> {
  return within(pool, agency, async (client) => {
    const { rows } = await client.query<NamedFile>(
      `SELECT file ->> 'sha256' AS sha256, min(file ->> 'sm3') AS sm3, max((file ->> 'size')::bigint) AS size,
              json_agg(json_build_object('record', e.record_id, 'subject', e.subject_id) ORDER BY e.subject_id, e.subject_seq) AS records
         FROM entry e JOIN payload p USING (agency_id, subject_id, subject_seq), LATERAL jsonb_array_elements(
                CASE WHEN 'files' = ANY (p.erased) THEN '[]'::jsonb ELSE coalesce(e.leaf::jsonb -> 'files', '[]'::jsonb) END) AS file
        WHERE e.agency_id = $1 AND file ->> 'sha256' > $2 AND e.record_id <> ALL ($4::uuid[])
        GROUP BY 1 ORDER BY 1 LIMIT $3`,
      [agency, after, limit, [...disposed]],
    );
    // a record that names the same bytes twice is one record
    return rows.map((row) => ({ ...row, records: distinctRecords(row.records) }));
  });
}

const distinctRecords = (records: NamedFile['records']): NamedFile['records'] => [
  ...new Map(records.map((one) => [one.record, one])).values(),
];
