import { utf8 } from '../bytes.ts';
import type { HashFunction } from '../digest.ts';
import { appendLeaves, emptyTree, type TreeState } from './append.ts';
import { hashChildren, leafHash, type NodeReader, splitPoint } from './node.ts';

export function leafHashes(hash: HashFunction, count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, index) => leafHash(hash, utf8(`leaf ${index}`)));
}

/** MTH as RFC 9162 §2.1.1 defines it, recomputed from all leaves: slow, and independent of the incremental tree. */
export function naiveRoot(hash: HashFunction, leaves: readonly Uint8Array[]): Uint8Array {
  const [first] = leaves;
  if (first === undefined) return hash(new Uint8Array());
  if (leaves.length === 1) return first;
  const middle = Number(splitPoint(BigInt(leaves.length)));
  return hashChildren(hash, naiveRoot(hash, leaves.slice(0, middle)), naiveRoot(hash, leaves.slice(middle)));
}

/** A tree grown in the given batches, with its nodes in a map: the storage a test needs. */
export function grow(
  hash: HashFunction,
  batches: readonly (readonly Uint8Array[])[],
): { state: TreeState; read: NodeReader } {
  const nodes = new Map<string, Uint8Array>();
  let state = emptyTree;
  for (const batch of batches) {
    const grown = appendLeaves(hash, state, batch);
    state = grown.state;
    for (const node of grown.newNodes) {
      const key = `${node.level}/${node.index}`;
      if (nodes.has(key)) throw new Error(`node ${key} was written twice`);
      nodes.set(key, node.hash);
    }
  }
  const read: NodeReader = async (wanted) =>
    wanted.map(({ level, index }) => {
      const found = nodes.get(`${level}/${index}`);
      if (found === undefined) throw new Error(`node ${level}/${index} was never written`);
      return found;
    });
  return { state, read };
}
