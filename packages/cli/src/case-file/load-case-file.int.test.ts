import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { CliFault } from '../cli-fault.ts';
import { loadCaseFile } from './load-case-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'liuhen-case-file-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function refusalOf(content: string | Uint8Array): Promise<string> {
  const file = join(folder, 'case.yaml');
  writeFileSync(file, content);
  const error = await loadCaseFile(file).catch((fault: unknown) => fault);
  if (!(error instanceof CliFault)) throw new Error('taken in');
  return [error.message, ...error.details].join('\n');
}

test('a file that is not there is said to be missing', async () => {
  await expect(loadCaseFile(join(folder, 'none.yaml'))).rejects.toThrow('没有这个文件');
  await expect(loadCaseFile(folder)).rejects.toThrow('这是一个文件夹');
});

test.each([
  ['broken YAML, with its line', 'a: [1,\nb: 2\n', /第 2 行/],
  ['another encoding', Uint8Array.from([0xb0, 0xb8, 0xbc, 0xfe]), /不是 UTF-8 编码/],
  ['some other YAML', 'hello: world\n', /缺少 format/],
  ['a case file with parts missing', 'format: liuhen-case-file@1\n', /records/],
  ['an endless alias', 'a: &a [*a]\n', /format|YAML/],
  ['nothing', '', /format/],
])('%s is refused with what is wrong', async (_, content, cry) => {
  expect(await refusalOf(content)).toMatch(cry);
});
