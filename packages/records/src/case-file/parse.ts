import { z } from 'zod';
import { findKind } from '../kinds/registry.ts';
import { claimTime } from '../time/written-time.ts';
import { CaseFile, caseFileFormat } from './case-file.ts';

export type CaseFileProblem = { readonly where: string; readonly message: string };
export type ParsedCaseFile =
  | { readonly ok: true; readonly file: CaseFile }
  | { readonly ok: false; readonly problems: CaseFileProblem[] };

z.config(z.locales.zhCN());

/** Checks the form of a case file (already read from YAML) and collects everything that is wrong with it. */
export function parseCaseFile(input: unknown): ParsedCaseFile {
  if (typeof input !== 'object' || input === null || !('format' in input)) {
    return failure([{ where: '', message: `这不是案件文件：缺少 format: ${caseFileFormat}。` }]);
  }
  const parsed = CaseFile.safeParse(input);
  if (!parsed.success) {
    return failure(
      parsed.error.issues.map((issue) => ({ where: issue.path.map(String).join('.'), message: `${issue.message}。` })),
    );
  }
  const file = parsed.data;
  const problems = [
    ...repeatedKeys(file),
    ...file.records.flatMap((_, index) => recordProblems(file, index)),
    ...fractions(file),
  ];
  return problems.length === 0 ? { ok: true, file } : failure(problems);
}

function failure(problems: CaseFileProblem[]): ParsedCaseFile {
  return { ok: false, problems };
}

function repeatedKeys(file: CaseFile): CaseFileProblem[] {
  const seen = new Set<string>();
  return file.records.flatMap(({ key }, index) => {
    if (seen.has(key)) return [{ where: `records.${index}.key`, message: `名字“${key}”重复，请改成唯一的名字。` }];
    seen.add(key);
    return [];
  });
}

function recordProblems(file: CaseFile, index: number): CaseFileProblem[] {
  const record = file.records[index];
  if (record === undefined) return [];
  const where = `records.${index}（${record.key}）`;
  const problems: CaseFileProblem[] = [];
  const kind = findKind(record.kind, record.schema ?? 1);
  if (kind === undefined) {
    problems.push({
      where: `${where}.kind`,
      message: `不认识的记录种类“${record.kind}”。步骤可写 otherStep，文书可写 otherDocument，并在 data 中注明。`,
    });
  } else {
    const data = kind.data.safeParse(record.data);
    for (const issue of data.error?.issues ?? [])
      problems.push({ where: `${where}.data.${issue.path.map(String).join('.')}`, message: `${issue.message}。` });
  }
  if (claimTime(record.at, null, 'file') === null) {
    problems.push({ where: `${where}.at`, message: `读不懂的时间“${record.at}”，请写成 2025-03-11T10:05:00+08:00。` });
  } else if (record.until !== undefined && claimTime(record.at, record.until, 'file') === null) {
    problems.push({
      where: `${where}.until`,
      message: `读不懂的时间“${record.until}”，请写成 2025-03-11T10:05:00+08:00。`,
    });
  }
  for (const { person } of record.by ?? []) {
    if (person !== undefined && file.people[person] === undefined)
      problems.push({ where: `${where}.by`, message: `people 中没有“${person}”。` });
  }
  return problems;
}

/** Hashed values hold no binary fractions: 1.60 and 1.6 are different things to have written. */
function fractions(value: unknown, where = ''): CaseFileProblem[] {
  if (typeof value === 'number') {
    return Number.isSafeInteger(value)
      ? []
      : [{ where, message: '小数须写成带引号的文字，如 "1.6"，以保留书写的样子。' }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => fractions(inner, where === '' ? key : `${where}.${key}`));
}
