import { readFileSync } from 'node:fs';
import { open, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../evidence-fault.ts';
import type { Digests } from '../hashing/hasher.ts';
import { listFolder, writeDurably, writeWhole } from '../store/durable-files.ts';
import { parseUploadMetadata } from './upload-metadata.ts';

/** What is fixed when an upload is created (`length` may come later). */
export type UploadInfo = { id: string; owner: string; length: number | null; metadata: string; createdAt: number };
/** Written before the bytes move into the store, so that a crash between move and record can be taken up again. */
export type SealMark = Digests & {
  size: number;
  duplicate: boolean;
  clientHash: 'matched' | 'absent';
  reread: 'device' | 'cache';
};

const ENDINGS = ['.info', '.part', '.at', '.seal', '.done'] as const;
export type UploadFileEnding = (typeof ENDINGS)[number];

/**
 * The files of an upload under way, all named by its random id: `.info`, `.part` (the bytes), `.at` (how many of them are durable),
 * `.seal` (sealed, not yet recorded), `.done` (the receipt, kept so that a lost answer can be asked for again).
 */
export class UploadFiles {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  path(id: string, ending: UploadFileEnding): string {
    return join(this.folder, `${id}${ending}`);
  }

  async create(info: UploadInfo): Promise<void> {
    for (const ending of ['.part', '.at'] as const) await (await open(this.path(info.id, ending), 'wx', 0o600)).close();
    await this.writeInfo(info); // Its folder sync makes all three names durable.
  }

  writeInfo(info: UploadInfo): Promise<void> {
    return writeDurably(this.path(info.id, '.info'), `${JSON.stringify(info)}\n`);
  }

  /** Nothing has been acknowledged on the strength of this mark; should the machine fall, the file is sent once more. */
  writeSealMark(id: string, mark: SealMark): Promise<void> {
    return writeWhole(this.path(id, '.seal'), `${JSON.stringify(mark)}\n`, false);
  }

  /** What it acknowledges is durable already: the bytes in the store, the record with whoever made it. */
  writeReceipt(id: string, receipt: unknown): Promise<void> {
    return writeWhole(this.path(id, '.done'), `${JSON.stringify(receipt)}\n`, true);
  }

  /** False once the bytes have moved into the store or were lost with the machine. */
  async hasBytes(id: string): Promise<boolean> {
    return (await stat(this.path(id, '.part')).catch(() => null)) !== null;
  }

  async info(id: string): Promise<UploadInfo | null> {
    return (await this.read(id, '.info')) as UploadInfo | null;
  }

  /** Whether the sender said, when it began, that it will give its own hash of the whole file with the seal. */
  async promisesDigest(id: string): Promise<boolean> {
    const info = await this.info(id);
    return info !== null && 'digest' in parseUploadMetadata(info.metadata);
  }

  async sealMark(id: string): Promise<SealMark | null> {
    return (await this.read(id, '.seal')) as SealMark | null;
  }

  /** Null when absent or unreadable: these files are ours, a broken one is as good as none. */
  async read(id: string, ending: UploadFileEnding): Promise<unknown> {
    try {
      return JSON.parse(await readFile(this.path(id, ending), 'utf8'));
    } catch {
      return null;
    }
  }

  /**
   * Bytes that may be vouched for. While the machine has not restarted, the kernel still holds everything written, so the file's size
   * counts (kill -9 loses nothing). After a restart of the machine some file systems show a size whose bytes never arrived: then only
   * what was recorded after a sync counts.
   */
  async durableOffset(id: string): Promise<number> {
    return (await this.durableStand(id)).offset;
  }

  /** The same with the CRC-32 of these bytes as they came in, where the mark tells it. */
  async durableStand(id: string): Promise<{ offset: number; crc: number | null }> {
    const size = await this.size(id);
    const mark = await this.read(id, '.at');
    const known = typeof mark === 'object' && mark !== null ? mark : {};
    const sameBoot = 'boot' in known && known.boot === bootId && bootId !== null;
    const recorded = 'offset' in known && typeof known.offset === 'number' ? known.offset : 0;
    const offset = sameBoot ? size : Math.min(size, recorded);
    const crc = 'crc' in known && typeof known.crc === 'number' && offset === recorded ? known.crc : null;
    return { offset, crc: offset === 0 ? 0 : crc };
  }

  async size(id: string): Promise<number> {
    try {
      return (await stat(this.path(id, '.part'))).size;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return 0;
      throw error;
    }
  }

  async lastTouched(id: string): Promise<number> {
    let latest = 0;
    for (const ending of ENDINGS) {
      const facts = await stat(this.path(id, ending)).catch(() => null);
      latest = Math.max(latest, facts?.mtimeMs ?? 0);
    }
    return latest;
  }

  async remove(
    id: string,
    endings: readonly UploadFileEnding[] = ['.part', '.at', '.seal', '.done', '.info'],
  ): Promise<void> {
    for (const ending of endings) await rm(this.path(id, ending), { force: true });
  }

  async ids(): Promise<string[]> {
    const names = await listFolder(this.folder);
    return names.filter((name) => name.endsWith('.info')).map((name) => name.slice(0, -'.info'.length));
  }
}

/** One line of fixed width, overwritten in place: it fits in a sector, so it is old or new, never half. */
export function offsetMark(offset: number, crc: number | null): Buffer {
  return Buffer.from(`${JSON.stringify({ offset, crc, boot: bootId }).padEnd(127)}\n`);
}

const bootId = readBootId();

function readBootId(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return null;
  }
}
