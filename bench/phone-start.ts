// How long somebody with a phone on a poor network waits: until the sign-in page takes what they type, until the workbench stands
// after they pressed the button (what it is made of came while they typed), and until it stands for who comes back. Beside these
// the one whom the limit does not hold for: who comes straight to the workbench with an empty cache waits for its bytes as well.
// Needs Chromium; without it this bench says so and measures nothing.
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp, builtWebFolder, openHouse } from '@liuhen/server';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { bureauWithACase } from './bureau/with-a-case.ts';
import { type BenchLine, ofCost } from './line.ts';

const browserPath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const rounds = 5;
const account = 'zhao';
const password = 'wet-lantern-71';
const limitMilliseconds = 2_000;
/** A phone of the middle on a mobile network of the middle: 1.6 Mbit/s, 150 ms there and back, a processor a quarter as fast. */
const network = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const slower = 4;
/** A name and a password of twelve characters, on the keys of a phone. */
const typingMilliseconds = 6_000;
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'zh-CN' };

export async function run(): Promise<BenchLine[]> {
  if (!existsSync(browserPath)) {
    process.stderr.write('phone-start 未测：本机没有 chromium。\n');
    return [];
  }
  const folder = await mkdtemp(join(tmpdir(), 'liuhen-bench-phone-'));
  const keysFolder = await mkdtemp(join(tmpdir(), 'liuhen-bench-phone-keys-'));
  const house = await openHouse({ dataFolder: join(folder, 'data'), keysFolder, webFolder: builtWebFolder() });
  const app = await buildApp(house, { logLevel: 'silent', rate: 1_000_000 });
  const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    const { token } = await bureauWithACase(house, { account, password });
    const times = { signIn: [] as number[], after: [] as number[], first: [] as number[], again: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      const stranger = await browser.newContext(phone);
      times.signIn.push(await timeTo(stranger, `${url}/sign-in`, takesTyping));
      times.after.push(await timeAfterSignIn(stranger, `${url}/sign-in`));
      await stranger.close();
      const known = await browser.newContext(phone);
      await known.addCookies([{ name: 'liuhen', value: token, url }]);
      times.first.push(await timeTo(known, url, stands));
      times.again.push(await timeTo(known, url, stands));
      await known.close();
    }
    const median = (of: number[]) => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;
    return [
      ofCost('phone-start/sign-in', median(times.signIn), 'ms', limitMilliseconds),
      ofCost('phone-start/workbench-after-sign-in', median(times.after), 'ms', limitMilliseconds),
      ofCost('phone-start/workbench-again', median(times.again), 'ms', limitMilliseconds),
      ofCost('phone-start/workbench-empty-cache', median(times.first), 'ms', null),
    ];
  } finally {
    await browser.close();
    await app.close();
    await house.close();
    for (const one of [folder, keysFolder]) await rm(one, { recursive: true, force: true });
  }
}

async function pageOfAPhone(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', network);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  return page;
}

/** From the press of the button until the workbench stands. */
async function timeAfterSignIn(context: BrowserContext, url: string): Promise<number> {
  const page = await pageOfAPhone(context);
  await page.goto(url, { waitUntil: 'commit' });
  await takesTyping(page);
  await page.waitForTimeout(typingMilliseconds);
  await page.getByLabel('密码').fill(password);
  const began = performance.now();
  await page.getByRole('button', { name: '登录' }).click();
  await stands(page);
  const time = performance.now() - began;
  await page.close();
  return time;
}

/** From the first byte asked for until the page answers a hand. */
async function timeTo(context: BrowserContext, url: string, ready: (page: Page) => Promise<void>): Promise<number> {
  const page = await pageOfAPhone(context);
  const began = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await ready(page);
  const time = performance.now() - began;
  await page.close();
  return time;
}

async function takesTyping(page: Page): Promise<void> {
  const box = page.getByLabel('账号');
  await box.fill(account);
  if ((await box.inputValue()) !== account) throw new Error('what was typed did not stay');
}

async function stands(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: '工作台' }).waitFor();
  await page.locator('.workbench').waitFor();
}
