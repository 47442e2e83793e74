import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from './bytes.ts';
import { commit } from './commitment.ts';
import { digestPair } from './digest.ts';
import hashes from './golden/hashes.json' with { type: 'json' };
import { firstLeaf, laterLeaf } from './golden/leaf.fixture.ts';
import { crypto, digests } from './golden/native.fixture.ts';
import { decodeLeaf, encodeLeaf } from './leaf.ts';
import { appendLeaves, emptyTree, treeHead } from './merkle/append.ts';
import { leafHash } from './merkle/node.ts';
import { encodeCheckpoint, parseCheckpoint } from './note/checkpoint.ts';
import { ed25519Signer, readVerifierKey } from './note/key.ts';
import { openNote, signNote } from './note/signed-note.ts';
import { encodeSubjectHead, parseSubjectHead } from './note/subject-head.ts';

const golden = (name: string) => new Uint8Array(readFileSync(new URL(`./golden/${name}`, import.meta.url)));

// What is committed here was hashed, signed and given away. A failing test means old proofs no longer verify: make a new
// version of the format, never new golden bytes.
describe('golden bytes', () => {
  const leaves = [
    { name: 'first-leaf', leaf: firstLeaf, expected: hashes.leaves['first-leaf'] },
    { name: 'later-leaf', leaf: laterLeaf, expected: hashes.leaves['later-leaf'] },
  ];

  it.each(leaves)('the leaf $name is written byte for byte as it was first written', ({ name, leaf, expected }) => {
    const bytes = encodeLeaf(leaf);
    expect(toHex(bytes)).toBe(toHex(golden(`${name}.bytes`)));
    expect(digestPair(digests, bytes)).toEqual(expected.bytes);
    expect({
      sha256: toHex(leafHash(digests.sha256, bytes)),
      sm3: toHex(leafHash(digests.sm3, bytes)),
    }).toEqual(expected.leafHash);
    expect(decodeLeaf(golden(`${name}.bytes`))).toEqual(leaf);
  });

  it.each(hashes.commitments)('the commitment to $name is what it was', ({ name, value, salt, sha256, sm3 }) => {
    expect(commit(digests, name, value, fromHex(salt))).toEqual({ sha256, sm3 });
  });

  const signer = ed25519Signer(crypto, {
    name: 'liuhen.example/fusong',
    seed: fromHex(hashes.keys.seed),
    publicKey: fromHex(hashes.keys.publicKey),
  });
  const root = treeHead(
    digests.sha256,
    appendLeaves(
      digests.sha256,
      emptyTree,
      [firstLeaf, laterLeaf].map((leaf) => leafHash(digests.sha256, encodeLeaf(leaf))),
    ).state,
  );
  const checkpoint = { origin: 'liuhen.example/fusong', size: 2n, root, extensions: [] };

  it('a checkpoint is signed byte for byte as it was, and opens under the printed key', async () => {
    const note = golden('checkpoint.note');
    expect(await signNote(encodeCheckpoint(checkpoint), [signer])).toEqual(note);
    const opened = await openNote(note, [readVerifierKey(crypto, hashes.keys.verifierKey)]);
    expect(opened.verified).toEqual(['liuhen.example/fusong']);
    expect(parseCheckpoint(opened.text)).toEqual(checkpoint);
  });

  it('the statement of a subject head is signed byte for byte as it was', async () => {
    const head = {
      origin: checkpoint.origin,
      size: 2n,
      root,
      subject: firstLeaf.subject,
      subjectSeq: 2,
      head: hashes.leaves['later-leaf'].leafHash,
    };
    const note = golden('subject-head.note');
    expect(await signNote(encodeSubjectHead(head), [signer])).toEqual(note);
    expect(parseSubjectHead((await openNote(note, [readVerifierKey(crypto, hashes.keys.verifierKey)])).text)).toEqual(
      head,
    );
  });
});
