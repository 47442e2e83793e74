import { createHash, webcrypto } from 'node:crypto';
import type { Digests } from '../digest.ts';
import { webCryptoEd25519 } from '../note/ed25519.ts';
import type { NoteCrypto } from '../note/key.ts';

const native = (name: string) => (bytes: Uint8Array) => new Uint8Array(createHash(name).update(bytes).digest());

/** The hashes of OpenSSL: what the product runs on a server, and the measure of our own ones. */
export const digests: Digests = { sha256: native('sha256'), sm3: native('sm3') };
export const crypto: NoteCrypto = { sha256: digests.sha256, ed25519: webCryptoEd25519(webcrypto.subtle) };
