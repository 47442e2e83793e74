import { portableHash, toHex } from '@liuhen/ledger';
import type { HandedFile } from './handed-file.ts';

/** SHA-256 of a whole file, read in pieces so that a file of gigabytes needs no memory of gigabytes. */
export async function fileSha256(file: HandedFile): Promise<string> {
  const running = portableHash('sha256');
  const piece = 4 * 1024 * 1024;
  for (let offset = 0; offset < file.size; offset += piece) {
    running.update(await file.read(offset, offset + piece));
  }
  return toHex(running.digest());
}
