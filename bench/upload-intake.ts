import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BenchLine, ofCost, ofRate } from './line.ts';
import { makePayload, median, sendByTus, startPeer, writeAndHash } from './peers/upload-client.ts';

const SIZE = Number(process.env.UPLOAD_BENCH_MIB ?? 1024) * 1024 * 1024;
const ROUNDS = 3;
const MB = 1e6;

/**
 * One file by tus: received, hashed under SHA-256 and SM3, synced, read back from the device, recorded, acknowledged; beside one process
 * that only writes, syncs and hashes the same bytes. Turns alternate, so that both meet the same neighbours and the same disk.
 */
export async function run(): Promise<BenchLine[]> {
  const folder = await mkdtemp(join(tmpdir(), 'liuhen-bench-'));
  const ours = await startPeer(
    fileURLToPath(new URL('../packages/evidence/src/uploads/upload-server.fixture.ts', import.meta.url)),
    folder,
  );
  const reference = await startPeer(fileURLToPath(new URL('./peers/reference-tus-server.ts', import.meta.url)), folder);
  try {
    const seconds: number[] = [];
    const peer: number[] = [];
    const once: number[] = [];
    const twice: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const payload = makePayload(SIZE, round);
      once.push(writeAndHash(join(folder, 'limit'), payload, ['sha256']));
      twice.push(writeAndHash(join(folder, 'limit'), payload, ['sha256', 'sm3']));
      seconds.push(await timed(() => sendByTus(ours.endpoint, payload, true)));
      peer.push(await timed(() => sendByTus(reference.endpoint, payload, false)));
    }
    const rate = (values: number[]) => SIZE / MB / median(values);
    return [
      ofRate('upload-intake', rate(seconds), 'MB/s', rate(once)),
      ofRate('upload-intake-beside-both-hashes', rate(seconds), 'MB/s', rate(twice)),
      ofRate('upload-intake-beside-reference-server', rate(seconds), 'MB/s', rate(peer)),
      ofCost('upload-memory', ours.peakMemory(), 'MiB', 200),
    ];
  } finally {
    await ours.stop();
    await reference.stop();
    await rm(folder, { recursive: true });
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
