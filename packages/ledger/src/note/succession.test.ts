import { createPrivateKey, createPublicKey, webcrypto } from 'node:crypto';
import { expect, test } from 'vitest';
import { utf8 } from '../bytes.ts';
import { portableDigests } from '../portable-hash/portable-digests.ts';
import { webCryptoEd25519 } from './ed25519.ts';
import { ed25519Signer, encodeVerifierKey, type NoteCrypto } from './key.ts';
import { signNote } from './signed-note.ts';
import { encodeSuccession, keysReachedFrom, openSuccession } from './succession.ts';

const crypto: NoteCrypto = {
  sha256: portableDigests.sha256,
  ed25519: webCryptoEd25519<webcrypto.CryptoKey>(webcrypto.subtle),
};
const origin = 'liuhen/a';

function keyOf(byte: number, name = origin) {
  const seed = new Uint8Array(32).fill(byte);
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const spki = createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
  const publicKey = spki.export({ format: 'der', type: 'spki' }).subarray(-32);
  return {
    signer: ed25519Signer(crypto, { name, seed, publicKey }),
    text: encodeVerifierKey(crypto.sha256, { name, algorithm: 'ed25519', publicKey }),
  };
}

const [first, second, third] = [keyOf(1), keyOf(2), keyOf(3)];
const said = encodeSuccession({ origin, from: first.text, to: second.text });

test('a succession signed by both keys opens to what it says', async () => {
  const note = await signNote(said, [first.signer, second.signer]);
  expect(await openSuccession(crypto, note)).toEqual({ origin, from: first.text, to: second.text });
});

test.each([
  ['the heir alone', [second]],
  ['the old key alone', [first]],
  ['a stranger beside the heir', [second, third]],
] as const)('one signed by %s is refused: nobody makes themselves the heir', async (_who, signers) => {
  const note = await signNote(
    said,
    signers.map(({ signer }) => signer),
  );
  await expect(openSuccession(crypto, note)).rejects.toMatchObject({ code: 'badNote' });
});

test('what is no succession, or one between two logs, is refused', async () => {
  const other = keyOf(4, 'liuhen/b');
  for (const text of [
    'liuhen/succession/2\norigin x\n',
    said.replace('origin', 'log'),
    `${said}more\n`,
    encodeSuccession({ origin, from: first.text, to: other.text }),
  ]) {
    const note = await signNote(text, [first.signer, second.signer, other.signer]);
    await expect(openSuccession(crypto, note), text).rejects.toMatchObject({ code: 'badNote' });
  }
  const garbled = await signNote(said.replace(second.text, `${second.text}A`), [first.signer]);
  await expect(openSuccession(crypto, garbled)).rejects.toMatchObject({ code: 'badKey' });
  await expect(openSuccession(crypto, utf8('nothing'))).rejects.toMatchObject({ code: 'badNote' });
});

test('trust goes from a key to its heirs, in whatever order they are told, and never back', () => {
  const one = { origin, from: 'a', to: 'b' };
  const two = { origin, from: 'b', to: 'c' };
  expect(keysReachedFrom(['a'], [two, one])).toEqual(['a', 'b', 'c']);
  expect(keysReachedFrom(['b'], [one, two])).toEqual(['b', 'c']);
  expect(keysReachedFrom(['x'], [one, two])).toEqual(['x']);
});
