import { equalBytes } from '../bytes.ts';
import type { HashFunction } from '../digest.ts';
import { hashChildren, isHash, isSubtree, splitPoint } from './node.ts';

export type InclusionClaim = {
  readonly index: bigint;
  readonly size: bigint;
  readonly leafHash: Uint8Array;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
};

export type ConsistencyClaim = {
  readonly size1: bigint;
  readonly size2: bigint;
  readonly root1: Uint8Array;
  readonly root2: Uint8Array;
  readonly proof: readonly Uint8Array[];
};

export type SubtreeInclusionClaim = InclusionClaimWithin & { readonly index: bigint };
type InclusionClaimWithin = {
  readonly start: bigint;
  readonly end: bigint;
  readonly leafHash: Uint8Array;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
};

export type SubtreeConsistencyClaim = {
  readonly start: bigint;
  readonly end: bigint;
  readonly size: bigint;
  readonly subtreeRoot: Uint8Array;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
};

/**
 * The verifiers walk the tree as the RFC defines it, top down, and take a hash from the proof where the walk needs one: a proof
 * that is too short, too long, or made for another size can not fit. Sizes are bigint: indices beyond 2^53 are ordinary.
 */
export function verifyInclusion(hash: HashFunction, claim: InclusionClaim): boolean {
  const { index, size, leafHash, proof, root } = claim;
  if (index < 0n || index >= size || tooLong(size, proof) || ![leafHash, root, ...proof].every(isHash)) return false;
  const take = taker(proof);
  const walk = (at: bigint, width: bigint): Uint8Array => {
    if (width === 1n) return leafHash;
    const middle = splitPoint(width);
    if (at < middle) {
      const left = walk(at, middle);
      return hashChildren(hash, left, take.next());
    }
    const right = walk(at - middle, width - middle);
    return hashChildren(hash, take.next(), right);
  };
  const computed = walk(index, size);
  return take.fits() && equalBytes(computed, root);
}

/** From an empty tree nothing can be proved: such a claim is refused, not waved through. */
export function verifyConsistency(hash: HashFunction, claim: ConsistencyClaim): boolean {
  const { size1, size2, root1, root2, proof } = claim;
  return verifySubtreeConsistency(hash, {
    start: 0n,
    end: size1,
    size: size2,
    subtreeRoot: root1,
    root: root2,
    proof,
  });
}

/** Inclusion of leaf `index` (counted in the whole tree) in the subtree over [start, end). */
export function verifySubtreeInclusion(hash: HashFunction, claim: SubtreeInclusionClaim): boolean {
  const { start, end, index, leafHash, proof, root } = claim;
  return (
    isSubtree(start, end) && verifyInclusion(hash, { index: index - start, size: end - start, leafHash, proof, root })
  );
}

export function verifySubtreeConsistency(hash: HashFunction, claim: SubtreeConsistencyClaim): boolean {
  const { start, end, size, subtreeRoot, root, proof } = claim;
  if (!isSubtree(start, end) || end > size || tooLong(size, proof)) return false;
  if (![subtreeRoot, root, ...proof].every(isHash)) return false;
  const take = taker(proof);
  /** Hashes of the part of the subtree in this range, and of the whole range. */
  type Both = { readonly part: Uint8Array; readonly whole: Uint8Array };
  const walk = (from: bigint, to: bigint, width: bigint, known: boolean): Both => {
    if (from === 0n && to === width) {
      const whole = known ? subtreeRoot : take.next();
      return { part: whole, whole };
    }
    const middle = splitPoint(width);
    if (to <= middle) {
      const left = walk(from, to, middle, known);
      return { part: left.part, whole: hashChildren(hash, left.whole, take.next()) };
    }
    if (from >= middle) {
      const right = walk(from - middle, to - middle, width - middle, known);
      return { part: right.part, whole: hashChildren(hash, take.next(), right.whole) };
    }
    const right = walk(0n, to - middle, width - middle, false);
    const left = take.next();
    return { part: hashChildren(hash, left, right.part), whole: hashChildren(hash, left, right.whole) };
  };
  const computed = walk(start, end, size, true);
  return take.fits() && equalBytes(computed.part, subtreeRoot) && equalBytes(computed.whole, root);
}

/** A path is at most as long as the tree is deep, plus one for a consistency proof: a flood of hashes is not even walked. */
function tooLong(size: bigint, proof: readonly Uint8Array[]): boolean {
  return proof.length > size.toString(2).length + 1;
}

/** Hands out the proof in order; `fits` when exactly all of it was wanted. */
function taker(proof: readonly Uint8Array[]): { next(): Uint8Array; fits(): boolean } {
  let taken = 0;
  return {
    next: () => {
      taken += 1;
      return proof[taken - 1] ?? new Uint8Array();
    },
    fits: () => taken === proof.length,
  };
}
