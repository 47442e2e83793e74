import { fromUtf8, toHex } from '@liuhen/ledger';
import { type About, readAbout } from '../layout/about.ts';
import { aboutPath, hashOfFilePath, logPath, relatedLogPath, root } from '../layout/paths.ts';
import type { ByteSource } from '../zip/byte-source.ts';
import { readZip } from '../zip/read-zip.ts';
import { checkBag, textOf } from './check-bag.ts';
import { checkChain, checkInclusion, ownLog, readLog, relatedLog } from './check-log.ts';
import { checkRecords } from './check-records.ts';
import { checkEarlier, checkSeal, checkTree, readKeys } from './check-signatures.ts';
import { type Problem, reason } from './problem.ts';
import { type ScannedItem, scanItems } from './scan.ts';
import { nothingFound, type Verdict } from './verdict.ts';
import type { VerifyOptions, VerifyTools } from './verify-tools.ts';

/**
 * Judges a package offline, from its bytes alone. Never throws for bad data, and goes on after the first problem: whoever holds
 * a broken package wants to know all that is wrong, and what still holds.
 */
export async function verifySource(
  source: ByteSource,
  tools: VerifyTools,
  options: VerifyOptions = {},
): Promise<Verdict> {
  const zip = await readZip(source);
  if (!zip.items.some((item) => item.name.startsWith(root)) && !(await beginsLikePackage(source))) {
    return { verdict: 'notPackage', problems: [], summary: nothingFound };
  }
  const { scanned, problems: scanProblems } = await scanItems(source, zip.items, tools, options);
  const problems: Problem[] = [...zip.problems, ...scanProblems, ...checkBag(scanned)];

  const about = readAboutOf(scanned, problems);
  const { keys, problems: keyProblems } = await readKeys(scanned, tools, options);
  const { tree, problems: treeProblems } = await checkTree(scanned, keys, about);
  const own = readLog(textOf(scanned, logPath) ?? '', ownLog, tools);
  const related = readLog(textOf(scanned, relatedLogPath) ?? '', relatedLog, tools);
  const logs = [own.reading, related.reading];
  problems.push(...keyProblems, ...treeProblems, ...own.problems, ...related.problems);
  problems.push(...checkChain(own.reading.lines, about, tree));
  if (tree !== null) {
    problems.push(...checkInclusion(logs, tree, tools), ...(await checkEarlier(scanned, keys, tree, tools)));
  }
  const records = checkRecords(scanned, logs, tools);
  problems.push(...records.problems, ...(await checkSeal(scanned, keys, about, tree)));

  return {
    verdict: problems.length === 0 ? 'sound' : 'broken',
    problems,
    summary: {
      subject: about?.subject.id ?? null,
      title: about?.title ?? null,
      number: about?.number ?? null,
      agencyName: about?.agencyName ?? null,
      packedAt: about?.packedAt ?? null,
      records: own.reading.lines.length,
      related: related.reading.lines.length,
      files: [...scanned.keys()].filter((path) => hashOfFilePath(path) !== null).length,
      bytes: source.size,
      treeSize: tree === null ? null : String(tree.checkpoint.size),
      root: tree === null ? null : toHex(tree.checkpoint.root),
      ...records.counts,
      trusted: keys.trusted && tree !== null,
      keys: tree?.signedBy ?? [],
    },
  };
}

/** A package whose directory is beyond reading still begins like one. */
async function beginsLikePackage(source: ByteSource): Promise<boolean> {
  const begin = await source.read(30, root.length + 9);
  try {
    return fromUtf8(begin) === `${root}bagit.txt`;
  } catch {
    return false;
  }
}

function readAboutOf(scanned: ReadonlyMap<string, ScannedItem>, problems: Problem[]): About | null {
  const bytes = scanned.get(aboutPath)?.bytes;
  if (!bytes) return null;
  try {
    return readAbout(bytes);
  } catch (cause) {
    problems.push({ code: 'itemMalformed', where: aboutPath, message: reason(cause) });
    return null;
  }
}
