import type { Digests, HashName, RunningHash } from '../digest.ts';
import { type BlockFunction, runBlocks } from './block-hash.ts';
import { sha256Blocks } from './sha256.ts';
import { sm3Blocks } from './sm3.ts';

/**
 * SHA-256 and SM3 in plain TypeScript, for where no native ones are at hand: Web Crypto has no SM3 and hashes nothing piece by
 * piece, and a recording of gigabytes fits in no browser's memory. On a server hand in node:crypto's, many times faster.
 */
export function portableHash(name: HashName): RunningHash {
  return runBlocks(blocks[name]);
}

const blocks: Readonly<Record<HashName, BlockFunction>> = { sha256: sha256Blocks, sm3: sm3Blocks };

export const portableDigests: Digests = { sha256: oneShot('sha256'), sm3: oneShot('sm3') };

function oneShot(name: HashName): (bytes: Uint8Array) => Uint8Array {
  return (bytes) => {
    const running = portableHash(name);
    running.update(bytes);
    return running.digest();
  };
}
