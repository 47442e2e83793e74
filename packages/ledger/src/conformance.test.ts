import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { digests } from './golden/native.fixture.ts';
import { verifySubtreeConsistency, verifySubtreeInclusion } from './merkle/verify.ts';

const suite = fileURLToPath(new URL('../../../../shared/reference/conformance/', import.meta.url));
const adapter = fileURLToPath(new URL('../test/conformance/adapter.mjs', import.meta.url));
const absent = !existsSync(suite);
const title = absent ? '（跳过：检出目录旁没有 shared/reference/conformance）' : '';

type SubtreeVector = {
  id: string;
  start: number;
  end: number;
  leafIdx: number;
  leafHash: string;
  size: number;
  root: string;
  root1: string;
  root2: string;
  proof: string[] | null;
  wantErr: boolean;
};

const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));
/** Indices beyond 2^53 stand in the vectors as bare numbers. */
function readVectors(name: string): SubtreeVector[] {
  return JSON.parse(readFileSync(`${suite}01-merkle/dev/${name}`, 'utf8'));
}

describe.skipIf(absent)(`third-party vectors ${title}`, () => {
  it('all pass: RFC 6962/9162 proofs, notes, checkpoints, SM2, SM3, RFC 8785', () => {
    const run = spawnSync(process.execPath, [`${suite}harness/run-vectors.mjs`, adapter, '--set', 'dev'], {
      encoding: 'utf8',
      timeout: 60_000,
    });
    expect(run.stdout + run.stderr).toMatch(/^\d{3,} passed, 0 failed/m);
    for (const group of ['merkle inclusion', 'merkle consistency', 'SM3 roots', 'signed note', 'SM2 verify', 'JCS']) {
      expect(run.stdout).toMatch(new RegExp(`^ok +${group}`, 'm'));
    }
  });

  it('subtree inclusion vectors are judged as they want', () => {
    const vectors = absent ? [] : readVectors('td-merkle-subtreeinclusion.json');
    for (const vector of vectors) {
      const accepted = verifySubtreeInclusion(digests.sha256, {
        start: BigInt(vector.start),
        end: BigInt(vector.end),
        index: BigInt(vector.leafIdx),
        leafHash: bytes(vector.leafHash),
        proof: (vector.proof ?? []).map(bytes),
        root: bytes(vector.root),
      });
      expect(`${vector.id} ${accepted}`).toBe(`${vector.id} ${!vector.wantErr}`);
    }
    expect(vectors.length).toBeGreaterThan(50);
  });

  it('subtree consistency vectors are judged as they want', () => {
    const vectors = absent ? [] : readVectors('td-merkle-subtreeconsistency.json');
    for (const vector of vectors) {
      const accepted = verifySubtreeConsistency(digests.sha256, {
        start: BigInt(vector.start),
        end: BigInt(vector.end),
        size: BigInt(vector.size),
        subtreeRoot: bytes(vector.root1),
        root: bytes(vector.root2),
        proof: (vector.proof ?? []).map(bytes),
      });
      expect(`${vector.id} ${accepted}`).toBe(`${vector.id} ${!vector.wantErr}`);
    }
    expect(vectors.length).toBeGreaterThan(20);
  });
});
