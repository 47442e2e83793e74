export { concatBytes, equalBytes, fromBase64, fromHex, fromUtf8, toBase64, toHex, utf8 } from './bytes.ts';
export { canonicalBytes, canonicalize, canonicalizeWithFractions, type Json, parseCanonical } from './canonical.ts';
export { commit, opensCommitment, saltLength } from './commitment.ts';
export {
  type DigestPair,
  type Digests,
  digestPair,
  type HashFunction,
  type HashName,
  hashLength,
  hashNames,
  type RunningHash,
  samePair,
} from './digest.ts';
export { LedgerFault, type LedgerFaultCode } from './fault.ts';
export { decodeLeaf, encodeLeaf, type Leaf } from './leaf.ts';
export { appendLeaves, emptyTree, type TreeState, treeHead } from './merkle/append.ts';
export { hashChildren, leafHash, type NodeId, type NodeReader, type TreeNode } from './merkle/node.ts';
export { consistencyProof, inclusionProof, subtreeConsistencyProof } from './merkle/prove.ts';
export { parseTilePath, sumdbTilePath, type Tile, tilePath } from './merkle/tile.ts';
export {
  type ConsistencyClaim,
  type InclusionClaim,
  type SubtreeConsistencyClaim,
  type SubtreeInclusionClaim,
  verifyConsistency,
  verifyInclusion,
  verifySubtreeConsistency,
  verifySubtreeInclusion,
} from './merkle/verify.ts';
export { type Checkpoint, encodeCheckpoint, parseCheckpoint } from './note/checkpoint.ts';
export { type Ed25519, type EdwardsSubtle, webCryptoEd25519 } from './note/ed25519.ts';
export {
  ed25519Signer,
  encodeVerifierKey,
  type NoteAlgorithm,
  type NoteCrypto,
  type NoteSigner,
  type NoteVerifier,
  readVerifierKey,
  sm2Signer,
} from './note/key.ts';
export {
  type NoteSignature,
  type OpenedNote,
  openNote,
  type ParsedNote,
  parseNote,
  signNote,
} from './note/signed-note.ts';
export { defaultSignerId, sm2PublicKey, sm2Sign, sm2Verify } from './note/sm2.ts';
export { encodeSubjectHead, parseSubjectHead, type SubjectHead } from './note/subject-head.ts';
export { encodeSuccession, keysReachedFrom, openSuccession, type Succession } from './note/succession.ts';
export { portableDigests, portableHash } from './portable-hash/portable-digests.ts';
