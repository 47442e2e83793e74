import { toHex } from './bytes.ts';

/** SHA-256 is the first digest; SM3 (GB/T 32905) the national one. Both give 32 bytes. */
export const hashNames = ['sha256', 'sm3'] as const;
export type HashName = (typeof hashNames)[number];
export const hashLength = 32;

/** One-shot hash of whole bytes; handed in (node:crypto on a server, `portableDigests` in a browser). */
export type HashFunction = (bytes: Uint8Array) => Uint8Array;
export type Digests = Readonly<Record<HashName, HashFunction>>;

/** A hash of bytes that arrive in pieces; `digest` is called once. */
export interface RunningHash {
  update(bytes: Uint8Array): void;
  digest(): Uint8Array;
}

/** The same bytes under both hashes, lower-case hexadecimal. */
export type DigestPair = { readonly sha256: string; readonly sm3: string };

export function digestPair(digests: Digests, bytes: Uint8Array): DigestPair {
  return { sha256: toHex(digests.sha256(bytes)), sm3: toHex(digests.sm3(bytes)) };
}

export function samePair(a: DigestPair, b: DigestPair): boolean {
  return a.sha256 === b.sha256 && a.sm3 === b.sm3;
}
