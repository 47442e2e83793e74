import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { concatBytes, fromHex, toBase64, utf8 } from '../bytes.ts';
import { encodeSignature } from './der.ts';
import { sm2PublicKey, sm2Sign, sm2Verify } from './sm2.ts';

// GB/T 32918.5-2017, annex A.
const privateKey = fromHex('3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8');
const publicKey = fromHex(
  '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
);
const r = fromHex('f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3');
const s = fromHex('b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa');
const signature = encodeSignature({ r, s });
const message = utf8('message digest');
const order = fromHex('fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123');

const openssl = 'openssl';

function opensslIsThere(): boolean {
  try {
    return /^OpenSSL 3/.test(execFileSync(openssl, ['version'], { encoding: 'utf8' }));
  } catch {
    return false;
  }
}

describe('SM2 with SM3', () => {
  it('verifies the sample of the standard and derives its public key', () => {
    expect(sm2Verify(publicKey, signature, { message })).toBe(true);
    expect(sm2PublicKey(privateKey)).toEqual(publicKey);
  });

  it('signs what it verifies, under the signer id it was given', () => {
    const signed = sm2Sign(privateKey, { message, signerId: 'liuhen@example' });
    expect(sm2Verify(publicKey, signed, { message, signerId: 'liuhen@example' })).toBe(true);
    expect(sm2Verify(publicKey, signed, { message })).toBe(false);
    expect(sm2Verify(publicKey, sm2Sign(privateKey, { message }), { message })).toBe(true);
  });

  it.each([
    ['another message', publicKey, signature, utf8('message digesT')],
    ['trailing bytes', publicKey, concatBytes(signature, Uint8Array.of(0)), message],
    ['r and s without DER', publicKey, concatBytes(r, s), message],
    ['r and s swapped', publicKey, encodeSignature({ r: s, s: r }), message],
    ['r of zero', publicKey, encodeSignature({ r: new Uint8Array(32), s }), message],
    ['s of zero', publicKey, encodeSignature({ r, s: new Uint8Array(32) }), message],
    ['s of the order', publicKey, encodeSignature({ r, s: order }), message],
    ['a compressed key', concatBytes(Uint8Array.of(3), publicKey.slice(1, 33)), signature, message],
    ['a key off the curve', concatBytes(publicKey.slice(0, 64), Uint8Array.of(0x14)), signature, message],
    ['a key with another head', concatBytes(Uint8Array.of(6), publicKey.slice(1)), signature, message],
    ['no key', new Uint8Array(), signature, message],
  ])('refuses %s', (_name, key, sig, text) => {
    expect(sm2Verify(key, sig, { message: text })).toBe(false);
  });

  it.each([new Uint8Array(32), new Uint8Array(31).fill(1), order])('refuses a private key out of range', (key) => {
    expect(() => sm2Sign(key, { message })).toThrow('SM2 私钥');
  });

  // A round trip with oneself proves nothing: Node's own SM2 passes it and interoperates with nobody.
  it.skipIf(!opensslIsThere())('is verified by OpenSSL under the default signer id', () => {
    const folder = mkdtempSync(join(tmpdir(), 'liuhen-sm2-'));
    try {
      // SubjectPublicKeyInfo of an SM2 key, up to the point.
      const head = fromHex('3059301306072a8648ce3d020106082a811ccf5501822d034200');
      const pem = toBase64(concatBytes(head, publicKey));
      writeFileSync(join(folder, 'key.pem'), `-----BEGIN PUBLIC KEY-----\n${pem}\n-----END PUBLIC KEY-----\n`);
      writeFileSync(join(folder, 'message'), message);
      writeFileSync(join(folder, 'signature'), sm2Sign(privateKey, { message }));
      const answer = execFileSync(
        openssl,
        'dgst -sm3 -verify key.pem -sigopt distid:1234567812345678 -signature signature message'.split(' '),
        { cwd: folder, encoding: 'utf8' },
      );
      expect(answer.trim()).toBe('Verified OK');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
