import type { Client } from '../database.ts';
import type { StoredPayload } from '../vault/sealed-payload.ts';

/** Subjects whose id is at least `from` and below `below`; null is no bound. */
export type SubjectRange = { readonly from: string; readonly below: string | null };
export const allSubjects: SubjectRange = { from: '00000000-0000-0000-0000-000000000000', below: null };

export type StoredEntry = StoredPayload & {
  subject_id: string;
  subject_seq: number;
  record_id: string;
  kind: string;
  origin: 'live' | 'import';
  received_at: string;
  body_hash: Buffer;
  leaf: string;
  leaf_sha256: Buffer;
  leaf_sm3: Buffer;
  /** Null with all that follows: the payload is gone. */
  actor: string | null;
  erased: string[];
};

const pageSize = 2_000;

/** Every entry of a range of subjects with its payload, subject by subject in order. The next page is read while one is worked on. */
export async function* entriesOf(client: Client, agency: string, range: SubjectRange): AsyncGenerator<StoredEntry[]> {
  let after: readonly [string, number] = [range.from, 0];
  let next = readPage(client, agency, range.below, after);
  for (;;) {
    const page = await next;
    const last = page.at(-1);
    if (last === undefined) return;
    after = [last.subject_id, last.subject_seq];
    next = page.length < pageSize ? Promise.resolve([]) : readPage(client, agency, range.below, after);
    // a failing page is thrown where it is awaited, not as an unhandled rejection while this one is worked on
    next.catch(() => undefined);
    yield page;
  }
}

async function readPage(
  client: Client,
  agency: string,
  below: string | null,
  after: readonly [string, number],
): Promise<StoredEntry[]> {
  const { rows } = await client.query<StoredEntry>({
    name: 'fsck_entries',
    text: `SELECT e.subject_id, e.subject_seq, e.record_id, e.kind, e.origin, e.received_at, e.body_hash, e.leaf, e.leaf_sha256,
                  e.leaf_sm3, p.actor, p.body, p.salts, p.gate, p.sealed, p.erased
             FROM entry e LEFT JOIN payload p USING (agency_id, subject_id, subject_seq)
            WHERE e.agency_id = $1 AND (e.subject_id, e.subject_seq) > ($2, $3) AND ($4::uuid IS NULL OR e.subject_id < $4)
            ORDER BY e.subject_id, e.subject_seq LIMIT ${pageSize}`,
    values: [agency, after[0], after[1], below],
  });
  return rows;
}
