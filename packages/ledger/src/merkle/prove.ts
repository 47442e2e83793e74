import type { HashFunction } from '../digest.ts';
import { LedgerFault } from '../fault.ts';
import { coverRange, foldRange, type NodeId, type NodeReader, requireSubtree, splitPoint } from './node.ts';

/** RFC 9162 §2.1.3: the hashes that lead from leaf `index` to the root of the first `size` leaves. */
export async function inclusionProof(
  hash: HashFunction,
  index: bigint,
  size: bigint,
  readNodes: NodeReader,
): Promise<Uint8Array[]> {
  if (index < 0n || index >= size) {
    throw new LedgerFault('badTreeRequest', `序号 ${index} 不在大小为 ${size} 的树中。`);
  }
  return readRanges(hash, inclusionRanges(index, 0n, size), readNodes);
}

/** RFC 9162 §2.1.4: that the first `size1` leaves are a prefix of the first `size2`. An empty tree has nothing to prove. */
export async function consistencyProof(
  hash: HashFunction,
  size1: bigint,
  size2: bigint,
  readNodes: NodeReader,
): Promise<Uint8Array[]> {
  return subtreeConsistencyProof(hash, 0n, size1, size2, readNodes);
}

/** That the subtree over leaves [start, end) stands in the tree of the first `size` leaves. */
export async function subtreeConsistencyProof(
  hash: HashFunction,
  start: bigint,
  end: bigint,
  size: bigint,
  readNodes: NodeReader,
): Promise<Uint8Array[]> {
  requireSubtree(start, end, size);
  return readRanges(hash, consistencyRanges(start, end, 0n, size, true), readNodes);
}

type Range = readonly [start: bigint, end: bigint];

function inclusionRanges(index: bigint, start: bigint, size: bigint): Range[] {
  if (size === 1n) return [];
  const middle = start + splitPoint(size);
  const end = start + size;
  return index < middle
    ? [...inclusionRanges(index, start, middle - start), [middle, end]]
    : [...inclusionRanges(index, middle, end - middle), [start, middle]];
}

/** `known`: the verifier has the hash of this very range already, so it is left out. */
function consistencyRanges(start: bigint, end: bigint, from: bigint, size: bigint, known: boolean): Range[] {
  const to = from + size;
  if (start === from && end === to) return known ? [] : [[from, to]];
  const middle = from + splitPoint(size);
  if (end <= middle) return [...consistencyRanges(start, end, from, middle - from, known), [middle, to]];
  if (start >= middle) return [...consistencyRanges(start, end, middle, to - middle, known), [from, middle]];
  return [...consistencyRanges(middle, end, middle, to - middle, false), [from, middle]];
}

async function readRanges(hash: HashFunction, ranges: readonly Range[], readNodes: NodeReader): Promise<Uint8Array[]> {
  const covers = ranges.map(([start, end]) => coverRange(start, end));
  const wanted: NodeId[] = covers.flat();
  const hashes = wanted.length === 0 ? [] : await readNodes(wanted);
  if (hashes.length !== wanted.length) throw new LedgerFault('badTreeRequest', '日志节点读取不完整。');
  let offset = 0;
  return covers.map((cover) => {
    const parts = hashes.slice(offset, offset + cover.length);
    offset += cover.length;
    return foldRange(hash, parts);
  });
}
