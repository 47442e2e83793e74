import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { asFault } from '../evidence-fault.ts';
import type { Follower, Hasher } from '../hashing/hasher.ts';
import { writeAll } from '../store/durable-files.ts';
import type { Reread, StagingMask } from '../store/evidence-store.ts';
import { maskAt } from '../store/staging-mask.ts';
import { offsetMark, type UploadFiles } from './upload-files.ts';

/** Synced this often while bytes arrive, so that re-reading can follow close behind and the last sync is short. */
const SYNC_EVERY = 32 * 1024 * 1024;
/** More than this unsynced and the sender waits: the disk is slower than the network. */
const MAX_UNSYNCED = 8 * SYNC_EVERY;

export type UploadDigests = { sha256: string; sm3: string; rereadSha256: string | null; reread: Reread };

/**
 * An upload with its file open. Hashing follows what is written; re-reading follows what is synced, past the page cache. After a
 * restart both begin again at the first byte, in the background, while the rest is still arriving.
 */
export class UploadSession {
  readonly id: string;
  private readonly files: UploadFiles;
  private readonly part: FileHandle;
  private readonly mark: FileHandle;
  private readonly mask: StagingMask | null;
  private readonly followers: { sm3: Follower; sha256: Follower; reread: Follower | null };
  private written: number;
  private durable: number;
  /** What the durable mark on disk vouches for. */
  private marked = -1;
  private syncing: Promise<void> | null = null;
  private syncFailure: unknown = null;
  private maskBytes: ((bytes: Uint8Array) => Uint8Array) | null;
  lastUsed = Date.now();

  private constructor(
    id: string,
    files: UploadFiles,
    handles: { part: FileHandle; mark: FileHandle },
    mask: StagingMask | null,
    hashes: Hasher,
    offset: number,
  ) {
    this.id = id;
    this.files = files;
    this.part = handles.part;
    this.mark = handles.mark;
    this.mask = mask;
    const path = files.path(id, '.part');
    const source = mask
      ? { kind: 'masked' as const, path, ...mask }
      : { kind: 'plain' as const, path, fromDevice: false };
    this.followers = {
      sm3: hashes.follow(source, ['sm3']),
      sha256: hashes.follow(source, ['sha256']),
      // An encrypted store re-reads the frames it makes of this; the staged bytes are not what is kept.
      reread: mask ? null : hashes.follow({ kind: 'plain', path, fromDevice: true }, ['sha256']),
    };
    this.written = offset;
    this.durable = offset;
    this.maskBytes = mask ? maskAt(mask, offset) : null;
    this.allowHashing();
    this.followers.reread?.advance(offset);
  }

  static async open(id: string, files: UploadFiles, mask: StagingMask | null, hashes: Hasher): Promise<UploadSession> {
    const offset = await files.durableOffset(id);
    const part = await open(files.path(id, '.part'), 'r+');
    try {
      await part.truncate(offset);
      if (offset > 0) await part.datasync();
      const mark = await open(files.path(id, '.at'), constants.O_RDWR | constants.O_CREAT, 0o600);
      await mark.write(offsetMark(offset), 0, undefined, 0);
      return new UploadSession(id, files, { part, mark }, mask, hashes, offset);
    } catch (error) {
      await part.close();
      throw asFault(error);
    }
  }

  get offset(): number {
    return this.written;
  }

  /** `held`: hashing must not go past these bytes yet, they may be taken back (a chunk with a checksum). */
  async write(chunks: readonly Uint8Array[], held: boolean): Promise<void> {
    if (this.syncFailure !== null) await this.fallBack(this.syncFailure);
    const mask = this.maskBytes;
    const bytes = mask === null ? chunks : chunks.map((chunk) => mask(chunk));
    try {
      await writeAll(this.part, bytes, this.written);
    } catch (error) {
      await this.rewind(this.written);
      throw asFault(error);
    }
    for (const chunk of chunks) this.written += chunk.length;
    this.lastUsed = Date.now();
    if (held) return;
    this.allowHashing();
    if (this.written - this.durable >= SYNC_EVERY) this.syncBehind();
    if (this.written - this.durable >= MAX_UNSYNCED) await this.syncing;
  }

  /** Back to an earlier offset, as if the bytes after it had not come. */
  async rewind(offset: number): Promise<void> {
    await this.syncing;
    await this.part.truncate(offset);
    this.written = offset;
    this.durable = Math.min(this.durable, offset);
    this.marked = -1;
    this.maskBytes = this.mask ? maskAt(this.mask, offset) : null;
  }

  /** After this the offset may be told to the client: bytes first, then the mark that vouches for them. */
  async makeDurable(): Promise<number> {
    await this.syncing;
    try {
      if (this.syncFailure !== null) throw this.syncFailure;
      const offset = this.written;
      if (this.marked === offset) return offset;
      if (this.durable < offset) await this.part.datasync();
      this.vouchFor(offset);
      await this.mark.write(offsetMark(offset), 0, undefined, 0);
      await this.mark.datasync();
      this.marked = offset;
      return offset;
    } catch (error) {
      return await this.fallBack(error);
    }
  }

  async digests(length: number): Promise<UploadDigests> {
    const { sm3, sha256, reread } = this.followers;
    const [national, streamed, again] = await Promise.all([
      sm3.finish(length),
      sha256.finish(length),
      reread?.finish(length),
    ]);
    return {
      sha256: streamed.digests.sha256 ?? '',
      sm3: national.digests.sm3 ?? '',
      rereadSha256: again?.digests.sha256 ?? null,
      reread: again?.fromDevice ? 'device' : 'cache',
    };
  }

  async close(): Promise<void> {
    for (const follower of Object.values(this.followers)) follower?.stop();
    await this.syncing;
    await this.part.close();
    await this.mark.close();
  }

  get path(): string {
    return this.files.path(this.id, '.part');
  }

  private allowHashing(): void {
    this.followers.sm3.advance(this.written);
    this.followers.sha256.advance(this.written);
  }

  private vouchFor(offset: number): void {
    this.durable = offset;
    this.allowHashing();
    this.followers.reread?.advance(offset);
  }

  /**
   * A failed sync may have dropped the pages it could not write, and the next sync would not say so: only what an earlier one vouched
   * for still counts. Hashing has gone past it, so the session is of no more use.
   */
  private async fallBack(error: unknown): Promise<never> {
    await this.part.truncate(this.durable);
    await this.mark.write(offsetMark(this.durable), 0, undefined, 0);
    throw asFault(error);
  }

  private syncBehind(): void {
    const offset = this.written;
    this.syncing ??= this.part
      .datasync()
      .then(async () => {
        this.vouchFor(offset);
        await this.mark.write(offsetMark(offset), 0, undefined, 0);
      })
      .catch((error: unknown) => {
        this.syncFailure = error;
      })
      .finally(() => {
        this.syncing = null;
      });
  }
}
