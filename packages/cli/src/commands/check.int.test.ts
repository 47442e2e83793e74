import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'liuhen-check-'));
const house = join(import.meta.dirname, '../../../..');
const specimens = readdirSync(join(house, 'test/specimens')).filter((name) => /^SP-\d.*\.yaml$/.test(name));

function run(program: string, ...args: string[]) {
  return spawnSync(process.execPath, [join(house, program), ...args], {
    encoding: 'utf8',
    cwd: folder,
    maxBuffer: 1e8,
  });
}
const check = (...args: string[]) => run('packages/cli/bin/liuhen.mjs', 'check', ...args);

beforeAll(() => {
  for (const name of specimens) {
    writeFileSync(join(folder, name), run('test/specimens/convert.ts', join(house, 'test/specimens', name)).stdout);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each(specimens)('%s is judged without a server, and each finding has the shape that others rely on', (name) => {
  const { status, stdout, stderr } = check(name, '--json');
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const { findings } = JSON.parse(stdout);
  expect(findings.length).toBeGreaterThan(100);
  const keys = [
    'id',
    'article',
    'severity',
    'status',
    'legalEffect',
    'compliance',
    'due',
    'derivation',
    'records',
    'cure',
    'message',
  ];
  const statuses = 'notApplicable pending met metLate overdue breached blocked excused judgement'.split(' ');
  for (const finding of findings) {
    expect(Object.keys(finding)).toEqual(keys);
    expect(statuses).toContain(finding.status);
  }
});

test('the irregular specimen has findings for people to read, with article and cure', () => {
  const { stdout } = check('SP-4-violations-dust.yaml');
  expect(stdout).toMatch(/须处理（\d+）/);
  expect(stdout).toMatch(/\[A12\.1\] 制度第十二条/);
  expect(stdout).toContain('补救：');
});

test('a moment may be asked for; what happened later has not happened yet', () => {
  const early = JSON.parse(check('SP-1-ordinary-water-pollution.yaml', '--at', '2025-03-11', '--json').stdout);
  const late = JSON.parse(check('SP-1-ordinary-water-pollution.yaml', '--json').stdout);
  const met = ({ findings }: { findings: { status: string }[] }) =>
    findings.filter(({ status }) => status === 'met').length;
  expect(met(early)).toBeLessThan(met(late));
});

test('a moment that cannot be read is refused, with how to write it', () => {
  const { status, stderr } = check('SP-1-ordinary-water-pollution.yaml', '--at', '明天');
  expect(status).toBe(64);
  expect(stderr).toContain('请写成 2025-03-11T10:05:00+08:00');
});
