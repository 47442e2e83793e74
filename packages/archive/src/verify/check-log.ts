import { type DigestPair, encodeLeaf, type Leaf, leafHash, samePair, toHex, verifyInclusion } from '@liuhen/ledger';
import { linesOf } from '../bagit/manifest.ts';
import type { About } from '../layout/about.ts';
import { type LogLine, readLogLine } from '../layout/log-line.ts';
import { logPath } from '../layout/paths.ts';
import type { SignedTree } from './check-signatures.ts';
import type { Problem } from './problem.ts';
import type { VerifyTools } from './verify-tools.ts';

export type CheckedLine = LogLine & { readonly hashes: DigestPair };

/** Reads the lines; one that can not be read is named and stands as null, so that the others keep their places. */
export function readLog(text: string, tools: VerifyTools): { lines: (CheckedLine | null)[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const lines = linesOf(text).map((line, index) => {
    try {
      const read = readLogLine(line);
      const bytes = encodeLeaf(read.leaf);
      const { sha256, sm3 } = tools.digests;
      return { ...read, hashes: { sha256: toHex(leafHash(sha256, bytes)), sm3: toHex(leafHash(sm3, bytes)) } };
    } catch (cause) {
      problems.push({ code: 'itemMalformed', where: lineName(index), message: `这一行读不出来：${reason(cause)}` });
      return null;
    }
  });
  return { lines, problems };
}

/** The subject's records one behind the other, from the first to the one that the log signed as the last. */
export function checkChain(
  lines: readonly (CheckedLine | null)[],
  about: About | null,
  tree: SignedTree | null,
): Problem[] {
  const problems: Problem[] = [];
  for (const [index, line] of lines.entries()) {
    if (line === null) continue;
    const { leaf } = line;
    const seq = index + 1;
    if (leaf.subjectSeq !== seq) {
      const message = `第 ${seq} 行是第 ${leaf.subjectSeq} 号记录：行被调换、删去或插入。`;
      problems.push({ code: 'logOrder', where: lineName(index), message });
    }
    const before = lines[index - 1];
    if (before && (leaf.previous === null || !samePair(leaf.previous, before.hashes))) {
      const message = `第 ${leaf.subjectSeq} 号记录所记的前一条摘要与前一行不符：前后次序被改动，或前一条被替换。`;
      problems.push({ code: 'chainBroken', where: lineName(index), message });
    }
    if (about !== null && !sameSubject(leaf, about)) {
      problems.push({ code: 'leafForeign', where: lineName(index), message: '这一行属于另一个案件。' });
    }
  }
  problems.push(...checkEnd(lines, about, tree));
  return problems;
}

function checkEnd(lines: readonly (CheckedLine | null)[], about: About | null, tree: SignedTree | null): Problem[] {
  const problems: Problem[] = [];
  if (about !== null && about.records !== lines.length) {
    const message = `包自称有 ${about.records} 条记录，实有 ${lines.length} 行。`;
    problems.push({ code: 'logShort', where: logPath, message });
  }
  if (tree === null || tree.head === null) return problems;
  const { subjectSeq, head } = tree.head;
  const last = lines.at(-1);
  if (lines.length < subjectSeq) {
    const message = `日志签名声明本案至第 ${subjectSeq} 号记录为止，包内只有 ${lines.length} 条：末尾的记录被删去。`;
    problems.push({ code: 'logShort', where: `第 ${lines.length + 1} 号记录`, message });
  } else if (lines.length > subjectSeq) {
    const message = `日志签名声明本案至第 ${subjectSeq} 号记录为止，包内却有 ${lines.length} 条。`;
    problems.push({ code: 'logShort', where: lineName(lines.length - 1), message });
  } else if (last && !samePair(last.hashes, head)) {
    const message = '最后一条记录与日志签名声明的末条不是同一条。';
    problems.push({ code: 'chainBroken', where: lineName(lines.length - 1), message });
  }
  return problems;
}

/** Each leaf stands in the signed tree, and no two stand in one place. */
export function checkInclusion(
  lines: readonly (CheckedLine | null)[],
  tree: SignedTree,
  tools: VerifyTools,
): Problem[] {
  const problems: Problem[] = [];
  const places = new Set<bigint>();
  for (const [index, line] of lines.entries()) {
    if (line === null) continue;
    const { sha256 } = tools.digests;
    const claim = {
      index: line.index,
      size: tree.checkpoint.size,
      leafHash: leafHash(sha256, encodeLeaf(line.leaf)),
      proof: line.proof,
      root: tree.checkpoint.root,
    };
    if (!verifyInclusion(sha256, claim)) {
      const message = `第 ${line.leaf.subjectSeq} 号记录不能证明在签名的日志中：记录、位置、证明或检查点被改动。`;
      problems.push({ code: 'inclusionFails', where: lineName(index), message });
    }
    if (places.has(line.index)) {
      problems.push({ code: 'inclusionFails', where: lineName(index), message: '与另一条记录占日志中的同一位置。' });
    }
    places.add(line.index);
  }
  return problems;
}

function lineName(index: number): string {
  return `${logPath} 第 ${index + 1} 行`;
}

export function reason(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

function sameSubject(leaf: Leaf, about: About): boolean {
  return leaf.subject.type === about.subject.type && leaf.subject.id === about.subject.id;
}
