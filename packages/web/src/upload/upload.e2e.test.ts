import { mkdtempSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, settled, signIn, sizes } from '../../test/desk/browser.ts';
import { type Bureau, openBureau, password, people } from '../../test/desk/bureau.ts';
import { accessibilityProblems, englishWords } from '../../test/desk/look.ts';

type Recording = { id: string; kind: string; files: { name: string; size: number }[]; data: Record<string, unknown> };

let bureau: Bureau;
let browser: BrowserContext;
let page: Page;
let caseId: string;
const folder = mkdtempSync(join(tmpdir(), 'liuhen-upload-'));
const sample = readFileSync(fileURLToPath(new URL('../../../server/demo/sample.mp4', import.meta.url)));

beforeAll(async () => {
  bureau = await openBureau();
  caseId = await bureau.take('SP-1-ordinary-water-pollution');
  browser = await openBrowser();
  page = await browser.newPage();
  await signIn(page, bureau.running.url, people.officer.account, password);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await bureau?.running.stop();
});

/** A film that plays, of bytes of its own. */
function film(name: string, mark = name, at = '2025-03-11T10:30:00+08:00'): string {
  const path = join(folder, name);
  const words = Buffer.from(mark);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + words.length);
  head.write('free', 4);
  writeFileSync(path, Buffer.concat([sample, head, words]));
  utimesSync(path, new Date(at), new Date(at));
  return path;
}
const nameOf = (start: string, number: number, device = 'FSHB-DSJ-07') =>
  `${device}_吉F00000001_20250311${start}_${String(number).padStart(4, '0')}.mp4`;
const recordings = async (): Promise<Recording[]> =>
  (await (await page.request.get(`${bureau.running.url}/api/cases/${caseId}`)).json()).facts.filter(
    ({ kind }: Recording) => kind === 'recording',
  );
const holding = async (name: string) =>
  (await recordings()).filter(({ files }) => files.some((one) => one.name === name));
async function open(): Promise<void> {
  await page.goto(`${bureau.running.url}/cases/${caseId}/upload`);
  await settled(page);
}
const choose = (...files: string[]) => page.locator('input[type="file"]').setInputFiles(files);
const confirm = () => page.getByRole('button', { name: /^按此入库/ }).click();
const taken = (count: number) =>
  page
    .getByText('已入库，设备中的文件可以删除')
    .nth(count - 1)
    .waitFor({ timeout: 60_000 });
const looks = process.env.LIUHEN_LOOKS;
async function look(name: string, fullPage = true): Promise<void> {
  for (const size of Object.keys(sizes) as (keyof typeof sizes)[]) {
    await page.setViewportSize(sizes[size]);
    // nothing scrolls sideways, once the page has taken the new width
    await page.waitForFunction(() => document.documentElement.scrollWidth <= window.innerWidth);
    if (looks !== undefined) await page.screenshot({ path: join(looks, `${name}-${size}.png`), fullPage });
  }
  await page.setViewportSize(sizes.desk);
}

test('three files of one filming are proposed as one recording, with their order and gaps, and made one by a tap; place and proof are typed once', async () => {
  await open();
  await page.getByLabel('地点').fill('总排口');
  await page.getByLabel('证明对象').fill('检查全程');
  const files = [
    film(nameOf('101000', 3)),
    film(nameOf('100004', 2)),
    film(nameOf('100000', 1)),
    film(nameOf('100000', 8, 'FSHB-DSJ-09')),
  ];
  await choose(...files);
  await page.getByText('第 1 件：3 段录像').waitFor();
  await page.getByText('同一设备 FSHB-DSJ-07，序号相连，时间相近').waitFor();
  await page.getByText('前后相接').waitFor();
  await page.getByText(/间隔 10 分，这段没有录制/).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await englishWords(page)).toEqual([]);
  await look('proposed');
  await page.getByRole('button', { name: '按此入库（2 件，4 个文件）' }).click();
  await taken(4);
  await look('taken');
  const [one, ...others] = await holding(nameOf('100000', 1));
  expect(others).toEqual([]);
  expect(one?.files.map(({ name }) => name)).toEqual([nameOf('100000', 1), nameOf('100004', 2), nameOf('101000', 3)]);
  expect(one?.data).toMatchObject({ place: '总排口', proves: '检查全程' });
  const [alone] = await holding(nameOf('100000', 8, 'FSHB-DSJ-09'));
  expect([alone?.files.length, alone?.data.place, alone?.data.unregisteredDevice]).toEqual([1, '总排口', true]);
}, 180_000);

test('what the names do not tell a person says: a file is moved into a recording, set apart, or not handed in', async () => {
  await open();
  await choose(
    film('甲.mp4', 'a', '2025-03-11T08:00:00+08:00'),
    film('乙.mp4', 'b'),
    film('丙.mp4', 'c'),
    film('丁.mp4', 'd'),
  );
  await page.getByRole('button', { name: '按此入库（4 件，4 个文件）' }).waitFor();
  const into = async (name: string, label: string) => {
    await page.getByLabel(`${name} 归入`).click();
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: label }).click();
  };
  await into('甲.mp4', '归入第 2 件');
  await page.getByText('第 1 件：2 段录像').waitFor();
  const row = page.getByRole('listitem').filter({ hasText: '丙.mp4' }).last();
  await row.getByRole('button', { name: '不交这个' }).click();
  await look('moved');
  await page.getByRole('button', { name: '按此入库（2 件，3 个文件）' }).click();
  await taken(3);
  expect((await holding('甲.mp4')).map(({ files }) => files.length)).toEqual([2]);
  expect((await holding('丁.mp4')).map(({ files }) => files.length)).toEqual([2]);
  expect((await holding('乙.mp4')).map(({ files }) => files.length)).toEqual([1]);
  expect(await holding('丙.mp4')).toEqual([]);
}, 180_000);

test('a file of the set that is refused holds only its own recording, which goes in without it when somebody says why', async () => {
  await open();
  const [good, secret] = [nameOf('110000', 11), '会议_机密★5年.mp4'];
  await choose(film(good), film(secret));
  await page.getByRole('button', { name: '按此入库（2 件，2 个文件）' }).waitFor();
  await page.getByLabel(`${secret} 归入`).click();
  await page
    .locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '归入第 2 件' })
    .first()
    .click();
  await confirm();
  await page.getByText('还没有入库').waitFor();
  await page.getByText('已传完，等同一件的其他文件').waitFor();
  await page
    .getByText(/国家秘密|涉密/)
    .first()
    .waitFor();
  await page.getByLabel(`${secret} 不能入库的原因`).fill('误选的会议录像');
  await look('refused');
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('button', { name: '不等它，其余 1 个先入库' }).click();
  await taken(1);
  const [kept] = await holding(good);
  expect(kept?.files.map(({ name }) => name)).toEqual([good]);
  expect(kept?.data.gapExplanation).toMatch(/^另有 1 个文件没有入库：第 1 个（10:\d\d 开始）：误选的会议录像$/);
  expect(await holding(secret)).toEqual([]);
}, 180_000);

test('broken off in the middle and the page closed, the files that are up are not sent again', async () => {
  await open();
  const [first, second] = [film(nameOf('120000', 21)), film(nameOf('120004', 22))];
  const isSecond = (headers: Record<string, string>) =>
    (headers['upload-metadata'] ?? '').includes(Buffer.from(nameOf('120004', 22)).toString('base64').slice(0, -4));
  await page.route('**/api/uploads', (route) =>
    isSecond(route.request().headers()) ? route.abort() : route.continue(),
  );
  await choose(first, second);
  await page.getByText('第 1 件：2 段录像').waitFor();
  await page.getByText('已传完，等您核对').waitFor();
  await page.close();

  page = await browser.newPage();
  await open();
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && new URL(request.url()).pathname === '/api/uploads')
      sent.push(request.headers()['upload-metadata'] ?? '');
  });
  await choose(first, second);
  await page.getByText('第 1 件：2 段录像').waitFor();
  await confirm();
  await taken(2);
  expect(sent).toHaveLength(1);
  expect((await holding(nameOf('120000', 21))).map(({ files }) => files.length)).toEqual([2]);
}, 180_000);

test('the same picture twice is noticed before it is recorded, and taken out with one tap; picked again it is not picked twice', async () => {
  await open();
  const picture = await page.screenshot();
  const photo = (name: string) => ({ name, mimeType: 'image/png', buffer: picture });
  const [a, b, c] = ['IMG_20250311_130000.png', 'IMG_20250311_130100.png', 'IMG_20250311_130200.png'];
  const other = {
    name: c,
    mimeType: 'image/png',
    buffer: await page.screenshot({ clip: { x: 0, y: 0, width: 90, height: 90 } }),
  };
  await page.locator('input[type="file"]').setInputFiles([photo(a), photo(b), other]);
  await page.getByText('第 1 件：3 张照片').waitFor();
  await confirm();
  await page.getByText(`内容与“${a}”完全相同`).waitFor();
  await look('copies');
  await page.getByRole('button', { name: '去掉重复的 1 个' }).click();
  await taken(2);
  expect((await holding(a)).map(({ files }) => files.map(({ name }) => name))).toEqual([[a, c]]);
  await page.goto(`${bureau.running.url}/cases/${caseId}/process?item=${(await holding(a))[0]?.id}`);
  await settled(page);
  await page.getByRole('complementary', { name: '所选记录' }).getByRole('img').nth(1).waitFor();
  await look('set', false);
}, 180_000);

test('whoever goes elsewhere with a set that nobody confirmed is asked; the files are found again, go on from there, and become one record', async () => {
  await open();
  const [first, second] = [nameOf('140000', 41), nameOf('140004', 42)];
  await choose(film(first), film(second));
  await page.getByText('第 1 件：2 段录像').waitFor();
  await page.getByText('已传完，等您核对').nth(1).waitFor();
  const away = () => page.getByRole('link', { name: '工作台' }).first().click();
  await away();
  const question = page.getByRole('dialog').filter({ hasText: '还没有记为音像记录，现在离开？' });
  await question.getByText(/其中 2 个还没有按件核对.*七日内回到本页可以接着核对/).waitFor();
  await look('leaving', false);
  await question.getByRole('button', { name: '留下核对' }).click();
  await question.waitFor({ state: 'hidden' });
  expect(new URL(page.url()).pathname).toContain('/upload');
  await away();
  await question.getByRole('button', { name: '离开' }).click();
  await page.waitForURL(/\/(?!cases).*/);
  expect(await holding(first)).toEqual([]);

  await open();
  const waiting = page.getByRole('region', { name: '上次没有核对完的文件' });
  await waiting.getByText(/^上次传完的/).waitFor();
  expect(await waiting.textContent()).toContain('上次传完的 2 个文件还没有记为音像记录');
  expect(await accessibilityProblems(page)).toEqual([]);
  await look('found-again');
  await waiting.getByRole('button', { name: '接着核对（2 个文件）' }).click();
  await waiting.waitFor({ state: 'hidden' });
  await page.getByText('第 1 件：2 段录像').waitFor();
  await confirm();
  await taken(2);
  expect((await holding(first)).map(({ files }) => files.map(({ name }) => name))).toEqual([[first, second]]);
  // nothing is open any more: nobody is asked, and nothing waits
  await away();
  await page.waitForURL(/\/(?!cases).*/);
  await open();
  expect(await waiting.count()).toBe(0);
}, 180_000);

test('a file that waits and is not to be handed in is taken off with one tap', async () => {
  await open();
  const name = nameOf('150000', 51);
  await choose(film(name), film(nameOf('150004', 52)));
  await page.getByText('已传完，等您核对').nth(1).waitFor();
  await open();
  const row = page
    .getByRole('region', { name: '上次没有核对完的文件' })
    .getByRole('listitem')
    .filter({ hasText: name });
  await row.getByRole('button', { name: '不交这个' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: '不交这个' }).click();
  await row.waitFor({ state: 'hidden' });
  await page.getByText('上次传完的 1 个文件还没有记为音像记录').waitFor();
}, 180_000);

test('a file taken back while it is being sealed, and picked again, goes up again', async () => {
  await open();
  const name = nameOf('170000', 71);
  const path = film(name);
  const asked = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  await page.route('**/seal', async (route) => {
    asked.resolve();
    await goOn.promise;
    await route.continue();
  });
  await choose(path, film(nameOf('170004', 72)));
  await asked.promise;
  await page.getByText('正在核对整份文件的摘要').nth(1).waitFor();
  const row = page.getByRole('listitem').filter({ hasText: name });
  await row.last().getByRole('button', { name: '不交这个' }).click();
  await row.first().waitFor({ state: 'hidden' });
  await choose(path);
  await row.last().waitFor();
  goOn.resolve();
  await page.getByText('已传完，等您核对').nth(1).waitFor();
  await page.unroute('**/seal');
  await confirm();
  await taken(2);
  expect(await holding(name)).toHaveLength(1);
}, 180_000);

test('after a lost answer and a closed page the same file is told to be recorded already, with the way there; a second one is a word away', async () => {
  await open();
  const name = nameOf('160000', 61);
  const path = film(name);
  await page.route('**/api/recordings', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    // it arrives, and its answer does not
    await route.fetch();
    await route.abort();
  });
  await choose(path);
  await page.getByText('还没有入库').waitFor();
  await page.close();

  page = await browser.newPage();
  await open();
  await choose(path);
  const told = page.getByRole('alert').filter({ hasText: '已有这条记录' });
  await told.waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await look('stands');
  expect(await holding(name)).toHaveLength(1);
  expect(await told.getByRole('link', { name: '打开已有的记录' }).getAttribute('href')).toContain(
    (await holding(name))[0]?.id ?? '-',
  );
  await told.getByRole('button', { name: '就是这一条' }).click();
  await taken(1);
  expect(await holding(name)).toHaveLength(1);

  await open();
  await choose(path);
  await told.getByRole('button', { name: '是另一件，再记一条' }).click();
  await taken(1);
  expect(await holding(name)).toHaveLength(2);
}, 180_000);
