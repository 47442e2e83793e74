import { utf8, utf8Into } from './bytes.ts';
import { canonicalize } from './canonical.ts';
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
  return digestPair(digests, preimage(name, canonicalize(value), salt));
}

/** Written into one buffer: this runs for every field of every record that is committed to or checked. */
function preimage(name: string, value: string, salt: Uint8Array): Uint8Array {
  const nameAt = domain.length + 4;
  const bytes = new Uint8Array(nameAt + saltLength + 3 * (name.length + value.length));
  bytes.set(domain);
  const nameLength = utf8Into(name, bytes.subarray(nameAt));
  new DataView(bytes.buffer).setUint32(domain.length, nameLength);
  const saltAt = nameAt + nameLength;
  bytes.set(salt, saltAt);
  const valueAt = saltAt + saltLength;
  return bytes.subarray(0, valueAt + utf8Into(value, bytes.subarray(valueAt)));
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
