import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openBrowser, settled, signIn } from './desk/browser.ts';
import { type Bureau, openBureau, password, people, type Role } from './desk/bureau.ts';
import { accessibilityProblems, englishWords, visit } from './desk/look.ts';

const web = join(import.meta.dirname, '..');
const ordinary = '松涛源人参制品有限公司';
let bureau: Bureau;
let browser: BrowserContext;
let phone: BrowserContext;
let ordinaryCase: string;

beforeAll(async () => {
  if (!existsSync(join(web, 'dist', 'index.html'))) {
    process.env.NODE_ENV = 'production';
    await build({ root: web, logLevel: 'error' });
  }
  bureau = await openBureau();
  ordinaryCase = await bureau.take('SP-1-ordinary-water-pollution');
  await bureau.take('SP-4-violations-dust', 'third');
  browser = await openBrowser('desk');
  phone = await openBrowser('phone');
});

// each page holds one connection for live updates; six of them are all that a browser gives one server
afterEach(async () => {
  for (const context of [browser, phone]) for (const page of context.pages()) await page.close();
});

afterAll(async () => {
  await browser?.close();
  await phone?.close();
  await bureau?.running.stop();
});

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;
const sessions = new Map<string, Cookies>();

/** A fresh page with that person at the desk; each signs in by their own hand once and then comes back to their session. */
async function at(role: Role, context = browser): Promise<Page> {
  const place = `${role} ${context === phone}`;
  const known = sessions.get(place);
  await context.clearCookies();
  const page = await context.newPage();
  if (known === undefined) {
    await signIn(page, bureau.running.url, people[role].account, password);
    sessions.set(place, await context.cookies());
  } else {
    await context.addCookies(known);
    await page.goto(bureau.running.url);
  }
  await settled(page);
  return page;
}

test('a wrong password says what to do and lets nobody in', async () => {
  const page = await browser.newPage();
  await page.goto(`${bureau.running.url}/sign-in`);
  await page.getByLabel('账号').fill(people.officer.account);
  await page.getByLabel('密码').fill('不是这个密码吧');
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').textContent()).toMatch(/密码|账号/);
  expect(page.url()).toContain('/sign-in');
  await page.close();
});

test('an officer starts an urgent case by keyboard, sees its twenty-four hours, back-fills and signs the form', async () => {
  const page = await at('officer');
  await page.keyboard.press('n');
  await page.getByRole('heading', { name: '登记新案件' }).waitFor();
  await page.getByLabel('案由').fill('松江洗煤厂涉嫌夜间偷排案');
  await page.getByRole('switch', { name: '情况紧急，先行启动' }).click();
  await page.getByLabel('紧急事由').fill('正在向河道排放黑水，证据可能灭失');
  await page.getByLabel('口头同意的负责人').fill('高明远');
  await page.getByLabel('当事人', { exact: true }).fill('抚松县松江洗煤厂');
  await page.getByLabel('统一社会信用代码').fill('91229900MA0TP00189');
  await page.getByLabel('住所地').fill('抚松县松江河镇（虚构）河沿路3号');
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.getByRole('heading', { name: '松江洗煤厂涉嫌夜间偷排案' }).waitFor();
  await page
    .getByText(/还剩 2[34] 小时/)
    .first()
    .waitFor();

  await page.getByRole('link', { name: '起草文书' }).first().click();
  await page.getByPlaceholder(/写文书名称/).fill('程序启动');
  await page.getByRole('button', { name: '行政执法程序启动（立案）审批表' }).click();
  await page.getByRole('heading', { name: '行政执法程序启动（立案）审批表' }).waitFor();
  // what was typed at the intake is not typed again
  expect(await page.locator('[data-field="partyName"] input').inputValue()).toBe('抚松县松江洗煤厂');
  expect(await page.locator('[data-field="uscc"] input').inputValue()).toBe('91229900MA0TP00189');
  await fill(page, 'legalRepresentative', '洗某某');
  await page.locator('[data-field="mode"] .ant-select').click();
  await page.locator('.ant-select-item-option').filter({ hasText: '紧急' }).first().click();
  await fill(page, 'initiationReason', '现场正在排放黑水');
  await fill(page, 'handlerOpinion', '建议立案查处');
  await page.locator('[data-field="isMajor"]').getByRole('radio', { name: '否' }).click();
  await page.locator('iframe[title="版式预览"]').waitFor({ timeout: 60_000 });
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await englishWords(page)).toEqual([]);
  await page.getByRole('button', { name: '定稿', exact: true }).click();
  await page.getByRole('tooltip').getByRole('button', { name: '定稿', exact: true }).click();
  await page.getByRole('heading', { name: /^签名：/ }).waitFor({ timeout: 60_000 });

  expect(await accessibilityProblems(page)).toEqual([]);
  // who drew it up signs first, as themselves: nothing to type
  await page.getByRole('radio', { name: '承办人', exact: true }).click();
  expect(await page.getByLabel('姓名').inputValue()).toBe(people.officer.name);
  await draw(page);
  await page.getByRole('button', { name: '确认签名' }).click();
  await page.getByText('签名已入库').waitFor();
  await page.close();
});

test('the head approves that form on the phone, with an opinion, and it stands among the approvals', async () => {
  const page = await at('head', phone);
  const { items } = await (
    await phone.request.get(`${bureau.running.url}/api/cases?q=${encodeURIComponent('松江洗煤厂')}`)
  ).json();
  await visit(page, `${bureau.running.url}/cases/${items[0].id}/documents`);
  await page.getByRole('link', { name: '行政执法程序启动（立案）审批表' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: '审批' }).click();
  await page.getByLabel(/^意见/).fill('同意立案，请依法查处');
  await page.getByRole('button', { name: '签署意见' }).click();
  await page.getByRole('button', { name: '签署意见' }).waitFor({ state: 'detached' });
  await visit(page, `${bureau.running.url}/cases/${items[0].id}/approvals`);
  await page.getByText('同意立案，请依法查处').waitFor();
});

async function fill(page: Page, field: string, words: string): Promise<void> {
  await page.locator(`[data-field="${field}"]`).locator('input, textarea').first().fill(words);
}

async function draw(page: Page): Promise<void> {
  const pad = page.getByLabel('签名框');
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (box === null) throw new Error('no pad');
  await page.mouse.move(box.x + 30, box.y + 30);
  await page.mouse.down();
  for (let step = 1; step <= 12; step += 1)
    await page.mouse.move(box.x + 30 + step * 9, box.y + 30 + (step % 3) * 22, { steps: 3 });
  await page.mouse.up();
}

test('a picture handed in stands in the timeline of its case', async () => {
  const page = await at('officer');
  const picture = await page.screenshot();
  await visit(page, `${bureau.running.url}/cases/${ordinaryCase}/upload`);
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: '排口现场.png', mimeType: 'image/png', buffer: picture });
  await page.getByText('已入库，设备中的文件可以删除').waitFor({ timeout: 60_000 });
  await visit(page, `${bureau.running.url}/cases/${ordinaryCase}/recordings`);
  await page.getByRole('link', { name: '排口现场.png' }).click();
  await page.getByRole('complementary', { name: '所选记录' }).getByRole('img', { name: '排口现场.png' }).waitFor();
  await page.close();
});

test('what is barred says why, by which article, and what would cure it', async () => {
  const page = await at('officer');
  await page.keyboard.press('n');
  await page.getByLabel('案由').fill('查封超标排污设施');
  await page.getByLabel('程序').click();
  await page.getByText('查封、扣押', { exact: true }).last().click();
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.getByRole('heading', { name: '查封超标排污设施' }).waitFor();
  const barred = page.locator('.open-acts__barred').first();
  await barred.locator('summary').click();
  const card = barred.locator('.refusal').first();
  expect(await card.textContent()).toMatch(/第.+条/);
  expect(await card.textContent()).toContain('怎样补正');
  await page.close();
});

test('a case is found by half a name, from the keyboard alone', async () => {
  const page = await at('officer');
  await page.keyboard.press('/');
  await page.keyboard.type('松涛源');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '查找“松涛源”' }).waitFor();
  await page.locator('.hits__case').first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: new RegExp(ordinary) }).waitFor();
  await page.close();
});

test('what a colleague does appears without reload', async () => {
  const page = await at('officer');
  await visit(page, `${bureau.running.url}/cases/${ordinaryCase}/process`);
  const colleague = await bureau.as('partner');
  const me = await colleague.ask('GET', '/api/session');
  await colleague.ask('POST', '/api/records', {
    id: crypto.randomUUID(),
    agency: me.agency,
    subject: { type: 'case', id: ordinaryCase },
    kind: 'caseFileReviewed',
    schema: 1,
    claimed: { from: new Date().toISOString(), to: null, precision: 'minute', offset: '+08:00', source: 'person' },
    notBefore: null,
    people: [],
    links: [],
    files: [],
    data: { title: '同事刚刚做的一步' },
  });
  await page.locator('.process-list__title', { hasText: '同事刚刚做的一步' }).waitFor({ timeout: 20_000 });
  await page.close();
});

test("filters are kept under a name of one's own and called up again with a click, wherever one signs in", async () => {
  const page = await at('officer');
  await visit(page, `${bureau.running.url}/cases?state=open&overdue=true`);
  await page.getByRole('button', { name: '常用筛选' }).click();
  await page.getByLabel('存下现在的筛选：在办，有逾期的').fill('我要先办的');
  await page.getByRole('button', { name: '存下' }).click();
  const kept = page.getByRole('list', { name: '已存的筛选' });
  await kept.getByText('我要先办的').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await englishWords(page)).toEqual([]);
  await page.close();

  const phonePage = await at('officer', phone);
  await visit(phonePage, `${bureau.running.url}/cases`);
  await phonePage.getByRole('button', { name: '常用筛选' }).click();
  await phonePage.getByRole('link', { name: '我要先办的' }).click();
  await phonePage.waitForURL(/state=open.*overdue=true|overdue=true.*state=open/);
  await phonePage.getByRole('button', { name: '常用筛选' }).click();
  await phonePage.getByRole('button', { name: '删去“我要先办的”' }).click();
  await phonePage.getByText('常看的筛选存在这里').waitFor();
});

test('a party is found by half its name, with what is known of it and its cases, and its name in no address', async () => {
  const page = await at('officer');
  await visit(page, `${bureau.running.url}/parties`);
  await page.getByLabel('查找当事人').fill('松涛源');
  await page.getByRole('button', { name: '查找', exact: true }).click();
  await page.getByRole('link', { name: /松涛源/ }).click();
  await page.getByRole('heading', { level: 1, name: /松涛源/ }).waitFor();
  await page.getByText('统一社会信用代码').waitFor();
  const cases = page.getByRole('region', { name: '各件案件' });
  await cases.getByRole('link').first().click();
  await page.getByRole('navigation', { name: '本案各面' }).waitFor();
  await page.getByTitle('同一当事人的各件案件').click();
  await page.getByRole('heading', { level: 1, name: /松涛源/ }).waitFor();
  expect(decodeURIComponent(page.url())).not.toContain('松涛源');

  const stranger = await at('third');
  await stranger.goto(`${bureau.running.url}/parties/${ordinaryCase}`);
  await stranger.getByRole('alert').waitFor();
  expect(await stranger.locator('#main').textContent()).not.toContain('松涛源');
});

const caseTabs = [
  'process',
  'documents',
  'recordings',
  'evidence',
  'approvals',
  'deadlines',
  'compliance',
  'service',
  'file',
  'access',
];
const rooms: Record<Role, string[]> = {
  officer: [
    '/',
    '/cases',
    '/cases/new',
    '/parties',
    'party',
    '/recordings',
    '/documents',
    '/service',
    '/articles',
    '/search?q=%E6%9D%BE%E6%B6%9B',
    ...caseTabs.map((tab) => `case/${tab}`),
    'case/step/new',
    'case/draft/new',
    'case/upload',
  ],
  partner: ['/', 'case/process'],
  third: ['/cases'],
  chief: ['/', '/cases', 'case/approvals'],
  legal: ['/', '/supervision', '/articles', 'case/compliance'],
  head: ['/', '/archive', 'case/process'],
  archivist: ['/', '/archive', 'case/file'],
  custodian: ['/', '/devices'],
  devices: ['/devices'],
  window: ['/', '/cases/new'],
};
const inCase = (path: string) =>
  path.replace(/^case\//, `/cases/${ordinaryCase}/`).replace(/^party$/, `/parties/${ordinaryCase}`);

test.each(Object.keys(rooms) as Role[])(
  'the %s signs in as themselves; no page has an English word or a failing of WCAG AA',
  async (role) => {
    const page = await at(role);
    const broken: string[] = [];
    page.on('pageerror', (error) => broken.push(`${page.url()} ${error.message}`));
    const found: string[] = [];
    for (const path of rooms[role].map(inCase)) {
      await visit(page, `${bureau.running.url}${path}`);
      found.push(...(await englishWords(page)).map((word) => `${path} 英文 ${word}`));
      found.push(...(await accessibilityProblems(page)).map((problem) => `${path} ${problem}`));
    }
    await page.close();
    expect(broken).toEqual([]);
    expect(found).toEqual([]);
  },
);

test('the three administrators see their part of the system and nothing of a case', async () => {
  for (const account of ['admin', 'anquan', 'shenji']) {
    await browser.clearCookies();
    const page = await browser.newPage();
    await signIn(page, bureau.running.url, account, password, bureau.spareCodes[account]);
    await visit(page, `${bureau.running.url}/system`);
    expect(await accessibilityProblems(page), account).toEqual([]);
    expect(await englishWords(page), account).toEqual([]);
    expect(await page.getByRole('link', { name: '案件', exact: true }).count(), account).toBe(0);
    await page.goto(`${bureau.running.url}/cases/${ordinaryCase}/process`);
    await page.getByRole('alert').filter({ hasText: '不对您开放' }).waitFor();
    expect(await page.locator('body').textContent()).not.toContain(ordinary);
    await page.close();
  }
});

test.each(['/', '/cases', '/cases/new', '/parties', 'party', '/recordings', ...caseTabs.map((tab) => `case/${tab}`)])(
  'on the phone %s does not scroll sideways and holds WCAG AA',
  async (path) => {
    const page = await at('officer', phone);
    await visit(page, `${bureau.running.url}${inCase(path)}`);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    const problems = await accessibilityProblems(page);
    await page.close();
    expect(sideways).toBeLessThanOrEqual(0);
    expect(problems).toEqual([]);
  },
);
