import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BenchLine, ofCost, ofRate } from './line.ts';
import { makePayload, median, sendByTus, startPeer } from './peers/upload-client.ts';

const TOTAL = Number(process.env.UPLOAD_BENCH_MIB ?? 1000) * 1024 * 1024;
const SOURCES = 25;
const ROUNDS = 3;

/** A dock of 25 cameras at once beside one camera with as many bytes: how much of the throughput is left, and in how much memory. */
export async function run(): Promise<BenchLine[]> {
  const folder = await mkdtemp(join(tmpdir(), 'liuhen-bench-'));
  const program = fileURLToPath(new URL('../packages/evidence/src/uploads/upload-server.fixture.ts', import.meta.url));
  const server = await startPeer(program, folder);
  try {
    const one: number[] = [];
    const many: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const whole = makePayload(TOTAL, round);
      const parts = Array.from({ length: SOURCES }, (_, source) =>
        makePayload(TOTAL / SOURCES, round + 1000 * (source + 1)),
      );
      one.push(await seconds(() => sendByTus(server.endpoint, whole, true)));
      many.push(await seconds(() => Promise.all(parts.map((part) => sendByTus(server.endpoint, part, true)))));
    }
    const rate = (values: number[]) => TOTAL / 1e6 / median(values);
    return [
      ofRate('upload-25-sources', rate(many), 'MB/s', rate(one)),
      ofCost('upload-25-sources-memory', server.peakMemory(), 'MiB', 200),
    ];
  } finally {
    await server.stop();
    await rm(folder, { recursive: true });
  }
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
