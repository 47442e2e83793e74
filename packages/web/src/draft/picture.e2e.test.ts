import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

beforeAll(async () => {
  bureau = await openBureau();
  caseId = await bureau.take('SP-1-ordinary-water-pollution');
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await bureau?.running.stop();
});

async function open(width: 'desk' | 'phone', path: string): Promise<void> {
  await browser?.close();
  browser = await openBrowser(width);
  page = await browser.newPage();
  await signIn(page, bureau.running.url, people.officer.account, password);
  await page.goto(`${bureau.running.url}/${path}`);
  await settled(page);
}
const look = async (name: string) => {
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await englishWords(page)).toEqual([]);
  if (process.env.LIUHEN_PICTURES) await page.screenshot({ path: `${process.env.LIUHEN_PICTURES}/${name}.png` });
};

test('the picture of a sketch is picked from the photographs of the case and stands on the page', async () => {
  const visitor = await bureau.as('officer');
  const draft = newId();
  await visitor.ask('POST', `/api/cases/${caseId}/drafts`, { id: draft, docType: 'sceneSketch' });
  const photo = join(mkdtempSync(join(tmpdir(), 'liuhen-photo-')), '厂区示意图.jpg');
  const pattern = ['-f', 'lavfi', '-i', 'testsrc2=size=800x600:rate=1', '-frames:v', '1'];
  execFileSync('ffmpeg', ['-loglevel', 'error', '-y', ...pattern, photo]);
  await open('desk', `cases/${caseId}/upload`);
  await page.locator('input[type=file]').setInputFiles(photo);
  await page.getByText('已入库，设备中的文件可以删除').waitFor({ timeout: 60_000 });

  await open('desk', `drafts/${draft}`);
  const one = page
    .getByRole('group', { name: /从本案的照片中选一张作附图/ })
    .getByRole('button', { name: /厂区示意图/ });
  await one.waitFor();
  await one.click();
  await page.waitForFunction(
    () => document.querySelector('.pictures__one[aria-pressed="true"] img')?.clientHeight === 88,
  );
  await page.locator('iframe[title="版式预览"]').waitFor();
  await look('picture-desk');
  await expect
    .poll(async () => (await visitor.ask('GET', `/api/drafts/${draft}`)).values, { timeout: 20_000 })
    .toMatchObject({ image: expect.stringMatching(/^[0-9a-f]{64}$/) });

  await open('phone', `drafts/${draft}`);
  const chosen = page.getByRole('button', { name: /厂区示意图/ });
  await chosen.waitFor();
  expect(await chosen.getAttribute('aria-pressed')).toBe('true');
  await chosen.scrollIntoViewIfNeeded();
  await look('picture-phone');
  await page.getByRole('button', { name: '不附图，印出后手绘' }).click();
  expect(await chosen.getAttribute('aria-pressed')).toBe('false');
}, 240_000);
