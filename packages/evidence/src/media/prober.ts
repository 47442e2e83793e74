import { type ChildProcess, fork } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { openByteReader } from './byte-reader.ts';
import { demuxerOf } from './demuxer.ts';
import { emptyFacts, type MediaFacts, mergeFacts, onlyKnownBySight, type PartialFacts } from './media-facts.ts';
import type { MediaTools } from './media-tools.ts';
import { readWithFfprobe } from './read-with-ffprobe.ts';
import { sniffType } from './sniff-type.ts';
import { timesFromName } from './times-from-name.ts';

export type Prober = {
  /** Never throws and answers within the limit. `name` is the name the source gave: the device may have written times into it. */
  probe(path: string, name?: string): Promise<MediaFacts>;
  close(): Promise<void>;
};

export type ProbeLimits = { wallMs: number; memoryMib: number };

const DEFAULTS: ProbeLimits = { wallMs: 4_000, memoryMib: 400 };

type Answer = { facts?: MediaFacts; part?: MediaFacts; error?: string };
type Job = { id: number; path: string; settle: (answer: Answer) => void };

/** One child reads one file after another; it is killed and replaced when a file takes too long or too much. */
export function openProber(tools: MediaTools, limits: Partial<ProbeLimits> = {}): Prober {
  const { wallMs, memoryMib } = { ...DEFAULTS, ...limits };
  let child: ChildProcess | null = null;
  let ready: Promise<void> = Promise.resolve();
  let last: Promise<unknown> = Promise.resolve();
  let nextId = 1;

  function start(): ChildProcess {
    const started = fork(new URL('./probe-child.ts', import.meta.url), [], {
      execArgv: [`--max-old-space-size=${memoryMib}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    });
    started.unref();
    started.channel?.unref();
    started.on('exit', () => {
      if (child === started) child = null;
    });
    ready = new Promise((resolve) => {
      started.once('message', () => resolve());
      started.once('exit', () => resolve());
    });
    return started;
  }

  async function ask(path: string): Promise<Answer> {
    child ??= start();
    const asked = child;
    const alive = setInterval(() => {}, 1_000); // The child does not keep this process alive; waiting for it must.
    await ready;
    clearInterval(alive);
    const { promise, resolve } = Promise.withResolvers<Answer>();
    const job: Job = { id: nextId++, path, settle: resolve };
    let part: MediaFacts | undefined;
    const onMessage = (message: Answer & { id: number; part?: MediaFacts }) => {
      if (message.id !== job.id) return;
      if (message.part === undefined) job.settle(message);
      else part = message.part; // What is known should the next reader never return.
    };
    const fail = (error: string) => job.settle({ error, ...(part ? { part } : {}) });
    const onExit = () => fail('读取程序意外退出');
    const stop = (error: string) => {
      asked.kill('SIGKILL');
      if (child === asked) child = null; // Its end is still to come; the next file gets a fresh one.
      fail(error);
    };
    const timer = setTimeout(() => stop(`在 ${wallMs / 1000} 秒内未能读完`), wallMs);
    const watch = setInterval(
      async () => ((await residentMib(asked.pid)) ?? 0) > memoryMib && stop(`占用内存超过 ${memoryMib} MiB`),
      100,
    );
    asked.on('message', onMessage);
    asked.once('exit', onExit);
    asked.send({ id: job.id, path }, () => {});
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      clearInterval(watch);
      asked.off('message', onMessage);
      asked.off('exit', onExit);
    }
  }

  async function probe(path: string, name = ''): Promise<MediaFacts> {
    const turn = last.then(() => ask(path));
    last = turn.catch(() => {});
    const { facts: read, part, error } = await turn.catch((cause: unknown): Answer => ({ error: String(cause) }));
    let facts = read ?? (await unread(path, part, error ?? '原因不明'));
    const demuxer = demuxerOf(facts);
    if (tools.ffprobe !== null && demuxer !== null && wantsSecondReader(facts)) {
      const second = await readWithFfprobe(tools.ffprobe, path, demuxer).catch((): PartialFacts => ({}));
      if (Object.keys(second).length > 0) facts = withSecondReader(facts, second);
    }
    return mergeFacts(facts, { times: timesFromName(name) }, 'name');
  }

  return {
    probe,
    close: async () => {
      const running = child;
      if (running === null) return;
      const ended = new Promise((resolve) => running.once('exit', resolve));
      running.ref();
      running.kill('SIGKILL');
      await ended;
    },
  };
}

/** What is left to say when reading was broken off. */
async function unread(path: string, part: MediaFacts | undefined, error: string): Promise<MediaFacts> {
  const problem = `未能读出文件的全部信息：${error}；文件按原样保存`;
  if (part !== undefined) {
    const state = part.tracks.length > 0 ? 'partial' : 'broken';
    return { ...part, state, problems: [...part.problems, problem] };
  }
  const size = await stat(path).then(
    (facts) => facts.size,
    () => 0,
  );
  return { ...emptyFacts(size), ...typeAlone(path), state: 'broken', problems: [problem] };
}

/** The first bytes are looked at without any parser that could fail. */
function typeAlone(path: string): Partial<MediaFacts> {
  try {
    const reader = openByteReader(path);
    try {
      return sniffType(reader) ?? {};
    } finally {
      reader.close();
    }
  } catch {
    return {};
  }
}

function wantsSecondReader({ kind, durationMs, width, tracks, state }: MediaFacts): boolean {
  return (
    (kind === 'video' || kind === 'audio') &&
    state !== 'broken' &&
    (durationMs === null || (kind === 'video' && width === null) || tracks.some(({ codec }) => codec === null))
  );
}

/** What the first reader left open is filled in: codecs it could not name, and whole containers (flv, rm) that it only knows by sight. */
function withSecondReader(facts: MediaFacts, second: PartialFacts): MediaFacts {
  const merged = mergeFacts(facts, second, 'ffprobe');
  const read = second.tracks ?? [];
  const isSame =
    read.length === facts.tracks.length && facts.tracks.every(({ kind }, index) => read[index]?.kind === kind);
  const tracks = isSame
    ? facts.tracks.map((track, index) => ({ ...track, codec: track.codec ?? read[index]?.codec ?? null }))
    : merged.tracks;
  const isRead = facts.problems.includes(onlyKnownBySight) && read.length > 0 && merged.durationMs !== null;
  if (!isRead) return { ...merged, tracks };
  return { ...merged, tracks, state: 'readable', problems: merged.problems.filter((one) => one !== onlyKnownBySight) };
}

async function residentMib(pid: number | undefined): Promise<number | null> {
  const text = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => null);
  return text === null ? null : (Number(text.split(' ')[1]) * 4096) / 1024 ** 2;
}
