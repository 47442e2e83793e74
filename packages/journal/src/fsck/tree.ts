import {
  appendLeaves,
  emptyTree,
  equalBytes,
  openNote,
  openSuccession,
  parseCheckpoint,
  readVerifierKey,
  type TreeState,
  treeHead,
  utf8,
} from '@liuhen/ledger';
import type { Client } from '../database.ts';
import { digests } from '../digests.ts';
import { lowestStoredLevel } from '../log/extend.ts';
import { originOf } from '../log/keys.ts';
import { noteCrypto } from '../log/note-crypto.ts';
import type { Report } from './discrepancy.ts';

const pageSize = 5_000;

/** The log against the journal: every position, every stored node, every checkpoint and its signature, and that none is left out. */
export async function checkTree(client: Client, agency: string, report: Report): Promise<void> {
  const checkpoints = await readCheckpoints(client, agency);
  let state: TreeState = emptyTree;
  for (;;) {
    const leaves = await readLeaves(client, agency, Number(state.size));
    if (leaves.length === 0) break;
    leaves.forEach((leaf, index) => {
      const where = { record: leaf.record_id };
      if (leaf.position !== Number(state.size) + index)
        report('logPosition', `日志第 ${Number(state.size) + index} 位缺失`, where);
      if (leaf.entry_sha256 === null)
        report('logMissing', `日志第 ${leaf.position} 位的记录 ${leaf.record_id} 已不在记录簿中`, where);
      else if (!leaf.entry_sha256.equals(leaf.leaf_sha256))
        report('logLeaf', `日志第 ${leaf.position} 位与记录 ${leaf.record_id} 的叶子不符`, where);
    });
    // in steps that end where a checkpoint was signed, so that each root is met
    let from = 0;
    while (from < leaves.length) {
      const next = checkpoints.find(({ size }) => size > Number(state.size));
      const until = next === undefined ? leaves.length : Math.min(leaves.length, from + next.size - Number(state.size));
      const hashes = leaves.slice(from, until).map((leaf) => leaf.leaf_sha256);
      const { state: grown, newNodes } = appendLeaves(digests.sha256, state, hashes);
      await compareNodes(client, agency, newNodes, report);
      state = grown;
      from = until;
      const signed = checkpoints.find(({ size }) => size === Number(state.size));
      if (signed !== undefined && !equalBytes(treeHead(digests.sha256, state), signed.root)) {
        report('checkpointRoot', `大小为 ${signed.size} 的检查点与日志重新计算的根不符：其前的日志被改动`);
      }
    }
  }
  await compareState(client, agency, state, report);
  for (const beyond of checkpoints.filter(({ size }) => size > Number(state.size))) {
    report('logMissing', `检查点签署过 ${beyond.size} 条，日志只剩 ${state.size} 条：末尾的记录被去掉`);
  }
  await checkSignatures(client, agency, checkpoints, report);
  await checkSuccessions(client, agency, report);
  await checkLeftOut(client, agency, report);
}

type SignedRow = { size: number; root: Buffer; note: string };

async function readCheckpoints(client: Client, agency: string): Promise<SignedRow[]> {
  const { rows } = await client.query<SignedRow>(
    'SELECT size, root, note FROM checkpoint WHERE agency_id = $1 ORDER BY size',
    [agency],
  );
  return rows;
}

type LeafRow = { position: number; record_id: string; leaf_sha256: Buffer; entry_sha256: Buffer | null };

async function readLeaves(client: Client, agency: string, from: number): Promise<LeafRow[]> {
  const { rows } = await client.query<LeafRow>(
    `SELECT l.position, l.record_id, l.leaf_sha256, e.leaf_sha256 AS entry_sha256
       FROM log_entry l LEFT JOIN entry e USING (agency_id, record_id)
      WHERE l.agency_id = $1 AND l.position >= $2 ORDER BY l.position LIMIT ${pageSize}`,
    [agency, from],
  );
  return rows;
}

async function compareNodes(
  client: Client,
  agency: string,
  nodes: readonly { level: number; index: bigint; hash: Uint8Array }[],
  report: Report,
): Promise<void> {
  const stored = nodes.filter(({ level }) => level >= lowestStoredLevel);
  if (stored.length === 0) return;
  const { rows } = await client.query<{ level: number; index: number }>(
    `SELECT w.level, w.index FROM unnest($2::smallint[], $3::bigint[], $4::bytea[]) AS w (level, index, hash)
       LEFT JOIN log_node n ON n.agency_id = $1 AND n.level = w.level AND n.index = w.index
      WHERE n.hash IS DISTINCT FROM w.hash`,
    [
      agency,
      stored.map(({ level }) => level),
      stored.map(({ index }) => Number(index)),
      stored.map(({ hash }) => Buffer.from(hash)),
    ],
  );
  for (const { level, index } of rows) report('node', `日志树节点 ${level}/${index} 缺失或被改动`);
}

async function compareState(client: Client, agency: string, state: TreeState, report: Report): Promise<void> {
  const { rows } = await client.query<{ size: number; peaks: Buffer[] }>(
    'SELECT size, peaks FROM log_state WHERE agency_id = $1',
    [agency],
  );
  const stored = rows[0] ?? { size: 0, peaks: [] };
  const same =
    stored.size === Number(state.size) &&
    stored.peaks.length === state.peaks.length &&
    stored.peaks.every((peak, index) => equalBytes(peak, state.peaks[index] ?? new Uint8Array()));
  if (!same) report('treeState', `日志状态记为 ${stored.size} 条，实际为 ${state.size} 条或树峰不符`);
}

async function checkSignatures(
  client: Client,
  agency: string,
  checkpoints: readonly SignedRow[],
  report: Report,
): Promise<void> {
  const { rows } = await client.query<{ verifier_key: string }>(
    'SELECT verifier_key FROM log_key WHERE agency_id = $1',
    [agency],
  );
  const verifiers = rows.map((row) => readVerifierKey(noteCrypto, row.verifier_key));
  for (const { size, root, note } of checkpoints) {
    try {
      const { text } = await openNote(utf8(note), verifiers);
      const signed = parseCheckpoint(text);
      if (signed.origin !== originOf(agency) || Number(signed.size) !== size || !equalBytes(signed.root, root)) {
        report('checkpointSignature', `大小为 ${size} 的检查点与其签名文本不符`);
      }
    } catch (error) {
      report(
        'checkpointSignature',
        `大小为 ${size} 的检查点签名不成立：${error instanceof Error ? error.message : ''}`,
      );
    }
  }
}

/** Each key that followed another was named by it; what says so is what a stranger is shown years later. */
async function checkSuccessions(client: Client, agency: string, report: Report): Promise<void> {
  const { rows } = await client.query<{ verifier_key: string; note: string }>(
    'SELECT verifier_key, note FROM log_succession WHERE agency_id = $1',
    [agency],
  );
  for (const { verifier_key, note } of rows) {
    const said = await openSuccession(noteCrypto, utf8(note)).catch(() => null);
    if (said?.to !== verifier_key || said.origin !== originOf(agency)) {
      report('logSuccession', `公钥 ${verifier_key} 的交接声明不成立`);
    }
  }
}

async function checkLeftOut(client: Client, agency: string, report: Report): Promise<void> {
  const { rows } = await client.query<{ record_id: string; subject_id: string }>(
    `SELECT e.record_id, e.subject_id FROM entry e
      WHERE e.agency_id = $1
        AND NOT EXISTS (SELECT FROM log_entry l WHERE l.agency_id = e.agency_id AND l.record_id = e.record_id)
        AND NOT EXISTS (SELECT FROM log_pending w WHERE w.agency_id = e.agency_id AND w.record_id = e.record_id)`,
    [agency],
  );
  for (const row of rows) {
    report('logMissing', `记录 ${row.record_id} 在记录簿中，却不在日志里`, {
      record: row.record_id,
      subject: row.subject_id,
    });
  }
}
