import { type Entry, GateSnapshot, type RecordBody } from '@liuhen/records';
import type pg from 'pg';
import type { Client } from '../database.ts';

export type EntryRow = {
  subject_seq: number;
  received_at: string;
  origin: 'live' | 'import';
  actor: string;
  body: string;
  gate: string | null;
  erased: string[];
};

/** Entries of one subject after a sequence number, in order. The transaction must have named the agency. */
export async function readEntries(
  client: Client | pg.Client,
  agency: string,
  subject: string,
  after: number,
): Promise<Entry[]> {
  const { rows } = await client.query<EntryRow>({
    name: 'entries_of_subject',
    text: `SELECT p.subject_seq, e.received_at, e.origin, p.actor, p.body, p.gate, p.erased
             FROM payload p JOIN entry e USING (agency_id, subject_id, subject_seq)
            WHERE p.agency_id = $1 AND p.subject_id = $2 AND p.subject_seq > $3
            ORDER BY p.subject_seq`,
    values: [agency, subject, after],
  });
  return rows.map(entryOf);
}

/** The body was checked when it came in; here it is only read back. */
export function entryOf(row: EntryRow): Entry {
  const body = JSON.parse(row.body) as RecordBody;
  const gate = row.gate === null ? null : GateSnapshot.parse(JSON.parse(row.gate));
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
