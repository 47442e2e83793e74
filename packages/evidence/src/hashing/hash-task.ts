import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { type ByteSource, openByteSource, type SourceSpec } from './byte-source.ts';

/** CRC-32 is no proof of anything; it compares what came in with what is read back. */
export type HashAlgorithm = 'sha256' | 'sm3' | 'crc32';

type Running = { update(bytes: Uint8Array): void; digest(): string };

export type TaskRequest =
  | { op: 'start'; id: number; source: SourceSpec; algorithms: HashAlgorithm[] }
  | { op: 'advance' | 'finish'; id: number; upTo: number }
  | { op: 'stop'; id: number };

export type TaskAnswer =
  | { kind: 'idle' | 'working' }
  | { kind: 'digests'; digests: Partial<Record<HashAlgorithm, string>>; length: number; fromDevice: boolean };

/** Bytes read and hashed before another task has its turn. */
const SLICE = 4 * 1024 * 1024;

/** A file hashed from its first byte as far as the caller allows, under all its algorithms in one pass. */
export class HashTask {
  private readonly source: ByteSource;
  private readonly hashes: { algorithm: HashAlgorithm; hash: Running }[];
  private at = 0;
  private limit = 0;
  private finishing = false;

  constructor(request: Extract<TaskRequest, { op: 'start' }>) {
    this.source = openByteSource(request.source);
    this.hashes = request.algorithms.map((algorithm) => ({ algorithm, hash: running(algorithm) }));
  }

  advance(upTo: number, finish: boolean): void {
    this.limit = Math.max(this.limit, upTo);
    this.finishing ||= finish;
  }

  step(): TaskAnswer {
    const target = this.finishing ? this.limit : this.limit - (this.limit % this.source.granularity);
    const before = this.at;
    while (this.at < target && this.at - before < SLICE) {
      const bytes = this.source.read(this.at, target - this.at);
      if (bytes.length === 0) throw new Error(`文件在 ${this.at} 字节处提前结束，应有 ${this.limit} 字节`);
      for (const { hash } of this.hashes) hash.update(bytes);
      this.at += bytes.length;
    }
    if (this.finishing && this.at >= this.limit) return this.finish();
    return this.at > before || this.at < target ? { kind: 'working' } : { kind: 'idle' };
  }

  close(): void {
    this.source.close();
  }

  private finish(): TaskAnswer {
    const digests: Partial<Record<HashAlgorithm, string>> = {};
    for (const { algorithm, hash } of this.hashes) digests[algorithm] = hash.digest();
    return { kind: 'digests', digests, length: this.at, fromDevice: this.source.fromDevice };
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
