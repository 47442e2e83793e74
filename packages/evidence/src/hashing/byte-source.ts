import { createDecipheriv, type Decipheriv } from 'node:crypto';
import { closeSync, constants, openSync, readSync } from 'node:fs';
import { type FrameKey, openFrame, sealedFrameOffset, TAG_BYTES } from '../store/frame-cipher.ts';

/** How the bytes of a file are to be had again in another thread. Keys travel only inside this process. */
export type SourceSpec =
  | { kind: 'plain'; path: string; fromDevice: boolean }
  | { kind: 'masked'; path: string; key: Uint8Array; iv: Uint8Array }
  | { kind: 'framed'; path: string; frame: FrameKey };

export type ByteSource = {
  /** Positions short of the end must be multiples of this. */
  granularity: number;
  /** True while every byte so far came from the device and not from the kernel's page cache. */
  readonly fromDevice: boolean;
  /** Up to `wanted` bytes at `at`; the view is valid until the next read; empty at the end of the file. */
  read(at: number, wanted: number): Uint8Array;
  close(): void;
};

const CHUNK = 1024 * 1024;
const BLOCK = 4096;
/** Reading is synchronous and what was read is used up before the next read: one buffer a thread does for all files. */
let cachedScratch: Buffer | null = null;
let directScratch: Uint8Array | null = null;

export function openByteSource(spec: SourceSpec): ByteSource {
  switch (spec.kind) {
    case 'plain':
      return spec.fromDevice ? openOnFirstRead(spec.path) : openCached(spec.path);
    case 'masked':
      return openMasked(spec.path, spec.key, spec.iv);
    case 'framed':
      return openFramed(spec.path, spec.frame);
  }
}

/** An empty file tells nothing about alignment, so the device is first asked when there are bytes. */
function openOnFirstRead(path: string): ByteSource {
  let source: ByteSource | null = null;
  return {
    granularity: BLOCK,
    get fromDevice() {
      return source?.fromDevice ?? false;
    },
    read: (at, wanted) => {
      source ??= openDirect(path) ?? openCached(path);
      return source.read(at, wanted);
    },
    close: () => source?.close(),
  };
}

function openCached(path: string): ByteSource {
  const fd = openSync(path, 'r');
  cachedScratch ??= Buffer.allocUnsafeSlow(CHUNK);
  const buffer = cachedScratch;
  return {
    granularity: 1,
    fromDevice: false,
    read: (at, wanted) => buffer.subarray(0, readSync(fd, buffer, 0, Math.min(wanted, CHUNK), at)),
    close: () => closeSync(fd),
  };
}

/**
 * Reads past the page cache (O_DIRECT), so that what is hashed is what the device gives back. It proves the device answered with these
 * bytes after they were synced; it cannot look behind a cache inside the device itself. Null where the file system has no such reads.
 */
function openDirect(path: string): ByteSource | null {
  const flag = constants.O_DIRECT as number | undefined;
  if (flag === undefined) return null;
  const direct = tryOpen(path, constants.O_RDONLY | flag);
  if (direct === null) return null;
  if (directScratch === null || !isAlignedFor(direct, directScratch)) directScratch = alignedBuffer(direct);
  const buffer = directScratch;
  if (buffer === null) {
    closeSync(direct);
    return null;
  }
  return {
    granularity: BLOCK,
    fromDevice: true,
    read: (at, wanted) => {
      const length = Math.min(Math.ceil(wanted / BLOCK) * BLOCK, CHUNK);
      return buffer.subarray(0, Math.min(wanted, readSync(direct, buffer, 0, length, at)));
    },
    close: () => closeSync(direct),
  };
}

/** The kernel wants the memory aligned as well; JavaScript cannot ask for an address, so the offset that works is found by trying. */
function alignedBuffer(fd: number): Uint8Array | null {
  const memory = new ArrayBuffer(CHUNK + BLOCK);
  for (let offset = 0; offset < BLOCK; offset += 16) {
    const buffer = new Uint8Array(memory, offset, CHUNK);
    if (isAlignedFor(fd, buffer)) return buffer;
  }
  return null;
}

function isAlignedFor(fd: number, buffer: Uint8Array): boolean {
  try {
    readSync(fd, buffer, 0, BLOCK, 0);
    return true;
  } catch {
    return false;
  }
}

function tryOpen(path: string, flags: number): number | null {
  try {
    return openSync(path, flags);
  } catch {
    return null;
  }
}

/** Staged bytes of an encrypted store: AES-256-CTR, read from the first byte onwards. */
function openMasked(path: string, key: Uint8Array, iv: Uint8Array): ByteSource {
  const plain = openCached(path);
  const decipher: Decipheriv = createDecipheriv('aes-256-ctr', key, iv);
  return { ...plain, read: (at, wanted) => decipher.update(plain.read(at, wanted)) };
}

function openFramed(path: string, frame: FrameKey): ByteSource {
  const fd = openSync(path, 'r');
  const sealed = Buffer.allocUnsafeSlow(frame.frameSize + TAG_BYTES);
  return {
    granularity: frame.frameSize,
    fromDevice: false,
    read: (at, wanted) => {
      const index = Math.floor(at / frame.frameSize);
      const length = Math.min(frame.frameSize, wanted) + TAG_BYTES;
      const read = readSync(fd, sealed, 0, length, sealedFrameOffset(index, frame.frameSize));
      return read === 0 ? sealed.subarray(0, 0) : openFrame(frame, index, sealed.subarray(0, read));
    },
    close: () => closeSync(fd),
  };
}
