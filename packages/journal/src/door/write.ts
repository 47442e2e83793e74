import { toHex } from '@liuhen/ledger';
import type pg from 'pg';
import { connect } from '../database.ts';
import { assemble, type Ground, type Head, type Placed, type Row } from './assemble.ts';
import type { Prepared } from './prepare.ts';
import { type ReceiptRow, receiptColumns, receiptOf } from './receipt.ts';

type HeadRow = { what: 'head' | 'agency'; id: string; seq: number; sha256: Buffer | null; sm3: Buffer | null };
/** One group in one transaction: durable when this resolves. `commit` decides by what was placed (an import: all or none). */
export async function writeGroup(
  pool: pg.Pool,
  agency: string,
  records: readonly Prepared[],
  receivedAt: string,
  commit: (placed: readonly Placed[]) => boolean = () => true,
): Promise<{ placed: Placed[]; rows: Row[] }> {
  const client = await connect(pool);
  let broken = false;
  try {
    const ground = await open(client, agency, records);
    const { rows, placed } = assemble(ground, records, receivedAt);
    if (rows.length === 0 || !commit(placed)) {
      await client.query('ROLLBACK');
      return { placed, rows: [] };
    }
    await write(client, agency, rows, receivedAt);
    await client.query('COMMIT');
    return { placed, rows };
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/**
 * BEGIN, the locks, and which ids are there already, in one message: the ids have been validated as UUIDs, so they may stand
 * in the text. The look-up comes after the locks, or two groups with one record would both miss it.
 */
async function open(client: pg.PoolClient, agency: string, records: readonly Prepared[]): Promise<Ground> {
  const subjects = new Map(records.map(({ body }) => [body.subject.id as string, body.subject.type]));
  const list = (items: Iterable<string>): string => `'{${[...items].join(',')}}'`;
  const wantAgency = records.some((record) => record.seen !== null);
  const answers: unknown = await client.query(
    `BEGIN; SELECT * FROM door_open('${agency}', ${list(subjects.keys())}, ${list(subjects.values())}, ${wantAgency});
     SELECT ${receiptColumns} FROM entry
      WHERE agency_id = '${agency}' AND record_id = ANY (${list(records.map(({ body }) => body.id))}::uuid[])`,
  );
  const [, opened, found] = Array.isArray(answers) ? answers : [];
  const heads = new Map<string, Head>();
  let agencySeq = 0;
  for (const row of (opened as pg.QueryResult<HeadRow>).rows) {
    if (row.what === 'agency') agencySeq = row.seq;
    else heads.set(row.id, { seq: row.seq, previous: pairOf(row.sha256, row.sm3) });
  }
  const present = new Map(
    (found as pg.QueryResult<ReceiptRow>).rows.map((row) => [
      row.record_id,
      { bodyHash: row.body_hash, receipt: receiptOf(row) },
    ]),
  );
  return { heads, agencySeq, present };
}

const pairOf = (sha256: Buffer | null, sm3: Buffer | null): Head['previous'] =>
  sha256 === null || sm3 === null ? null : { sha256: toHex(sha256), sm3: toHex(sm3) };

async function write(client: pg.PoolClient, agency: string, rows: readonly Row[], receivedAt: string): Promise<void> {
  const column = <T>(pick: (row: Row) => T): T[] => rows.map(pick);
  await client.query({
    name: 'door_write',
    text: 'SELECT door_write($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16)',
    values: [
      agency,
      receivedAt,
      column((row) => row.agencySeq),
      column((row) => row.prepared.body.id),
      column((row) => row.prepared.body.subject.id),
      column((row) => row.subjectSeq),
      column((row) => `${row.prepared.body.kind}@${row.prepared.body.schema}`),
      column((row) => row.prepared.origin),
      column((row) => row.prepared.bodyHash),
      column((row) => row.leaf),
      column((row) => row.sha256),
      column((row) => row.sm3),
      column((row) => row.prepared.actor),
      column((row) => row.prepared.sealed),
      column((row) => row.prepared.askable.links),
      column((row) => row.prepared.askable.hashes.join(',')),
    ],
  });
}
