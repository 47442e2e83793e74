import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** By profile: the international one, or the national one (GB/T 32907). What is sealed says under which it was. */
export const sealCiphers = ['aes-256-gcm', 'sm4-gcm'] as const;
export type SealCipher = (typeof sealCiphers)[number];

const keyBytes: Record<SealCipher, number> = { 'aes-256-gcm': 32, 'sm4-gcm': 16 };
const seedBytes = 32;
const tagBytes = 16;
/** Each seed gives a key of its own, which seals once: the nonce need not vary. */
const nonce = Buffer.alloc(12);

/**
 * Cipher (1 byte), seed (32), what was sealed, tag (16). The key is derived from a parent key and the seed: without the seed, what
 * is left can be read by nobody, not even with every key of the house. `about` says what it is and where it stands, and is
 * authenticated: a sealed thing cannot be moved to another place.
 */
export function seal(cipher: SealCipher, parent: Uint8Array, about: string, plain: Uint8Array, seed?: Buffer): Buffer {
  const own = seed ?? randomBytes(seedBytes);
  const sealer = createCipheriv(cipher as 'aes-256-gcm', keyOf(cipher, parent, own), nonce);
  sealer.setAAD(Buffer.from(about));
  return Buffer.concat([
    Uint8Array.of(sealCiphers.indexOf(cipher) + 1),
    own,
    sealer.update(plain),
    sealer.final(),
    sealer.getAuthTag(),
  ]);
}

/** Null when it does not open: another key, another place, or changed bytes. */
export function unseal(parent: Uint8Array, about: string, sealed: Uint8Array): Buffer | null {
  const cipher = sealCiphers[(sealed[0] ?? 0) - 1];
  if (cipher === undefined || sealed.length < 1 + seedBytes + tagBytes) return null;
  const seed = sealed.subarray(1, 1 + seedBytes);
  try {
    const opener = createDecipheriv(cipher as 'aes-256-gcm', keyOf(cipher, parent, seed), nonce, {
      authTagLength: tagBytes,
    });
    opener.setAAD(Buffer.from(about));
    opener.setAuthTag(sealed.subarray(-tagBytes));
    return Buffer.concat([opener.update(sealed.subarray(1 + seedBytes, -tagBytes)), opener.final()]);
  } catch {
    return null;
  }
}

/** The seed by which the same thing is sealed to the same bytes each time: for rows that are made again and compared. */
export function seedFrom(parent: Uint8Array, about: string, plain: Uint8Array): Buffer {
  return createHmac('sha256', parent).update(about).update('\0').update(plain).digest();
}

/** A key for one purpose, from a key that has several. */
export function keyFor(parent: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', parent, '', `liuhen ${purpose}`, 32));
}

function keyOf(cipher: SealCipher, parent: Uint8Array, seed: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', parent, seed, `liuhen seal ${cipher}`, keyBytes[cipher]));
}
