/** Bytes of film that are sealed at once. */
export const chunkBytes = 1024 * 1024;
export const tagBytes = 16;
const nonceBytes = 12;

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

/**
 * By what the rows of one person are told from those of others: drawn from the server's part, it says nothing to whoever has not that.
 */
export async function ownerMark(server: Uint8Array<ArrayBuffer>): Promise<string> {
  const key = await crypto.subtle.importKey('raw', server, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const made = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode('liuhen kept film owner'));
  return Array.from(new Uint8Array(made).subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What a film is, in words and times. It is written anew as the film goes on, so each has a nonce of its own before it. */
export async function sealHead(key: CryptoKey, slot: string, head: unknown): Promise<Uint8Array<ArrayBuffer>> {
  const iv = crypto.getRandomValues(new Uint8Array(nonceBytes));
  const plain = new TextEncoder().encode(JSON.stringify(head));
  return joined(iv, new Uint8Array(await crypto.subtle.encrypt(headAlgorithm(slot, iv), key, plain)));
}

/** Rejects where it is not the head of this film, or not as it was sealed. */
export async function openHead(key: CryptoKey, slot: string, sealed: Uint8Array<ArrayBuffer>): Promise<unknown> {
  const iv = sealed.slice(0, nonceBytes);
  const plain = await crypto.subtle.decrypt(headAlgorithm(slot, iv), key, sealed.slice(nonceBytes));
  return JSON.parse(new TextDecoder().decode(plain));
}

/** Heads have a key of their own: nonces by chance and nonces that count do not meet under one. */
export const headKey = (device: CryptoKey, server: Uint8Array<ArrayBuffer>, slot: string): Promise<CryptoKey> =>
  filmKey(device, server, `${slot} head`);

function headAlgorithm(slot: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams {
  return {
    name: 'AES-GCM',
    iv,
    additionalData: new TextEncoder().encode(`liuhen film head 1\0${slot}`),
    tagLength: tagBytes * 8,
  };
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
