import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, settled, signIn } from '../../../test/desk/browser.ts';
import { type Bureau, openBureau, password, people } from '../../../test/desk/bureau.ts';
import { accessibilityProblems, englishWords } from '../../../test/desk/look.ts';

let bureau: Bureau;
let browser: BrowserContext;
let caseId: string;

beforeAll(async () => {
  bureau = await openBureau();
  caseId = await bureau.take('SP-1-ordinary-water-pollution');
  browser = await openBrowser('desk');
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

test('the archivist lends an archived file, is reminded of it when it is late, and takes it back', async () => {
  const page = await at('archivist', `/cases/${caseId}/file`);
  const register = page.getByRole('region', { name: '借阅登记' });
  await register.getByText('没有借出过').waitFor();
  await register.getByRole('button', { name: '登记借出' }).click();
  const form = page.getByRole('dialog', { name: '登记借出' });
  await form.getByLabel('借阅人').fill(people.officer.name);
  await form.getByLabel('借阅理由').fill('行政复议答复');
  await form.getByLabel('应还日期').fill('2026-01-05');
  await form.getByLabel('应还日期').press('Enter');
  expect(await accessibilityProblems(page)).toEqual([]);
  await form.getByRole('button', { name: /确\s*定/ }).click();
  await form.waitFor({ state: 'detached' });
  await register.locator('.status-mark--broken', { hasText: /借出.+应还/ }).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await englishWords(page)).toEqual([]);

  const late = page.locator('.workbench__task', { hasText: `收回借出的案卷：${people.officer.name}` });
  await page.goto(`${bureau.running.url}/`);
  await settled(page);
  await late.locator('.status-mark--broken').waitFor();
  await late.getByRole('button', { name: '去办' }).click();
  await page.waitForURL(/\/file$/);
  await settled(page);
  await register.getByRole('button', { name: '登记归还' }).click();
  await register.getByText(/已归还/).waitFor();
  await page.goto(`${bureau.running.url}/`);
  await settled(page);
  expect(await late.count()).toBe(0);
});

test('what happens to the bureau itself is told in a plain form, and what the law then asks stands among its duties', async () => {
  const page = await at('head', '/supervision');
  await page.getByRole('tab', { name: '本机关' }).click();
  await settled(page);
  await page.getByRole('button', { name: '登记本机关事件' }).click();
  await page.getByRole('menuitem', { name: '日志清理' }).click();
  const form = page.getByRole('dialog', { name: '登记：日志清理' });
  await form.getByLabel('清理到哪一日的日志').fill(new Date().toISOString().slice(0, 10));
  await form.getByLabel('清理到哪一日的日志').press('Enter');
  await form.getByLabel('批准人').fill(people.head.name);
  await form.getByLabel('范围和理由').fill('磁盘将满');
  expect(await accessibilityProblems(page)).toEqual([]);
  await form.getByRole('button', { name: /确\s*定/ }).click();
  await form.waitFor({ state: 'detached' });
  await page.getByText('清理了不满六个月的日志', { exact: false }).first().waitFor({ state: 'attached' });
  await page.getByRole('button', { name: '登记本机关事件' }).click();
  await page.getByRole('menuitem', { name: '个人信息泄露', exact: true }).click();
  const leak = page.getByRole('dialog', { name: '登记：个人信息泄露' });
  await leak.getByLabel('情况').fill('信封寄错，当天追回');
  await leak.getByRole('button', { name: /确\s*定/ }).click();
  await leak.waitFor({ state: 'detached' });
  await page.getByText('个人信息泄露，须立即补救并通知').first().waitFor({ state: 'attached' });
  expect(await englishWords(page)).toEqual([]);
});
