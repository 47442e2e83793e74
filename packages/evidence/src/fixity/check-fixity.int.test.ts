import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Hasher, openHasher } from '../hashing/hasher.ts';
import { openDiskStore } from '../store/disk-store.ts';
import type { EvidenceStore } from '../store/evidence-store.ts';
import { objectPath } from '../store/object-path.ts';
import { checkFixity, type HeldFile } from './check-fixity.ts';
import { eraseEvidence } from './erase-evidence.ts';

let folder: string;
let hashes: Hasher;
let store: EvidenceStore;
let second: EvidenceStore;
let held: (HeldFile & { bytes: Buffer })[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liuhen-fixity-'));
  hashes = openHasher();
  store = await openDiskStore(join(folder, 'first'), { hashes });
  second = await openDiskStore(join(folder, 'second'), { hashes });
  held = [];
  for (let count = 0; count < 6; count += 1) {
    const bytes = randomBytes(200_000 + count);
    const { sha256, sm3, size } = await store.put(Readable.from([bytes]));
    held.push({ sha256, sm3, size, bytes });
  }
});
afterEach(async () => {
  await hashes.close();
  await rm(folder, { recursive: true });
});

async function flip(sha256: string): Promise<void> {
  const { path } = { path: objectPath(join(folder, 'first', 'objects'), sha256) };
  const bytes = Buffer.from(held.find((file) => file.sha256 === sha256)?.bytes ?? []);
  bytes[1000] = (bytes[1000] ?? 0) ^ 0x10;
  await chmod(path, 0o600);
  await writeFile(path, bytes);
}

const at = (index: number) => held[index]?.sha256 ?? '';

describe('a fixity check', () => {
  it('finds all sound when it is', async () => {
    const report = await checkFixity({ store, expected: held });
    expect(report).toMatchObject({ checked: 6, sound: 6, findings: [], complete: true });
    expect(report.bytes).toBe(held.reduce((sum, { size }) => sum + size, 0));
  });

  it('names a flipped bit, a cut file and one that is gone', async () => {
    await flip(at(0));
    await chmod(objectPath(join(folder, 'first', 'objects'), at(1)), 0o600);
    await truncate(objectPath(join(folder, 'first', 'objects'), at(1)), 10);
    await store.remove(at(2));
    const { findings, sound } = await checkFixity({ store, expected: held });
    expect(sound).toBe(3);
    expect(findings.map(({ sha256, kind, healed }) => [sha256, kind, healed])).toEqual([
      [at(0), 'damaged', false],
      [at(1), 'damaged', false],
      [at(2), 'absent', false],
    ]);
    expect(findings[0]?.detail).toContain('请从备份恢复');
  });

  it('heals them from a second copy, proving the copy first', async () => {
    for (const index of [0, 1]) await second.put(Readable.from([held[index]?.bytes ?? Buffer.alloc(0)]));
    await flip(at(0));
    await store.remove(at(1));
    await flip(at(2)); // Not in the second copy.
    const { findings } = await checkFixity({ store, expected: held, secondCopy: second });
    expect(findings.map(({ sha256, healed }) => [sha256, healed])).toEqual([
      [at(0), true],
      [at(1), true],
      [at(2), false],
    ]);
    expect(await checkFixity({ store, expected: held })).toMatchObject({ sound: 5, findings: [{ sha256: at(2) }] });
  });

  it('does not heal from a copy that is damaged itself', async () => {
    await second.put(Readable.from([held[0]?.bytes ?? Buffer.alloc(0)]));
    const path = objectPath(join(folder, 'second', 'objects'), at(0));
    await chmod(path, 0o600);
    await writeFile(path, randomBytes(200_000));
    await flip(at(0));
    const { findings } = await checkFixity({ store, expected: held.slice(0, 1), secondCopy: second });
    expect(findings).toMatchObject([{ healed: false, detail: expect.stringContaining('第二副本也没有完好的内容') }]);
  });

  it('tells a record that disagrees with sound bytes, and bytes that no record names', async () => {
    const sm3 = createHash('sm3').update('other').digest('hex');
    const expected = held.slice(0, 5).map((file, index) => (index === 0 ? { ...file, sm3 } : file));
    const { findings } = await checkFixity({ store, expected, graceMs: 0 });
    expect(findings.map(({ sha256, kind }) => [sha256, kind])).toEqual([
      [at(0), 'recordDiffers'],
      [at(5), 'unreferenced'],
    ]);
    expect((await checkFixity({ store, expected: held.slice(0, 5) })).findings).toEqual([]);
  });

  it('says that it is not complete when it was stopped', async () => {
    const controller = new AbortController();
    const report = await checkFixity({
      store,
      expected: held,
      signal: controller.signal,
      onProgress: ({ checked }) => checked === 2 && controller.abort(),
    });
    expect(report).toMatchObject({ complete: false, checked: 2 });
  });

  it('keeps the pace it is given', async () => {
    const began = performance.now();
    await checkFixity({ store, expected: held, bytesPerSecond: 2_400_000 });
    expect(performance.now() - began).toBeGreaterThan(400);
  });
});

describe('erasing on approval', () => {
  it('leaves a tombstone that says what was there, and nothing else', async () => {
    const decision = { ground: '保管期限届满', approval: '018f…', at: '2031-01-01T00:00:00.000Z' };
    const tombstone = await eraseEvidence(store, at(0), decision);
    expect(tombstone).toMatchObject({
      sha256: at(0),
      sm3: held[0]?.sm3,
      size: held[0]?.size,
      wasSound: true,
      ground: '保管期限届满',
    });
    expect(await store.open(at(0))).toBeNull();
    expect(await eraseEvidence(store, at(0), decision)).toBeNull();
    await flip(at(1));
    expect(await eraseEvidence(store, at(1), decision)).toMatchObject({ wasSound: false, sm3: null });
  });
});
