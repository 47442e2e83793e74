import { webcrypto } from 'node:crypto';
import { type NoteCrypto, webCryptoEd25519 } from '@liuhen/ledger';
import { digests } from '../digests.ts';

export const noteCrypto: NoteCrypto = {
  sha256: digests.sha256,
  ed25519: webCryptoEd25519<webcrypto.CryptoKey>(webcrypto.subtle),
};
