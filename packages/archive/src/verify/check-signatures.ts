import {
  type Checkpoint,
  encodeCheckpoint,
  equalBytes,
  keysReachedFrom,
  type NoteCrypto,
  type NoteVerifier,
  openNote,
  openSuccession,
  parseCheckpoint,
  parseSubjectHead,
  readVerifierKey,
  type SubjectHead,
  type Succession,
  toHex,
  verifyConsistency,
} from '@liuhen/ledger';
import { linesOf } from '../bagit/manifest.ts';
import type { About } from '../layout/about.ts';
import { readEarlierLine, readSuccessionLine } from '../layout/log-line.ts';
import {
  aboutPath,
  checkpointPath,
  earlierPath,
  keysPath,
  sealPath,
  subjectHeadPath,
  successionsPath,
  tagManifestPath,
} from '../layout/paths.ts';
import { sealText } from '../layout/seal.ts';
import { textOf } from './check-bag.ts';
import { type Problem, reason } from './problem.ts';
import type { ScannedItem } from './scan.ts';
import type { VerifyOptions, VerifyTools } from './verify-tools.ts';

type Items = ReadonlyMap<string, ScannedItem>;

/** What the log signed: its tree, and how far this subject went in it. */
export type SignedTree = {
  readonly checkpoint: Checkpoint;
  readonly head: SubjectHead | null;
  readonly signedBy: readonly string[];
};

export type Keys = {
  readonly verifiers: readonly NoteVerifier[];
  /** Those in the package as well: past keys, which only earlier checkpoints need. */
  readonly all: readonly NoteVerifier[];
  readonly trusted: boolean;
};

/**
 * The keys to check against: trusted ones when given, with the heirs that they named (then the others in the package do not
 * count), else the package's own.
 */
export async function readKeys(
  items: Items,
  tools: VerifyTools,
  { trustedKeys = [] }: VerifyOptions,
): Promise<{ keys: Keys; problems: Problem[] }> {
  const problems: Problem[] = [];
  const crypto = { sha256: tools.digests.sha256, ed25519: tools.ed25519 };
  const read = (text: string, where: string): NoteVerifier[] => {
    try {
      return [readVerifierKey(crypto, text)];
    } catch (cause) {
      problems.push({ code: 'keyInvalid', where, message: reason(cause) });
      return [];
    }
  };
  const own = linesOf(textOf(items, keysPath) ?? '').flatMap((line) => read(line, keysPath));
  const successions = await readSuccessions(items, crypto, problems);
  const given = keysReachedFrom(trustedKeys, successions).flatMap((key) => read(key, '所给公钥'));
  const trusted = trustedKeys.length > 0;
  const verifiers = distinct(trusted ? given : own);
  return { keys: { verifiers, all: distinct([...given, ...own]), trusted }, problems };
}

async function readSuccessions(items: Items, crypto: NoteCrypto, problems: Problem[]): Promise<Succession[]> {
  const found: Succession[] = [];
  for (const [index, line] of linesOf(textOf(items, successionsPath) ?? '').entries()) {
    try {
      found.push(await openSuccession(crypto, readSuccessionLine(line)));
    } catch (cause) {
      const where = `${successionsPath} 第 ${index + 1} 行`;
      problems.push({ code: 'keyInvalid', where, message: `公钥交接声明不成立：${reason(cause)}` });
    }
  }
  return found;
}

/** A key told twice is one key; two of them would leave a note in doubt which to use. */
function distinct(keys: readonly NoteVerifier[]): NoteVerifier[] {
  return [...new Map(keys.map((key) => [`${key.name}+${toHex(key.id)}`, key])).values()];
}

export async function checkTree(
  items: Items,
  keys: Keys,
  about: About | null,
): Promise<{ tree: SignedTree | null; problems: Problem[] }> {
  const problems: Problem[] = [];
  const opened = await open(items, checkpointPath, 'checkpointInvalid', keys, problems);
  if (opened === null) return { tree: null, problems };
  let checkpoint: Checkpoint;
  try {
    checkpoint = parseCheckpoint(opened.text);
    if (encodeCheckpoint({ ...checkpoint, extensions: [] }) !== opened.text) throw new Error('检查点后有多余的行');
  } catch (cause) {
    problems.push({ code: 'checkpointInvalid', where: checkpointPath, message: reason(cause) });
    return { tree: null, problems };
  }
  if (about !== null && about.treeSize !== String(checkpoint.size)) {
    problems.push({
      code: 'checkpointInvalid',
      where: aboutPath,
      message: `包自称的日志大小与检查点（${checkpoint.size}）不符：检查点被替换。`,
    });
  }
  const head = await readHead(items, keys, checkpoint, about, problems);
  return { tree: { checkpoint, head, signedBy: opened.verified }, problems };
}

async function readHead(
  items: Items,
  keys: Keys,
  checkpoint: Checkpoint,
  about: About | null,
  problems: Problem[],
): Promise<SubjectHead | null> {
  const opened = await open(items, subjectHeadPath, 'headInvalid', keys, problems);
  if (opened === null) return null;
  const refuse = (message: string): null => {
    problems.push({ code: 'headInvalid', where: subjectHeadPath, message });
    return null;
  };
  let head: SubjectHead;
  try {
    head = parseSubjectHead(opened.text);
  } catch (cause) {
    return refuse(reason(cause));
  }
  if (head.origin !== checkpoint.origin || head.size !== checkpoint.size || !equalBytes(head.root, checkpoint.root)) {
    return refuse('末条声明与检查点不是同一棵日志树：其中之一被替换。');
  }
  if (about !== null && (head.subject.type !== about.subject.type || head.subject.id !== about.subject.id)) {
    return refuse('末条声明说的是另一个案件。');
  }
  return head;
}

/** Checkpoints signed before: the present tree must contain each, unchanged. */
export async function checkEarlier(items: Items, keys: Keys, tree: SignedTree, tools: VerifyTools): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const [index, text] of linesOf(textOf(items, earlierPath) ?? '').entries()) {
    const where = `${earlierPath} 第 ${index + 1} 行`;
    try {
      const { note, proof } = readEarlierLine(text);
      const earlier = parseCheckpoint((await openNote(note, keys.all)).text);
      const holds = verifyConsistency(tools.digests.sha256, {
        size1: earlier.size,
        size2: tree.checkpoint.size,
        root1: earlier.root,
        root2: tree.checkpoint.root,
        proof,
      });
      if (!holds || earlier.origin !== tree.checkpoint.origin) {
        const message = `现在的日志不能证明包含当时（大小 ${earlier.size}）的日志：日志被改写，或检查点被替换。`;
        problems.push({ code: 'consistencyFails', where, message });
      }
    } catch (cause) {
      problems.push({ code: 'consistencyFails', where, message: `早先的检查点读不出来：${reason(cause)}` });
    }
  }
  return problems;
}

/** The seal covers the tag manifest, which covers the manifest, which covers the payload. */
export async function checkSeal(
  items: Items,
  keys: Keys,
  about: About | null,
  tree: SignedTree | null,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const opened = await open(items, sealPath, 'sealInvalid', keys, problems);
  if (opened === null || about === null || tree === null) return problems;
  const expected = sealText({
    origin: tree.checkpoint.origin,
    tagManifestSha256: items.get(tagManifestPath)?.sha256 ?? '',
    subject: about.subject,
    records: about.records,
    packedAt: about.packedAt,
  });
  if (opened.text !== expected) {
    const message = '封签所签的清单与包内清单不符：封签之后有内容被改动、增加或删去。';
    problems.push({ code: 'sealInvalid', where: sealPath, message });
  }
  return problems;
}

async function open(
  items: Items,
  path: string,
  code: 'checkpointInvalid' | 'headInvalid' | 'sealInvalid',
  keys: Keys,
  problems: Problem[],
): Promise<{ text: string; verified: readonly string[] } | null> {
  const bytes = items.get(path)?.bytes;
  if (!bytes) return null;
  try {
    return await openNote(bytes, keys.verifiers);
  } catch (cause) {
    const hint = keys.trusted ? '（按所给的可信公钥核对）' : '';
    problems.push({ code: keys.trusted ? 'keyUntrusted' : code, where: path, message: `${reason(cause)}${hint}` });
    return null;
  }
}
