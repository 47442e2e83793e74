import { concatBytes } from '../bytes.ts';

/** r and s of an (EC)DSA-like signature, 32 bytes each, big-endian. */
export type RawSignature = { readonly r: Uint8Array; readonly s: Uint8Array };

const integerTag = 0x02;
const sequenceTag = 0x30;

export function encodeSignature({ r, s }: RawSignature): Uint8Array<ArrayBuffer> {
  const content = concatBytes(encodeInteger(r), encodeInteger(s));
  return concatBytes(Uint8Array.of(sequenceTag, content.length), content);
}

/**
 * Reads SEQUENCE { INTEGER r, INTEGER s } by accepting exactly what `encodeSignature` writes: DER has one encoding of a pair, so
 * BER lengths, superfluous zeros, negative numbers and trailing bytes (all of which sm-crypto-v2 lets pass) read as null.
 */
export function decodeSignature(bytes: Uint8Array): RawSignature | null {
  const r = integerAt(bytes, 2);
  const s = integerAt(bytes, 4 + lengthAt(bytes, 3));
  if (r === null || s === null) return null;
  const again = encodeSignature({ r, s });
  return again.length === bytes.length && again.every((byte, index) => byte === bytes[index]) ? { r, s } : null;
}

function encodeInteger(number: Uint8Array): Uint8Array {
  const first = number.findIndex((byte) => byte !== 0);
  const digits = first === -1 ? number.subarray(number.length - 1) : number.subarray(first);
  const padded = digits.some((byte, index) => index === 0 && byte >= 0x80)
    ? concatBytes(Uint8Array.of(0), digits)
    : digits;
  return concatBytes(Uint8Array.of(integerTag, padded.length), padded);
}

function lengthAt(bytes: Uint8Array, at: number): number {
  return bytes.at(at) ?? 0;
}

/** The content of the element at `at`, right-aligned in 32 bytes; the re-encoding judges whether it was well-formed. */
function integerAt(bytes: Uint8Array, at: number): Uint8Array | null {
  const content = bytes.subarray(at + 2, at + 2 + lengthAt(bytes, at + 1));
  if (content.length < 1 || content.length > 33) return null;
  const number = new Uint8Array(32);
  const digits = content.slice(-32);
  number.set(digits, 32 - digits.length);
  return number;
}
