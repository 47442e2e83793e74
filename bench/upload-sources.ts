import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BenchLine, ofCost, ofRate } from './line.ts';
import { median, medianRatio, type Spent, spent } from './peers/measure.ts';
import { makePayload, sendByTus, startPeer } from './peers/upload-client.ts';

const TOTAL = Number(process.env.UPLOAD_BENCH_MIB ?? 1000) * 1024 * 1024;
const SOURCES = 25;
const ROUNDS = 7;

/**
 * A dock of 25 cameras at once beside one camera with as many bytes: how much of the throughput is left, by the clock in pairs and by
 * processor time, and in how much memory.
 */
export async function run(): Promise<BenchLine[]> {
  const folder = await mkdtemp(join(tmpdir(), 'liuhen-bench-'));
  const program = fileURLToPath(new URL('../packages/evidence/src/uploads/upload-server.fixture.ts', import.meta.url));
  const { endpoint, process: server, ...peer } = await startPeer(program, folder);
  try {
    const one: Spent[] = [];
    const many: Spent[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const whole = makePayload(TOTAL, round);
      const parts = Array.from({ length: SOURCES }, (_, source) =>
        makePayload(TOTAL / SOURCES, round + 1000 * (source + 1)),
      );
      const single = async () => one.push(await spent(() => sendByTus(endpoint, whole, true), server.pid));
      if (round % 2 === 0) await single();
      many.push(await spent(() => Promise.all(parts.map((part) => sendByTus(endpoint, part, true))), server.pid));
      if (round % 2 === 1) await single();
    }
    const pairs = (name: string, of: keyof Spent): BenchLine => {
      const rate = (turns: readonly Spent[]) => TOTAL / 1e6 / median(turns.map((turn) => turn[of]));
      const unit = of === 'seconds' ? 'MB/s' : 'MB/s of a processor';
      return { ...ofRate(name, rate(many), unit, rate(one)), ratio: medianRatio(many, one, of) };
    };
    return [
      pairs('upload-25-sources', 'seconds'),
      pairs('upload-25-sources-processor', 'processor'),
      ofCost('upload-25-sources-memory', peer.peakMemory(), 'MiB', 200),
    ];
  } finally {
    await peer.stop();
    await rm(folder, { recursive: true });
  }
}
