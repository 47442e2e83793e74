import { statfs } from 'node:fs/promises';
import { DISK_FULL_MESSAGE } from '../evidence-fault.ts';
import type { UploadFiles, UploadInfo } from './upload-files.ts';
import { displayName, parseUploadMetadata } from './upload-metadata.ts';
import { UploadProblem } from './upload-problem.ts';

export type UploadLimits = {
  maxSize: number;
  /** Unfinished uploads one person may have, and the bytes they may announce together. */
  maxOpenPerOwner: number;
  maxBytesPerOwner: number;
  /** Room on the volume that uploads must leave: the database lives there too. */
  keepFree: number;
  /** An unfinished upload nobody touched for this long may be swept. */
  expireMs: number;
};

export type UploadProgress = { id: string; owner: string; name: string; offset: number; length: number | null };

const DEFAULTS: UploadLimits = {
  maxSize: 100 * 1024 ** 3,
  maxOpenPerOwner: 500,
  maxBytesPerOwner: 1024 ** 4,
  keepFree: 1024 ** 3,
  expireMs: 7 * 24 * 3600_000,
};
const PROGRESS_EVERY_MS = 500;

/** What is under way, in memory: for quotas, for room on the disk that is already promised, for progress. */
export class UploadIndex {
  readonly limits: UploadLimits;
  private readonly files: UploadFiles;
  private readonly open = new Map<string, UploadProgress>();
  private readonly told = new Map<string, number>();
  private readonly onProgress: ((progress: UploadProgress) => void) | undefined;

  private constructor(
    files: UploadFiles,
    limits: Partial<UploadLimits>,
    onProgress?: (progress: UploadProgress) => void,
  ) {
    this.files = files;
    this.limits = { ...DEFAULTS, ...limits };
    this.onProgress = onProgress;
  }

  static async open(
    files: UploadFiles,
    limits: Partial<UploadLimits>,
    onProgress?: (progress: UploadProgress) => void,
  ): Promise<UploadIndex> {
    const index = new UploadIndex(files, limits, onProgress);
    for (const id of await files.ids()) {
      const info = await files.info(id);
      if (info !== null && (await files.read(id, '.done')) === null)
        index.remember(info, await files.durableOffset(id));
    }
    return index;
  }

  /** Throws when there is no place for it. */
  async admit(info: UploadInfo): Promise<void> {
    const { maxSize, maxOpenPerOwner, maxBytesPerOwner, keepFree } = this.limits;
    const length = info.length ?? 0;
    if (length > maxSize) {
      throw new UploadProblem(
        'tooLarge',
        `文件 ${gib(length)} 超过单个文件上限 ${gib(maxSize)}。请分段录制或请系统管理员调整上限。`,
      );
    }
    const others = [...this.open.values()].filter(({ id }) => id !== info.id);
    const mine = others.filter(({ owner }) => owner === info.owner);
    if (mine.length >= maxOpenPerOwner) {
      throw new UploadProblem(
        'tooManyUploads',
        `您有 ${mine.length} 个未完成的上传，已达上限。请先完成或取消其中一些。`,
        { 'retry-after': '60' },
      );
    }
    if (sum(mine, ({ length: announced }) => announced ?? 0) + length > maxBytesPerOwner) {
      throw new UploadProblem(
        'quotaExceeded',
        `未完成的上传合计将超过 ${gib(maxBytesPerOwner)} 的配额。请先完成或取消其中一些，或请系统管理员调整配额。`,
      );
    }
    const { bavail, bsize } = await statfs(this.files.folder);
    const promised = sum(others, (upload) => Math.max((upload.length ?? 0) - upload.offset, 0));
    if (bavail * bsize - promised - length < keepFree) throw new UploadProblem('diskFull', DISK_FULL_MESSAGE);
    this.remember(info, 0);
  }

  moved(info: UploadInfo, offset: number): void {
    this.remember(info, offset);
    const now = Date.now();
    if (
      this.onProgress === undefined ||
      (offset !== info.length && now - (this.told.get(info.id) ?? 0) < PROGRESS_EVERY_MS)
    )
      return;
    this.told.set(info.id, now);
    const progress = this.open.get(info.id);
    if (progress !== undefined) this.onProgress(progress);
  }

  forget(id: string): void {
    this.open.delete(id);
    this.told.delete(id);
  }

  list(owner?: string): UploadProgress[] {
    return [...this.open.values()].filter((upload) => owner === undefined || upload.owner === owner);
  }

  expires(touchedAt: number): string {
    return new Date(touchedAt + this.limits.expireMs).toUTCString();
  }

  private remember(info: UploadInfo, offset: number): void {
    const known = this.open.get(info.id);
    const metadata = known ? null : parseUploadMetadata(info.metadata);
    const name = known?.name ?? displayName(metadata?.filename ?? metadata?.name ?? '');
    this.open.set(info.id, { id: info.id, owner: info.owner, name, offset, length: info.length });
  }
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

function gib(bytes: number): string {
  return `${(bytes / 1024 ** 3).toFixed(bytes < 10 * 1024 ** 3 ? 2 : 0)} GiB`;
}
