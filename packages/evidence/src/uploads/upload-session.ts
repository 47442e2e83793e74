import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { asFault } from '../evidence-fault.ts';
import type { SourceSpec } from '../hashing/byte-source.ts';
import type { HashAlgorithm } from '../hashing/hash-task.ts';
import type { Follower, Hasher } from '../hashing/hasher.ts';
import { writeAll } from '../store/durable-files.ts';
import type { Reread, StagingMask } from '../store/evidence-store.ts';
import { maskAt } from '../store/staging-mask.ts';
import { freeBytes } from './free-bytes.ts';
import { offsetMark, type UploadFiles } from './upload-files.ts';

/** Synced this often while bytes arrive, so that re-reading can follow close behind and the last sync is short. */
const SYNC_EVERY = 8 * 1024 * 1024;
/** More than this unsynced and the sender waits: the disk is slower than the network. */
const MAX_UNSYNCED = 32 * SYNC_EVERY;
/** More than this unhashed and the sender waits: hashing gets the processor that receiving would take, and is done soon after the last byte. */
const MAX_UNHASHED = 4 * SYNC_EVERY;

/** What is written down of everything kept. */
const KEPT_DIGESTS: readonly HashAlgorithm[] = ['sha256', 'sm3'];

/** `asReceived`: what storage gave back is what came in from the network. */
export type UploadDigests = { sha256: string; sm3: string; asReceived: boolean; reread: Reread };

/** The sender's hash of the whole file, in hex, under either algorithm. */
export type SenderDigest = { sha256: string | null; sm3: string | null };

/**
 * An upload with its file open. Both digests are taken of what the device gives back, past the page cache, close behind what is synced;
 * the sender's hash of its file must be one of them. Of a sender who did not promise such a hash a CRC is taken in memory of what came
 * in, and again of what was read back. After a restart hashing begins again at the first byte, while the rest is arriving.
 */
export class UploadSession {
  readonly id: string;
  private readonly files: UploadFiles;
  private readonly part: FileHandle;
  private readonly mark: FileHandle;
  private readonly mask: StagingMask | null;
  private readonly hashes: Hasher;
  private readonly reread: Follower;
  /** CRC-32 of what came in up to `written`; null where the sender's hash is promised, or an earlier process died before it could say. */
  private crc: number | null;
  /** Where a chunk that may be taken back began. */
  private before: { offset: number; crc: number | null } | null = null;
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
    from: { offset: number; crc: number | null },
  ) {
    const { offset } = from;
    this.id = id;
    this.files = files;
    this.part = handles.part;
    this.mark = handles.mark;
    this.mask = mask;
    this.hashes = hashes;
    this.crc = from.crc;
    this.reread = hashes.follow(this.source(true), this.crc === null ? KEPT_DIGESTS : [...KEPT_DIGESTS, 'crc32']);
    this.written = offset;
    this.durable = offset;
    this.maskBytes = mask ? maskAt(mask, offset) : null;
    this.reread.advance(offset);
  }

  static async open(id: string, files: UploadFiles, mask: StagingMask | null, hashes: Hasher): Promise<UploadSession> {
    const stand = await files.durableStand(id);
    const { offset } = stand;
    const from = { offset, crc: (await files.promisesDigest(id)) ? null : stand.crc };
    const part = await open(files.path(id, '.part'), 'r+');
    try {
      await part.truncate(offset);
      if (offset > 0) await part.datasync();
      const mark = await open(files.path(id, '.at'), constants.O_RDWR | constants.O_CREAT, 0o600);
      await mark.write(offsetMark(offset, from.crc), 0, undefined, 0);
      return new UploadSession(id, files, { part, mark }, mask, hashes, from);
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
    } finally {
      if (mask !== null) freeBytes(bytes);
    }
    if (held) this.before ??= { offset: this.written, crc: this.crc };
    for (const chunk of chunks) {
      this.written += chunk.length;
      if (this.crc !== null) this.crc = crc32(chunk, this.crc);
    }
    this.lastUsed = Date.now();
    if (held) return;
    this.syncWhenDue();
    if (this.written - this.durable >= MAX_UNSYNCED) await this.syncing;
  }

  /** Back to an earlier offset, as if the bytes after it had not come. */
  async rewind(offset: number): Promise<void> {
    await this.syncing;
    await this.part.truncate(offset);
    if (offset !== this.written) this.crc = this.before?.offset === offset ? this.before.crc : null;
    this.before = null;
    this.written = offset;
    this.durable = Math.min(this.durable, offset);
    this.marked = -1;
    this.maskBytes = this.mask ? maskAt(this.mask, offset) : null;
  }

  /**
   * After this the offset may be told to the client: bytes first, then the mark that vouches for them. Nobody goes on from the mark of a
   * `whole` file but after a fall of the machine, and then from an older one: it does not wait for the device.
   */
  async makeDurable(whole = false): Promise<number> {
    await this.syncing;
    try {
      if (this.syncFailure !== null) throw this.syncFailure;
      const offset = this.written;
      this.before = null;
      if (this.marked === offset) return offset;
      if (this.durable < offset) await this.part.datasync();
      this.vouchFor(offset);
      await this.mark.write(offsetMark(offset, this.crc), 0, undefined, 0);
      if (!whole) await this.mark.datasync();
      this.marked = offset;
      return offset;
    } catch (error) {
      return await this.fallBack(error);
    }
  }

  /**
   * Of the first `length` bytes. Where the sender's own hash is one of them, nothing more is to be shown. Where it is absent or another,
   * and no CRC tells, what the kernel holds of the received bytes is hashed once more: whose fault it is, the sender's or storage's.
   */
  async digests(length: number, sender: SenderDigest): Promise<UploadDigests> {
    const { digests, fromDevice } = await this.reread.finish(length);
    const { sha256 = '', sm3 = '' } = digests;
    const asSent = sender.sha256 === null ? sender.sm3 === sm3 : sender.sha256 === sha256;
    const sameInMemory = this.crc === null || digests.crc32 === crcText(this.crc);
    const again = asSent ? sha256 : await this.receivedDigest(length);
    return { sha256, sm3, asReceived: sameInMemory && again === sha256, reread: fromDevice ? 'device' : 'cache' };
  }

  async close(): Promise<void> {
    this.reread.stop();
    await this.syncing;
    await this.part.close();
    await this.mark.close();
  }

  get path(): string {
    return this.files.path(this.id, '.part');
  }

  /** An encrypted store re-reads the frames it makes of this; the staged bytes are not what is kept. */
  private source(fromDevice: boolean): SourceSpec {
    return this.mask === null
      ? { kind: 'plain', path: this.path, fromDevice }
      : { kind: 'masked', path: this.path, ...this.mask };
  }

  private async receivedDigest(length: number): Promise<string> {
    const { digests } = await this.hashes.follow(this.source(false), ['sha256']).finish(length);
    return digests.sha256 ?? '';
  }

  private vouchFor(offset: number): void {
    this.durable = offset;
    this.reread.advance(offset);
  }

  /**
   * A failed sync may have dropped the pages it could not write, and the next sync would not say so: only what an earlier one vouched
   * for still counts, and a session opened anew goes on from there.
   */
  private async fallBack(error: unknown): Promise<never> {
    await this.part.truncate(this.durable);
    await this.mark.write(offsetMark(this.durable, null), 0, undefined, 0);
    throw asFault(error);
  }

  /**
   * Null while hashing is near, else the time for which a sender had better wait. Hashing goes as far as what is synced; where it or a
   * sync has failed nobody waits for it: whoever seals hears of that.
   */
  hashingNear(): Promise<void> | null {
    return this.hashingIsFar() ? this.untilHashingIsNear() : null;
  }

  private hashingIsFar(): boolean {
    return this.written - this.reread.at > MAX_UNHASHED && !this.reread.over && this.syncFailure === null;
  }

  private async untilHashingIsNear(): Promise<void> {
    while (this.hashingIsFar()) {
      this.syncWhenDue();
      const moved = this.reread.moved();
      await (this.syncing === null ? moved : Promise.race([moved, this.syncing]));
    }
  }

  private syncWhenDue(): void {
    if (this.written - this.durable >= SYNC_EVERY) this.syncBehind();
  }

  private syncBehind(): void {
    const { written: offset, crc } = this;
    this.syncing ??= this.part
      .datasync()
      .then(async () => {
        this.vouchFor(offset);
        await this.mark.write(offsetMark(offset, crc), 0, undefined, 0);
      })
      .catch((error: unknown) => {
        this.syncFailure = error;
      })
      .finally(() => {
        this.syncing = null;
      });
  }
}

function crcText(crc: number): string {
  return crc.toString(16).padStart(8, '0');
}
