import { opensCommitment } from '@liuhen/ledger';
import { hashOfFilePath, isRecordPath } from '../layout/paths.ts';
import { type RecordFile, readRecordFile } from '../layout/record-file.ts';
import type { CheckedLine, LogReading } from './check-log.ts';
import { type Problem, reason } from './problem.ts';
import type { ScannedItem } from './scan.ts';
import type { VerifyTools } from './verify-tools.ts';

type Items = ReadonlyMap<string, ScannedItem>;
export type RecordCounts = { readonly withheld: number; readonly erased: number };

/** Fields against their commitments, files against their hashes; and nothing that no leaf speaks of. */
export function checkRecords(
  items: Items,
  logs: readonly LogReading[],
  tools: VerifyTools,
): { problems: Problem[]; counts: RecordCounts } {
  const problems: Problem[] = [];
  const used = new Set<string>();
  let withheld = 0;
  let erased = 0;
  for (const { recordPathOf, lines } of logs) {
    for (const [index, line] of lines.entries()) {
      const path = recordPathOf(index + 1);
      used.add(path);
      const record = readRecord(items, path, problems);
      if (line === null || record === null) continue;
      withheld += record.withheld.length;
      erased += record.erased.size;
      problems.push(...checkUnits(path, line, record, tools), ...checkFiles(path, line, record, items));
    }
  }
  const leaves = logs.flatMap(({ lines }) => lines.flatMap((line) => (line === null ? [] : [line.leaf])));
  const spoken = new Set(leaves.flatMap((leaf) => leaf.files.map((file) => file.sha256)));
  for (const path of items.keys()) {
    if (isRecordPath(path) && !used.has(path)) {
      problems.push({
        code: 'leafForeign',
        where: path,
        message: '日志中没有这条记录：是后来加入的，或日志行被删去。',
      });
    }
    const hash = hashOfFilePath(path);
    if (hash !== null && !spoken.has(hash)) {
      problems.push({ code: 'fileForeign', where: path, message: '没有任何记录提到这个文件。' });
    }
  }
  return { problems, counts: { withheld, erased } };
}

function readRecord(items: Items, path: string, problems: Problem[]): RecordFile | null {
  const item = items.get(path);
  if (item === undefined) {
    problems.push({
      code: 'recordMissing',
      where: path,
      message: '日志中有这条记录，包内没有它的内容：被删去或改名。',
    });
    return null;
  }
  try {
    if (item.bytes === null) throw new Error('内容过大');
    return readRecordFile(item.bytes);
  } catch (cause) {
    problems.push({ code: 'itemMalformed', where: path, message: `记录读不出来：${reason(cause)}` });
    return null;
  }
}

function checkUnits(path: string, { leaf }: CheckedLine, record: RecordFile, { digests }: VerifyTools): Problem[] {
  const problems: Problem[] = [];
  const absent = new Set([...record.withheld, ...record.erased.keys()]);
  for (const [name, commitment] of Object.entries(leaf.commitments)) {
    const where = `${path} 字段 ${name}`;
    const unit = record.units.get(name);
    if (unit === undefined) {
      if (!absent.has(name))
        problems.push({ code: 'fieldMissing', where, message: '字段缺失，也没有说明是遮盖还是依法删除。' });
      continue;
    }
    if (absent.has(name)) problems.push({ code: 'fieldForeign', where, message: '字段既给出又称已遮盖或删除。' });
    if (!holds(() => opensCommitment(digests, commitment, name, unit.value, unit.salt))) {
      problems.push({ code: 'fieldDiffers', where, message: '字段内容与日志中的承诺不符：内容、盐或承诺被改动。' });
    }
  }
  for (const name of [...record.units.keys(), ...absent]) {
    if (!Object.hasOwn(leaf.commitments, name)) {
      problems.push({
        code: 'fieldForeign',
        where: `${path} 字段 ${name}`,
        message: '日志中没有这个字段的承诺：是后来加入的。',
      });
    }
  }
  return problems;
}

/** A salt of a wrong length is no error of ours: the field just does not open. */
function holds(attempt: () => boolean): boolean {
  try {
    return attempt();
  } catch {
    return false;
  }
}

function checkFiles(path: string, { leaf }: CheckedLine, record: RecordFile, items: Items): Problem[] {
  const problems: Problem[] = [];
  const told = record.files.map((file) => file.sha256).join(' ');
  if (told !== leaf.files.map((file) => file.sha256).join(' ')) {
    problems.push({ code: 'fileDiffers', where: path, message: '所列文件与日志中的不符：数目、次序或摘要被改动。' });
    return problems;
  }
  for (const [index, file] of record.files.entries()) {
    const inLeaf = leaf.files[index];
    if (inLeaf === undefined || file.state !== 'present') continue;
    const place = file.path ?? '';
    const item = items.get(place);
    if (item === undefined || hashOfFilePath(place) !== file.sha256) {
      problems.push({
        code: 'fileMissing',
        where: place || path,
        message: `第 ${leaf.subjectSeq} 号记录的文件不在包内：被删去或改名。`,
      });
    } else if (item.sha256 !== inLeaf.sha256 || item.sm3 !== inLeaf.sm3 || item.size !== inLeaf.size) {
      problems.push({
        code: 'fileDiffers',
        where: place,
        message: `文件与第 ${leaf.subjectSeq} 号记录入库时的摘要不符：内容被改动。`,
      });
    }
  }
  return problems;
}
