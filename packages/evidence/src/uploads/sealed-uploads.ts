import type { SealReceipt } from './seal-upload.ts';
import type { UploadFiles } from './upload-files.ts';
import { displayName, parseUploadMetadata } from './upload-metadata.ts';

/** Bytes that are in, and what their sender said of them. */
export type SealedUpload = {
  id: string;
  sha256: string;
  size: number;
  /** As it may be shown. */
  name: string;
  metadata: Record<string, string>;
  /** Milliseconds. */
  createdAt: number;
  sealedAt: number;
  /** What `onSealed` answered. */
  receipt: unknown;
};

/** What was said when an upload began: it never changes. */
type Begun = { readonly owner: string; readonly createdAt: number; readonly metadata: Record<string, string> };

const uuid = /^[0-9a-f-]{36}$/;

/**
 * The uploads that were acknowledged, for as long as their receipts are kept: a week of all cameras of a bureau. Who sent one, and what
 * they said of it, is read once; receipts only of what is asked for.
 */
export class SealedUploads {
  private readonly files: UploadFiles;
  private readonly begun = new Map<string, Begun>();

  constructor(files: UploadFiles) {
    this.files = files;
  }

  /** Those of an owner, the oldest first; with `wanted`, those of whose metadata it holds. */
  async of(owner: string, wanted: (metadata: Record<string, string>) => boolean = () => true): Promise<SealedUpload[]> {
    const ids = await this.files.ids();
    const found: (SealedUpload | null)[] = [];
    for (const id of ids) {
      const begun = await this.begunOf(id);
      if (begun?.owner === owner && wanted(begun.metadata)) found.push(await this.receiptOf(id, begun));
    }
    const standing = new Set(ids);
    for (const id of this.begun.keys()) if (!standing.has(id)) this.begun.delete(id);
    return found.filter((one) => one !== null).sort((one, other) => one.createdAt - other.createdAt);
  }

  /** Null where this owner has no such upload, or it is not acknowledged. */
  async find(owner: string, id: string): Promise<SealedUpload | null> {
    const begun = uuid.test(id) ? await this.begunOf(id) : null;
    return begun?.owner === owner ? this.receiptOf(id, begun) : null;
  }

  private async begunOf(id: string): Promise<Begun | null> {
    const known = this.begun.get(id);
    if (known !== undefined) return known;
    const info = await this.files.info(id);
    if (info === null) return null;
    const { owner, createdAt } = info;
    const begun = { owner, createdAt, metadata: parseUploadMetadata(info.metadata) };
    this.begun.set(id, begun);
    return begun;
  }

  private async receiptOf(id: string, { metadata, createdAt }: Begun): Promise<SealedUpload | null> {
    const done = (await this.files.read(id, '.done')) as SealReceipt | null;
    if (done === null) return null;
    const { sha256, size, receipt } = done;
    const name = displayName(metadata.filename ?? metadata.name ?? '');
    return { id, sha256, size, name, metadata, createdAt, sealedAt: await this.files.lastTouched(id), receipt };
  }
}
