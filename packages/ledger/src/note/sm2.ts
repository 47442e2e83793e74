import { sm2 } from 'sm-crypto-v2';
import { fromHex, toHex } from '../bytes.ts';
import { LedgerFault } from '../fault.ts';
import { decodeSignature, encodeSignature } from './der.ts';

/**
 * SM2 signatures over SM3 (GB/T 32918.2) as DER. Traps this file stands between us and:
 * - Node's own `sign('sm3', …)` with a fresh SM2 key makes plain ECDSA, and with a PEM key signs under an empty signer id: both
 *   pass their own round trip and interoperate with nobody. The vectors of the standard are what is tested.
 * - sm-crypto-v2 takes non-DER forms, trailing bytes and r, s beyond the order: the strict reading is done here.
 */
export const defaultSignerId = '1234567812345678';

/** Order of the curve sm2p256v1. */
const order = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
const pointLength = 65;

export type Sm2Message = { readonly message: Uint8Array; readonly signerId?: string };

/** `privateKey`: 32 bytes. Throws `badKey` when it is none. */
export function sm2Sign(privateKey: Uint8Array, { message, signerId = defaultSignerId }: Sm2Message): Uint8Array {
  const secret = integer(privateKey);
  if (privateKey.length !== 32 || secret === 0n || secret >= order - 1n) {
    throw new LedgerFault('badKey', 'SM2 私钥须为 32 字节且在 1 与 n-2 之间。');
  }
  const raw = fromHex(
    sm2.doSignature(message, toHex(privateKey), {
      hash: true,
      der: false,
      publicKey: toHex(sm2PublicKey(privateKey)),
      userId: signerId,
    }),
  );
  return encodeSignature({ r: raw.subarray(0, 32), s: raw.subarray(32) });
}

export function sm2PublicKey(privateKey: Uint8Array): Uint8Array {
  return fromHex(sm2.getPublicKeyFromPrivateKey(toHex(privateKey)));
}

/** `publicKey`: the uncompressed point, 65 bytes. False for whatever does not verify, malformed input included. */
export function sm2Verify(
  publicKey: Uint8Array,
  signature: Uint8Array,
  { message, signerId = defaultSignerId }: Sm2Message,
): boolean {
  const raw = decodeSignature(signature);
  if (raw === null || ![raw.r, raw.s].every(isScalar) || !isPoint(publicKey)) return false;
  return sm2.doVerifySignature(message, toHex(raw.r) + toHex(raw.s), toHex(publicKey), {
    hash: true,
    der: false,
    userId: signerId,
  });
}

function isScalar(bytes: Uint8Array): boolean {
  const value = integer(bytes);
  return value > 0n && value < order;
}

function isPoint(publicKey: Uint8Array): boolean {
  if (publicKey.length !== pointLength) return false;
  try {
    return sm2.verifyPublicKey(toHex(publicKey));
  } catch {
    return false;
  }
}

function integer(bytes: Uint8Array): bigint {
  return BigInt(`0x0${toHex(bytes)}`);
}
