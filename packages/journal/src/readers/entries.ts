import { withholdAll } from '@liuhen/law/access';
import { type Entry, GateSnapshot, type RecordBody } from '@liuhen/records';
import type pg from 'pg';
import type { Client } from '../database.ts';
import { payloadOf, type StoredPayload } from '../vault/sealed-payload.ts';
import type { Vault } from '../vault/vault.ts';

export type EntryRow = StoredPayload & {
  subject_id: string;
  record_id: string;
  subject_seq: number;
  received_at: string;
  origin: 'live' | 'import';
  actor: string;
  erased: string[];
  isolated: boolean;
};

/** For a query over `p`, a payload: whether its record is set apart (see isolate.ts). */
export const isolatedColumn =
  'EXISTS (SELECT FROM isolated_record i WHERE i.agency_id = p.agency_id AND i.record_id = p.record_id) AS isolated';

/** Entries of one subject after a sequence number, in order. The transaction must have named the agency. */
export async function readEntries(
  client: Client | pg.Client,
  vault: Vault,
  agency: string,
  subject: string,
  after: number,
): Promise<Entry[]> {
  const { rows } = await client.query<EntryRow>({
    name: 'entries_of_subject',
    text: `SELECT ${entryColumns}
             FROM payload p JOIN entry e USING (agency_id, subject_id, subject_seq)
            WHERE p.agency_id = $1 AND p.subject_id = $2 AND p.subject_seq > $3
            ORDER BY p.subject_seq`,
    values: [agency, subject, after],
  });
  return entriesOf(client, vault, agency, rows);
}

/** Of `payload p` and `entry e`. */
export const entryColumns = `p.subject_id, p.record_id, p.subject_seq, e.received_at, e.origin, p.actor, p.body, p.salts, p.gate, p.sealed,
       p.erased, ${isolatedColumn}`;

/** Rows of any subjects of an agency, opened, in the order they came. */
export async function entriesOf(
  client: Client | pg.Client,
  vault: Vault,
  agency: string,
  rows: readonly EntryRow[],
): Promise<Entry[]> {
  const sealed = rows.filter((row) => row.sealed !== null).map((row) => row.subject_id);
  const keys = await vault.keysOf(client, agency, sealed);
  return rows.map((row) => entryOf(row, keys.get(row.subject_id), agency));
}

/** The body was checked when it came in; here it is only read back. What is set apart is read as withheld, whoever asks. */
function entryOf(row: EntryRow, key: Uint8Array | undefined, agency: string): Entry {
  const entry = wholeEntryOf(row, key, agency);
  return row.isolated ? withholdAll(entry) : entry;
}

function wholeEntryOf(row: EntryRow, key: Uint8Array | undefined, agency: string): Entry {
  const payload = payloadOf(row, key, { agency, subject: row.subject_id, record: row.record_id });
  const body = JSON.parse(payload.body) as RecordBody;
  const gate = payload.gate === null ? null : GateSnapshot.parse(JSON.parse(payload.gate));
  return {
    body,
    subjectSeq: row.subject_seq,
    receivedAt: row.received_at,
    actor: row.actor,
    origin: row.origin,
    lawEdition: gate?.edition ?? null,
    gate,
    withheld: [],
    erased: row.erased,
  };
}
