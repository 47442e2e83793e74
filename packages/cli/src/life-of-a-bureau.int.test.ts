import { spawnSync } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readYaml } from './case-file/yaml.ts';

const folder = mkdtempSync(join(tmpdir(), 'liuhen-cli-'));
const house = join(import.meta.dirname, '../../..');
const number = '吉白山环(抚松)立〔2025〕11号';
const place = (name: string) => join(folder, name);

/** A process of its own each time, as an operator types it. */
function run(program: string, args: string[], data = 'data', more: Record<string, string> = {}, input = '') {
  const env = { ...process.env, LIUHEN_DATA: place(data), DATABASE_URL: '', LIUHEN_KEYS: '', ...more };
  return spawnSync(process.execPath, [join(house, program), ...args], {
    encoding: 'utf8',
    cwd: folder,
    env,
    input,
    maxBuffer: 1e8,
  });
}
const liuhen = (...args: string[]) => run('packages/cli/bin/liuhen.mjs', args);

beforeAll(() => {
  const specimen = join(house, 'test/specimens/SP-1-ordinary-water-pollution.yaml');
  writeFileSync(place('case.yaml'), run('test/specimens/convert.ts', [specimen]).stdout);
  const imported = liuhen('import', 'case.yaml');
  expect(imported.stderr).toBe('');
  expect(imported.status).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a case that was imported is listed with number, title, procedure and stage', () => {
  const { cases } = JSON.parse(liuhen('cases', '--json').stdout);
  expect(cases).toHaveLength(1);
  expect(cases[0]).toMatchObject({ number, procedure: 'penalty.ordinary', stage: expect.any(String) });
  expect(liuhen('cases').stdout).toContain(`${number}　抚松县松涛源人参制品有限公司`);
});

test('what comes out is what went in, and importing it again adds nothing', () => {
  const { id, ...out } = factsOf(liuhen('export', number).stdout);
  expect(id).toEqual(expect.any(String));
  const { id: _none, ...given } = factsOf(readFileSync(place('case.yaml'), 'utf8'));
  expect(out).toEqual(given);
  const before = JSON.parse(liuhen('fsck', '--json').stdout).entries;
  expect(liuhen('import', 'case.yaml').status).toBe(0);
  expect(JSON.parse(liuhen('fsck', '--json').stdout).entries).toBe(before);
});

test('a package verifies, and one changed byte of it is named with exit code 1', () => {
  expect(liuhen('package', number, 'case.zip').status).toBe(0);
  const sound = liuhen('verify', 'case.zip', '--json');
  expect(JSON.parse(sound.stdout)).toMatchObject({ verdict: 'sound', problems: [] });
  expect(sound.status).toBe(0);
  const bytes = readFileSync(place('case.zip'));
  bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
  writeFileSync(place('changed.zip'), bytes);
  const broken = liuhen('verify', 'changed.zip');
  expect(broken.status).toBe(1);
  expect(broken.stdout).toMatch(/有损：共 \d+ 处不符/);
});

test('a package is never written over an older one', () => {
  writeFileSync(place('held.zip'), 'older');
  const { status, stderr } = liuhen('package', number, 'held.zip');
  expect(status).toBe(1);
  expect(stderr).toContain('已经存在');
  expect(readFileSync(place('held.zip'), 'utf8')).toBe('older');
});

test('whoever pinned the key of the log verifies what is signed after it was changed, and the new key does not answer for the old', () => {
  const [, old = '', heir = ''] = /旧公钥 (\S+)\n\s+新公钥 (\S+)/.exec(liuhen('keys', 'rotate', 'log').stdout) ?? [];
  expect(liuhen('package', number, 'after.zip').status).toBe(0);
  const verdict = (file: string, key: string) => liuhen('verify', file, '--key', key).status;
  expect([verdict('after.zip', old), verdict('after.zip', heir)]).toEqual([0, 0]);
  expect([verdict('case.zip', old), verdict('case.zip', heir)]).toEqual([0, 1]);
  expect(liuhen('verify', 'after.zip', '--key', old).stdout).toContain('签名已与所给的公钥核对');
});

test('a backup restored into an empty folder is the same bureau, as fsck proves', () => {
  expect(liuhen('backup', 'backup').status).toBe(0);
  // in the clear as it is: of the keys there is nothing in it, nor in the data folder it was made from
  for (const held of globSync('data.keys/*', { cwd: folder })) {
    expect(holding(readFileSync(place(held)), 'backup/**/*')).toEqual([]);
    expect(holding(readFileSync(place(held)), 'data/evidence/**/*')).toEqual([]);
  }
  expect(run('packages/cli/bin/liuhen.mjs', ['restore', 'backup'], 'restored').status).toBe(0);
  const there = (...args: string[]) => run('packages/cli/bin/liuhen.mjs', args, 'restored').stdout;
  expect(JSON.parse(there('fsck', '--json'))).toEqual(JSON.parse(liuhen('fsck', '--json').stdout));
  expect(JSON.parse(there('fsck', '--json')).discrepancies).toEqual([]);
  expect(there('cases', '--json')).toBe(liuhen('cases', '--json').stdout);
  expect(there('export', number)).toBe(liuhen('export', number).stdout);
});

test('sealed, a backup is worth nothing without the master key, which is written back from the sheet by hand', () => {
  const sealing = { LIUHEN_ENCRYPT: 'sm4-gcm', LIUHEN_KEYS: place('elsewhere') };
  const there = (data: string, keys: string, args: string[], input = '') =>
    run('packages/cli/bin/liuhen.mjs', args, data, { ...sealing, LIUHEN_KEYS: place(keys) }, input);
  const at = (...args: string[]) => there('sealed', 'elsewhere', args);
  expect(at('import', 'case.yaml').stderr).toBe('');

  mkdirSync(place('other-card'));
  writeFileSync(place('other-card/film.mp4'), '只有承办人能看的录像');
  at('dock', 'other-card', number);
  expect(at('backup', 'sealed-backup').stdout).toContain('备份是加密的');
  const words = ['于振东', '赵启明', '只有承办人能看的录像'];
  expect(readFileSync(place('case.yaml'), 'utf8')).toContain(words[0]);
  const files = globSync('sealed-backup/**/*', { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(holding(readFileSync(place('elsewhere/master-1.key')), 'sealed-backup/**/*')).toEqual([]);
  for (const { parentPath, name } of files) {
    const bytes = readFileSync(join(parentPath, name));
    expect([name, words.filter((word) => bytes.includes(word))]).toEqual([name, []]);
  }
  const refused = there('sealed-again', 'lost', ['restore', 'sealed-backup']);
  expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining('没有它的主密钥')]);
  const sheet = at('keys', 'sheet').stdout;
  const written = /master-1\.key[^\n]*\n\s+([A-Z2-7 ]+)/.exec(sheet)?.[1] ?? '';
  expect(there('sealed-again', 'lost', ['keys', 'enter', '1'], written).stdout).toContain('已写入');
  expect(there('sealed-again', 'lost', ['keys', 'enter', '1'], written).status).toBe(1);
  expect(there('sealed-again', 'lost', ['keys', 'enter', '2'], `${written} A`).status).toBe(1);
  const restored = there('sealed-again', 'lost', ['restore', 'sealed-backup']);
  expect(restored.stderr).toBe('');
  expect(JSON.parse(there('sealed-again', 'lost', ['fsck', '--json']).stdout)).toEqual(
    JSON.parse(at('fsck', '--json').stdout),
  );
  expect(there('sealed-again', 'lost', ['export', number]).stdout).toBe(at('export', number).stdout);

  const rotated = at('keys', 'rotate');
  expect(rotated.stdout).toContain('已换用第 2 号主密钥');
  expect(rotated.stderr).toMatch(/已换 \d+ \/ \d+ 个数据密钥/);
  expect(at('keys', 'list').stdout).toMatch(
    /第 1 号　指纹 [0-9a-f]{16}　保护 0 个数据密钥\n第 2 号　指纹 [0-9a-f]{16}　保护 \d+ 个数据密钥，证据密钥/,
  );
  expect(at('keys', 'destroy', '1').status).toBe(0);
  expect(at('keys', 'destroy', '2').stderr).toContain('还在使用');
  expect(JSON.parse(at('fsck', '--json').stdout).discrepancies).toEqual([]);
  expect(at('keys', 'seal').stdout).toContain('已加密 0 条旧记录');
}, 300_000);

test('what is derived is the same after it was rebuilt from the records', () => {
  const before = liuhen('cases', '--json').stdout;
  expect(liuhen('rebuild').status).toBe(0);
  expect(liuhen('cases', '--json').stdout).toBe(before);
});

test('a docked card has every file accounted for, the number that is missing named, and nothing taken in twice', () => {
  mkdirSync(place('card'));
  for (const number of ['01', '03']) {
    writeFileSync(place(`card/FSHB-DSJ-07_20250311100200_20250311114600_${number}.mp4`), `not a film ${number}`);
  }
  const first = liuhen('dock', 'card', number, '--device', 'FSHB-DSJ-07', '--json');
  expect(first.status).toBe(1);
  const report = JSON.parse(first.stdout);
  expect(report.totals).toMatchObject({ takenIn: 2, missing: 1, refused: 0, unreadable: 0, notRecorded: 0 });
  expect(report.missing[0].missing).toEqual([2]);
  const again = JSON.parse(liuhen('dock', 'card', number, '--json').stdout);
  expect(again.totals).toMatchObject({ takenIn: 0, alreadyHeld: 2 });
  expect(liuhen('dock', 'card', number).stdout).toContain('请勿清空此卡');
  const recordings = (readYaml(liuhen('export', number).stdout) as { records: { at: string; kind: string }[] }).records;
  expect(
    recordings.filter(({ kind, at }) => kind === 'recording' && at === '2025-03-11T10:02:00+08:00').length,
  ).toBeGreaterThanOrEqual(2);
});

test.each([
  [['dock', 'nowhere', number], 'data', '核对存储卡的挂载位置'],
  [['cases'], 'nowhere', '没有留痕的数据'],
  [['export', '没有这个案号'], 'data', '没有编号或名称为'],
  [['restore', 'nothing'], 'fresh', '不是留痕的备份'],
  [['backup', 'backup'], 'data', '已有备份'],
])('%j in %s is refused with what to do', (args, data, cry) => {
  const { status, stderr } = run('packages/cli/bin/liuhen.mjs', args, data);
  expect(status).toBe(1);
  expect(stderr).toContain(cry);
});

function factsOf(text: string): { id?: unknown; [part: string]: unknown } {
  const file = readYaml(text) as { case: { id?: unknown } };
  const { id, ...facts } = file.case;
  return { ...file, case: facts, id };
}

/** Files in which a key stands, as it is or written out. */
function holding(key: Buffer, pattern: string): string[] {
  const forms = [key, key.toString('hex'), key.toString('base64')];
  return globSync(pattern, { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => forms.some((form) => readFileSync(path).includes(form)));
}
