import { concatBytes } from '../bytes.ts';
import { type HashFunction, hashLength } from '../digest.ts';
import { LedgerFault } from '../fault.ts';

/**
 * A complete subtree of 2^level leaves, the `index`-th of its level: it covers leaves [index·2^level, (index+1)·2^level). Once
 * complete it never changes, so it is the unit of storage. Level 0 is the leaf hashes.
 */
export type NodeId = { readonly level: number; readonly index: bigint };
export type TreeNode = NodeId & { readonly hash: Uint8Array };

/**
 * Storage of complete nodes, as the prover sees it. Answers in the order asked. Only nodes of leaves already appended are
 * asked for; a missing one is corruption and the reader should throw, naming it.
 */
export type NodeReader = (wanted: readonly NodeId[]) => Promise<readonly Uint8Array[]>;

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** RFC 9162 §2.1.1: the prefix keeps a node from being passed off as a leaf. */
export function leafHash(hash: HashFunction, leaf: Uint8Array): Uint8Array {
  return hash(concatBytes(leafPrefix, leaf));
}

export function hashChildren(hash: HashFunction, left: Uint8Array, right: Uint8Array): Uint8Array {
  return hash(concatBytes(nodePrefix, left, right));
}

/** Largest power of two strictly below `size`; `size` is at least 2. */
export function splitPoint(size: bigint): bigint {
  return 1n << BigInt((size - 1n).toString(2).length - 1);
}

/**
 * The complete subtrees that make up leaves [start, end), left to right. `start` must be aligned to the range, as every range
 * of a Merkle proof is: the nodes then shrink to the right, and folding them from the right gives the hash of the range.
 */
export function coverRange(start: bigint, end: bigint): NodeId[] {
  const nodes: NodeId[] = [];
  let from = start;
  while (from < end) {
    const level = (end - from).toString(2).length - 1;
    nodes.push({ level, index: from >> BigInt(level) });
    from += 1n << BigInt(level);
  }
  return nodes;
}

/** Folds adjacent subtrees, largest first, into the hash of their range. At least one. */
export function foldRange(hash: HashFunction, parts: readonly Uint8Array[]): Uint8Array {
  return parts.reduceRight((right, left) => hashChildren(hash, left, right));
}

export function isHash(bytes: Uint8Array): boolean {
  return bytes.length === hashLength;
}

/** Draft-ietf-plants: [start, end) is a subtree when start is a multiple of the least power of two that holds the range. */
export function isSubtree(start: bigint, end: bigint): boolean {
  if (start < 0n || end <= start) return false;
  const width = end - start === 1n ? 1n : splitPoint(end - start) << 1n;
  return start % width === 0n;
}

export function requireSubtree(start: bigint, end: bigint, size: bigint): void {
  if (!isSubtree(start, end) || end > size) {
    throw new LedgerFault('badTreeRequest', `[${start}, ${end}) 不是大小为 ${size} 的树中的子树。`);
  }
}
