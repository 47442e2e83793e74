import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digests } from '../golden/native.fixture.ts';
import { isSubtree } from './node.ts';
import { consistencyProof, inclusionProof, subtreeConsistencyProof } from './prove.ts';
import { grow, leafHashes, naiveRoot } from './tree.fixture.ts';
import { verifyConsistency, verifyInclusion, verifySubtreeConsistency, verifySubtreeInclusion } from './verify.ts';

const most = 200;

describe.each(['sha256', 'sm3'] as const)('proofs under %s', (name) => {
  const hash = digests[name];
  const leaves = leafHashes(hash, most);
  const roots = Array.from({ length: most + 1 }, (_, size) => naiveRoot(hash, leaves.slice(0, size)));
  const { read } = grow(hash, [leaves]);
  const leafAt = (index: number) => leaves[index] ?? new Uint8Array();
  const rootAt = (size: number) => roots[size] ?? new Uint8Array();

  it('every leaf of every size to 200 is proved included', async () => {
    for (let size = 1; size <= most; size += 1) {
      for (let index = 0; index < size; index += 1) {
        const proof = await inclusionProof(hash, BigInt(index), BigInt(size), read);
        const claim = { index: BigInt(index), size: BigInt(size), leafHash: leafAt(index), proof, root: rootAt(size) };
        if (!verifyInclusion(hash, claim)) expect.unreachable(`leaf ${index} of ${size} did not verify`);
      }
    }
  });

  it('every prefix of every size to 200 is proved consistent', async () => {
    for (let size2 = 1; size2 <= most; size2 += 1) {
      for (let size1 = 1; size1 <= size2; size1 += 1) {
        const proof = await consistencyProof(hash, BigInt(size1), BigInt(size2), read);
        const claim = {
          size1: BigInt(size1),
          size2: BigInt(size2),
          root1: rootAt(size1),
          root2: rootAt(size2),
          proof,
        };
        if (!verifyConsistency(hash, claim)) expect.unreachable(`${size1} of ${size2} did not verify`);
      }
    }
  });

  it('every subtree of sizes to 40 is proved to stand in the tree, and its leaves in it', async () => {
    for (let size = 1; size <= 40; size += 1) {
      for (let start = 0; start < size; start += 1) {
        for (let end = start + 1; end <= size; end += 1) {
          const range = { start: BigInt(start), end: BigInt(end) };
          if (!isSubtree(range.start, range.end)) {
            await expect(subtreeConsistencyProof(hash, range.start, range.end, BigInt(size), read)).rejects.toThrow(
              '子树',
            );
            continue;
          }
          const subtreeRoot = naiveRoot(hash, leaves.slice(start, end));
          const proof = await subtreeConsistencyProof(hash, range.start, range.end, BigInt(size), read);
          const claim = { ...range, size: BigInt(size), subtreeRoot, root: rootAt(size), proof };
          if (!verifySubtreeConsistency(hash, claim)) expect.unreachable(`[${start}, ${end}) of ${size}`);
          const inner = grow(hash, [leaves.slice(start, end)]);
          const last = end - 1;
          expect(
            verifySubtreeInclusion(hash, {
              ...range,
              index: BigInt(last),
              leafHash: leafAt(last),
              proof: await inclusionProof(hash, BigInt(last - start), BigInt(end - start), inner.read),
              root: subtreeRoot,
            }),
          ).toBe(true);
        }
      }
    }
  });

  it('any change to an inclusion claim is caught', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: most }), fc.nat(), fc.nat(), fc.nat(255), async (size, a, b, bit) => {
        const index = a % size;
        const proof = await inclusionProof(hash, BigInt(index), BigInt(size), read);
        const claim = { index: BigInt(index), size: BigInt(size), leafHash: leafAt(index), proof, root: rootAt(size) };
        const flipped = (bytes: Uint8Array) =>
          bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
        expect(verifyInclusion(hash, { ...claim, leafHash: flipped(claim.leafHash) })).toBe(false);
        expect(verifyInclusion(hash, { ...claim, root: flipped(claim.root) })).toBe(false);
        expect(verifyInclusion(hash, { ...claim, proof: [...proof, claim.root] })).toBe(false);
        const at = proof.length === 0 ? 0 : b % proof.length;
        const spoiled = proof.map((step, place) => (place === at ? flipped(step) : step));
        expect(verifyInclusion(hash, { ...claim, proof: spoiled })).toBe(proof.length === 0);
        expect(verifyInclusion(hash, { ...claim, proof: proof.slice(1) })).toBe(proof.length === 0);
        const other = b % size;
        expect(verifyInclusion(hash, { ...claim, index: BigInt(other) })).toBe(other === index);
      }),
    );
  });

  it('any change to a consistency claim is caught', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: most }), fc.nat(), fc.nat(), fc.nat(255), async (size2, a, b, bit) => {
        const size1 = 1 + (a % (size2 - 1));
        const proof = await consistencyProof(hash, BigInt(size1), BigInt(size2), read);
        const claim = { size1: BigInt(size1), size2: BigInt(size2), root1: rootAt(size1), root2: rootAt(size2), proof };
        const flipped = (bytes: Uint8Array) =>
          bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
        expect(verifyConsistency(hash, claim)).toBe(true);
        expect(verifyConsistency(hash, { ...claim, root1: flipped(claim.root1) })).toBe(false);
        expect(verifyConsistency(hash, { ...claim, root2: flipped(claim.root2) })).toBe(false);
        expect(verifyConsistency(hash, { ...claim, proof: [...proof, claim.root1] })).toBe(false);
        expect(verifyConsistency(hash, { ...claim, proof: proof.slice(1) })).toBe(false);
        const at = b % proof.length;
        const spoiled = proof.map((step, place) => (place === at ? flipped(step) : step));
        expect(verifyConsistency(hash, { ...claim, proof: spoiled })).toBe(false);
        expect(verifyConsistency(hash, { ...claim, size1: BigInt(size2), size2: BigInt(size1) })).toBe(false);
      }),
    );
  });

  it('nothing is proved of an index outside, of an empty tree, or from nodes that are missing', async () => {
    await expect(inclusionProof(hash, 5n, 5n, read)).rejects.toThrow('不在大小为 5 的树中');
    await expect(inclusionProof(hash, -1n, 5n, read)).rejects.toThrow('不在大小为 5 的树中');
    await expect(consistencyProof(hash, 0n, 5n, read)).rejects.toThrow('子树');
    await expect(consistencyProof(hash, 6n, 5n, read)).rejects.toThrow('子树');
    await expect(inclusionProof(hash, 0n, 5n, async () => [])).rejects.toThrow('读取不完整');
  });
});
