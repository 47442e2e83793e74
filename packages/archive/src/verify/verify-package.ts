import { createHash, hash, webcrypto } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { webCryptoEd25519 } from '@liuhen/ledger';
import { ArchiveFault } from '../archive-fault.ts';
import type { ByteSource } from '../zip/byte-source.ts';
import type { Verdict } from './verdict.ts';
import { verifySource } from './verify-source.ts';
import type { VerifyOptions, VerifyTools } from './verify-tools.ts';

/** The hashes of OpenSSL and the CRC of zlib. */
export const nativeTools: VerifyTools = {
  digests: { sha256: (bytes) => hash('sha256', bytes, 'buffer'), sm3: (bytes) => hash('sm3', bytes, 'buffer') },
  startHash(name) {
    const running = createHash(name);
    return {
      update: (bytes) => {
        running.update(bytes);
      },
      digest: () => running.digest(),
    };
  },
  crc32: (bytes, before) => crc32(bytes, before),
  ed25519: webCryptoEd25519<webcrypto.CryptoKey>(webcrypto.subtle),
};

/** Verifies the package in a file. Throws `unreadable` only when the file itself can not be read. */
export async function verifyPackage(path: string, options: VerifyOptions = {}): Promise<Verdict> {
  let handle: FileHandle;
  try {
    handle = await open(path, 'r');
  } catch (cause) {
    throw new ArchiveFault('unreadable', `文件“${path}”打不开：不存在，或没有读取权限。`, { cause });
  }
  try {
    return await verifySource(await fileSource(handle), nativeTools, options);
  } finally {
    await handle.close();
  }
}

async function fileSource(handle: FileHandle): Promise<ByteSource> {
  const { size } = await handle.stat();
  return {
    size,
    async read(offset, length) {
      const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - offset)));
      let done = 0;
      while (done < buffer.length) {
        const { bytesRead } = await handle.read(buffer, done, buffer.length - done, offset + done);
        if (bytesRead === 0) break;
        done += bytesRead;
      }
      return buffer.subarray(0, done);
    },
  };
}
