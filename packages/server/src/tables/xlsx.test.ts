import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { partsOf } from './read-xlsx.fixture.ts';
import { type Sheet, xlsxBytes } from './xlsx.ts';

async function workbook(sheets: readonly Sheet[]): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of xlsxBytes(sheets)) pieces.push(piece);
  return Buffer.concat(pieces);
}

const sheet = (rows: Sheet['rows']): Sheet => ({
  name: '案件',
  columns: [
    ['甲', 10],
    ['乙', 12],
  ],
  rows,
});

test('text stays text whatever it looks like, numbers are numbers, and nothing is a formula', async () => {
  const evil = ['=HYPERLINK("http://x","y")', '+1', '-1', '@SUM(A1)', '\t=1', ' =1'];
  const xml = partsOf(await workbook([sheet(evil.map((text) => [text, 7]))])).get('xl/worksheets/sheet1.xml') ?? '';
  expect(xml).not.toContain('<f');
  expect(xml.match(/t="inlineStr" s="3"/g)).toHaveLength(evil.length);
  expect(xml).toContain('<t xml:space="preserve">=HYPERLINK(&quot;http://x&quot;,&quot;y&quot;)</t>');
  expect(xml.match(/<v>7<\/v>/g)).toHaveLength(evil.length);
});

test('what XML cannot write is left out, rare names stay whole, and the empty cell is none', async () => {
  const xml =
    partsOf(await workbook([sheet([['𠅤㛃<&>\u0000\u0007\ud800', null]])])).get('xl/worksheets/sheet1.xml') ?? '';
  expect(xml).toContain('𠅤㛃&lt;&amp;&gt;\ufffd</t>');
  expect(xml).not.toContain('r="B2"');
});

test('a failure while rows are read breaks the file off: no half table looks whole', async () => {
  async function* rows() {
    yield ['一', 1];
    throw new Error('the database went away');
  }
  await expect(workbook([sheet(rows())])).rejects.toThrow('went away');
});

test('many rows keep their order, and column names go on after Z', async () => {
  const wide: Sheet = {
    name: '宽',
    columns: Array.from({ length: 28 }, (_, index) => [`列${index}`, 8] as const),
    rows: Array.from({ length: 3_000 }, (_, index) => Array.from({ length: 28 }, () => index)),
  };
  const xml = partsOf(await workbook([wide])).get('xl/worksheets/sheet1.xml') ?? '';
  expect(xml).toContain('<c r="AB3001"><v>2999</v></c>');
  expect(xml).toContain('<autoFilter ref="A1:AB3001"/>');
});

test('unzip, where this machine has it, finds the file whole', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'liuhen-xlsx-'));
  const file = join(folder, 'table.xlsx');
  writeFileSync(file, await workbook([sheet([['一', 1]]), sheet([['二', { share: 0.5 }]])]));
  let said = 'No errors detected';
  try {
    said = execFileSync('unzip', ['-t', file], { encoding: 'utf8' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  rmSync(folder, { recursive: true });
  expect(said).toContain('No errors detected');
});
