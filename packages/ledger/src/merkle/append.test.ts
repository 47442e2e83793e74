import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from '../bytes.ts';
import { digests } from '../golden/native.fixture.ts';
import { appendLeaves, emptyTree, treeHead } from './append.ts';
import { grow, leafHashes, naiveRoot } from './tree.fixture.ts';

describe.each(['sha256', 'sm3'] as const)('appending under %s', (name) => {
  const hash = digests[name];
  const leaves = leafHashes(hash, 200);

  it('gives the root that the RFC defines, for every size to 200', () => {
    let state = emptyTree;
    expect(toHex(treeHead(hash, state))).toBe(toHex(hash(new Uint8Array())));
    for (const [index, leaf] of leaves.entries()) {
      state = appendLeaves(hash, state, [leaf]).state;
      expect(toHex(treeHead(hash, state))).toBe(toHex(naiveRoot(hash, leaves.slice(0, index + 1))));
    }
  });

  it('does not depend on the batches', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200), { maxLength: 6 }), (cuts) => {
        const edges = [0, ...cuts.toSorted((a, b) => a - b), 200];
        const batches = edges.slice(1).map((end, index) => leaves.slice(edges[index], end));
        const { state } = grow(hash, batches);
        expect(state).toEqual(grow(hash, [leaves]).state);
      }),
    );
  });
});

describe('a tree state that lost a peak', () => {
  it('is refused rather than extended', () => {
    expect(() => appendLeaves(digests.sha256, { size: 1n, peaks: [] }, leafHashes(digests.sha256, 1))).toThrow('残缺');
  });
});
