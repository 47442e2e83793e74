import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, settled, signIn } from './desk/browser.ts';
import { type Bureau, openBureau, password, people } from './desk/bureau.ts';
import { accessibilityProblems, englishWords } from './desk/look.ts';

let bureau: Bureau;
let desk: BrowserContext;
let phone: BrowserContext;
let ordinary: string;

beforeAll(async () => {
  bureau = await openBureau();
  ordinary = await bureau.take('SP-1-ordinary-water-pollution');
  desk = await openBrowser('desk');
  phone = await openBrowser('phone');
});
afterAll(async () => {
  await desk?.close();
  await phone?.close();
  await bureau?.running.stop();
});

test('the head lets the window into one case for a reason and a time, who can then read it; taken back, it is closed again', async () => {
  const window = await bureau.as('window');
  const asked = async () => (await window.send('GET', `/api/cases/${ordinary}`)).status;
  expect([403, 404]).toContain(await asked());

  const page = await desk.newPage();
  await signIn(page, bureau.running.url, people.head.account, password);
  await page.goto(`${bureau.running.url}/system`);
  await page.getByRole('tab', { name: '授权查阅' }).click();
  await page.getByText('没有授权查阅').waitFor();
  await page.getByRole('combobox', { name: '案件' }).fill('松涛源');
  await page.locator('.ant-select-item-option', { hasText: '松涛源' }).first().click();
  await page.getByRole('button', { name: '授权查阅' }).click();
  const form = page.getByRole('dialog', { name: '授权查阅' });
  await form.getByRole('combobox', { name: '授权给' }).fill(people.window.name);
  await page.locator('.ant-select-item-option', { hasText: people.window.name }).last().click();
  await form.getByLabel('事由').fill('协助查找受理材料');
  await form.getByRole('button', { name: /确\s*定/ }).click();
  const again = page.getByRole('dialog', { name: '再次验证身份' });
  await again.getByPlaceholder('密码').fill(password);
  await again.getByRole('button', { name: /验\s*证/ }).click();
  await again.waitFor({ state: 'detached' });
  await page.getByRole('cell', { name: '协助查找受理材料' }).waitFor();
  await settled(page);
  expect(await asked()).toBe(200);
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await englishWords(page)).toEqual([]);

  const small = await phone.newPage();
  await signIn(small, bureau.running.url, people.head.account, password);
  await small.goto(`${bureau.running.url}/cases/${ordinary}/access`);
  await small.getByText('协助查找受理材料').waitFor();
  await settled(small);
  const width = await small.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
  await small.getByText('查阅记录不对您显示').waitFor();
  await small.close();

  await page.getByRole('button', { name: /收\s*回/ }).click();
  const back = page.getByRole('dialog', { name: new RegExp(`收回授权：${people.window.name}`) });
  await back.getByLabel('理由').fill('已经查到');
  await back.getByRole('button', { name: /确\s*定/ }).click();
  await page.getByText('已收回').last().waitFor();
  expect([403, 404]).toContain(await asked());
  await page.close();
}, 180_000);
