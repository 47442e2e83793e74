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

test('the brigade chief finds what happened to the bureau in a list of its own, by kind, and each record with what it waits for', async () => {
  const page = await at('chief', '/');
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '本机关事件' }).click();
  await page.waitForURL(/\/incidents$/);
  await settled(page);
  const list = page.getByRole('region', { name: '本机关事件' });
  // the last recorded first, as the head told of them in the test above
  expect(await list.locator('tbody').getByRole('button').allTextContents()).toEqual(['个人信息泄露', '日志清理']);
  await list.locator('tr', { hasText: '信封寄错' }).getByText('须立即补救并通知', { exact: false }).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await englishWords(page)).toEqual([]);

  await page.getByRole('button', { name: '登记本机关事件' }).click();
  await page.getByRole('menuitem', { name: '泄露已补救并通知' }).click();
  const form = page.getByRole('dialog', { name: '登记：泄露已补救并通知' });
  await form.getByLabel('情况').fill('信封已追回，已通知本人');
  await form.getByRole('button', { name: /确\s*定/ }).click();
  await form.waitFor({ state: 'detached' });
  await list.locator('tr', { hasText: '信封寄错' }).locator('.status-mark--met').waitFor();

  await list.getByRole('button', { name: '日志清理' }).click();
  const record = page.getByRole('dialog', { name: '日志清理' });
  await record.getByText(people.head.name, { exact: false }).first().waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await record
    .getByRole('button', { name: /关\s*闭/ })
    .last()
    .click();
  await record.waitFor({ state: 'detached' });

  await page.goto(`${bureau.running.url}/incidents?kind=offlineCustody`);
  await settled(page);
  await page.getByText('没有“涉密另存登记”').waitFor();
  await page.getByText('第三十条', { exact: false }).waitFor();
});
