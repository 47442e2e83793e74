import { concatBytes, utf8 } from './bytes.ts';
import { canonicalBytes } from './canonical.ts';
import { type DigestPair, type Digests, digestPair, samePair } from './digest.ts';
import { LedgerFault } from './fault.ts';

export const saltLength = 32;

/** Keeps a commitment from ever being the hash of a leaf, a node or a file. Frozen. */
const domain = utf8('liuhen/commitment/1\0');

/**
 * A hiding commitment to one named field: H(domain ‖ u32 length of name ‖ name ‖ salt ‖ canonical value), under both hashes.
 * The salt must be 32 fresh random bytes for each field: without it a phone number is found by trying them all. The name is
 * inside, so that a value cannot be shown as that of another field.
 */
export function commit(digests: Digests, name: string, value: unknown, salt: Uint8Array): DigestPair {
  if (salt.length !== saltLength) throw new LedgerFault('badCommitment', `字段“${name}”的盐须为 ${saltLength} 字节。`);
  const nameBytes = utf8(name);
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, nameBytes.length);
  return digestPair(digests, concatBytes(domain, length, nameBytes, salt, canonicalBytes(value)));
}

/** Whether value and salt are what the commitment was made from, under both hashes. */
export function opensCommitment(
  digests: Digests,
  commitment: DigestPair,
  name: string,
  value: unknown,
  salt: Uint8Array,
): boolean {
  return samePair(commitment, commit(digests, name, value, salt));
}
