import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, settled, signIn, sizes } from '../../test/desk/browser.ts';
import { type Bureau, openBureau, password, people } from '../../test/desk/bureau.ts';
import { accessibilityProblems, englishWords } from '../../test/desk/look.ts';
import { newId } from '../record/new-id.ts';

/** An inspection of twenty minutes, an hour ago, of which nobody filmed anything. */
let bureau: Bureau;
let browser: BrowserContext;
let page: Page;
let caseId: string;
let act: string;
const [begins, ends] = [60, 40].map((minutes) => new Date(Math.floor(Date.now() / 60_000 - minutes) * 60_000));
const clock = (at: Date | undefined, seconds = 0) =>
  new Date((at?.getTime() ?? 0) + 8 * 3_600_000 + seconds * 1000).toISOString().slice(11, 19);
const day = (at: Date | undefined, seconds = 0) =>
  new Date((at?.getTime() ?? 0) + 8 * 3_600_000 + seconds * 1000).toISOString().slice(0, 10);

beforeAll(async () => {
  bureau = await openBureau();
  caseId = await bureau.take('SP-1-ordinary-water-pollution');
  const officer = await bureau.as('officer');
  act = newId();
  await officer.ask('POST', '/api/records', {
    id: act,
    agency: bureau.agency,
    subject: { type: 'case', id: caseId },
    kind: 'siteInspection',
    schema: 1,
    claimed: {
      from: begins?.toISOString(),
      to: ends?.toISOString(),
      precision: 'second',
      offset: '+08:00',
      source: 'person',
    },
    notBefore: null,
    people: [],
    links: [],
    files: [],
    data: { title: '油罐区检查' },
  });
  browser = await openBrowser();
  page = await browser.newPage();
  await signIn(page, bureau.running.url, people.officer.account, password);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await bureau?.running.stop();
});

const looks = process.env.LIUHEN_LOOKS;
async function look(name: string): Promise<void> {
  for (const size of Object.keys(sizes) as (keyof typeof sizes)[]) {
    await page.setViewportSize(sizes[size]);
    await page.waitForFunction(() => document.documentElement.scrollWidth <= window.innerWidth);
    if (looks !== undefined) await page.screenshot({ path: join(looks, `${name}-${size}.png`), fullPage: true });
  }
  await page.setViewportSize(sizes.desk);
}
const row = () =>
  page
    .getByRole('region', { name: '应当音像记录的活动' })
    .getByRole('listitem')
    .filter({ hasText: '油罐区检查' })
    .first();
async function openTab(): Promise<void> {
  await page.goto(`${bureau.running.url}/cases/${caseId}/recordings`);
  await settled(page);
  await row().waitFor();
}

test('from a gap one comes to the statement with its times filled in, shortens them, and what it says closes just that part once approved', async () => {
  await openTab();
  const whole = `${clock(begins)} 至 ${clock(ends)} 缺 20 分`;
  await row().getByText(whole).waitFor();
  await look('gap-open');
  await row()
    .getByRole('button', { name: `写明理由，${clock(begins)} 起没有录制的` })
    .click();
  await page.waitForURL(/\/drafts\//);
  await settled(page);
  const from = page.getByLabel('不适宜的时段，时段自');
  const to = page.getByLabel('不适宜的时段，时段至');
  expect(await from.inputValue()).toBe(`${day(begins)} ${clock(begins)}`);
  expect(await to.inputValue()).toBe(`${day(ends)} ${clock(ends)}`);
  await page.getByText('现场检查', { exact: true }).first().waitFor();
  await to.fill(`${day(begins, 727)} ${clock(begins, 727)}`);
  await to.press('Enter');
  const reason = page.getByRole('combobox', { name: /不适宜原因/ });
  await reason.fill('油罐区防爆，禁止使用非防爆电子设备');
  await reason.press('Enter');
  await reason.press('Escape');
  await page.getByLabel(/替代措施/).fill('请企业安全员在场见证，并绘制现场图');
  await page
    .getByText(/^已自动保存/)
    .first()
    .waitFor();
  await look('gap-statement');
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('button', { name: '定稿' }).click();
  await page.getByRole('tooltip').getByRole('button', { name: '定稿' }).click();
  await page.waitForURL(/\/documents\/.*\/sign$/);
  const [, statement = ''] = /documents\/([^/]+)\/sign/.exec(page.url()) ?? [];

  await openTab();
  await row().getByText('情况说明还没有经批准（第十二条）').waitFor();
  await row()
    .getByText(`${clock(begins)} 至 ${clock(begins, 727)} 缺 12 分 7 秒`)
    .waitFor();
  const chief = await bureau.as('chief');
  await chief.ask('POST', `/api/cases/${caseId}/documents/${statement}/approvals`, {
    id: newId(),
    level: '承办机构负责人',
    decision: 'approved',
    opinion: '情况属实，同意',
  });
  await openTab();
  const part = row().getByRole('listitem').filter({ hasText: '缺 12 分 7 秒' });
  await part.getByText('不适宜音像记录', { exact: true }).waitFor();
  await part.getByText('韩立新批准').waitFor();
  expect(await part.getByRole('button').count()).toBe(0);
  const rest = row().getByRole('listitem').filter({ hasText: '缺 7 分 53 秒' });
  await rest.getByText(`${clock(begins, 727)} 至 ${clock(ends)}`).waitFor();
  await rest.getByRole('button', { name: /^写明/ }).waitFor();
  await look('gap-part-closed');
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await englishWords(page)).toEqual([]);
  await page.goto(`${bureau.running.url}/cases/${caseId}/process`);
  await settled(page);
  await look('gap-timeline');
}, 240_000);
