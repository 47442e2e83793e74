import { appendLeaves, encodeCheckpoint, fromUtf8, signNote, type TreeState, treeHead } from '@liuhen/ledger';
import type pg from 'pg';
import { type Client, within } from '../database.ts';
import { digests } from '../digests.ts';
import { type LogKey, originOf } from './keys.ts';

/** Nodes below are computed from at most 8 leaves when a proof needs them. The migration holds the same number. */
export const lowestStoredLevel = 4;
const batchLimit = 4_000;

/** Gives positions to what was committed, and signs the new tree. Answers how many leaves it took; 0 when nothing waits. */
export async function extendLog(pool: pg.Pool, agency: string, key: LogKey, at: string): Promise<number> {
  return within(pool, agency, async (client) => {
    const state = await lockState(client, agency);
    const taken = await takePending(client, agency);
    if (taken.length === 0) return 0;
    const { state: next, newNodes } = appendLeaves(
      digests.sha256,
      state,
      taken.map((leaf) => leaf.leaf_sha256),
    );
    await client.query(
      `INSERT INTO log_entry (agency_id, position, record_id, leaf_sha256)
       SELECT $1, $2::bigint + n - 1, r, h FROM unnest($3::uuid[], $4::bytea[]) WITH ORDINALITY AS t (r, h, n)`,
      [agency, Number(state.size), taken.map((leaf) => leaf.record_id), taken.map((leaf) => leaf.leaf_sha256)],
    );
    const stored = newNodes.filter((node) => node.level >= lowestStoredLevel);
    await client.query(
      `INSERT INTO log_node (agency_id, level, index, hash) SELECT $1, l, i, h FROM unnest($2::smallint[], $3::bigint[], $4::bytea[]) AS t (l, i, h)`,
      [
        agency,
        stored.map((node) => node.level),
        stored.map((node) => Number(node.index)),
        stored.map((node) => Buffer.from(node.hash)),
      ],
    );
    await client.query('UPDATE log_state SET size = $2, peaks = $3 WHERE agency_id = $1', [
      agency,
      Number(next.size),
      next.peaks.map((peak) => Buffer.from(peak)),
    ]);
    await sign(client, agency, next, key, at);
    return taken.length;
  });
}

async function lockState(client: Client, agency: string): Promise<TreeState> {
  const { rows } = await client.query<{ size: number; peaks: Buffer[] }>(
    'SELECT size, peaks FROM log_state WHERE agency_id = $1 FOR UPDATE',
    [agency],
  );
  return { size: BigInt(rows[0]?.size ?? 0), peaks: rows[0]?.peaks ?? [] };
}

async function takePending(client: Client, agency: string): Promise<{ record_id: string; leaf_sha256: Buffer }[]> {
  const { rows } = await client.query<{ intake: number; record_id: string; leaf_sha256: Buffer }>(
    `DELETE FROM log_pending WHERE agency_id = $1 AND intake IN (
       SELECT intake FROM log_pending WHERE agency_id = $1 ORDER BY intake LIMIT $2)
     RETURNING intake, record_id, leaf_sha256`,
    [agency, batchLimit],
  );
  return rows.sort((a, b) => a.intake - b.intake);
}

async function sign(client: Client, agency: string, state: TreeState, key: LogKey, at: string): Promise<void> {
  const root = treeHead(digests.sha256, state);
  const text = encodeCheckpoint({ origin: originOf(agency), size: state.size, root, extensions: [] });
  const note = fromUtf8(await signNote(text, [key.signer]));
  await client.query('INSERT INTO log_key VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [agency, key.verifierKey, at]);
  await client.query('INSERT INTO checkpoint VALUES ($1, $2, $3, $4, $5)', [
    agency,
    Number(state.size),
    Buffer.from(root),
    note,
    at,
  ]);
}
