import { describe, expect, it } from 'vitest';
import { fromHex } from '../bytes.ts';
import { crypto } from '../golden/native.fixture.ts';
import { encodeVerifierKey, readVerifierKey } from './key.ts';

const valid = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';

describe('verifier keys', () => {
  it('reads the published example and writes it again', () => {
    const key = readVerifierKey(crypto, valid);
    expect(key).toMatchObject({ name: 'PeterNeumann', algorithm: 'ed25519', id: fromHex('c74f20a3') });
    const publicKey = fromHex('1a5cd907143c384c41e830c5bce12aa8817ec5649aaabf2c31388b35b2d744d6');
    expect(encodeVerifierKey(crypto.sha256, { name: 'PeterNeumann', algorithm: 'ed25519', publicKey })).toBe(valid);
  });

  it('refuses every piece of it and every changed character', () => {
    for (let start = 0; start < valid.length; start += 1) {
      for (let end = start; end <= valid.length; end += 1) {
        if (end - start === valid.length) continue;
        expect(() => readVerifierKey(crypto, valid.slice(start, end))).toThrow();
      }
      const changed = String.fromCharCode(valid.charCodeAt(start) + 1);
      expect(() => readVerifierKey(crypto, valid.slice(0, start) + changed + valid.slice(start + 1))).toThrow();
    }
  });

  it.each([
    ['a wrong length', 'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=='],
    ['another algorithm', 'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
    ['two parts', 'bananas.sigstore.dev+12344556'],
    ['no Base64', 'rekor.sigstore.dev+12345678+THIS_IS_NOT_BASE64!'],
    ['no hexadecimal', 'rekor.sigstore.dev+NOT_A_NUMBER+AwEB'],
  ])('refuses %s', (_name, key) => {
    expect(() => readVerifierKey(crypto, key)).toThrow('公钥');
  });

  it.each(['', 'two words', 'a+b', 'tab\t', 'lone\ud800'])('refuses the name “%s”', (name) => {
    const publicKey = new Uint8Array(32);
    expect(() => encodeVerifierKey(crypto.sha256, { name, algorithm: 'ed25519', publicKey })).toThrow('密钥名');
  });
});
