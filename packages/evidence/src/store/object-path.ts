import { createHmac } from 'node:crypto';
import { join } from 'node:path';

/** Paths are made of hash characters only: no name from outside ever reaches the file system. */
export function objectPath(objectsFolder: string, name: string): string {
  return join(objectsFolder, name.slice(0, 2), name.slice(2, 4), name);
}

export function isSha256(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

/** In an encrypted store even the name must not tell whether a known file is held. */
export function opaqueName(nameKey: Uint8Array, sha256: string): string {
  return createHmac('sha256', nameKey).update(sha256).digest('hex');
}
