import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { listFolder } from '../store/durable-files.ts';
import type { EvidenceStore } from '../store/evidence-store.ts';
import type { UploadFiles } from './upload-files.ts';
import type { UploadIndex } from './upload-index.ts';

export type UploadSweepOptions = {
  /** Whether a record, draft or job still names these bytes. Only what is surely not needed may be answered false. */
  isReferenced: (sha256: string) => Promise<boolean>;
  /** Objects and stray files younger than this are left alone: their record may be on its way. Default one day. */
  graceMs?: number;
  /** Unfinished uploads untouched for this long go; default is the limit the engine was opened with. */
  expireMs?: number;
};

export type UploadSweep = { expired: string[]; strays: string[]; orphans: string[]; kept: number };

type Ports = {
  store: EvidenceStore;
  files: UploadFiles;
  index: UploadIndex;
  isLive: (id: string) => boolean;
  discard: (id: string) => Promise<void>;
};

const DAY_MS = 24 * 3600_000;

/** Clears away what broken uploads left: expired uploads, files of no upload, objects that no record names. */
export async function sweepUploads(options: UploadSweepOptions, ports: Ports): Promise<UploadSweep> {
  const { store, files, index } = ports;
  const grace = options.graceMs ?? DAY_MS;
  const expire = options.expireMs ?? index.limits.expireMs;
  const now = Date.now();

  const expired: string[] = [];
  const awaitingRecord = new Set<string>();
  for (const id of await files.ids()) {
    if (!ports.isLive(id) && now - (await files.lastTouched(id)) >= expire) {
      await ports.discard(id);
      expired.push(id);
    } else {
      const mark = await files.sealMark(id);
      if (mark !== null) awaitingRecord.add(mark.sha256);
    }
  }

  const strays: string[] = [];
  const known = new Set(await files.ids());
  for (const name of await listFolder(files.folder)) {
    const path = join(files.folder, name);
    const facts = await stat(path).catch(() => null);
    const belongs = known.has(name.replace(/\.(info|part|at|seal|done)$/, ''));
    if (facts === null || belongs || now - facts.mtimeMs < grace) continue;
    await rm(path, { force: true, recursive: true });
    strays.push(name);
  }

  const orphans: string[] = [];
  let kept = 0;
  for await (const sha256 of store.list()) {
    const facts = await store.stat(sha256);
    const young = facts === null || now - facts.storedAt < grace;
    if (young || awaitingRecord.has(sha256) || (await options.isReferenced(sha256))) kept += 1;
    else if (await store.remove(sha256)) orphans.push(sha256);
  }
  return { expired, strays, orphans, kept };
}
