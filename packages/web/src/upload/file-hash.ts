import { portableHash, toHex } from '@liuhen/ledger';

/** SHA-256 of a whole file, read in pieces so that a file of gigabytes needs no memory of gigabytes. */
export async function fileSha256(file: File): Promise<string> {
  const running = portableHash('sha256');
  const piece = 4 * 1024 * 1024;
  for (let offset = 0; offset < file.size; offset += piece) {
    running.update(new Uint8Array(await file.slice(offset, offset + piece).arrayBuffer()));
  }
  return toHex(running.digest());
}
