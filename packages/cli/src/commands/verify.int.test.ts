import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'liuhen-verify-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The command as a stranger calls it: a process of its own, judged by its exit code and its words. */
function liuhen(...args: string[]) {
  const bin = join(import.meta.dirname, '../../bin/liuhen.mjs');
  return spawnSync(process.execPath, [bin, ...args], { encoding: 'utf8', cwd: folder });
}

test('a file that is no package gets exit code 2, in words and as JSON', () => {
  writeFileSync(join(folder, 'letter.txt'), '这不是案卷包');
  const told = liuhen('verify', 'letter.txt');
  expect(told.status).toBe(2);
  expect(told.stdout).toContain('不是案卷包');
  const json = liuhen('verify', 'letter.txt', '--json');
  expect(json.status).toBe(2);
  expect(JSON.parse(json.stdout)).toMatchObject({ verdict: 'notPackage' });
});

test('a file that is not there is said to be missing, with exit code 2', () => {
  const { status, stderr } = liuhen('verify', 'none.zip');
  expect(status).toBe(2);
  expect(stderr).toContain('打不开');
});
