import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';

export type Screen = 'desk' | 'phone';
export const sizes = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Debian's Chromium on a profile of its own (`profile`: on this one again), as large as a government PC or a phone. `more`: flags for this
 * one, such as a camera that shows a test picture.
 */
export async function openBrowser(
  screen: Screen = 'desk',
  profile?: string,
  more: readonly string[] = [],
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile ?? (await mkdtemp(join(tmpdir(), 'liuhen-browser-'))), {
    executablePath: '/usr/bin/chromium',
    headless: true,
    args: [...flags, ...more],
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: sizes[screen],
    // as somebody who has asked for stillness: what is pressed is not on its way elsewhere
    reducedMotion: 'reduce',
    ...(screen === 'phone' ? { hasTouch: true, isMobile: true, deviceScaleFactor: 2 } : {}),
  });
}

/** `code`: for those who have an authenticator, a recovery code in its place. */
export async function signIn(page: Page, url: string, account: string, password: string, code?: string): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('账号').fill(account);
  await page.getByLabel('密码').fill(password);
  const inside = (address: URL) => !address.pathname.startsWith('/sign-in');
  await page.getByRole('button', { name: '登录' }).click();
  if (code !== undefined) {
    await page.getByLabel(/动态口令/).fill(code);
    await page.getByRole('button', { name: '登录' }).click();
  }
  await page.waitForURL(inside, { timeout: 15_000 }).catch(async () => {
    // many people from one address in one minute are slowed down, as guessing would be
    await page.waitForTimeout(60_000);
    await page.getByRole('button', { name: '登录' }).click();
    await page.waitForURL(inside);
  });
  // the address is inside before the frame is: a key pressed in between would be heard by nobody
  await page.locator('.frame-app h1').first().waitFor();
}

/** Nothing is being asked for any more and nothing is still being drawn. */
export async function settled(page: Page): Promise<void> {
  const calm = () =>
    page.waitForFunction(
      () =>
        document.querySelector('h1') !== null &&
        document.querySelector('.ant-skeleton, .ant-spin-spinning, .preview__wait') === null,
      null,
      { timeout: 30_000 },
    );
  await calm();
  await page.waitForTimeout(350);
  await calm();
  await page.waitForTimeout(150);
}
