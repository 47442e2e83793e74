import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** Random access to a file for parsers; reads past the end give fewer bytes, never an error. */
export type ByteReader = { size: number; read(at: number, length: number): Buffer; close(): void };

const MAX_READ = 8 * 1024 * 1024;

export function openByteReader(path: string): ByteReader {
  // Opening a named pipe would wait for a writer for ever.
  const fd = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  const facts = fstatSync(fd);
  if (!facts.isFile()) {
    closeSync(fd);
    throw new Error('不是普通文件');
  }
  const { size } = facts;
  return {
    size,
    read: (at, length) => {
      if (!Number.isSafeInteger(at) || at < 0 || at >= size) return Buffer.alloc(0);
      const buffer = Buffer.alloc(Math.max(0, Math.min(length, MAX_READ, size - at)));
      return buffer.subarray(0, readSync(fd, buffer, 0, buffer.length, at));
    },
    close: () => closeSync(fd),
  };
}
