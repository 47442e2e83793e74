import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openBrowser, settled, signIn } from './desk/browser.ts';
import { type Bureau, openBureau, password, people, type Role } from './desk/bureau.ts';
import { accessibilityProblems, englishWords } from './desk/look.ts';

let bureau: Bureau;
let desk: BrowserContext;
let phone: BrowserContext;
const cases: Record<'sealed' | 'waiting' | 'closing' | 'permit', string> = {
  sealed: '',
  waiting: '',
  closing: '',
  permit: '',
};
const unit = '91229900MA0TP00189';
const resident = '220621198001011234';

type Step = readonly [kind: string, daysAgo: number, data?: Record<string, unknown>];

/** A case told by its records, days back from today, in the officer's own hands. */
async function told(
  caseNo: string,
  caseType: string,
  title: string,
  party: Record<string, string>,
  steps: readonly Step[],
) {
  const at = (daysAgo: number, place: number) =>
    `${new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10)}T${String(9 + place).padStart(2, '0')}:00:00+08:00`;
  const records = steps.map(([kind, daysAgo, data = {}], place) => ({
    ...{ key: `${kind}-${place.toString()}`, kind, at: at(daysAgo, place), data },
    by: [{ role: '执法人员', name: people.officer.name }],
  }));
  const file = {
    ...{ format: 'liuhen-case-file@1', agency: { profile: {} }, people: {}, devices: {}, party, records },
    case: { caseNo, caseType, title, handlers: [people.officer.name], investigators: [people.officer.name] },
  };
  const officer = await bureau.as('officer');
  return String((await officer.ask('POST', '/api/cases/import', { text: JSON.stringify(file) })).case);
}

const owed = (servedDaysAgo: number): Step[] => [
  ['clueRegistered', servedDaysAgo + 60],
  ['initiationApproved', servedDaysAgo + 55],
  ['investigationReported', servedDaysAgo + 30],
  ['decisionMade', servedDaysAgo + 5],
  ['served', servedDaysAgo],
  ['demandServed', 40],
];

beforeAll(async () => {
  bureau = await openBureau();
  const factory = { partyType: 'legalPerson', name: '抚松县松江洗煤厂（虚构）', uscc: unit };
  const person = { partyType: 'citizen', name: '王大山', idNumber: resident };
  cases.sealed = await told('测案〔2026〕1号', 'coercion.sealing', '洗煤厂暗管查封', factory, [
    ['sealSeizureImplemented', 40],
    [
      'sealSeizureList',
      40,
      {
        fields: {
          items: [
            { name: '耐酸水泵', qty: '1', unit: '台', location: '车间西侧泵房', sealNo: '封0011' },
            { name: '暗管阀门', qty: '2', unit: '只', location: '车间西侧泵房', sealNo: '封0012' },
          ],
        },
      },
    ],
  ]);
  cases.waiting = await told('测案〔2026〕2号', 'penalty.ordinary', '倾倒污泥逾期不缴', person, owed(100));
  cases.closing = await told('测案〔2026〕3号', 'penalty.ordinary', '超标排水逾期不缴', factory, owed(268));
  desk = await openBrowser('desk');
  phone = await openBrowser('phone');
});
afterEach(async () => {
  for (const context of [desk, phone]) {
    for (const page of context.pages()) await page.close();
    await context.clearCookies();
  }
});
afterAll(async () => {
  await desk?.close();
  await phone?.close();
  await bureau?.running.stop();
});

async function at(role: Role, path: string, context = desk): Promise<Page> {
  const page = await context.newPage();
  await signIn(page, bureau.running.url, people[role].account, password);
  await page.goto(`${bureau.running.url}${path}`);
  await settled(page);
  return page;
}

async function looksRight(page: Page): Promise<void> {
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await englishWords(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
}

test('the window of the court stands on the case, among the next steps and on the workbench, in red when it is about to close', async () => {
  const page = await at('head', '/');
  const task = page.locator('.workbench__task', { hasText: '超标排水逾期不缴' });
  await task.getByText('申请法院强制执行').waitFor();
  await task.locator('.status-mark--broken', { hasText: '还剩' }).waitFor();
  await task.getByText(/起可以办/).waitFor();
  await task.locator('.due-date').click();
  await page.locator('.derivation', { hasText: '申请人民法院强制执行' }).waitFor();
  const early = page.locator('.workbench__task', { hasText: '倾倒污泥逾期不缴' });
  await early.getByRole('button', { name: '看期间' }).click();
  await page.waitForURL(/\/service$/);
  await settled(page);
  const window = page.getByRole('region', { name: '申请法院强制执行的期间' });
  await window.getByText('起诉期限', { exact: true }).waitFor();
  await window.getByText(/现在还不能申请的/).click();
  await window
    .getByText(/起诉期限尚未届满/)
    .first()
    .waitFor();
  await window.getByText('怎样算出来的').click();
  await window.locator('.derivation').nth(1).waitFor();
  await looksRight(page);

  await page.goto(`${bureau.running.url}/cases/${cases.closing}/process`);
  await settled(page);
  const next = page.getByRole('region', { name: '下一步' });
  await next.locator('.court-window__line .status-mark--broken').waitFor();
  await next.getByRole('link', { name: '期间和算法' }).click();
  await page.waitForURL(/\/service$/);
});

test('what is held across the bureau is one ledger, by state, case, place and day; a thing leads to its case', async () => {
  const page = await at('head', '/archive');
  await page.getByRole('link', { name: '财物台账' }).click();
  await page.getByText('耐酸水泵').waitFor();
  await page.getByText('2 件，应先处理的在前').waitFor();
  const row = page.getByRole('row', { name: /耐酸水泵/ });
  await row.locator('.status-mark--broken', { hasText: /^在押/ }).waitFor();
  await looksRight(page);
  await page.getByRole('searchbox', { name: '存放地点' }).fill('仓库');
  await page.getByRole('searchbox', { name: '存放地点' }).press('Enter');
  await page.getByText('没有符合的财物').waitFor();
  await page.getByRole('searchbox', { name: '存放地点' }).fill('泵房');
  await page.getByRole('searchbox', { name: '存放地点' }).press('Enter');
  await page
    .getByRole('searchbox', { name: '名称、保管人、封条号' })

    .fill('封0012');
  await page.keyboard.press('Enter');
  await page.getByText('1 件，应先处理的在前').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出表格' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('财物台账.xlsx');
  await page.getByText('已了结', { exact: true }).click();
  await page.getByText('没有符合的财物').waitFor();
  await page.goto(`${bureau.running.url}/held`);
  await settled(page);
  await page.getByRole('link', { name: '洗煤厂暗管查封' }).first().click();
  await page.waitForURL(/\/evidence$/);
  await page.getByRole('region', { name: '查封、扣押的财物' }).getByText('暗管阀门').waitFor();

  const small = await at('head', '/held', phone);
  await small.getByText('耐酸水泵').waitFor();
  await looksRight(small);
});

test('an officer who may not read the case is told of nothing held in it, and neither is the window', async () => {
  for (const role of ['third', 'window'] as const) {
    const visitor = await bureau.as(role);
    expect(await visitor.ask('GET', '/api/held?state=all')).toEqual({ items: [], total: 0, next: null });
  }
});

test('a party is found by the whole of its code; the number of a person answers like one that nobody has', async () => {
  const page = await at('officer', '/parties');
  await page
    .getByRole('searchbox', { name: '查找当事人' })

    .fill(unit);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: '抚松县松江洗煤厂（虚构）' }).waitFor();
  await page.getByText('2 件', { exact: true }).first().waitFor();
  await page.goto(`${bureau.running.url}/search?q=${unit.toLowerCase()}`);
  await settled(page);
  await page.getByRole('link', { name: '洗煤厂暗管查封' }).first().waitFor();

  const ask = async (role: Role, path: string, q: string) => (await bureau.as(role)).ask('GET', `${path}?q=${q}`);
  const nobody = '220621198001019999';
  expect(await ask('officer', '/api/parties', resident)).toMatchObject({ items: [{ name: '王大山', cases: 1 }] });
  for (const path of ['/api/parties', '/api/search'])
    for (const role of ['third', 'window'] as const)
      expect(await ask(role, path, resident), `${role} ${path}`).toEqual(await ask(role, path, nobody));
  expect(await ask('third', '/api/parties', unit)).toMatchObject({ items: [{ cases: 2 }] });
});
