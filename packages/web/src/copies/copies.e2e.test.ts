import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, settled, signIn } from '../../test/desk/browser.ts';
import { type Bureau, openBureau, password, people } from '../../test/desk/bureau.ts';
import { accessibilityProblems, englishWords } from '../../test/desk/look.ts';
import { newId } from '../record/new-id.ts';

let bureau: Bureau;
let browser: BrowserContext;
let page: Page;
let caseId: string;
let recording: string;

beforeAll(async () => {
  bureau = await openBureau();
  caseId = await bureau.take('SP-1-ordinary-water-pollution');
  browser = await openBrowser('desk');
  page = await browser.newPage();
  await signIn(page, bureau.running.url, people.officer.account, password);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await bureau?.running.stop();
});

const at = (path: string) => `${bureau.running.url}/cases/${caseId}/${path}`;

test('a film is handed in, its twenty-four hours are seen, and it is masked: drawn on the picture, made in the background, listed with its ground', async () => {
  const film = join(mkdtempSync(join(tmpdir(), 'liuhen-film-')), '补充录像.mp4');
  copyFileSync(fileURLToPath(new URL('../../../server/demo/sample.mp4', import.meta.url)), film);
  await page.goto(at('upload'));
  await settled(page);
  await page.locator('input[type=file]').setInputFiles(film);
  await page.getByText('已入库，设备中的文件可以删除').waitFor({ timeout: 60_000 });
  const answer = await (await page.request.get(`${bureau.running.url}/api/cases/${caseId}`)).json();
  recording = answer.facts.findLast(({ files }: { files: { name: string }[] }) =>
    files.some(({ name }) => name === '补充录像.mp4'),
  ).id;

  await page.goto(at(`process?item=${recording}`));
  await settled(page);
  await page
    .getByText(/24 小时/)
    .first()
    .waitFor();
  await page.getByRole('link', { name: '派生件' }).click();
  await page.getByText('遮挡、静音', { exact: true }).click();
  const picture = page.locator('.stage__frame');
  await page.getByText('0:00:00 / 0:00:0').waitFor();
  const box = await picture.boundingBox();
  if (box === null) throw new Error('no picture');
  await page.mouse.move(box.x + box.width * 0.25, box.y + box.height * 0.25);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.5, { steps: 4 });
  await page.mouse.up();
  await page.getByRole('button', { name: '遮挡：个人隐私' }).waitFor();
  await page.getByLabel('用途').fill('供当事人复制');
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await englishWords(page)).toEqual([]);
  await page.getByRole('button', { name: '制作遮挡副本' }).click();
  const list = page.getByRole('region', { name: '派生件' });
  await list.getByText('遮挡 1 处：个人隐私（制度第三十条）').waitFor({ timeout: 60_000 });
  const { facts } = await (await page.request.get(`${bureau.running.url}/api/cases/${caseId}`)).json();
  const copy = facts.find(({ kind }: { kind: string }) => kind === 'derivedItem');
  expect(copy.links).toEqual([{ rel: 'derivedFrom', record: recording }]);
  const [mask] = copy.data.masks;
  expect([mask.ground, Math.abs(mask.x / mask.width - 1) < 0.1]).toEqual(['个人隐私', true]);
}, 180_000);

test('a recording that names its device by id stands in the list with the number on its label, and why it came late', async () => {
  const officer = await bureau.as('officer');
  const { devices } = await officer.ask('GET', '/api/devices');
  const [{ id: device, deviceNo }] = devices as [{ id: string; deviceNo: string }];
  const claimed = { from: '2026-03-01T01:00:00.000Z', to: '2026-03-01T01:10:00.000Z', precision: 'second' };
  await officer.ask('POST', '/api/records', {
    id: newId(),
    agency: bureau.agency,
    subject: { type: 'case', id: caseId },
    kind: 'recording',
    schema: 1,
    claimed: { ...claimed, offset: '+08:00', source: 'device' },
    notBefore: null,
    people: [],
    links: [],
    files: [],
    data: { medium: 'video', title: '采集站收入', device, lateReason: '大雪封路，次日返回' },
  });
  await page.goto(at('recordings'));
  await settled(page);
  const line = page.getByRole('row', { name: /大雪封路，次日返回/ });
  await line.getByText(deviceNo).waitFor();
  expect(await line.textContent()).not.toContain(device);
}, 60_000);

test('a state secret found in it is set apart on one page: then the film and its copy are to be seen nowhere', async () => {
  const keeper = await openBrowser('phone');
  const phone = await keeper.newPage();
  await signIn(phone, bureau.running.url, people.custodian.account, password);
  await phone.goto(`${bureau.running.url}/keeping`);
  await settled(phone);
  const row = phone
    .getByRole('listitem')
    .filter({ hasText: /^.*补充录像/ })
    .first();
  await row.getByRole('button', { name: '涉密隔离' }).click();
  await phone.getByLabel('说明').fill('画面中有涉密图件');
  await phone.getByRole('button', { name: '确定' }).click();
  await phone.getByText('已隔离', { exact: true }).waitFor();
  await phone.getByRole('tab', { name: '涉密处置' }).click();
  await phone.getByText('已隔离，待决定').waitFor();
  await phone.getByText('画面中有涉密图件').waitFor();
  expect(await accessibilityProblems(phone)).toEqual([]);
  await keeper.close();
  const answer = await (await page.request.get(`${bureau.running.url}/api/cases/${caseId}`)).text();
  expect(answer.includes('补充录像')).toBe(false);
}, 120_000);
