// Third-party vectors against this room: node ../shared/reference/conformance/harness/run-vectors.mjs packages/ledger/test/conformance/adapter.mjs
import { createHash, webcrypto } from 'node:crypto';
import * as ledger from '../../src/index.ts';

const native = (name) => (bytes) => new Uint8Array(createHash(name).update(bytes).digest());
const digests = { sha256: native('sha256'), sm3: native('sm3') };
const hex = (bytes) => Buffer.from(bytes).toString('hex');
const bytes = (text) => new Uint8Array(Buffer.from(text, 'hex'));
const ed25519 = ledger.webCryptoEd25519(webcrypto.subtle);
const crypto = { sha256: digests.sha256, ed25519 };

function grow(leaves, alg) {
  const hash = digests[alg];
  const grown = ledger.appendLeaves(
    hash,
    ledger.emptyTree,
    leaves.map((leaf) => ledger.leafHash(hash, leaf)),
  );
  const nodes = new Map(grown.newNodes.map((node) => [`${node.level}/${node.index}`, node.hash]));
  return {
    state: grown.state,
    read: async (wanted) => wanted.map(({ level, index }) => nodes.get(`${level}/${index}`)),
  };
}

export const sha256 = (message) => hex(ledger.portableDigests.sha256(message));
export const sm3 = (message) => hex(ledger.portableDigests.sm3(message));
export const leafHash = (leaf, alg) => hex(ledger.leafHash(digests[alg], leaf));
export const rootFromLeaves = (leaves, alg) => hex(ledger.treeHead(digests[alg], grow(leaves, alg).state));

export async function proveInclusion(leaves, index, alg) {
  const proof = await ledger.inclusionProof(digests[alg], BigInt(index), BigInt(leaves.length), grow(leaves, alg).read);
  return proof.map(hex);
}

export async function proveConsistency(leaves, size1, alg) {
  const proof = await ledger.consistencyProof(
    digests[alg],
    BigInt(size1),
    BigInt(leaves.length),
    grow(leaves, alg).read,
  );
  return proof.map(hex);
}

export const verifyInclusion = ({ index, size, leafHash: leaf, proof, root, alg }) =>
  ledger.verifyInclusion(digests[alg], {
    index: BigInt(index),
    size: BigInt(size),
    leafHash: bytes(leaf),
    proof: proof.map(bytes),
    root: bytes(root),
  });

export const verifyConsistency = ({ size1, size2, root1, root2, proof, alg }) =>
  ledger.verifyConsistency(digests[alg], {
    size1: BigInt(size1),
    size2: BigInt(size2),
    root1: bytes(root1),
    root2: bytes(root2),
    proof: proof.map(bytes),
  });

export async function openNote(note, verifierKeys) {
  const verifiers = verifierKeys.map((key) => ledger.readVerifierKey(crypto, key));
  return { ok: true, verified: (await ledger.openNote(new Uint8Array(note), verifiers)).verified };
}

export function parseCheckpoint(text) {
  const { origin, size, root } = ledger.parseCheckpoint(text);
  return { origin, size, hash_b64: Buffer.from(root).toString('base64') };
}

export const sm2Verify = ({ publicKey, userId, msg, sigDER }) =>
  ledger.sm2Verify(bytes(publicKey), bytes(sigDER), { message: new Uint8Array(msg), signerId: userId });

export const sm2Sign = ({ privateKey, userId, msg }) =>
  hex(ledger.sm2Sign(bytes(privateKey), { message: new Uint8Array(msg), signerId: userId }));

export const ed25519Verify = ({ publicKey, msg, sig }) =>
  ed25519.verify(bytes(publicKey), new Uint8Array(msg), bytes(sig));

export const canonicalJson = (text) => ledger.canonicalizeWithFractions(JSON.parse(text));
