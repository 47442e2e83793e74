import { type DigestPair, encodeLeaf, type Leaf, leafHash, samePair, toHex, verifyInclusion } from '@liuhen/ledger';
import { linesOf } from '../bagit/manifest.ts';
import type { About } from '../layout/about.ts';
import { type LogLine, readLogLine } from '../layout/log-line.ts';
import { logPath, recordPath, relatedLogPath, relatedPath } from '../layout/paths.ts';
import type { SignedTree } from './check-signatures.ts';
import { type Problem, reason } from './problem.ts';
import type { VerifyTools } from './verify-tools.ts';

export type CheckedLine = LogLine & { readonly hashes: DigestPair };

/** A file of log lines: the case's own, or those of related records. `lines` are null where one can not be read. */
export type LogReading = {
  readonly path: string;
  /** Where the content of the record of a line stands. */
  readonly recordPathOf: (place: number) => string;
  readonly lines: readonly (CheckedLine | null)[];
};

export const ownLog = { path: logPath, recordPathOf: recordPath };
export const relatedLog = { path: relatedLogPath, recordPathOf: relatedPath };

/** Reads the lines; one that can not be read is named and stands as null, so that the others keep their places. */
export function readLog(
  text: string,
  log: Omit<LogReading, 'lines'>,
  tools: VerifyTools,
): { reading: LogReading; problems: Problem[] } {
  const problems: Problem[] = [];
  const { sha256, sm3 } = tools.digests;
  const lines = linesOf(text).map((line, index) => {
    try {
      const read = readLogLine(line);
      const bytes = encodeLeaf(read.leaf);
      return { ...read, hashes: { sha256: toHex(leafHash(sha256, bytes)), sm3: toHex(leafHash(sm3, bytes)) } };
    } catch (cause) {
      problems.push({
        code: 'itemMalformed',
        where: lineName(index, log.path),
        message: `这一行读不出来：${reason(cause)}`,
      });
      return null;
    }
  });
  return { reading: { ...log, lines }, problems };
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
  logs: readonly LogReading[],
  { checkpoint }: SignedTree,
  { digests }: VerifyTools,
): Problem[] {
  const problems: Problem[] = [];
  const places = new Set<bigint>();
  for (const { path, lines } of logs) {
    for (const [at, line] of lines.entries()) {
      if (line === null) continue;
      const { leaf, index, proof } = line;
      const where = lineName(at, path);
      const { size, root } = checkpoint;
      const hashed = leafHash(digests.sha256, encodeLeaf(leaf));
      if (!verifyInclusion(digests.sha256, { index, size, leafHash: hashed, proof, root })) {
        const message = `第 ${leaf.subjectSeq} 号记录不能证明在签名的日志中：记录、位置、证明或检查点被改动。`;
        problems.push({ code: 'inclusionFails', where, message });
      }
      if (places.has(index)) {
        problems.push({ code: 'inclusionFails', where, message: '与另一条记录占日志中的同一位置。' });
      }
      places.add(index);
    }
  }
  return problems;
}

function lineName(index: number, path: string = logPath): string {
  return `${path} 第 ${index + 1} 行`;
}

function sameSubject(leaf: Leaf, about: About): boolean {
  return leaf.subject.type === about.subject.type && leaf.subject.id === about.subject.id;
}
