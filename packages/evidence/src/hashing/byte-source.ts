import { createDecipheriv } from 'node:crypto';
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
  /** Up to `wanted` bytes at `at`, laid at the head of `into`; says how many, 0 at the end of the file. */
  read(at: number, wanted: number, into: Uint8Array): number;
  close(): void;
};

/** The kernel wants reads past its cache to be whole blocks of this, into memory aligned to it. */
const ALIGNMENT = 4096;

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
    granularity: ALIGNMENT,
    get fromDevice() {
      return source?.fromDevice ?? false;
    },
    read: (at, wanted, into) => {
      source ??= openDirect(path, into) ?? openCached(path);
      return source.read(at, wanted, into);
    },
    close: () => source?.close(),
  };
}

function openCached(path: string): ByteSource {
  const fd = openSync(path, 'r');
  return {
    granularity: 1,
    fromDevice: false,
    read: (at, wanted, into) => readSync(fd, into, 0, Math.min(wanted, into.length), at),
    close: () => closeSync(fd),
  };
}

/**
 * Reads past the page cache (O_DIRECT), so that what is hashed is what the device gives back. It proves the device answered with these
 * bytes after they were synced; it cannot look behind a cache inside the device itself. Null where the file system has no such reads,
 * or none into memory like `probe`.
 */
function openDirect(path: string, probe: Uint8Array): ByteSource | null {
  const flag = constants.O_DIRECT as number | undefined;
  const fd = flag === undefined ? null : tryOpen(path, constants.O_RDONLY | flag);
  if (fd === null) return null;
  if (!takesDirectReads(fd, probe)) {
    closeSync(fd);
    return null;
  }
  return {
    granularity: ALIGNMENT,
    fromDevice: true,
    read: (at, wanted, into) => {
      const room = Math.min(Math.ceil(wanted / ALIGNMENT) * ALIGNMENT, into.length);
      return Math.min(wanted, readSync(fd, into, 0, room, at));
    },
    close: () => closeSync(fd),
  };
}

/** Whether the kernel reads this file past its cache into this memory; the first block is the test. */
function takesDirectReads(fd: number, into: Uint8Array): boolean {
  try {
    readSync(fd, into, 0, ALIGNMENT, 0);
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
  const decipher = createDecipheriv('aes-256-ctr', key, iv);
  return {
    ...plain,
    read: (at, wanted, into) => {
      const length = plain.read(at, wanted, into);
      into.set(decipher.update(into.subarray(0, length)));
      return length;
    },
  };
}

function openFramed(path: string, frame: FrameKey): ByteSource {
  const fd = openSync(path, 'r');
  const { frameSize } = frame;
  const sealed = Buffer.allocUnsafeSlow(frameSize + TAG_BYTES);
  let opened: { index: number; plain: Uint8Array } | null = null;

  /** What is left of the frame at `at`; empty at the end of the file. A frame larger than one reading takes is opened once. */
  function restOfFrame(at: number, wanted: number): Uint8Array {
    const index = Math.floor(at / frameSize);
    const before = at - index * frameSize;
    if (opened?.index !== index) {
      const length = Math.min(frameSize, before + wanted) + TAG_BYTES;
      const read = readSync(fd, sealed, 0, length, sealedFrameOffset(index, frameSize));
      opened = read === 0 ? null : { index, plain: openFrame(frame, index, sealed.subarray(0, read)) };
    }
    return opened?.plain.subarray(before) ?? new Uint8Array(0);
  }

  return {
    granularity: frameSize,
    fromDevice: false,
    read: (at, wanted, into) => {
      const most = Math.min(wanted, into.length);
      let length = 0;
      while (length < most) {
        const piece = restOfFrame(at + length, wanted - length).subarray(0, most - length);
        if (piece.length === 0) break;
        into.set(piece, length);
        length += piece.length;
      }
      return length;
    },
    close: () => closeSync(fd),
  };
}
