/** Bytes of film that are sealed at once. */
export const chunkBytes = 1024 * 1024;
const tagBytes = 16;

/**
 * The part of a film's key that stays on this device: no script can read it out. What the browser writes of it to its own disk is not
 * protected by that, so the bytes alone are not enough: the other part is the server's, and is here only while its owner is signed in.
 */
export function makeDeviceKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign']);
}

/** The key that opens one film: from the device's part, the server's part for its owner (32 bytes), and which film it is. */
export async function filmKey(device: CryptoKey, server: Uint8Array<ArrayBuffer>, record: string): Promise<CryptoKey> {
  const about = new TextEncoder().encode(`liuhen kept film ${record}\0`);
  const made = new Uint8Array(await crypto.subtle.sign('HMAC', device, joined(about, server)));
  const key = await crypto.subtle.importKey('raw', made, 'AES-GCM', false, ['encrypt', 'decrypt']);
  made.fill(0);
  return key;
}

/** Which piece of which film it is, how long it is, and whether it is the last: pieces moved, cut off or left out do not open. */
export type ChunkPlace = {
  readonly record: string;
  readonly index: number;
  readonly length: number;
  readonly isLast: boolean;
};

/** Under one key each index is sealed once: the nonce counts. */
export async function sealChunk(
  key: CryptoKey,
  place: ChunkPlace,
  plain: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.encrypt(algorithm(place), key, plain));
}

/** Rejects where the piece is not the one that was sealed for this place. */
export async function openChunk(
  key: CryptoKey,
  place: ChunkPlace,
  sealed: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.decrypt(algorithm(place), key, sealed));
}

/** Where the pieces of a film of so many bytes lie; an empty film is one empty piece. */
export function chunkAt(record: string, size: number, index: number): ChunkPlace {
  const count = Math.max(1, Math.ceil(size / chunkBytes));
  const isLast = index === count - 1;
  return { record, index, length: isLast ? size - index * chunkBytes : chunkBytes, isLast };
}

function algorithm({ record, index, length, isLast }: ChunkPlace): AesGcmParams {
  const iv = new Uint8Array(12);
  new DataView(iv.buffer).setBigUint64(4, BigInt(index));
  const additionalData = new TextEncoder().encode(
    `liuhen film 1\0${record}\0${index}\0${length}\0${isLast ? 'last' : ''}`,
  );
  return { name: 'AES-GCM', iv, additionalData, tagLength: tagBytes * 8 };
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
