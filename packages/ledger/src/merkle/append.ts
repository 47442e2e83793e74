import type { HashFunction } from '../digest.ts';
import { LedgerFault } from '../fault.ts';
import { foldRange, hashChildren, type TreeNode } from './node.ts';

/**
 * All that is needed to append: the size and the roots of the complete subtrees it is made of, largest first (as many as the
 * size has bits set). 1 KiB suffices for any tree; keep it in the row that is locked for appending.
 */
export type TreeState = { readonly size: bigint; readonly peaks: readonly Uint8Array[] };

export const emptyTree: TreeState = { size: 0n, peaks: [] };

/**
 * Appends leaf hashes in order. `newNodes` are the complete subtrees that came to be (leaves included), to be stored before
 * the new state is: each is written once and never changes.
 */
export function appendLeaves(
  hash: HashFunction,
  state: TreeState,
  leafHashes: readonly Uint8Array[],
): { state: TreeState; newNodes: TreeNode[] } {
  const peaks = [...state.peaks];
  const newNodes: TreeNode[] = [];
  let size = state.size;
  for (const leaf of leafHashes) {
    let node: TreeNode = { level: 0, index: size, hash: leaf };
    newNodes.push(node);
    while (node.index % 2n === 1n) {
      // An odd index means that the sibling on the left is the last peak.
      const left = peaks.pop();
      if (left === undefined) throw new LedgerFault('badTreeRequest', '日志树的状态残缺：峰的数目与大小不符。');
      node = { level: node.level + 1, index: node.index >> 1n, hash: hashChildren(hash, left, node.hash) };
      newNodes.push(node);
    }
    peaks.push(node.hash);
    size += 1n;
  }
  return { state: { size, peaks }, newNodes };
}

/** The root of the tree: MTH of RFC 9162; of the empty tree the hash of nothing. */
export function treeHead(hash: HashFunction, state: TreeState): Uint8Array {
  return state.size === 0n ? hash(new Uint8Array()) : foldRange(hash, state.peaks);
}
