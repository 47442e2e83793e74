import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bureau, openBureau } from './bureau.ts';

let house: Bureau;
let folder: string;
beforeAll(async () => {
  house = await openBureau();
  folder = mkdtempSync(join(tmpdir(), 'liuhen-thick-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await house.world.end();
});

const party = { role: '被检查人（现场负责人）', name: '马会元', person: null };
type Part = { read: number; of: number; reading: string };

const addressOf = (record: string) => `/api/cases/${house.id}/documents/${record}/scan`;
const readSheets = (record: string, files: readonly { sha256: string }[], from: number, who = 'zhao') =>
  house.as(who).call('POST', `${addressOf(record)}/sheets`, { files, from });
const register = (record: string, files: readonly { sha256: string }[], readings: readonly string[]) =>
  house.as('zhao').call('POST', addressOf(record), {
    id: house.nextId(),
    files,
    readings,
    signatures: [{ ...party, id: house.nextId() }],
  });

async function readAll(record: string, files: readonly { sha256: string }[]): Promise<Part[]> {
  const parts: Part[] = [];
  for (let from = 0, of = 1; from < of; ) {
    const part: Part = (await readSheets(record, files, from)).json();
    parts.push(part);
    from = part.read;
    of = part.of;
  }
  return parts;
}

test('what was read comes back under seal and is not read again; what is made up, or of another scan, is', async () => {
  const { record, sha256, pages } = await house.fixed('siteInspectionRecord', {
    violation: '雨水沟有废水。\n'.repeat(500),
  });
  expect(pages).toBeGreaterThan(10);
  const files = [await house.upload('zhao', await house.bytesOf(record, sha256), 'application/pdf')];
  const parts = await readAll(record, files);
  expect(parts.map(({ read, of }) => [read, of])).toEqual([
    [10, pages],
    ...(pages > 20 ? [[20, pages]] : []),
    [pages, pages],
  ]);
  // the seal is of this record and these files: handed in elsewhere it opens nothing, and the sheets speak for themselves
  const other = await house.fixed('interviewNotice');
  const strange = await register(
    other.record,
    files,
    parts.map(({ reading }) => reading),
  );
  expect([strange.statusCode, strange.json().code]).toEqual([422, 'scanWrong']);
  const bound = await register(record, files, ['bWFkZSB1cA==', ...parts.map(({ reading }) => reading)]);
  expect([bound.statusCode, bound.json().at]).toEqual([201, undefined]);
  expect(bound.json().order).toEqual(Array.from({ length: pages }, (_, at) => at));
  const foreign = await readSheets(record, files, 0, 'lizr');
  expect(foreign.statusCode).toBe(404);
});

test('a scan of 250 pages is read in parts within bounded memory, and the wrong and the missing page are named', async () => {
  const { record, sha256, pages } = await house.fixed('siteInspectionRecord', {
    violation: '雨水沟有废水。\n'.repeat(8_700),
  });
  expect(pages).toBeGreaterThanOrEqual(250);
  const notice = await house.fixed('interviewNotice');
  const [whole, foreign, joined] = ['whole.pdf', 'foreign.pdf', 'joined.pdf'].map((name) => join(folder, name));
  if (whole === undefined || foreign === undefined || joined === undefined) throw new Error('invariant');
  writeFileSync(whole, await house.bytesOf(record, sha256));
  writeFileSync(foreign, await house.bytesOf(notice.record, notice.sha256));
  execFileSync('pdfseparate', [whole, join(folder, 'p%d.pdf')]);
  execFileSync('pdfseparate', ['-l', '1', foreign, join(folder, 'f%d.pdf')]);
  const sheets = Array.from({ length: pages }, (_, at) => join(folder, at === 16 ? 'f1.pdf' : `p${at + 1}.pdf`));
  execFileSync('pdfunite', [...sheets, joined]);
  const files = [await house.upload('zhao', readFileSync(joined), 'application/pdf')];

  global.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 50);
  const parts = await readAll(record, files);
  clearInterval(watch);
  process.stdout.write(`${pages} 页，${parts.length} 批，内存最多增加 ${Math.round((most - before) / 1e6)} MB\n`);
  expect(parts.length).toBe(Math.ceil(pages / 10));
  // one page of 2400 pixels, unpacked for the reader in several sizes, and never 250 of them (which would be gigabytes)
  expect(most - before).toBeLessThan(600_000_000);

  const answer = await register(
    record,
    files,
    parts.map(({ reading }) => reading),
  );
  expect([answer.statusCode, answer.json().code]).toEqual([422, 'scanWrong']);
  const said: string[] = answer.json().at;
  expect(said).toContainEqual(expect.stringMatching(/第 17 张扫描件是另一份文书/));
  expect(said).toContainEqual(expect.stringMatching(/缺第 17 页/));
}, 600_000);

test('more sheets than the paper could have are refused before one of them is unpacked', async () => {
  const { record } = await house.fixed('interviewNotice');
  const files = [await house.upload('zhao', readFileSync(join(folder, 'joined.pdf')), 'application/pdf')];
  const answer = await readSheets(record, files, 0);
  expect([answer.statusCode, answer.json().code]).toEqual([422, 'scanWrong']);
  expect(answer.json().detail).toMatch(/远多于文书的页数/);
});
