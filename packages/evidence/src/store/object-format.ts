import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { EvidenceFault } from '../evidence-fault.ts';
import type { SourceSpec } from '../hashing/byte-source.ts';
import { writeAll } from './durable-files.ts';
import type { ByteRange } from './evidence-store.ts';
import {
  deriveFrameKey,
  FRAME_BYTES,
  type FrameCipher,
  type FrameKey,
  HEAD_BYTES,
  openFrame,
  sealedFrameOffset,
  sealFrame,
  TAG_BYTES,
} from './frame-cipher.ts';

/** How an object lies on disk: plain bytes, or a head and authenticated frames. */
export interface ObjectFormat {
  /** Writes from the start of an empty file. `seal` is called once with the digest when it is known, before the file is synced. */
  newWriter(handle: FileHandle): ObjectWriter;
  /** Size of the content, or null when the file is not a sound object. */
  sizeOf(path: string): Promise<number | null>;
  sourceOf(path: string): Promise<SourceSpec>;
  read(path: string, range: ByteRange): Promise<Readable>;
}

export type ObjectWriter = {
  source(path: string): SourceSpec;
  /** Bytes of content that a reader may rely on after this call. */
  write(bytes: Uint8Array): Promise<number>;
  end(): Promise<number>;
  seal(sha256: string, size: number): Promise<void>;
};

export const plainFormat: ObjectFormat = {
  newWriter: (handle) => {
    let at = 0;
    return {
      source: (path) => ({ kind: 'plain', path, fromDevice: false }),
      write: async (bytes) => {
        await writeAll(handle, [bytes], at);
        at += bytes.length;
        return at;
      },
      end: async () => at,
      seal: async () => {},
    };
  },
  sizeOf: async (path) => {
    const handle = await open(path, 'r');
    try {
      return (await handle.stat()).size;
    } finally {
      await handle.close();
    }
  },
  sourceOf: async (path) => ({ kind: 'plain', path, fromDevice: true }),
  read: async (path, { start, end }) =>
    end > start ? createReadStream(path, { start, end: end - 1, highWaterMark: 256 * 1024 }) : Readable.from([]),
};

const MAGIC = Buffer.from('LHFRAME1');
const CIPHERS: readonly FrameCipher[] = ['aes-256-gcm', 'sm4-gcm'];
/** magic 8, cipher 1, reserved 3, frame size 4, salt 32, sealed (size 8 + sha256 32 + tag 16); the rest is zero. */
const SALT_AT = 16;
const SEALED_AT = 48;
const SEALED_BYTES = 40 + TAG_BYTES;

export function framedFormat(cipher: FrameCipher, master: Uint8Array): ObjectFormat {
  return {
    newWriter: (handle) => frameWriter(handle, cipher, master),
    sizeOf: async (path) => (await readHead(path, master))?.size ?? null,
    sourceOf: async (path) => {
      const head = await readHead(path, master);
      if (head === null) throw new EvidenceFault('objectDamaged', '存储对象的加密文件头已损坏，无法读取。');
      return { kind: 'framed', path, frame: head.frame };
    },
    read: async (path, range) => Readable.from(readFrames(path, master, range), { objectMode: false }),
  };
}

/**
 * The head holds the salt of the object's key: once it is overwritten, what a medium may still hold of the frames opens under no
 * key of the house.
 */
export async function destroyObjectKey(path: string): Promise<void> {
  await chmod(path, 0o600);
  const handle = await open(path, 'r+');
  try {
    await writeAll(handle, [randomBytes(HEAD_BYTES)], 0);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The hash an encrypted object says it has; the file name does not tell. */
export async function sealedDigestOf(path: string, master: Uint8Array): Promise<string | null> {
  return (await readHead(path, master))?.sha256 ?? null;
}

function frameWriter(handle: FileHandle, cipher: FrameCipher, master: Uint8Array): ObjectWriter {
  const salt = randomBytes(32);
  const frame = deriveFrameKey(cipher, master, salt, FRAME_BYTES);
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  let index = 0;

  async function flush(all: boolean): Promise<void> {
    const bytes = Buffer.concat(waiting);
    const sealed: Buffer[] = [];
    const first = index;
    let at = 0;
    while (bytes.length - at >= FRAME_BYTES || (all && at < bytes.length)) {
      sealed.push(sealFrame(frame, index++, bytes.subarray(at, at + FRAME_BYTES)));
      at = Math.min(at + FRAME_BYTES, bytes.length);
    }
    if (sealed.length > 0) await writeAll(handle, sealed, sealedFrameOffset(first, FRAME_BYTES));
    waiting = at < bytes.length ? [bytes.subarray(at)] : [];
    waitingBytes = bytes.length - at;
  }

  return {
    source: (path) => ({ kind: 'framed', path, frame }),
    write: async (bytes) => {
      waiting.push(Uint8Array.from(bytes));
      waitingBytes += bytes.length;
      if (waitingBytes >= FRAME_BYTES) await flush(false);
      return index * FRAME_BYTES;
    },
    end: async () => {
      const before = index * FRAME_BYTES + waitingBytes;
      await flush(true);
      return before;
    },
    seal: async (sha256, size) => {
      const head = Buffer.alloc(HEAD_BYTES);
      MAGIC.copy(head);
      head.writeUInt8(CIPHERS.indexOf(cipher) + 1, 8);
      head.writeUInt32BE(FRAME_BYTES, 12);
      salt.copy(head, SALT_AT);
      const facts = Buffer.alloc(40);
      facts.writeBigUInt64BE(BigInt(size));
      facts.write(sha256, 8, 'hex');
      sealFrame(frame, -1, facts).copy(head, SEALED_AT);
      await writeAll(handle, [head], 0);
    },
  };
}

type Head = { frame: FrameKey; size: number; sha256: string };

async function readHead(path: string, master: Uint8Array): Promise<Head | null> {
  const handle = await open(path, 'r');
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    const { bytesRead } = await handle.read(head, 0, HEAD_BYTES, 0);
    const cipher = CIPHERS[head.readUInt8(8) - 1];
    const frameSize = head.readUInt32BE(12);
    if (bytesRead < HEAD_BYTES || !head.subarray(0, 8).equals(MAGIC) || cipher === undefined) return null;
    if (frameSize < 1024 || frameSize > 16 * 1024 * 1024) return null;
    const frame = deriveFrameKey(cipher, master, head.subarray(SALT_AT, SEALED_AT), frameSize);
    const facts = openFrame(frame, -1, head.subarray(SEALED_AT, SEALED_AT + SEALED_BYTES));
    return { frame, size: Number(facts.readBigUInt64BE(0)), sha256: facts.toString('hex', 8, 40) };
  } catch {
    return null;
  } finally {
    await handle.close();
  }
}

async function* readFrames(path: string, master: Uint8Array, range: ByteRange): AsyncGenerator<Uint8Array> {
  const head = await readHead(path, master);
  if (head === null) throw new EvidenceFault('objectDamaged', '存储对象的加密文件头已损坏，无法读取。');
  const { frame, size } = head;
  const end = Math.min(range.end, size);
  const handle = await open(path, 'r');
  try {
    for (let at = range.start; at < end; ) {
      const index = Math.floor(at / frame.frameSize);
      const begin = index * frame.frameSize;
      const sealed = Buffer.allocUnsafe(Math.min(frame.frameSize, size - begin) + TAG_BYTES);
      const { bytesRead } = await handle.read(sealed, 0, sealed.length, sealedFrameOffset(index, frame.frameSize));
      let plain: Buffer;
      try {
        plain = openFrame(frame, index, sealed.subarray(0, bytesRead));
      } catch (cause) {
        throw new EvidenceFault('objectDamaged', `存储对象第 ${index} 帧校验不通过，内容已损坏，请用备份副本修复。`, {
          cause,
        });
      }
      yield plain.subarray(at - begin, end - begin);
      at = begin + plain.length;
    }
  } finally {
    await handle.close();
  }
}
