import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openBrowser, settled, signIn } from '../../test/desk/browser.ts';
import { type Bureau, openBureau, password, people } from '../../test/desk/bureau.ts';
import { accessibilityProblems, englishWords } from '../../test/desk/look.ts';

let bureau: Bureau;
let browser: BrowserContext;
let caseId: string;

beforeAll(async () => {
  bureau = await openBureau();
  caseId = await bureau.take('SP-4-violations-dust');
  browser = await openBrowser('desk');
});
afterEach(async () => {
  for (const page of browser.pages()) await page.close();
  await browser.clearCookies();
});
afterAll(async () => {
  await browser?.close();
  await bureau?.running.stop();
});

async function at(role: keyof typeof people, path: string): Promise<Page> {
  await browser.clearCookies();
  const page = await browser.newPage();
  await signIn(page, bureau.running.url, people[role].account, password);
  await page.goto(`${bureau.running.url}${path}`);
  await settled(page);
  return page;
}

async function openAll(page: Page): Promise<void> {
  const closed = page.locator('.compliance__article:not([open]) > summary');
  while ((await closed.count()) > 0) await closed.first().click();
}

/** Writes the reason in the open dialog and gives the answer; the dialog closes when it is taken. */
async function give(page: Page, title: RegExp, reason: string, act: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: title });
  const button = dialog.getByRole('button', { name: act, exact: true });
  expect(await button.isDisabled()).toBe(true);
  await dialog.getByLabel('理由').fill(reason);
  expect(await accessibilityProblems(page)).toEqual([]);
  await button.click();
  await dialog.waitFor({ state: 'detached' });
}

test('what the law leaves to a person is judged by the legal section, with its reason, and stands in the case', async () => {
  const page = await at('legal', `/cases/${caseId}/compliance`);
  await openAll(page);
  const judge = page.getByRole('button', { name: '作出判断' });
  const open = await judge.count();
  expect(open).toBeGreaterThan(0);
  await judge.first().click();
  await page.getByRole('dialog').getByText('不适用', { exact: true }).click();
  await page.getByRole('dialog').getByText('符合', { exact: true }).click();
  await give(page, /^判断：/, '已核对全部材料，没有发现不一致', '记入判断');
  await page.getByText('已核对全部材料，没有发现不一致').first().waitFor({ state: 'attached' });
  await expect.poll(() => judge.count()).toBe(open - 1);
  expect(await englishWords(page)).toEqual([]);

  const chief = await at('chief', `/cases/${caseId}/compliance`);
  await openAll(chief);
  expect(await chief.getByRole('button', { name: '作出判断' }).count()).toBe(0);
  expect(await chief.getByRole('button', { name: '缺失说明' }).count()).toBe(0);
});

test('what can no longer be cured is let through by the head alone, and its breach stays', async () => {
  const page = await at('head', `/cases/${caseId}/compliance`);
  await openAll(page);
  const row = page.locator('.compliance__row').filter({ has: page.getByRole('button', { name: '缺失说明' }) });
  const breach = (await row.first().locator('.compliance__what > span').first().textContent()) ?? '';
  await row.first().getByRole('button', { name: '缺失说明' }).click();
  await give(page, /^缺失、补正说明：/, '执法记录仪故障，已查明并追责', '签署说明');
  await page.locator('.compliance__row', { hasText: breach }).first().getByText('违规').first().waitFor();
  await page.locator('.compliance__row', { hasText: breach }).first().getByText('已有缺失说明').waitFor();
  await page.goto(`${bureau.running.url}/cases/${caseId}/process`);
  await page.getByText('缺失、补正说明').first().waitFor({ state: 'attached' });
});

test('a duty is urged in writing by the legal section and answered by the chief of the brigade, on the spot', async () => {
  const legal = await at('legal', `/cases/${caseId}/compliance`);
  await legal.getByRole('button', { name: '督办' }).first().click();
  const dialog = legal.getByRole('dialog', { name: /^督办：/ });
  await dialog.getByLabel('要求').fill('五日内补齐这项记录');
  await dialog.getByRole('button', { name: '送达承办人' }).click();
  await dialog.waitFor({ state: 'detached' });
  await legal.getByText('五日内补齐这项记录').first().waitFor();

  const chief = await at('chief', `/cases/${caseId}/compliance`);
  await openAll(chief);
  await chief.getByRole('button', { name: '回复督办' }).first().click();
  await chief.getByLabel('回复', { exact: true }).fill('已责成承办人补齐');
  expect(await accessibilityProblems(chief)).toEqual([]);
  await chief.getByRole('button', { name: /^回\s*复$/ }).click();
  await chief.getByText('已责成承办人补齐').first().waitFor();
  expect(await chief.getByRole('button', { name: '回复督办' }).count()).toBe(0);
});

test('the duties of the bureau itself are seen by those who answer for it, and judged by its head', async () => {
  const page = await at('head', '/supervision');
  await page.getByRole('tab', { name: '本机关' }).click();
  await page.getByRole('region', { name: '本机关的义务' }).waitFor();
  await openAll(page);
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await englishWords(page)).toEqual([]);
  await page.getByRole('button', { name: '作出判断' }).first().click();
  await give(page, /^判断：/, '人员、设备、专用存储均已到位', '记入判断');
  await page.getByText('人员、设备、专用存储均已到位').first().waitFor({ state: 'attached' });
});
