import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';

/**
 * Authenticated frames of an encrypted object. Each object has its own key (HKDF of the store's key and a random salt), so frame
 * numbers can serve as nonces. A frame is bound to its place by its nonce and to its object by the salt in the associated data;
 * truncation shows because the sealed head carries the size.
 */
export type FrameCipher = 'aes-256-gcm' | 'sm4-gcm';
export type FrameKey = { cipher: FrameCipher; key: Uint8Array; associated: Uint8Array; frameSize: number };

export const TAG_BYTES = 16;
export const HEAD_BYTES = 128;
export const FRAME_BYTES = 64 * 1024;
const KEY_BYTES: Record<FrameCipher, number> = { 'aes-256-gcm': 32, 'sm4-gcm': 16 };

export function deriveFrameKey(cipher: FrameCipher, master: Uint8Array, salt: Uint8Array, frameSize: number): FrameKey {
  const info = Buffer.from(`liuhen evidence frame ${cipher}`);
  const key = new Uint8Array(hkdfSync('sha256', master, salt, info, KEY_BYTES[cipher]));
  return { cipher, key, associated: Buffer.concat([info, salt]), frameSize };
}

export function sealFrame(frame: FrameKey, index: number, plain: Uint8Array): Buffer {
  const cipher = createCipheriv(frame.cipher as 'aes-256-gcm', frame.key, nonceOf(index));
  cipher.setAAD(frame.associated);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Throws when the frame was altered, moved or belongs to another object. */
export function openFrame(frame: FrameKey, index: number, sealed: Uint8Array): Buffer {
  if (sealed.length < TAG_BYTES) throw new Error(`第 ${index} 帧不完整`);
  const decipher = createDecipheriv(frame.cipher as 'aes-256-gcm', frame.key, nonceOf(index), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(frame.associated);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const plain = decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES));
  decipher.final();
  return plain;
}

export function sealedFrameOffset(index: number, frameSize: number): number {
  return HEAD_BYTES + index * (frameSize + TAG_BYTES);
}

/** -1 is the nonce of the sealed head; no frame can have it. */
function nonceOf(index: number): Buffer {
  const nonce = Buffer.alloc(12, index < 0 ? 0xff : 0);
  if (index >= 0) nonce.writeBigUInt64BE(BigInt(index), 4);
  return nonce;
}
