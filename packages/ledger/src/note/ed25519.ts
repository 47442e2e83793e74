/** The part of Web Crypto's `SubtleCrypto` that Ed25519 needs: `globalThis.crypto.subtle` of Node and of browsers fits. */
export interface EdwardsSubtle<Key> {
  importKey(
    format: 'raw' | 'pkcs8',
    keyData: Uint8Array<ArrayBuffer>,
    algorithm: 'Ed25519',
    extractable: boolean,
    usages: ('sign' | 'verify')[],
  ): Promise<Key>;
  sign(algorithm: 'Ed25519', key: Key, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
  verify(
    algorithm: 'Ed25519',
    key: Key,
    signature: Uint8Array<ArrayBuffer>,
    data: Uint8Array<ArrayBuffer>,
  ): Promise<boolean>;
}

/** Ed25519 over raw keys: the 32-byte seed as private key, 32 bytes as public key. */
export interface Ed25519 {
  sign(seed: Uint8Array, message: Uint8Array): Promise<Uint8Array>;
  /** False for whatever does not verify, keys and signatures of a wrong length included. */
  verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean>;
}

/** RFC 8410: the DER that stands before the seed in every PKCS#8 Ed25519 key. */
const pkcs8Head = Uint8Array.of(
  0x30,
  0x2e,
  0x02,
  0x01,
  0x00,
  0x30,
  0x05,
  0x06,
  0x03,
  0x2b,
  0x65,
  0x70,
  0x04,
  0x22,
  0x04,
  0x20,
);

export function webCryptoEd25519<Key>(subtle: EdwardsSubtle<Key>): Ed25519 {
  return {
    async sign(seed, message) {
      const key = await subtle.importKey('pkcs8', Uint8Array.of(...pkcs8Head, ...seed), 'Ed25519', false, ['sign']);
      return new Uint8Array(await subtle.sign('Ed25519', key, Uint8Array.from(message)));
    },
    async verify(publicKey, message, signature) {
      try {
        const key = await subtle.importKey('raw', Uint8Array.from(publicKey), 'Ed25519', false, ['verify']);
        return await subtle.verify('Ed25519', key, Uint8Array.from(signature), Uint8Array.from(message));
      } catch {
        return false;
      }
    },
  };
}
