import { toHex } from '@liuhen/ledger';
import type { Client } from '../database.ts';
import type { Acknowledged } from './outcome.ts';

export type ReceiptRow = {
  record_id: string;
  subject_seq: number;
  received_at: string;
  body_hash: Buffer;
  leaf_sha256: Buffer;
  leaf_sm3: Buffer;
};
export const receiptColumns = 'record_id, subject_seq, received_at, body_hash, leaf_sha256, leaf_sm3';

export function receiptOf(row: ReceiptRow): Acknowledged {
  return {
    outcome: 'acknowledged',
    record: row.record_id,
    subjectSeq: row.subject_seq,
    receivedAt: row.received_at,
    leaf: { sha256: toHex(row.leaf_sha256), sm3: toHex(row.leaf_sm3) },
    repeated: true,
  };
}

/** The receipt given for exactly this body, by any of the hashes it may be kept under; null if there is none, or another body has the id. */
export async function findReceipt(
  client: Client,
  agency: string,
  record: string,
  bodyHashes: readonly Buffer[],
): Promise<Acknowledged | null> {
  const { rows } = await client.query<ReceiptRow>(
    `SELECT ${receiptColumns} FROM entry WHERE agency_id = $1 AND record_id = $2 AND body_hash = ANY ($3)`,
    [agency, record, bodyHashes],
  );
  const [row] = rows;
  return row === undefined ? null : receiptOf(row);
}
