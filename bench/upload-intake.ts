import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BenchLine, ofCost, ofRate } from './line.ts';
import { median, medianRatio, type Spent, spent } from './peers/measure.ts';
import {
  hashOnly,
  makePayload,
  type Payload,
  type Peer,
  sendByTus,
  startPeer,
  writeAndHash,
} from './peers/upload-client.ts';

const SIZE = Number(process.env.UPLOAD_BENCH_MIB ?? 512) * 1024 * 1024;
const ROUNDS = 7;
const MB = 1e6;
const BOTH = ['sha256', 'sm3'];

type Turn = {
  ours: Spent;
  reference: Spent;
  /** Processor time of whoever sends, to us and to the reference server. */
  client: { ours: number; reference: number };
  once: Spent;
  twice: Spent;
  hashing: { sm3: number; sha256: number };
};

/**
 * One file by tus: received, hashed under SHA-256 and SM3, synced, read back from the device, recorded, acknowledged; beside one process
 * that only writes, syncs and hashes the same bytes, and beside the reference server, which hashes nothing. All take turns, in either
 * order, and each ratio is the median over the turns: those of one turn met the same neighbours. What the machine's neighbours cannot
 * change stands beside it: processor time a byte, and the rate at which all processors of this machine together could do that much.
 */
export async function run(): Promise<BenchLine[]> {
  const folder = await mkdtemp(join(tmpdir(), 'liuhen-bench-'));
  const ours = await startPeer(
    fileURLToPath(new URL('../packages/evidence/src/uploads/upload-server.fixture.ts', import.meta.url)),
    folder,
  );
  const reference = await startPeer(fileURLToPath(new URL('./peers/reference-tus-server.ts', import.meta.url)), folder);
  try {
    await sendByTus(ours.endpoint, makePayload(SIZE / 8, -1), true);
    await sendByTus(reference.endpoint, makePayload(SIZE / 8, -1), false);
    const turns: Turn[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      turns.push(await turn(ours, reference, join(folder, 'limit'), makePayload(SIZE, round), round % 2 === 0));
    }
    return [...figures(turns), ofCost('upload-memory', ours.peakMemory(), 'MiB', 200)];
  } finally {
    await ours.stop();
    await reference.stop();
    await rm(folder, { recursive: true });
  }
}

async function turn(ours: Peer, reference: Peer, path: string, payload: Payload, first: boolean): Promise<Turn> {
  const sentTo = async (peer: Peer, seal: boolean) => {
    const before = process.cpuUsage();
    const server = await spent(() => sendByTus(peer.endpoint, payload, seal), peer.process.pid);
    const { user, system } = process.cpuUsage(before);
    return { server, client: (user + system) / 1e6 };
  };
  const early = first ? await sentTo(ours, true) : null;
  const referred = await sentTo(reference, false);
  const sent = early ?? (await sentTo(ours, true));
  const hashed = async (algorithm: string) => (await spent(() => hashOnly(payload, [algorithm]))).processor;
  return {
    ours: sent.server,
    reference: referred.server,
    client: { ours: sent.client, reference: referred.client },
    once: await spent(() => writeAndHash(path, payload, ['sha256'])),
    twice: await spent(() => writeAndHash(path, payload, BOTH)),
    hashing: { sm3: await hashed('sm3'), sha256: await hashed('sha256') },
  };
}

/**
 * How fast anybody could take a file in on this machine who does what the reference server does and hashes as well: SM3 goes through a
 * file on one processor, and all processors together have to pay for everything, whoever sends included.
 */
function leastSeconds({ reference, client, hashing }: Turn): number {
  const everything = reference.processor + client.reference + hashing.sm3 + hashing.sha256;
  return Math.max(hashing.sm3, everything / availableParallelism(), reference.seconds);
}

function figures(turns: readonly Turn[]): BenchLine[] {
  const ours = turns.map((one) => one.ours);
  const rate = (seconds: readonly number[]) => SIZE / MB / median(seconds);
  const beside = (name: string, theirs: readonly Spent[]): BenchLine => ({
    ...ofRate(name, rate(ours.map(({ seconds }) => seconds)), 'MB/s', rate(theirs.map(({ seconds }) => seconds))),
    ratio: medianRatio(ours, theirs, 'seconds'),
  });
  const perByte = (seconds: readonly number[]) => (median(seconds) * 1e9) / SIZE;
  const hashing = turns.map((one) => one.hashing.sm3 + one.hashing.sha256);
  const needed = turns.map((one, turn) => one.reference.processor + (hashing[turn] ?? 0));
  const everything = turns.map((one) => one.ours.processor + one.client.ours);
  const reference = rate(turns.map((one) => one.reference.seconds));
  return [
    beside(
      'upload-intake',
      turns.map(({ twice }) => twice),
    ),
    beside(
      'upload-intake-beside-one-hash',
      turns.map(({ once }) => once),
    ),
    beside(
      'upload-intake-beside-reference-server',
      turns.map(({ reference }) => reference),
    ),
    ofCost('upload-processor', perByte(ours.map(({ processor }) => processor)), 'ns/byte', perByte(needed)),
    ofCost('upload-processor-of-both-hashes', perByte(hashing), 'ns/byte', null),
    ofCost('upload-processor-of-sm3', perByte(turns.map((one) => one.hashing.sm3)), 'ns/byte', null),
    ofRate(
      'upload-intake-all-processors-could',
      (availableParallelism() * 1e3) / perByte(everything),
      'MB/s',
      reference,
    ),
    // the ratio of this line is the bound of `upload-intake-beside-reference-server` on this machine
    ofRate('upload-intake-bound', rate(turns.map(leastSeconds)), 'MB/s', reference),
  ];
}
