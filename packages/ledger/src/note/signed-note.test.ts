import { describe, expect, it } from 'vitest';
import { concatBytes, fromHex, fromUtf8, toBase64, utf8 } from '../bytes.ts';
import hashes from '../golden/hashes.json' with { type: 'json' };
import { crypto } from '../golden/native.fixture.ts';
import { ed25519Signer, readVerifierKey, sm2Signer } from './key.ts';
import { openNote, parseNote, signNote } from './signed-note.ts';

const name = 'liuhen.example/fusong';
const edwards = ed25519Signer(crypto, {
  name,
  seed: fromHex(hashes.keys.seed),
  publicKey: fromHex(hashes.keys.publicKey),
});
const national = sm2Signer(crypto, { name, privateKey: fromHex(hashes.keys.sm2.privateKey) });
const edwardsKey = readVerifierKey(crypto, hashes.keys.verifierKey);
const nationalKey = readVerifierKey(crypto, hashes.keys.sm2.verifierKey);
const text = '留痕\n第二行\n';

describe('signed notes', () => {
  it('opens under either key of one name, Ed25519 or SM2', async () => {
    const note = await signNote(text, [edwards, national]);
    expect((await openNote(note, [edwardsKey])).verified).toEqual([name]);
    expect((await openNote(note, [edwardsKey])).unverified).toEqual([name]);
    expect((await openNote(note, [nationalKey])).verified).toEqual([name]);
    expect((await openNote(note, [nationalKey, edwardsKey])).verified).toEqual([name, name]);
  });

  it('keeps the signatures that stood there, and counts a repeated one once', async () => {
    const first = await signNote(text, [edwards]);
    const both = await signNote(text, [edwards, national], parseNote(first).signatures);
    const opened = await openNote(both, [edwardsKey, nationalKey]);
    expect(parseNote(both).signatures).toHaveLength(3);
    expect(opened).toEqual({ text, verified: [name, name], unverified: [] });
  });

  it('any changed byte is refused', async () => {
    const note = await signNote(text, [edwards]);
    for (let at = 0; at < note.length; at += 1) {
      for (const flip of [0x01, 0x20, 0x80]) {
        const changed = note.map((byte, index) => (index === at ? byte ^ flip : byte));
        await expect(openNote(changed, [edwardsKey])).rejects.toThrow();
      }
    }
  });

  it('one bad signature by a trusted key spoils the note, however good the others are', async () => {
    const signature = new Uint8Array(64);
    const note = await signNote(text, [national], [{ name, id: edwards.id, signature }]);
    await expect(openNote(note, [edwardsKey, nationalKey])).rejects.toThrow('签名不成立');
  });

  it('two trusted keys of one name and id, or no trusted key, open nothing', async () => {
    const note = await signNote(text, [edwards]);
    await expect(openNote(note, [edwardsKey, edwardsKey])).rejects.toThrow('给了两次');
    await expect(openNote(note, [nationalKey])).rejects.toThrow('没有所信公钥');
    await expect(openNote(note, [])).rejects.toThrow('没有所信公钥');
  });

  it('does not sign what could not be read', async () => {
    for (const bad of ['', 'no newline', 'tab\t\n', 'nul\0\n', 'lone\ud800\n', 'replacement\ufffd\n']) {
      await expect(signNote(bad, [edwards])).rejects.toThrow('控制字符');
    }
  });

  it.each([
    ['bytes that are not UTF-8', Uint8Array.of(0xff, 0x0a, 0x0a)],
    ['no empty line', utf8(text)],
    ['no signature', utf8(`${text}\n`)],
    ['no final newline', utf8(`${text}\n— a AAAAAAA=`)],
    ['a line without dash', utf8(`${text}\n- a AAAAAAA=\n`)],
    ['a name with a plus', utf8(`${text}\n— a+b AAAAAAA=\n`)],
    ['a third word', utf8(`${text}\n— a AAAAAAA= b\n`)],
    ['a name alone', utf8(`${text}\n— a\n`)],
    ['an id alone', utf8(`${text}\n— a ${toBase64(new Uint8Array(4))}\n`)],
    ['broken Base64', utf8(`${text}\n— a ===\n`)],
    ['101 signatures', utf8(`${text}\n${'— a AAAAAAA=\n'.repeat(101)}`)],
    ['a megabyte and more', new Uint8Array(1_000_001)],
  ])('%s are no note', (_name, bytes) => {
    expect(() => parseNote(bytes)).toThrow('signed note');
  });

  it('a text with an empty line in it is cut at the last', async () => {
    const note = await signNote('a\n\nb\n', [edwards]);
    expect(fromUtf8(note).startsWith('a\n\nb\n\n— ')).toBe(true);
    expect(parseNote(note).text).toBe('a\n\nb\n');
  });

  it('an Ed25519 key of a wrong length verifies nothing', async () => {
    expect(await crypto.ed25519.verify(new Uint8Array(31), utf8(text), new Uint8Array(64))).toBe(false);
    const signature = await edwards.sign(utf8(text));
    const publicKey = fromHex(hashes.keys.publicKey);
    expect(await crypto.ed25519.verify(publicKey, utf8(text), signature)).toBe(true);
    expect(await crypto.ed25519.verify(publicKey, utf8(text), concatBytes(signature, Uint8Array.of(0)))).toBe(false);
  });
});
