import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, open, readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { EvidenceFault } from '../evidence-fault.ts';
import type { Hasher } from '../hashing/hasher.ts';
import type { MediaFacts } from '../media/media-facts.ts';
import type { Prober } from '../media/prober.ts';
import { secretMarkRefusal, secretMarks } from '../secrets/secret-marks.ts';
import type { EvidenceStore } from '../store/evidence-store.ts';
import type { SealedAnswer } from '../uploads/seal-upload.ts';
import { displayName } from '../uploads/upload-metadata.ts';
import { DockState } from './dock-state.ts';
import { type CardFile, listCard } from './list-card.ts';
import { missingInSeries, type SeriesGap } from './number-series.ts';
import { readProblem } from './read-problem.ts';
import { sampleFile } from './sample-file.ts';

/** A file of a card that stands in the store and needs its record. `key` is the same each time this file is offered. */
export type DockedFile = {
  key: string;
  sha256: string;
  sm3: string;
  size: number;
  /** Relative to the card, as on the card. */
  path: string;
  name: string;
  displayName: string;
  modifiedAt: string;
  duplicate: boolean;
  facts: MediaFacts;
};

export type DockEntry = {
  path: string;
  size: number;
  /**
   * takenIn: stored and recorded now; alreadyHeld: was so before; unreadable: the card did not give all its bytes; refused: must not be
   * kept; notRecorded: stored, but no record could be made; notReached: it stopped before this one. What cannot be understood as media is
   * taken in all the same (`facts.state`).
   */
  outcome: 'takenIn' | 'alreadyHeld' | 'unreadable' | 'refused' | 'notRecorded' | 'notReached';
  sha256: string | null;
  facts: MediaFacts | null;
  /** For the user; null when all is well. */
  remark: string | null;
  mayDeleteAtSource: boolean;
  receipt: unknown;
};

export type DockReport = {
  folder: string;
  entries: DockEntry[];
  missing: SeriesGap[];
  ignored: { path: string; reason: string }[];
  totals: Record<DockEntry['outcome'], number> & { missing: number; bytes: number };
  /** Null when the whole card was gone through; else why it stopped. Run again, it goes on from there. */
  stopped: string | null;
};

export type DockProgress = {
  path: string;
  fileBytes: number;
  fileSize: number;
  doneBytes: number;
  totalBytes: number;
  doneFiles: number;
  totalFiles: number;
};

export type DockOptions = {
  store: EvidenceStore;
  hashes: Hasher;
  prober: Prober;
  /** Where the marks of finished files are kept, a file a source. */
  stateFolder: string;
  /** Makes the record; must be idempotent by `key`. */
  onFile: (file: DockedFile) => Promise<SealedAnswer>;
  /** Whether this content is recorded already, from this source or another card reading. */
  isRecorded?: (sha256: string, name: string) => Promise<boolean>;
  /** Highest number of a series taken in earlier. */
  lastNumber?: (series: string) => number | null;
  /** The numbers of the bureau's devices, by which names are read. */
  devices?: () => Promise<readonly string[]>;
  onProgress?: (progress: DockProgress) => void;
  signal?: AbortSignal;
  /** Reads only these (a watched folder leaves out what is still being written). */
  only?: (file: CardFile) => boolean;
};

/** Goes through a card or folder and accounts for every file on it. Deletes nothing there. */
export async function dock(folder: string, options: DockOptions): Promise<DockReport> {
  const { store, hashes, prober, signal } = options;
  const root = await realpath(folder);
  const { files: listed, ignored } = await listCard(root);
  const files = options.only ? listed.filter(options.only) : listed;
  const state = await DockState.open(
    join(options.stateFolder, `${createHash('sha256').update(root).digest('hex').slice(0, 32)}.jsonl`),
  );
  const totalBytes = files.reduce((sum, { size }) => sum + size, 0);
  const entries: DockEntry[] = [];
  let doneBytes = 0;
  let stopped: string | null = null;

  function tell(file: CardFile, fileBytes: number): void {
    const { path, size: fileSize } = file;
    options.onProgress?.({
      path,
      fileBytes,
      fileSize,
      doneBytes: doneBytes + fileBytes,
      totalBytes,
      doneFiles: entries.length,
      totalFiles: files.length,
    });
  }

  async function takeIn(file: CardFile): Promise<DockEntry> {
    const place = await placeOf(root, file).catch((error: unknown) => readProblem(error));
    if (typeof place === 'string') return unread(file, null, place);
    return takeInFrom(place.path, file).finally(() => place.close());
  }

  function unread(file: CardFile, facts: MediaFacts | null, problem: string): DockEntry {
    const remark = `从来源读取失败：${problem}。文件仍在来源中，未被改动；请更换读卡器或接口重试，仍失败请保留原卡并说明原因。`;
    return { ...entryOf(file, 'unreadable', remark), facts };
  }

  async function takeInFrom(source: string, file: CardFile): Promise<DockEntry> {
    const { path, name, size, mtimeMs } = file;
    const entry = entryOf(file, 'takenIn', null);
    const sample = await sampleFile(source, size).catch(() => null);
    const before = state.find(path, size, mtimeMs);
    // a mark without a sample says nothing of what the file holds: it is read again, and then has one
    const isSame = before !== null && sample !== null && before.sample === sample;
    if (isSame && (await store.stat(before.sha256)) !== null) {
      return {
        ...entry,
        outcome: 'alreadyHeld',
        sha256: before.sha256,
        mayDeleteAtSource: true,
        receipt: before.receipt,
      };
    }
    const nameMarks = secretMarks(path.split('/'));
    if (nameMarks.length > 0) return { ...entry, outcome: 'refused', remark: secretMarkRefusal(nameMarks).detail };
    const facts = await prober.probe(source, name);
    const wordMarks = secretMarks(facts.words);
    if (wordMarks.length > 0) return { ...entry, outcome: 'refused', remark: secretMarkRefusal(wordMarks).detail };

    // The source itself is hashed, by another thread, and the store must come to the same.
    const hashing = hashes.follow({ kind: 'plain', path: source, fromDevice: false }, ['sha256']);
    const sourceHash = hashing.finish(size).then(({ digests }) => digests.sha256 ?? '');
    sourceHash.catch(() => {});
    let isolated: string | null = null;
    const stored = await store
      .put(watched(source, file), { size, sha256: sourceHash })
      .catch(async (error: unknown) => {
        // all of it was read: which content it is that must not come in is known
        if (error instanceof EvidenceFault && error.code === 'isolated') isolated = await sourceHash.catch(() => null);
        hashing.stop();
        if (error instanceof EvidenceFault && error.code === 'diskFull') throw error;
        if (signal?.aborted) throw error;
        return error instanceof Error ? error : new Error(String(error));
      });
    if (stored instanceof EvidenceFault && stored.code === 'isolated')
      return { ...entry, outcome: 'refused', sha256: isolated, remark: stored.message };
    const after = await lstat(file.raw ?? join(root, path)).catch(() => null);
    if (after !== null && (after.size !== size || after.mtimeMs !== mtimeMs)) {
      const remark = '读取期间文件仍在变化，未入库。请停止录制或等复制完成，再次导入。';
      return { ...entry, outcome: 'unreadable', facts, remark };
    }
    if (stored instanceof Error || after === null)
      return unread(file, facts, readProblem(stored instanceof Error ? stored : { code: 'ENOENT' }));
    const { sha256, sm3, duplicate } = stored;
    const mark = { path, size, mtimeMs, ...(sample === null ? {} : { sample }) };
    const held = duplicate && ((await options.isRecorded?.(sha256, name)) ?? false);
    const described = { ...entry, sha256, facts, remark: facts.problems.length > 0 ? facts.problems.join('；') : null };
    if (held) {
      await state.add({ ...mark, sha256, sm3, receipt: null });
      return { ...described, outcome: 'alreadyHeld', mayDeleteAtSource: true };
    }
    const key = createHash('sha256')
      .update(JSON.stringify([path, size, Math.round(mtimeMs), sha256]))
      .digest('hex');
    const modifiedAt = new Date(mtimeMs).toISOString();
    const answer = await options
      .onFile({ key, sha256, sm3, size, path, name, displayName: displayName(name), modifiedAt, duplicate, facts })
      .catch((error: unknown) => ({
        recorded: false as const,
        refusal: {
          detail: `记录未能写入（${error instanceof Error ? error.message : '原因不明'}）。请再次运行导入，无需重新读取全部文件；来源文件暂勿删除。`,
        },
      }));
    if (!answer.recorded) return { ...described, outcome: 'notRecorded', remark: answer.refusal.detail };
    await state.add({ ...mark, sha256, sm3, receipt: answer.receipt });
    return { ...described, outcome: 'takenIn', mayDeleteAtSource: true, receipt: answer.receipt };
  }

  async function* watched(source: string, file: CardFile): AsyncGenerator<Uint8Array> {
    let read = 0;
    let told = 0;
    const stream = createReadStream(source, {
      highWaterMark: 1024 * 1024,
      ...(signal ? { signal } : {}),
    });
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      yield chunk;
      read += chunk.length;
      if (read - told < 16 * 1024 * 1024) continue;
      told = read;
      tell(file, read);
    }
  }

  try {
    for (const file of files) {
      if (signal?.aborted) {
        stopped = '导入被停止。再次运行即从未完成的文件继续。';
        break;
      }
      tell(file, 0);
      const entry = await takeIn(file);
      if (entry.outcome === 'unreadable' && !(await isThere(root))) {
        stopped = sourceGone;
        break;
      }
      entries.push(entry);
      doneBytes += file.size;
      tell(file, 0);
    }
  } catch (error) {
    stopped =
      error instanceof EvidenceFault
        ? error.message
        : signal?.aborted
          ? '导入被停止。再次运行即从未完成的文件继续。'
          : `导入中断：${readProblem(error)}。`;
  } finally {
    await state.close();
  }
  // what was not come to is told as well: nothing of a source is passed over in silence
  for (const file of files.slice(entries.length)) entries.push(entryOf(file, 'notReached', null));
  const missing = missingInSeries(
    listed.map(({ name }) => name),
    options.lastNumber,
    await options.devices?.(),
  );
  return { folder: root, entries, missing, ignored, totals: totalsOf(entries, missing), stopped };
}

const sourceGone =
  '来源（存储卡、硬盘）在读取中断开，其余文件还没有读。接好后再次导入，即从没有读到的文件继续；来源中的文件不要删除。';

function entryOf({ path, size }: CardFile, outcome: DockEntry['outcome'], remark: string | null): DockEntry {
  return { path, size, outcome, sha256: null, facts: null, remark, mayDeleteAtSource: false, receipt: null };
}

/** A folder that can be listed is there: mounts that were pulled off answer with an error, or leave an empty mount point. */
async function isThere(root: string): Promise<boolean> {
  const names = await readdir(root).catch(() => []);
  return names.length > 0;
}

/**
 * Where a file is read from. A name that is no UTF-8 cannot be written as a path here nor handed to another process: it is opened by its own
 * bytes, and read by way of the open file (Linux; elsewhere it is told as unreadable).
 */
async function placeOf(root: string, { path, raw }: CardFile): Promise<{ path: string; close(): Promise<void> }> {
  if (raw === null) return { path: join(root, path), close: async () => undefined };
  const handle = await open(raw, 'r');
  return { path: `/proc/${process.pid}/fd/${handle.fd}`, close: () => handle.close() };
}

function totalsOf(entries: readonly DockEntry[], missing: readonly SeriesGap[]): DockReport['totals'] {
  const none = { takenIn: 0, alreadyHeld: 0, unreadable: 0, refused: 0, notRecorded: 0, notReached: 0 };
  const totals = { ...none, missing: 0, bytes: 0 };
  for (const { outcome, size } of entries) {
    totals[outcome] += 1;
    if (outcome === 'takenIn') totals.bytes += size;
  }
  totals.missing = missing.reduce((sum, gap) => sum + gap.missing.length, 0);
  return totals;
}
