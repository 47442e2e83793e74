import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Hasher, openHasher } from '../hashing/hasher.ts';
import { openDiskStore } from '../store/disk-store.ts';
import { RecordedDisk } from '../store/recorded-disk.fixture.ts';
import { readRecords, startUploadServer } from './upload-server.fixture.ts';

let folder: string;
let hashes: Hasher;
let disk: RecordedDisk;
const bytes = randomBytes(300_000);
const again = randomBytes(70_000);
const sha = (of: Buffer) => createHash('sha256').update(of).digest('hex');
const TUS = { authorization: 'wang', 'tus-resumable': '1.0.0' };

/** Two files sent and sealed, the second with content that is held already after the first; every step of it on the record. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liuhen-power-'));
  hashes = openHasher();
  disk = new RecordedDisk(join(folder, 'live'));
  disk.start();
  const server = await startUploadServer(join(folder, 'live'));
  for (const content of [bytes, again, bytes]) {
    const created = await fetch(server.url, {
      method: 'POST',
      headers: { ...TUS, 'upload-length': String(content.length) },
    });
    const url = new URL(created.headers.get('location') ?? '', server.url).href;
    const half = Math.floor(content.length / 2);
    for (const [from, to] of [
      [0, half],
      [half, content.length],
    ] as const) {
      const headers = { ...TUS, 'content-type': 'application/offset+octet-stream', 'upload-offset': String(from) };
      const sent = await fetch(url, { method: 'PATCH', headers, body: Buffer.from(content.subarray(from, to)) });
      expect(sent.status).toBe(204);
      if (to < content.length) disk.told(`offset ${url.split('/').at(-1)} ${to}`);
    }
    const sealed = await fetch(`${url}/seal`, {
      method: 'POST',
      headers: TUS,
      body: JSON.stringify({ sha256: sha(content) }),
    });
    expect([sealed.status, (await sealed.json()) as object]).toMatchObject([200, { mayDeleteAtSource: true }]);
    disk.told(`sealed ${url.split('/').at(-1)} ${sha(content)}`);
  }
  await server.close();
  disk.stop();
}, 60_000);

afterAll(async () => {
  disk.stop();
  await hashes.close();
  await rm(folder, { recursive: true, force: true });
});

/** What had been acknowledged before the power went. */
function toldBy(count: number, kind: 'sealed' | 'offset'): [id: string, what: string][] {
  return disk.steps.slice(0, count).flatMap((step): [string, string][] => {
    const [word, id = '', what = ''] = step.op === 'told' ? step.what.split(' ') : [];
    return word === kind ? [[id, what]] : [];
  });
}

async function lossAfter(count: number, survives: () => boolean, work: (live: string) => Promise<void>): Promise<void> {
  const left = join(folder, `loss-${count}`);
  await disk.layDown(count, left, survives);
  await work(left);
  await rm(left, { recursive: true });
}

async function nothingAcknowledgedIsLost(count: number, survives: () => boolean): Promise<void> {
  await lossAfter(count, survives, async (left) => {
    const store = await openDiskStore(join(left, 'evidence'), { hashes });
    const recorded = (await readRecords(join(left, 'records.jsonl'))).map(({ uploadId }) => uploadId);
    for (const [id, sha256] of toldBy(count, 'sealed')) {
      expect((await store.verify(sha256)).state, `after step ${count}`).toBe('sound');
      expect(recorded, `after step ${count}`).toContain(id);
    }
  });
}

test('the watch sees what matters: bytes, names, syncs of both, in the order of the seal', () => {
  const kinds = new Set(disk.steps.map(({ op }) => op));
  expect([...kinds].sort()).toEqual(['enter', 'leave', 'sync', 'syncFolder', 'told', 'truncate', 'write']);
  expect(toldBy(disk.steps.length, 'sealed')).toHaveLength(3);
});

test('power lost after any step: every acknowledged file is whole and on record, though all that was not synced is gone', async () => {
  for (let count = 1; count <= disk.steps.length; count += 1) await nothingAcknowledgedIsLost(count, () => false);
}, 180_000);

test('the same when any part of what was not synced happened to reach the device', async () => {
  let seed = 7;
  const chance = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648 < 0.5;
  };
  for (let count = 1; count <= disk.steps.length; count += 3) await nothingAcknowledgedIsLost(count, chance);
}, 180_000);

test('what was not acknowledged goes on from an offset that is true, or begins anew; then it is whole', async () => {
  const middles = disk.steps.flatMap((step, index) => (step.op === 'told' ? [index + 1, index + 4] : []));
  for (const count of middles) {
    await lossAfter(
      count,
      () => false,
      async (left) => {
        const server = await startUploadServer(left);
        try {
          for (const [id, offset] of toldBy(count, 'offset')) {
            const url = `${server.url}/${id}`;
            const head = await fetch(url, { method: 'HEAD', headers: TUS });
            if (toldBy(count, 'sealed').some(([sealed]) => sealed === id)) continue;
            // bytes that an answer vouched for are not asked for again
            const kept = Number(head.headers.get('upload-offset'));
            const length = Number(head.headers.get('upload-length'));
            expect([count, head.status, kept >= Number(offset)]).toEqual([count, 200, true]);
            const content = length === bytes.length ? bytes : again;
            const headers = {
              ...TUS,
              'content-type': 'application/offset+octet-stream',
              'upload-offset': String(kept),
            };
            await fetch(url, { method: 'PATCH', headers, body: Buffer.from(content.subarray(kept)) });
            const body = JSON.stringify({ sha256: sha(content) });
            expect((await fetch(`${url}/seal`, { method: 'POST', headers: TUS, body })).status).toBe(200);
          }
        } finally {
          await server.close();
        }
      },
    );
  }
}, 180_000);

test('the watch is awake: without the sync of a folder a file would be lost, and it says so', async () => {
  const last = disk.steps.length;
  const blind = new RecordedDisk(join(folder, 'live'));
  blind.steps.push(...disk.steps.filter((step) => step.op !== 'syncFolder' || !step.folder.includes('objects')));
  const left = join(folder, 'blind');
  await blind.layDown(last, left, () => false);
  const store = await openDiskStore(join(left, 'evidence'), { hashes });
  expect((await store.verify(sha(bytes))).state).toBe('absent');
});
