import type { Locator, Page } from 'playwright-core';

type Signing = { role: string; name: string };
type Type = (where: string, box: Locator, text: string) => Promise<void>;

/** Signs on the open page of a paper in a role, drawn on the pad; the signature is in when this returns. */
export async function signOnScreen(page: Page, { role, name }: Signing, type: Type): Promise<void> {
  await page.getByRole('heading', { name: /^签名：/ }).waitFor();
  const signed = Number(await page.locator('[data-signatures]').getAttribute('data-signatures'));
  const line = page.getByRole('radio', { name: role, exact: true });
  if ((await line.count()) > 0) await line.click();
  else await page.getByRole('radio', { name: '其他身份' }).click();
  if ((await line.count()) === 0) await type('其他身份', page.getByLabel('其他身份', { exact: true }).last(), role);
  await say(page, name, type);
  const confirm = page.getByRole('button', { name: '确认签名' });
  // the page beside it may still be settling: a stroke that missed the pad is drawn again, as a hand would
  for (let tries = 0; tries < 6 && !(await confirm.isEnabled()); tries += 1) {
    await page.waitForTimeout(tries * 300);
    await draw(page);
  }
  await confirm.click();
  await page.locator(`[data-signatures="${signed + 1}"]`).waitFor({ state: 'attached' });
}

async function say(page: Page, name: string, type: Type): Promise<void> {
  const who = page.getByLabel('姓名');
  if ((await who.inputValue()) === name) return;
  await who.click();
  const list = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
  await list.waitFor();
  const offered = list.locator('.ant-select-item-option').filter({ hasText: name }).first();
  if ((await offered.count()) > 0) await offered.click();
  else await type('姓名', who, name);
  // a list left open would lie over the pad; it may still be on its way up when the box is left
  await who.blur();
  await list.waitFor({ state: 'hidden' });
}

async function draw(page: Page): Promise<void> {
  const pad = page.getByLabel('签名框');
  // in the middle of the screen: at its edge the head of the frame would lie over it
  await pad.evaluate((canvas) => canvas.scrollIntoView({ block: 'center' }));
  const box = await pad.boundingBox();
  if (box === null) throw new Error('no pad to sign on');
  await page.mouse.move(box.x + 30, box.y + 30);
  await page.mouse.down();
  for (let step = 1; step <= 8; step += 1)
    await page.mouse.move(box.x + 30 + step * 12, box.y + 30 + (step % 3) * 22, { steps: 2 });
  await page.mouse.up();
}
