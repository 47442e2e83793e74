import type { RecordBody } from '@liuhen/records';
import type { Store } from '../database.ts';
import { aboutDraft } from '../work/drafts.ts';
import { seal } from './cipher.ts';
import { askableOf, hashesIn, sealPayload } from './sealed-payload.ts';

type Plain = {
  agency_id: string;
  subject_id: string;
  subject_seq: number;
  record_id: string;
  body: string;
  salts: string;
  gate: string | null;
};

const rowsAtOnce = 500;
const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * Seals what was written before payloads were: what it says, and so every proof, stays the same. May be cut off and called again.
 * `store.pool` is of the owner role. At the end the tables are written anew, so that no page of theirs still holds the old rows.
 */
export async function sealExisting(
  store: Store,
  told: (done: number) => void = () => undefined,
): Promise<{ payloads: number; drafts: number }> {
  const payloads = await sealPayloads(store, told);
  const drafts = await sealDrafts(store);
  if (payloads + drafts > 0) for (const table of ['payload', 'draft']) await store.pool.query(`VACUUM FULL ${table}`);
  return { payloads, drafts };
}

async function sealPayloads({ pool, vault }: Store, told: (done: number) => void): Promise<number> {
  let after: readonly [string, string, number] = [nobody, nobody, 0];
  let done = 0;
  for (;;) {
    const { rows } = await pool.query<Plain>(
      `SELECT agency_id, subject_id, subject_seq, record_id, body, salts, gate FROM payload
        WHERE (agency_id, subject_id, subject_seq) > ($1, $2, $3) AND sealed IS NULL
        ORDER BY agency_id, subject_id, subject_seq LIMIT ${rowsAtOnce}`,
      [...after],
    );
    const last = rows.at(-1);
    if (last === undefined) return done;
    after = [last.agency_id, last.subject_id, last.subject_seq];
    for (const { agency_id: agency, subject_id: subject, subject_seq, record_id: record, ...payload } of rows) {
      const key = await vault.makeKeyOf(pool, agency, subject);
      const { links, hashes } = askableOf(JSON.parse(payload.body) as RecordBody, payload.body);
      await pool.query(
        `UPDATE payload SET sealed = $4, links = $5, hashes = $6, body = NULL, salts = NULL, gate = NULL
          WHERE agency_id = $1 AND subject_id = $2 AND subject_seq = $3 AND sealed IS NULL`,
        [
          agency,
          subject,
          subject_seq,
          sealPayload(vault.cipher, key, { agency, subject, record }, payload),
          links,
          hashes,
        ],
      );
    }
    done += rows.length;
    told(done);
  }
}

async function sealDrafts({ pool, vault }: Store): Promise<number> {
  const { rows } = await pool.query<{ agency_id: string; draft_id: string; revision: number; content: string }>(
    'SELECT agency_id, draft_id, revision, content::text AS content FROM draft WHERE sealed IS NULL',
  );
  for (const { agency_id, draft_id, revision, content } of rows) {
    const key = await vault.makeKeyOf(pool, agency_id, agency_id);
    const sealed = seal(vault.cipher, key, aboutDraft(agency_id, draft_id), Buffer.from(content));
    // whoever saves meanwhile has sealed it already
    await pool.query(
      `UPDATE draft SET sealed = $4, hashes = $5, content = NULL
        WHERE agency_id = $1 AND draft_id = $2 AND revision = $3 AND sealed IS NULL`,
      [agency_id, draft_id, revision, sealed, hashesIn(content)],
    );
  }
  return rows.length;
}
