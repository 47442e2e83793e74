import { availableParallelism } from 'node:os';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { EvidenceFault } from '../evidence-fault.ts';
import { laneMemory } from './blocks.ts';
import type { SourceSpec } from './byte-source.ts';
import type { HashAlgorithm } from './hash-task.ts';

export type Digests = { sha256: string; sm3: string };
export type Followed = { digests: Partial<Record<HashAlgorithm, string>>; length: number; fromDevice: boolean };

/** Hashes one file behind whoever writes it. `advance` says how far the bytes stand; `finish` gives the digests of the first `length` bytes. */
export type Follower = {
  /** How far it has read. */
  readonly at: number;
  /** It reads no further: finished, failed or stopped. */
  readonly over: boolean;
  /** Fulfilled when it has read on or is over. */
  moved(): Promise<void>;
  advance(upTo: number): void;
  finish(length: number): Promise<Followed>;
  stop(): void;
};

export type Hasher = {
  follow(source: SourceSpec, algorithms: readonly HashAlgorithm[]): Follower;
  /** Both digests of the first `length` bytes, read once. */
  digest(source: SourceSpec, length: number): Promise<Digests & { fromDevice: boolean }>;
  close(): Promise<void>;
};

type Message =
  | { id: number; kind: 'read'; at: number }
  | ({ id: number; kind: 'digests' } & Followed)
  | { id: number; kind: 'failed'; message: string };

type Pending = {
  weight: number;
  at: number;
  over: boolean;
  moved: PromiseWithResolvers<void>;
  resolve(value: Followed): void;
  reject(reason: unknown): void;
  finished: Promise<Followed>;
};
/** Two threads that share the blocks of a file: one reads and hashes, the other takes SM3 of what was read. */
type Lane = { reader: Worker; national: Worker; pending: Map<number, Pending> };
/** What each of the two is given to reach the other. */
export type LaneEnd = { memory: SharedArrayBuffer; port: MessagePort };

/** SHA-256 and SM3 off the main thread. Threads hold no file bytes beyond the blocks of their lane, whatever the size of the files. */
export function openHasher(options: { lanes?: number } = {}): Hasher {
  const count = options.lanes ?? Math.max(1, Math.min(4, Math.floor(availableParallelism() / 2)));
  const lanes: Lane[] = [];
  let nextId = 1;
  let closed = false;

  function start(): Lane {
    const memory = laneMemory();
    const { port1, port2 } = new MessageChannel();
    const lane: Lane = {
      reader: startThread(new URL('./read-worker.ts', import.meta.url), { memory, port: port1 }),
      national: startThread(new URL('./sm3-worker.ts', import.meta.url), { memory, port: port2 }),
      pending: new Map(),
    };
    lane.reader.on('message', (message: Message) => receive(lane, message));
    for (const worker of [lane.reader, lane.national]) {
      worker.on('error', (error) => bury(lane, error));
      worker.on('exit', () => bury(lane, new Error('哈希线程意外退出')));
    }
    lanes.push(lane);
    return lane;
  }

  function bury(lane: Lane, cause: unknown): void {
    const place = lanes.indexOf(lane);
    if (place >= 0) lanes.splice(place, 1);
    for (const pending of lane.pending.values()) pending.reject(failed(cause));
    lane.pending.clear();
    void stopLane(lane);
  }

  function follow(source: SourceSpec, algorithms: readonly HashAlgorithm[]): Follower {
    if (closed) throw failed(new Error('哈希服务已关闭'));
    const idle = lanes.find(({ pending: work }) => work.size === 0);
    const lane = idle ?? (lanes.length < count ? start() : idlest(lanes));
    const id = nextId++;
    const pending = newPending(weightOf(algorithms));
    lane.pending.set(id, pending);
    lane.reader.ref();
    lane.reader.postMessage({ op: 'start', id, source, algorithms });
    return {
      get at() {
        return pending.at;
      },
      get over() {
        return pending.over;
      },
      moved: () => pending.moved.promise,
      advance: (upTo) => lane.reader.postMessage({ op: 'advance', id, upTo }),
      finish: (length) => {
        lane.reader.postMessage({ op: 'finish', id, upTo: length });
        return pending.finished;
      },
      stop: () => {
        lane.reader.postMessage({ op: 'stop', id });
        settle(lane, id)?.reject(failed(new Error('已停止')));
      },
    };
  }

  return {
    follow,
    digest: async (source, length) => {
      const { digests, fromDevice } = await follow(source, ['sha256', 'sm3']).finish(length);
      return { sha256: digests.sha256 ?? '', sm3: digests.sm3 ?? '', fromDevice };
    },
    close: async () => {
      closed = true;
      await Promise.all([...lanes].map(stopLane));
    },
  };
}

function startThread(program: URL, end: LaneEnd): Worker {
  const worker = new Worker(program, {
    name: 'liuhen-hash',
    workerData: end,
    transferList: [end.port],
    resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 32 },
  });
  worker.unref();
  return worker;
}

async function stopLane({ reader, national }: Lane): Promise<void> {
  await Promise.all([reader.terminate(), national.terminate()]);
}

function receive(lane: Lane, message: Message): void {
  if (message.kind === 'read') {
    readOn(lane.pending.get(message.id), message.at);
    return;
  }
  const pending = settle(lane, message.id);
  if (message.kind === 'digests') pending?.resolve(message);
  else pending?.reject(failed(new Error(message.message)));
}

function readOn(pending: Pending | undefined, at: number): void {
  if (pending === undefined) return;
  pending.at = at;
  pending.moved.resolve();
  pending.moved = Promise.withResolvers();
}

/** The lane keeps the process alive only while it owes an answer. */
function settle(lane: Lane, id: number): Pending | undefined {
  const pending = lane.pending.get(id);
  lane.pending.delete(id);
  if (lane.pending.size === 0) lane.reader.unref();
  return pending;
}

/** SM3 costs about four times what SHA-256 does. */
function weightOf(algorithms: readonly HashAlgorithm[]): number {
  return algorithms.reduce((sum, algorithm) => sum + (algorithm === 'sm3' ? 4 : 1), 0);
}

function newPending(weight: number): Pending {
  const { promise, resolve, reject } = Promise.withResolvers<Followed>();
  const pending: Pending = {
    weight,
    at: 0,
    over: false,
    moved: Promise.withResolvers(),
    resolve,
    reject,
    finished: promise,
  };
  const end = () => {
    pending.over = true;
    pending.moved.resolve();
  };
  promise.then(end, end); // Whoever called finish() hears of a failure as well; a stopped follower has no other listener.
  return pending;
}

function idlest(lanes: readonly Lane[]): Lane {
  return lanes.reduce((least, lane) => (loadOf(lane) < loadOf(least) ? lane : least));
}

function loadOf(lane: Lane): number {
  return [...lane.pending.values()].reduce((sum, { weight }) => sum + weight, 0);
}

function failed(cause: unknown): EvidenceFault {
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new EvidenceFault('hashingFailed', `计算文件哈希失败：${detail}。请检查存储盘后重试。`, { cause });
}
