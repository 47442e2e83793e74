import { describe, expect, it } from 'vitest';
import { digests } from '../golden/native.fixture.ts';
import { hashChildren, isSubtree } from './node.ts';
import { leafHashes, naiveRoot } from './tree.fixture.ts';
import { verifyConsistency, verifyInclusion, verifySubtreeConsistency, verifySubtreeInclusion } from './verify.ts';

const hash = digests.sha256;
const [leaf = new Uint8Array()] = leafHashes(hash, 1);
const empty = hash(new Uint8Array());
const nothing = new Uint8Array();

// Each of these was accepted by a verifier that only runs the loop printed in the RFC.
describe('claims about nothing', () => {
  it('no leaf is included in the empty tree, whatever root is shown', () => {
    for (const root of [empty, leaf, nothing]) {
      expect(verifyInclusion(hash, { index: 0n, size: 0n, leafHash: leaf, proof: [], root })).toBe(false);
    }
  });

  it('an empty root or an empty leaf hash is no hash', () => {
    expect(verifyInclusion(hash, { index: 0n, size: 1n, leafHash: leaf, proof: [], root: nothing })).toBe(false);
    expect(verifyInclusion(hash, { index: 0n, size: 1n, leafHash: nothing, proof: [], root: nothing })).toBe(false);
    expect(verifyConsistency(hash, { size1: 1n, size2: 1n, root1: nothing, root2: nothing, proof: [] })).toBe(false);
  });

  it('the empty tree is consistent with nothing, itself included', () => {
    expect(verifyConsistency(hash, { size1: 0n, size2: 0n, root1: empty, root2: empty, proof: [] })).toBe(false);
    expect(verifyConsistency(hash, { size1: 0n, size2: 1n, root1: empty, root2: leaf, proof: [] })).toBe(false);
  });

  it('negative numbers and ranges out of order are no subtree', () => {
    expect(isSubtree(-1n, 1n)).toBe(false);
    expect(isSubtree(1n, 1n)).toBe(false);
    const claim = { subtreeRoot: leaf, root: leaf, proof: [] };
    expect(verifySubtreeConsistency(hash, { start: 1n, end: 15n, size: 15n, ...claim })).toBe(false);
    expect(verifySubtreeConsistency(hash, { start: 0n, end: 2n, size: 1n, ...claim })).toBe(false);
    expect(verifySubtreeInclusion(hash, { start: 1n, end: 3n, index: 1n, leafHash: leaf, root: leaf, proof: [] })).toBe(
      false,
    );
    expect(verifyInclusion(hash, { index: -1n, size: 1n, leafHash: leaf, root: leaf, proof: [] })).toBe(false);
  });
});

describe('indices beyond what a double holds', () => {
  // The leftmost leaf of a tree of 2^60 equal subtrees, and its neighbour one further: 2^53 + 1 must not be rounded.
  const depth = 60;
  const siblings = Array.from({ length: depth }, () => leaf);

  it('tells 2^53 from 2^53 + 1', () => {
    const size = 1n << BigInt(depth);
    const root = siblings.reduce((node) => hashChildren(hash, node, node), leaf);
    const perfect: Uint8Array[] = [leaf];
    for (let level = 1; level < depth; level += 1) {
      const below = perfect.at(-1) ?? leaf;
      perfect.push(hashChildren(hash, below, below));
    }
    const other = leafHashes(hash, 2).at(1) ?? leaf;
    const at = 2n ** 53n + 1n;
    const changed = perfect.reduce(
      (node, sibling, level) =>
        (at >> BigInt(level)) % 2n === 1n ? hashChildren(hash, sibling, node) : hashChildren(hash, node, sibling),
      other,
    );
    expect(verifyInclusion(hash, { index: at, size, leafHash: leaf, proof: perfect, root })).toBe(true);
    expect(verifyInclusion(hash, { index: at, size, leafHash: other, proof: perfect, root: changed })).toBe(true);
    expect(verifyInclusion(hash, { index: at - 1n, size, leafHash: other, proof: perfect, root: changed })).toBe(false);
  });

  it('does not walk a proof longer than the tree is deep', () => {
    const flood = Array.from({ length: 1000 }, () => leaf);
    let calls = 0;
    const counting = (bytes: Uint8Array) => {
      calls += 1;
      return hash(bytes);
    };
    const root = naiveRoot(hash, leafHashes(hash, 8));
    expect(verifyInclusion(counting, { index: 0n, size: 8n, leafHash: leaf, proof: flood, root })).toBe(false);
    expect(verifyConsistency(counting, { size1: 1n, size2: 8n, root1: leaf, root2: root, proof: flood })).toBe(false);
    expect(calls).toBe(0);
  });
});
