import type { EvidenceStore } from '../store/evidence-store.ts';

/** What the records say must be held. */
export type HeldFile = { sha256: string; sm3: string; size: number };

export type FixityFinding = {
  sha256: string;
  kind: 'damaged' | 'absent' | 'recordDiffers' | 'unreferenced';
  /** For the report, in words. */
  detail: string;
  healed: boolean;
};

export type FixityReport = {
  startedAt: string;
  endedAt: string;
  checked: number;
  bytes: number;
  sound: number;
  findings: FixityFinding[];
  /** How many were read from the device itself rather than possibly from memory. */
  readFromDevice: number;
  /** False when it was stopped; the rest is then unknown, not sound. */
  complete: boolean;
};

export type FixityOptions = {
  store: EvidenceStore;
  /** Files that records name, in any order; objects no record names are reported as unreferenced. */
  expected: AsyncIterable<HeldFile> | Iterable<HeldFile>;
  /** Where whole copies may be fetched from: a backup opened as a store. */
  secondCopy?: EvidenceStore;
  /** Objects younger than this may still be waiting for their record. */
  graceMs?: number;
  /** Bytes a second at most, so that the check does not get in the way of the day's work. */
  bytesPerSecond?: number;
  now?: () => Date;
  onProgress?: (progress: { checked: number; bytes: number }) => void;
  signal?: AbortSignal;
};

/**
 * Reads every file the records name, hashes it anew under both algorithms, and heals what is damaged or gone from a second copy where
 * there is one. Bad data never stops it.
 */
export async function checkFixity(options: FixityOptions): Promise<FixityReport> {
  const { store, secondCopy, signal } = options;
  const now = options.now ?? (() => new Date());
  const report: FixityReport = {
    startedAt: now().toISOString(),
    endedAt: '',
    checked: 0,
    bytes: 0,
    sound: 0,
    findings: [],
    readFromDevice: 0,
    complete: true,
  };
  const known = new Set<string>();
  const began = performance.now();

  for await (const file of options.expected) {
    if (signal?.aborted) {
      report.complete = false;
      break;
    }
    if (known.has(file.sha256)) continue;
    known.add(file.sha256);
    const finding = await checkOne(file);
    report.checked += 1;
    report.bytes += file.size;
    if (finding === null) report.sound += 1;
    else report.findings.push(finding);
    options.onProgress?.({ checked: report.checked, bytes: report.bytes });
    await keepPace();
  }
  if (report.complete) await findUnreferenced();
  report.endedAt = now().toISOString();
  return report;

  async function checkOne(file: HeldFile): Promise<FixityFinding | null> {
    const verdict = await store.verify(file.sha256);
    if (verdict.state === 'sound') {
      if (verdict.reread === 'device') report.readFromDevice += 1;
      if (verdict.sm3 === file.sm3 && verdict.size === file.size) return null;
      return {
        sha256: file.sha256,
        kind: 'recordDiffers',
        healed: false,
        detail: `文件内容完好，但记录所载 SM3 或长度与之不符（记录 ${file.size} 字节，实有 ${verdict.size} 字节）。请核查记录来源。`,
      };
    }
    if (verdict.state === 'isolated') return null;
    const healed = await heal(file);
    const what = verdict.state === 'absent' ? '文件不在存储中' : `文件已损坏：${verdict.reason}`;
    const after = healed
      ? '已用第二副本修复并复验'
      : secondCopy
        ? '第二副本也没有完好的内容，未能修复'
        : '没有配置第二副本，未能修复；请从备份恢复';
    return { sha256: file.sha256, kind: verdict.state, healed, detail: `${what}；${after}。` };
  }

  async function heal(file: HeldFile): Promise<boolean> {
    const copy = await secondCopy?.open(file.sha256).catch(() => null);
    if (!copy) return false;
    try {
      await store.put(copy.stream, { sha256: file.sha256, size: file.size });
    } catch {
      return false;
    }
    return (await store.verify(file.sha256)).state === 'sound';
  }

  async function findUnreferenced(): Promise<void> {
    const grace = options.graceMs ?? 24 * 3600_000;
    for await (const sha256 of store.list()) {
      if (known.has(sha256)) continue;
      const facts = await store.stat(sha256);
      if (facts === null || now().getTime() - facts.storedAt < grace) continue;
      report.findings.push({
        sha256,
        kind: 'unreferenced',
        healed: false,
        detail: `没有记录引用此文件（${facts.size} 字节）。确认不需要后由清理任务删除。`,
      });
    }
  }

  async function keepPace(): Promise<void> {
    if (options.bytesPerSecond === undefined) return;
    const due = (report.bytes / options.bytesPerSecond) * 1000 - (performance.now() - began);
    if (due > 0) await new Promise((resolve) => setTimeout(resolve, due));
  }
}
