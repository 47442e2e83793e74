import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const stepSeconds = 30;
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 6238 with SHA-1, six digits and thirty seconds: what every authenticator on a telephone knows. */
export function totpCode(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}

export function totpStep(unixMilliseconds: number): number {
  return Math.floor(unixMilliseconds / 1000 / stepSeconds);
}

/** The step whose code this is, one before and one after allowed; null when none, or when it was used already. */
export function matchingStep(secret: Uint8Array, code: string, now: number, lastUsed: number): number | null {
  const given = Buffer.from(code);
  for (const step of [totpStep(now), totpStep(now) - 1, totpStep(now) + 1]) {
    const wanted = Buffer.from(totpCode(secret, step));
    if (given.length === wanted.length && timingSafeEqual(given, wanted)) return step > lastUsed ? step : null;
  }
  return null;
}

export function newTotpSecret(): Buffer {
  return randomBytes(20);
}

export function toBase32(bytes: Uint8Array): string {
  let bits = 0;
  let value = 0;
  let text = '';
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      text += base32[(value >>> (bits - 5)) & 31];
      bits -= 5;
    }
    value &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + base32[(value << (5 - bits)) & 31];
}

/** Blanks are for the eye; null where a character is none of the alphabet. */
export function fromBase32(text: string): Buffer | null {
  const letters = [...text.toUpperCase().replace(/[\s-]/g, '')];
  const bits = letters.map((letter) => base32.indexOf(letter).toString(2).padStart(5, '0'));
  if (letters.some((letter) => !base32.includes(letter))) return null;
  return Buffer.from(
    bits
      .join('')
      .match(/.{8}/g)
      ?.map((byte) => Number.parseInt(byte, 2)) ?? [],
  );
}

export function totpUri(account: string, bureau: string, secret: Uint8Array): string {
  const issuer = encodeURIComponent(`留痕 ${bureau}`);
  return `otpauth://totp/${issuer}:${encodeURIComponent(account)}?secret=${toBase32(secret)}&issuer=${issuer}&digits=6&period=30`;
}
