import { concatBytes, equalBytes, fromBase64, fromHex, toBase64, toHex, utf8 } from '../bytes.ts';
import type { HashFunction } from '../digest.ts';
import { LedgerFault } from '../fault.ts';
import type { Ed25519 } from './ed25519.ts';
import { sm2PublicKey, sm2Sign, sm2Verify } from './sm2.ts';

/** What a note key needs from outside: the key id is SHA-256 whatever the signature is. */
export type NoteCrypto = { readonly sha256: HashFunction; readonly ed25519: Ed25519 };

export type NoteAlgorithm = 'ed25519' | 'sm2-sm3';

/** Signs notes under `name`; `id` are the four bytes that stand before the signature. */
export interface NoteSigner {
  readonly name: string;
  readonly id: Uint8Array;
  sign(message: Uint8Array): Promise<Uint8Array>;
}

/** Checks signatures of one key. */
export interface NoteVerifier {
  readonly name: string;
  readonly id: Uint8Array;
  readonly algorithm: NoteAlgorithm;
  verify(message: Uint8Array, signature: Uint8Array): Promise<boolean>;
}

/**
 * How a key of each algorithm begins. 0x01 is C2SP's Ed25519. C2SP has no number for SM2 and reserves 0xff for such: what
 * follows it must name the type beyond doubt.
 */
const typePrefix: Readonly<Record<NoteAlgorithm, Uint8Array>> = {
  ed25519: Uint8Array.of(0x01),
  'sm2-sm3': concatBytes(Uint8Array.of(0xff), utf8('liuhen/sm2-sm3/1\0')),
};
const keyLength: Readonly<Record<NoteAlgorithm, number>> = { ed25519: 32, 'sm2-sm3': 65 };
const algorithms: readonly NoteAlgorithm[] = ['ed25519', 'sm2-sm3'];

/** `name+hash+base64`, the C2SP verifier key: what is printed, pinned and handed to others. */
export function encodeVerifierKey(
  sha256: HashFunction,
  key: { name: string; algorithm: NoteAlgorithm; publicKey: Uint8Array },
): string {
  requireName(key.name);
  const typed = concatBytes(typePrefix[key.algorithm], key.publicKey);
  return `${key.name}+${toHex(keyId(sha256, key.name, typed))}+${toBase64(typed)}`;
}

/** Reads a verifier key. Throws `badKey` for one that is malformed, of another kind, or whose hash does not fit. */
export function readVerifierKey(crypto: NoteCrypto, text: string): NoteVerifier {
  const [name = '', idHex = '', ...rest] = text.split('+');
  // Base64 has "+" in its alphabet: only the first two separate.
  const { id, typed } = keyParts(idHex, rest.join('+'));
  requireName(name);
  const algorithm = algorithms.find(
    (each) =>
      typed.length === typePrefix[each].length + keyLength[each] &&
      equalBytes(typed.subarray(0, typePrefix[each].length), typePrefix[each]),
  );
  if (algorithm === undefined) throw new LedgerFault('badKey', '公钥的算法或长度不认识。');
  if (!equalBytes(id, keyId(crypto.sha256, name, typed))) {
    throw new LedgerFault('badKey', '公钥与其编号不符：可能抄错或被改动。');
  }
  const publicKey = typed.subarray(typePrefix[algorithm].length);
  return {
    name,
    id,
    algorithm,
    verify: async (message, signature) =>
      algorithm === 'ed25519'
        ? await crypto.ed25519.verify(publicKey, message, signature)
        : sm2Verify(publicKey, signature, { message }),
  };
}

/** `publicKey` must belong to `seed` (32 bytes); a signer that contradicts itself would write notes that nobody can open. */
export function ed25519Signer(
  crypto: NoteCrypto,
  key: { name: string; seed: Uint8Array; publicKey: Uint8Array },
): NoteSigner {
  requireName(key.name);
  return {
    name: key.name,
    id: keyId(crypto.sha256, key.name, concatBytes(typePrefix.ed25519, key.publicKey)),
    sign: (message) => crypto.ed25519.sign(key.seed, message),
  };
}

export function sm2Signer(crypto: NoteCrypto, key: { name: string; privateKey: Uint8Array }): NoteSigner {
  requireName(key.name);
  const typed = concatBytes(typePrefix['sm2-sm3'], sm2PublicKey(key.privateKey));
  return {
    name: key.name,
    id: keyId(crypto.sha256, key.name, typed),
    sign: async (message) => sm2Sign(key.privateKey, { message }),
  };
}

/** Names stand between spaces in a note and between "+" in a key. */
export function isKeyName(name: string): boolean {
  return /^[^\s+\p{Cc}\u{FFFD}]+$/u.test(name) && name.isWellFormed();
}

function requireName(name: string): void {
  if (!isKeyName(name)) throw new LedgerFault('badKey', '密钥名不能为空，不能含空白或加号。');
}

function keyId(sha256: HashFunction, name: string, typed: Uint8Array): Uint8Array {
  return sha256(concatBytes(utf8(`${name}\n`), typed)).slice(0, 4);
}

function keyParts(idHex: string, base64: string): { id: Uint8Array; typed: Uint8Array } {
  try {
    return { id: fromHex(idHex), typed: fromBase64(base64) };
  } catch {
    throw new LedgerFault('badKey', '公钥的写法不对：应为“名称+编号+Base64”。');
  }
}
