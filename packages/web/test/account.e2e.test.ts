import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOf } from './desk/authenticator.ts';
import { openBrowser, settled, signIn } from './desk/browser.ts';
import { type Bureau, openBureau, password, people } from './desk/bureau.ts';
import { accessibilityProblems, englishWords } from './desk/look.ts';

const web = join(import.meta.dirname, '..');
let bureau: Bureau;
let browser: BrowserContext;
let ordinary: string;
let codes: string[];

beforeAll(async () => {
  if (!existsSync(join(web, 'dist', 'index.html'))) {
    process.env.NODE_ENV = 'production';
    await build({ root: web, logLevel: 'error' });
  }
  bureau = await openBureau();
  ordinary = await bureau.take('SP-1-ordinary-water-pollution');
  browser = await openBrowser('desk');
  await browser.grantPermissions(['clipboard-read', 'clipboard-write']);
});
afterAll(async () => {
  await browser?.close();
  await bureau?.running.stop();
});

/** All that a browser would still hold when the next person sits down. */
const kept = (page: Page) =>
  page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    cookie: document.cookie,
  }));
const nothing = { local: [], session: [], databases: [], caches: [], cookie: '' };

test('the password field hides what is typed, takes what a password manager pastes, and lets one be offered', async () => {
  const page = await browser.newPage();
  await page.goto(`${bureau.running.url}/sign-in`);
  const field = page.getByLabel('密码');
  expect(await field.getAttribute('type')).toBe('password');
  expect(await field.getAttribute('autocomplete')).toBe('current-password');
  expect(await page.getByLabel('账号').getAttribute('autocomplete')).toBe('username');
  await page.evaluate((text) => navigator.clipboard.writeText(text), password);
  await page.getByLabel('账号').fill(people.head.account);
  await field.focus();
  await page.keyboard.press('Control+V');
  expect(await field.inputValue()).toBe(password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
  await page.close();
});

test('a telephone is taken in by camera or by hand, and the recovery codes are shown once', async () => {
  const page = await browser.newPage();
  await page.goto(`${bureau.running.url}/account`);
  await settled(page);
  await page.getByLabel('现在的密码').last().fill(password);
  await page.getByRole('button', { name: '取得二维码' }).click();
  await page.getByAltText('动态口令二维码').waitFor();
  const secret = ((await page.locator('.account__secret').textContent()) ?? '').replaceAll(' ', '');
  await page.getByLabel('手机上显示的 6 位数字').fill(codeOf(secret));
  await page.getByRole('button', { name: '启用' }).click();
  await page.getByText('只显示这一次').first().waitFor();
  codes = await page.locator('.recovery__codes code').allTextContents();
  expect(codes).toHaveLength(10);
  await page.getByRole('button', { name: '已收好' }).click();
  await page.getByText('恢复码还剩 10 个').waitFor();
  expect((await page.content()).includes(codes[0] ?? '')).toBe(false);
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await englishWords(page)).toEqual([people.head.account]);
  await page.close();
});

test('every page offers to sign out; afterwards nothing of it is left in the browser, and Back shows nothing', async () => {
  const page = await browser.newPage();
  for (const path of ['/', '/cases', `/cases/${ordinary}/process`, '/articles', '/account', '/personal-data']) {
    await page.goto(`${bureau.running.url}${path}`);
    await settled(page);
    await page.getByRole('button', { name: people.head.name }).click();
    await page.getByRole('menuitem', { name: '退出登录' }).waitFor();
    await page.keyboard.press('Escape');
    expect([path, await kept(page)]).toEqual([path, nothing]);
  }
  await page.goto(`${bureau.running.url}/cases/${ordinary}/process`);
  await settled(page);
  await page.getByRole('button', { name: people.head.name }).click();
  const left = page.waitForResponse(
    (answer) => answer.request().method() === 'DELETE' && answer.url().endsWith('/api/session'),
  );
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  expect((await (await left).allHeaders())['clear-site-data']).toBe('"storage"');
  await page.waitForURL(/sign-in/);
  expect(await kept(page)).toEqual(nothing);
  expect((await browser.cookies()).filter(({ name }) => name.includes('liuhen'))).toEqual([]);
  await page.goBack();
  await page.waitForURL(/sign-in/);
  expect((await page.content()).includes('松涛源人参')).toBe(false);
  await page.close();
});

test('who has left the telephone at home comes in with a recovery code, once, and is told how many are left', async () => {
  const page = await browser.newPage();
  const [code = ''] = codes;
  const enter = async () => {
    await page.goto(`${bureau.running.url}/sign-in`);
    await page.getByLabel('账号').fill(people.head.account);
    await page.getByLabel('密码').fill(password);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByLabel('动态口令').fill(code);
    await page.getByRole('button', { name: '登录' }).click();
  };
  await enter();
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
  await settled(page);
  await page.getByText('使用恢复码').first().waitFor();
  await page.goto(`${bureau.running.url}/account`);
  await page.getByText('恢复码还剩 9 个').waitFor();
  await browser.clearCookies();
  await enter();
  expect(await page.getByRole('alert').textContent()).toContain('恢复码不正确或已用过');
  await page.close();
});

test('who goes away says so themselves, and is shown as away', async () => {
  const page = await browser.newPage();
  await signIn(page, bureau.running.url, people.archivist.account, password);
  await page.goto(`${bureau.running.url}/account`);
  await settled(page);
  const part = page.locator('.account__part', { has: page.getByRole('heading', { name: '休假' }) });
  await part.getByText('今天在岗').waitFor();
  await part.getByRole('button', { name: '登记休假' }).click();
  const form = page.getByRole('dialog', { name: '登记休假' });
  for (const [label, day] of [
    ['自', '2020-01-01'],
    ['至（含当日）', '2099-12-31'],
  ] as const) {
    await form.getByLabel(label, { exact: true }).fill(day);
    await form.getByLabel(label, { exact: true }).press('Enter');
  }
  await form.getByRole('button', { name: '确定' }).click();
  await part.getByText('今天休假，至 2099-12-31').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.close();
});

test('what is held about a person is found by the head, who is told that the archivist erases it', async () => {
  await browser.clearCookies();
  const page = await browser.newPage();
  await signIn(page, bureau.running.url, people.legal.account, password);
  await page.goto(`${bureau.running.url}/personal-data`);
  await settled(page);
  await page.getByLabel('姓名、证件号或电话').fill('于振东');
  await page.keyboard.press('Enter');
  await page.getByText('由档案管理人员办理').first().waitFor();
  await settled(page);
  expect(page.url()).not.toContain(encodeURIComponent('于振东'));
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await englishWords(page)).toEqual([]);
  await page.close();
});
