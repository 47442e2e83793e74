import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { BlockPlace, Blocks } from './blocks.ts';
import { type ByteSource, openByteSource, type SourceSpec } from './byte-source.ts';

/** CRC-32 is no proof of anything; it compares what came in with what is read back. */
export type HashAlgorithm = 'sha256' | 'sm3' | 'crc32';
type DigestTexts = Partial<Record<HashAlgorithm, string>>;

type Running = { update(bytes: Uint8Array): void; digest(): string };

export type TaskRequest =
  | { op: 'start'; id: number; source: SourceSpec; algorithms: HashAlgorithm[] }
  | { op: 'advance' | 'finish'; id: number; upTo: number }
  | { op: 'stop'; id: number };

/** What the reading thread says to the thread of SM3 … */
export type ToNational = ({ op: 'block'; id: number } & BlockPlace) | { op: 'end' | 'stop'; id: number };
/** … and what comes back. */
export type FromNational = { op: 'free'; at: number } | { op: 'digest'; id: number; sm3: string };

/** `waiting`: for a block to come back. `read`: to the end; SM3 has still to say its digest. */
type TaskState = 'idle' | 'working' | 'waiting' | 'read' | 'done';

/** Bytes read and hashed before another task has its turn. */
const SLICE = 4 * 1024 * 1024;

/**
 * A file read once from its first byte as far as the caller allows and hashed under all its algorithms: here, and under SM3, which takes
 * four times as long as the others, by the other thread of the lane, from the same memory.
 */
export class HashTask {
  private readonly id: number;
  private readonly source: ByteSource;
  private readonly blocks: Blocks;
  private readonly hashes: { algorithm: HashAlgorithm; hash: Running }[];
  private readonly national: ((message: ToNational) => void) | null;
  private readonly digests: DigestTexts = {};
  private at = 0;
  private limit = 0;
  private finishing = false;
  private ended = false;

  constructor(
    { id, source, algorithms }: Extract<TaskRequest, { op: 'start' }>,
    blocks: Blocks,
    national: (message: ToNational) => void,
  ) {
    this.id = id;
    this.source = openByteSource(source);
    this.blocks = blocks;
    this.hashes = algorithms
      .filter((algorithm) => algorithm !== 'sm3')
      .map((algorithm) => ({ algorithm, hash: running(algorithm) }));
    this.national = algorithms.includes('sm3') ? national : null;
  }

  advance(upTo: number, finish: boolean): void {
    this.limit = Math.max(this.limit, upTo);
    this.finishing ||= finish;
  }

  step(): TaskState {
    if (this.ended) return this.national !== null && this.digests.sm3 === undefined ? 'read' : 'done';
    const target = this.finishing ? this.limit : this.limit - (this.limit % this.source.granularity);
    const before = this.at;
    while (this.at < target && this.at - before < SLICE) if (!this.readBlock(target)) return 'waiting';
    if (this.finishing && this.at >= this.limit) return this.end();
    return this.at > before || this.at < target ? 'working' : 'idle';
  }

  get readTo(): number {
    return this.at;
  }

  answer(): { digests: DigestTexts; length: number; fromDevice: boolean } {
    return { digests: this.digests, length: this.at, fromDevice: this.source.fromDevice };
  }

  hearDigest(sm3: string): void {
    this.digests.sm3 = sm3;
  }

  /** Blocks that SM3 still has come back by themselves. */
  close(): void {
    if (this.national !== null && this.digests.sm3 === undefined) this.national({ op: 'stop', id: this.id });
    this.source.close();
  }

  /** False where no block is to be had for now. */
  private readBlock(target: number): boolean {
    const block = this.national === null ? this.blocks.own : this.blocks.lend();
    if (block === null) return false;
    const length = this.fill(block, target);
    const bytes = block.subarray(0, length);
    for (const { hash } of this.hashes) hash.update(bytes);
    this.national?.({ op: 'block', id: this.id, at: block.byteOffset, length });
    this.at += length;
    return true;
  }

  private fill(block: Uint8Array, target: number): number {
    try {
      const length = this.source.read(this.at, target - this.at, block);
      if (length > 0) return length;
      throw new Error(`文件在 ${this.at} 字节处提前结束，应有 ${this.limit} 字节`);
    } catch (error) {
      if (this.national !== null) this.blocks.giveBack(block.byteOffset);
      throw error;
    }
  }

  private end(): TaskState {
    this.ended = true;
    for (const { algorithm, hash } of this.hashes) this.digests[algorithm] = hash.digest();
    this.national?.({ op: 'end', id: this.id });
    return this.national === null ? 'done' : 'read';
  }
}

function running(algorithm: HashAlgorithm): Running {
  if (algorithm !== 'crc32') {
    const hash = createHash(algorithm);
    return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest('hex') };
  }
  let crc = 0;
  return {
    update: (bytes) => {
      crc = crc32(bytes, crc);
    },
    digest: () => crc.toString(16).padStart(8, '0'),
  };
}
