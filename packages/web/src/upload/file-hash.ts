import { portableHash, toHex } from '@liuhen/ledger';
import { type HandedFile, UnreadableFile } from './handed-file.ts';

/** Hashed at once: no longer than a frame or two of the screen takes. */
const PIECE = 1024 * 1024;

/**
 * SHA-256 of a whole file, read in pieces so that a file of gigabytes needs no memory of gigabytes. `progress` hears the bytes hashed.
 * Throws `UnreadableFile` where the file cannot be read, and the reason of `signal` once nobody wants to know any more.
 */
export async function fileSha256(
  file: HandedFile,
  progress: (hashed: number) => void,
  signal: AbortSignal,
): Promise<string> {
  const running = portableHash('sha256');
  for (let offset = 0; offset < file.size; offset += PIECE) {
    signal.throwIfAborted();
    running.update(await readable(file.read(offset, Math.min(offset + PIECE, file.size))));
    progress(Math.min(offset + PIECE, file.size));
  }
  return toHex(running.digest());
}

function readable<T>(reading: Promise<T>): Promise<T> {
  return reading.catch((cause: unknown) => {
    throw new UnreadableFile('unreadable', { cause });
  });
}
