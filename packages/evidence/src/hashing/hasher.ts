import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { EvidenceFault } from '../evidence-fault.ts';
import type { SourceSpec } from './byte-source.ts';
import type { HashAlgorithm } from './hash-task.ts';

export type Digests = { sha256: string; sm3: string };
export type Followed = { digests: Partial<Record<HashAlgorithm, string>>; length: number; fromDevice: boolean };

/** Hashes one file behind whoever writes it. `advance` says how far the bytes stand; `finish` gives the digests of the first `length` bytes. */
export type Follower = {
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

type Message = ({ id: number; kind: 'digests' } & Followed) | { id: number; kind: 'failed'; message: string };

type Pending = {
  weight: number;
  resolve(value: Followed): void;
  reject(reason: unknown): void;
  finished: Promise<Followed>;
};
type Thread = { worker: Worker; pending: Map<number, Pending> };

/** SHA-256 and SM3 off the main thread. Threads hold no file bytes beyond one slice a task, whatever the size of the files. */
export function openHasher(options: { threads?: number } = {}): Hasher {
  const count = options.threads ?? Math.max(2, Math.min(8, availableParallelism()));
  const threads: Thread[] = [];
  let nextId = 1;
  let closed = false;

  function start(): Thread {
    const thread: Thread = {
      worker: new Worker(new URL('./hash-worker.ts', import.meta.url), {
        name: 'liuhen-hash',
        resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 32 },
      }),
      pending: new Map(),
    };
    thread.worker.unref();
    thread.worker.on('message', (message: Message) => receive(thread, message));
    thread.worker.on('error', (error) => bury(thread, error));
    thread.worker.on('exit', () => bury(thread, new Error('哈希线程意外退出')));
    threads.push(thread);
    return thread;
  }

  function bury(thread: Thread, cause: unknown): void {
    const place = threads.indexOf(thread);
    if (place >= 0) threads.splice(place, 1);
    for (const pending of thread.pending.values()) pending.reject(failed(cause));
    thread.pending.clear();
  }

  function follow(source: SourceSpec, algorithms: readonly HashAlgorithm[]): Follower {
    if (closed) throw failed(new Error('哈希服务已关闭'));
    const idle = threads.find(({ pending: work }) => work.size === 0);
    const thread = idle ?? (threads.length < count ? start() : idlest(threads));
    const id = nextId++;
    const pending = newPending(weightOf(algorithms));
    thread.pending.set(id, pending);
    thread.worker.ref();
    thread.worker.postMessage({ op: 'start', id, source, algorithms });
    return {
      advance: (upTo) => thread.worker.postMessage({ op: 'advance', id, upTo }),
      finish: (length) => {
        thread.worker.postMessage({ op: 'finish', id, upTo: length });
        return pending.finished;
      },
      stop: () => {
        thread.worker.postMessage({ op: 'stop', id });
        settle(thread, id)?.reject(failed(new Error('已停止')));
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
      await Promise.all([...threads].map(({ worker }) => worker.terminate()));
    },
  };
}

function receive(thread: Thread, message: Message): void {
  const pending = settle(thread, message.id);
  if (message.kind === 'digests') pending?.resolve(message);
  else pending?.reject(failed(new Error(message.message)));
}

/** The thread keeps the process alive only while it owes an answer. */
function settle(thread: Thread, id: number): Pending | undefined {
  const pending = thread.pending.get(id);
  thread.pending.delete(id);
  if (thread.pending.size === 0) thread.worker.unref();
  return pending;
}

/** SM3 costs about four times what SHA-256 does; one SM3 a thread keeps the slowest digest from waiting for quick ones. */
function weightOf(algorithms: readonly HashAlgorithm[]): number {
  return algorithms.reduce((sum, algorithm) => sum + (algorithm === 'sm3' ? 4 : 1), 0);
}

function newPending(weight: number): Pending {
  const { promise, resolve, reject } = Promise.withResolvers<Followed>();
  promise.catch(() => {}); // Whoever called finish() hears of it; a stopped follower has no listener.
  return { weight, resolve, reject, finished: promise };
}

function idlest(threads: readonly Thread[]): Thread {
  return threads.reduce((least, thread) => (loadOf(thread) < loadOf(least) ? thread : least));
}

function loadOf(thread: Thread): number {
  return [...thread.pending.values()].reduce((sum, { weight }) => sum + weight, 0);
}

function failed(cause: unknown): EvidenceFault {
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new EvidenceFault('hashingFailed', `计算文件哈希失败：${detail}。请检查存储盘后重试。`, { cause });
}
