import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, settled, signIn } from '../../test/desk/browser.ts';
import { type Bureau, openBureau, password, people } from '../../test/desk/bureau.ts';
import { accessibilityProblems, englishWords } from '../../test/desk/look.ts';
import { newId } from '../record/new-id.ts';

let bureau: Bureau;
let caseId: string;
const browsers: BrowserContext[] = [];
const pages: Page[] = [];
const draft = newId();
let reader: Awaited<ReturnType<Bureau['as']>>;

beforeAll(async () => {
  bureau = await openBureau();
  caseId = await bureau.take('SP-1-ordinary-water-pollution');
  reader = await bureau.as('officer');
  await reader.ask('POST', `/api/cases/${caseId}/drafts`, {
    id: draft,
    docType: 'investigationReport',
    values: { facts: '甲', proposal: '罚款', evidence: ['甲证', '乙证', '丙证'].map((name) => ({ name })) },
  });
  for (const role of ['officer', 'partner'] as const) {
    const browser = await openBrowser('desk');
    browsers.push(browser);
    const page = await browser.newPage();
    pages.push(page);
    await signIn(page, bureau.running.url, people[role].account, password);
    await page.goto(`${bureau.running.url}/drafts/${draft}`);
    await settled(page);
  }
}, 180_000);

afterAll(async () => {
  for (const browser of browsers) await browser.close();
  await bureau?.running.stop();
});

const saved = async () => (await reader.ask('GET', `/api/drafts/${draft}`)).values as Record<string, unknown>;

test('what two people write in different fields of one draft comes together, and each sees who wrote it', async () => {
  const [zhao, sun] = pages as [Page, Page];
  await Promise.all([
    zhao.locator('#field-facts').fill('甲：赵启明所写'),
    sun.locator('#field-proposal').fill('罚款：孙晓岚所写'),
  ]);
  await zhao.getByText(/孙晓岚 改了.*已并入本页/).waitFor({ timeout: 20_000 });
  await sun.getByText(/赵启明 改了.*已并入本页/).waitFor({ timeout: 20_000 });
  expect(await zhao.locator('#field-proposal').inputValue()).toBe('罚款：孙晓岚所写');
  expect(await sun.locator('#field-facts').inputValue()).toBe('甲：赵启明所写');
  await expect
    .poll(saved, { timeout: 15_000 })
    .toMatchObject({ facts: '甲：赵启明所写', proposal: '罚款：孙晓岚所写' });
  expect(await accessibilityProblems(zhao)).toEqual([]);
  expect(await englishWords(zhao)).toEqual([]);
}, 120_000);

const line = (page: Page, at: number) => page.getByLabel(`名称，第 ${at} 行`);
const namesIn = async () => ((await saved()).evidence as { name: string }[]).map(({ name }) => name);

test('of one table two people write in different rows, and both stand; the cursor stays in its row when another goes', async () => {
  const [zhao, sun] = pages as [Page, Page];
  await Promise.all([line(zhao, 1).fill('甲证：赵启明改'), line(sun, 3).fill('丙证：孙晓岚改')]);
  await expect.poll(namesIn, { timeout: 20_000 }).toEqual(['甲证：赵启明改', '乙证', '丙证：孙晓岚改']);
  for (const page of [zhao, sun]) {
    await expect.poll(() => line(page, 1).inputValue(), { timeout: 15_000 }).toBe('甲证：赵启明改');
    await expect.poll(() => line(page, 3).inputValue(), { timeout: 15_000 }).toBe('丙证：孙晓岚改');
    expect(await page.getByRole('region', { name: /两人都改了/ }).count()).toBe(0);
  }

  await line(zhao, 2).focus();
  await zhao.keyboard.press('End');
  await zhao.keyboard.type('，前');
  await sun.getByRole('button', { name: '删除第 1 行' }).click();
  await expect.poll(() => line(zhao, 3).count(), { timeout: 20_000 }).toBe(0);
  await zhao.keyboard.type('后');
  expect(await line(zhao, 1).inputValue()).toBe('乙证，前后');
  await expect.poll(namesIn, { timeout: 20_000 }).toEqual(['乙证，前后', '丙证：孙晓岚改']);
}, 120_000);

test('of one field that both changed a person chooses, and until then neither text is lost', async () => {
  const [zhao, sun] = pages as [Page, Page];
  await Promise.all([
    zhao.locator('#field-facts').fill('赵启明改的事实'),
    sun.locator('#field-facts').fill('孙晓岚改的事实'),
  ]);
  const asked = (page: Page) => page.getByRole('region', { name: /两人都改了/ });
  await Promise.race(pages.map((page) => asked(page).waitFor({ timeout: 20_000 })));
  const behind = (await asked(zhao).isVisible()) ? zhao : sun;
  const ahead = behind === zhao ? sun : zhao;
  const [mine, theirs] = behind === zhao ? ['赵启明改的事实', '孙晓岚改的事实'] : ['孙晓岚改的事实', '赵启明改的事实'];
  expect(await behind.locator('#field-facts').inputValue()).toBe(mine);
  expect(await asked(behind).textContent()).toContain(theirs);
  expect(await ahead.locator('#field-facts').inputValue()).toBe(theirs);
  expect((await saved()).facts).toBe(theirs);
  expect(await behind.getByRole('button', { name: /定\s*稿/ }).isDisabled()).toBe(true);
  expect(await accessibilityProblems(behind)).toEqual([]);
  expect(await englishWords(behind)).toEqual([]);

  // what is written elsewhere goes on being saved
  await behind.locator('#field-proposal').fill('另一项照样保存');
  await expect.poll(async () => (await saved()).proposal, { timeout: 15_000 }).toBe('另一项照样保存');
  expect((await saved()).facts).toBe(theirs);

  await asked(behind).getByRole('button', { name: '用我写的' }).click();
  await expect.poll(async () => (await saved()).facts, { timeout: 15_000 }).toBe(mine);
  await expect.poll(() => ahead.locator('#field-facts').inputValue(), { timeout: 15_000 }).toBe(mine);
  expect(await ahead.getByText(/改了 .*已并入本页/).count()).toBe(1);
}, 120_000);

test('a draft that the other threw away says so, and what was written stays on the page', async () => {
  const [zhao, sun] = pages as [Page, Page];
  await sun.getByRole('button', { name: /丢\s*弃/ }).click();
  await sun
    .getByRole('tooltip')
    .getByRole('button', { name: /丢\s*弃/ })
    .click();
  await sun.waitForURL(/\/documents$/);
  await zhao.getByText('这份草稿已由他人定稿或丢弃').waitFor({ timeout: 15_000 });
  expect(await zhao.locator('#field-proposal').inputValue()).toBe('另一项照样保存');
}, 60_000);
