import { hashChildren, type NodeId, type NodeReader } from '@liuhen/ledger';
import type { Client } from '../database.ts';
import { digests } from '../digests.ts';
import { invariant } from '../invariant.ts';
import { lowestStoredLevel } from './extend.ts';

/** Complete nodes of an agency's tree: stored ones as they are, low ones from their leaves. */
export function nodeReader(client: Client, agency: string): NodeReader {
  return async (wanted) => {
    const stored = await readStored(
      client,
      agency,
      wanted.filter((node) => node.level >= lowestStoredLevel),
    );
    const hashes: Uint8Array[] = [];
    for (const node of wanted) {
      const hash = node.level >= lowestStoredLevel ? stored.get(keyOf(node)) : await fromLeaves(client, agency, node);
      invariant(hash !== undefined, `log node ${keyOf(node)} of ${agency} is missing; run fsck`);
      hashes.push(hash);
    }
    return hashes;
  };
}

const keyOf = ({ level, index }: NodeId): string => `${level}/${index}`;

async function readStored(client: Client, agency: string, wanted: readonly NodeId[]): Promise<Map<string, Uint8Array>> {
  if (wanted.length === 0) return new Map();
  const { rows } = await client.query<{ level: number; index: number; hash: Buffer }>(
    `SELECT n.level, n.index, n.hash FROM log_node n
       JOIN unnest($2::smallint[], $3::bigint[]) AS w (level, index) ON w.level = n.level AND w.index = n.index
      WHERE n.agency_id = $1`,
    [agency, wanted.map((node) => node.level), wanted.map((node) => Number(node.index))],
  );
  return new Map(rows.map((row) => [`${row.level}/${row.index}`, row.hash]));
}

async function fromLeaves(client: Client, agency: string, node: NodeId): Promise<Uint8Array | undefined> {
  const width = 2 ** node.level;
  const first = Number(node.index) * width;
  const { rows } = await client.query<{ leaf_sha256: Buffer }>(
    'SELECT leaf_sha256 FROM log_entry WHERE agency_id = $1 AND position >= $2 AND position < $3 ORDER BY position',
    [agency, first, first + width],
  );
  let layer: Uint8Array[] = rows.map((row) => row.leaf_sha256);
  if (layer.length !== width) return undefined;
  while (layer.length > 1) {
    const above: Uint8Array[] = [];
    for (let index = 0; index + 1 < layer.length; index += 2) {
      const [left, right] = [layer[index], layer[index + 1]];
      if (left !== undefined && right !== undefined) above.push(hashChildren(digests.sha256, left, right));
    }
    layer = above;
  }
  return layer[0];
}
