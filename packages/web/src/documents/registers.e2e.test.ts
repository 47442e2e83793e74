import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, settled, signIn } from '../../test/desk/browser.ts';
import { type Bureau, openBureau, password, people, type Role } from '../../test/desk/bureau.ts';
import { accessibilityProblems, englishWords } from '../../test/desk/look.ts';
import { newId } from '../record/new-id.ts';

let bureau: Bureau;
let caseId: string;
const contexts: BrowserContext[] = [];
const pages = new Map<Role, Page>();

beforeAll(async () => {
  bureau = await openBureau();
  caseId = await bureau.take('SP-1-ordinary-water-pollution');
}, 180_000);

afterAll(async () => {
  for (const context of contexts) await context.close();
  await bureau?.running.stop();
});

async function at(role: Role, path: string): Promise<Page> {
  let page = pages.get(role);
  if (page === undefined) {
    const context = await openBrowser('desk');
    contexts.push(context);
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
    pages.set(role, page);
    await signIn(page, bureau.running.url, people[role].account, password);
  }
  await page.goto(`${bureau.running.url}${path}`);
  await settled(page);
  return page;
}

async function fixed(docType: string, change: object = {}): Promise<string> {
  const sample = new URL(`../../../documents/src/forms/${docType}/sample.json`, import.meta.url);
  const values = { ...JSON.parse(readFileSync(sample, 'utf8')), ...change };
  const officer = await bureau.as('officer');
  const draft = newId();
  await officer.ask('POST', `/api/cases/${caseId}/drafts`, { id: draft, docType, values });
  const record = newId();
  await officer.ask('POST', `/api/drafts/${draft}/fix`, { record, revision: 1 });
  return record;
}

async function look(page: Page, name: string, onPhone = false): Promise<void> {
  await settled(page);
  expect(await accessibilityProblems(page), name).toEqual([]);
  expect(await englishWords(page), name).toEqual([]);
  const folder = process.env.LIUHEN_SCREENS;
  if (folder === undefined) return;
  await page.screenshot({ path: `${folder}/${name}.png` });
  if (!onPhone) return;
  await page.setViewportSize({ width: 390, height: 844 });
  await settled(page);
  await page.screenshot({ path: `${folder}/${name}-phone.png` });
  await page.setViewportSize({ width: 1440, height: 900 });
}

const choose = async (page: Page, label: string, option: string) => {
  await page.getByLabel(label).click();
  await page.keyboard.type(option);
  await page.locator('.ant-select-item-option', { hasText: option }).first().click();
};
const prove = async (page: Page) => {
  const dialog = page.getByRole('dialog', { name: '再次验证身份' });
  await dialog.getByPlaceholder('密码').fill(password);
  await dialog.getByRole('button', { name: '验证' }).click();
};
const record = (id: string) => `/cases/${caseId}/process?item=${id}`;
let issued: string;

test('a chief reserves a block; its holder issues with one of it, hands one back and makes one void', async () => {
  const chief = await at('chief', '/documents?tab=numbers');
  await look(chief, 'numbers-empty');
  await chief.getByRole('button', { name: '预留号段' }).click();
  await choose(chief, '用于哪种文书', '询问（调查）通知书');
  await chief.getByLabel('预留几个').fill('3');
  await choose(chief, '持号人', people.officer.name);
  await chief.getByRole('dialog').getByRole('button', { name: '确定' }).click();
  await chief.getByText('号段已预留').waitFor();
  await expect.poll(() => chief.getByText('号段，未用').count(), { timeout: 15_000 }).toBe(3);

  issued = await fixed('interviewNotice', { issuingAuthority: '白山市生态环境局抚松县分局' });
  const officer = await at('officer', record(issued));
  await officer.getByRole('button', { name: '签发：选择文号、用印' }).click();
  const dialog = officer.getByRole('dialog', { name: /^签发/ });
  await dialog.getByLabel('文号').click();
  await officer.locator('.ant-select-item-option', { hasText: '2号（我的号段）' }).click();
  await dialog.getByLabel(/用印份数/).fill('3');
  await look(officer, 'issue-dialog');
  await dialog.getByRole('button', { name: '签发' }).click();
  await prove(officer);
  await officer.getByText(/已签发，文号 .*2号/).waitFor({ timeout: 30_000 });

  await at('officer', '/documents?tab=numbers');
  const row = (written: string) => officer.getByRole('row').filter({ hasText: new RegExp(`〔\\d+〕${written}`) });
  await row('1号').getByRole('button', { name: '退回' }).click();
  await officer.getByRole('dialog').getByRole('button', { name: '确定' }).click();
  await officer.getByText('已退回', { exact: true }).waitFor();
  await row('3号').getByRole('button', { name: '作废' }).click();
  await officer.getByLabel('作废理由').fill('现场写坏');
  await officer.getByRole('dialog').getByRole('button', { name: '确定' }).click();
  await officer.getByText('已作废', { exact: true }).waitFor();
  await expect.poll(() => row('1号').textContent(), { timeout: 15_000 }).toContain('已退回，可取');
  await expect.poll(() => row('2号').textContent(), { timeout: 15_000 }).toContain('已用');
  await expect.poll(() => row('3号').textContent(), { timeout: 15_000 }).toContain('现场写坏');
  await officer.getByText('连续，无缺号').waitFor();
  await officer.locator('.ant-modal-wrap').waitFor({ state: 'hidden' });
  await look(officer, 'numbers', true);
}, 180_000);

test('each use of a seal is a line of the register, that at issue and what was sealed after', async () => {
  const officer = await at('officer', record(issued));
  await officer.getByRole('button', { name: '登记用印' }).click();
  await officer.getByLabel('印章', { exact: true }).fill('听证专用章');
  await officer.getByRole('dialog').getByRole('button', { name: '确定' }).click();
  await officer.getByText('用印已登记').waitFor();
  await expect
    .poll(
      async () => {
        await at('officer', '/documents?tab=seals');
        return officer.getByRole('row').filter({ hasText: '询问（调查）通知书' }).count();
      },
      { timeout: 20_000 },
    )
    .toBe(2);
  const line = officer.getByRole('row').filter({ hasText: '白山市生态环境局抚松县分局印章' });
  expect(await line.first().textContent()).toMatch(/询问（调查）通知书.*2号.*3 份实物印章赵启明/);
  await look(officer, 'seals', true);
}, 120_000);

test('an issued document is corrected by a notice; both show each other, and both are printed', async () => {
  const officer = await at('officer', record(issued));
  await officer.getByRole('button', { name: '起草补正文书' }).click();
  await officer.waitForURL(/\/drafts\//);
  await settled(officer);
  expect(
    await officer
      .getByLabel(/，原文书$/)
      .or(officer.locator('#field-amend'))
      .first()
      .inputValue(),
  ).toMatch(/《询问（调查）通知书》.*2号/);
  await officer.getByLabel(/，更正内容$/).fill('询问地点更正为县分局三楼会议室');
  await officer.getByLabel(/，理由$/).fill('笔误');
  await expect.poll(() => officer.getByText('要素齐备，可以定稿').count(), { timeout: 20_000 }).toBe(1);
  await look(officer, 'amendment-draft');
  await officer.getByRole('button', { name: '定稿' }).click();
  await officer.getByRole('tooltip').getByRole('button', { name: '定稿' }).click();
  await officer.waitForURL(/\/sign$/, { timeout: 30_000 });
  const notice = /documents\/([^/]+)\/sign/.exec(officer.url())?.[1] ?? '';
  await at('officer', record(notice));
  await officer.getByRole('button', { name: '签发', exact: true }).click();
  await officer
    .getByText(/已签发/)
    .first()
    .waitFor({ timeout: 30_000 });

  await at('officer', record(issued));
  await officer.getByRole('button', { name: '登记更正' }).click();
  const dialog = officer.getByRole('dialog', { name: /^登记更正/ });
  await dialog.getByLabel('更正哪些项').click();
  await officer.keyboard.type('地点');
  await officer.locator('.ant-select-item-option').filter({ hasText: '地点' }).first().click();
  await officer.keyboard.press('Escape');
  const place = dialog.locator('.field input, .field textarea').first();
  await place.fill('县分局三楼会议室');
  await dialog.getByLabel('理由').fill('笔误');
  await look(officer, 'enter-correction');
  await dialog.getByRole('button', { name: '登记更正' }).click();
  await officer.getByText('更正已登记，原件照存').waitFor({ timeout: 20_000 });
  await officer.getByText(/本件经补正，依据/).waitFor({ timeout: 20_000 });
  await look(officer, 'corrected', true);
  await at('officer', record(notice));
  await officer.getByText(/本件更正了/).waitFor();
}, 180_000);

test('a head deposits a specimen and signs with it, without a pen', async () => {
  const head = await at('head', '/documents?tab=specimen');
  await head.getByRole('button', { name: '存入样本' }).click();
  const pad = head.getByLabel('签名框');
  const box = (await pad.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await head.mouse.move(box.x + 40, box.y + 40);
  await head.mouse.down();
  await head.mouse.move(box.x + 160, box.y + 90, { steps: 8 });
  await head.mouse.move(box.x + 260, box.y + 50, { steps: 8 });
  await head.mouse.up();
  await look(head, 'specimen-writing');
  await head.getByRole('button', { name: '存入', exact: true }).click();
  await prove(head);
  await head.getByAltText('高明远的签名样本').waitFor({ timeout: 20_000 });
  await look(head, 'specimen', true);

  const paper = await fixed('caseClosureApproval');
  await at('head', `/cases/${caseId}/documents/${paper}/sign`);
  await head.getByRole('radio', { name: '机关负责人' }).check();
  await look(head, 'sign-without-pen');
  await head.getByRole('button', { name: /不用手写/ }).click();
  await head.getByText('签名已入库').waitFor({ timeout: 20_000 });

  const guard = await bureau.as('officer');
  const listed = (await guard.ask('GET', '/api/people')).people as { name: string; specimenSince: string | null }[];
  expect(listed.filter(({ specimenSince }) => specimenSince !== null).map(({ name }) => name)).toEqual(['高明远']);
}, 120_000);
