import { execFileSync } from 'node:child_process';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, settled, signIn } from '../../../test/desk/browser.ts';
import { type Bureau, openBureau, password, people } from '../../../test/desk/bureau.ts';
import { accessibilityProblems, englishWords } from '../../../test/desk/look.ts';

let bureau: Bureau;
let browser: BrowserContext;
let caseId: string;

beforeAll(async () => {
  bureau = await openBureau();
  // closed and archived, with the party's application and the head's approval on file
  caseId = await bureau.take('SP-1-ordinary-water-pollution');
});
afterAll(async () => {
  await browser?.close();
  await bureau?.running.stop();
});

test('the archivist makes a masked, marked copy for the party, confirms who they are, and hands the file out', async () => {
  browser = await openBrowser('desk');
  const page = await browser.newPage();
  await signIn(page, bureau.running.url, people.archivist.account, password);
  await page.goto(`${bureau.running.url}/cases/${caseId}/file`);
  await settled(page);
  await page.getByRole('button', { name: '制作复制件' }).click();
  const dialog = page.getByRole('dialog', { name: '制作复制件' });
  await dialog.getByLabel('领取人').fill('长白泉饮品公司');
  await dialog
    .getByRole('checkbox', { name: /^调查询问笔录/ })
    .first()
    .check();
  const words = dialog.getByLabel('凡出现都遮蔽的词');
  await words.fill('马会元');
  await words.press('Enter');
  await dialog.getByLabel('遮蔽的依据').fill('第三人个人信息（制度第三十条）');
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await englishWords(page)).toEqual([]);
  await dialog.getByRole('button', { name: '制作 1 份' }).click();
  const again = page.getByRole('dialog', { name: '再次验证身份' });
  await again.getByPlaceholder('密码').fill(password);
  await again.getByRole('button', { name: '验证' }).click();
  const section = page.getByRole('region', { name: '提供复制件' });
  await section.getByText('已制作 1 份').waitFor({ timeout: 60_000 });
  expect(await englishWords(page)).toEqual([]);
  const download = page.waitForEvent('download');
  await section
    .getByRole('link', { name: /复制件 复/ })
    .first()
    .click();
  const text = execFileSync('pdftotext', ['-raw', await (await download).path(), '-'])
    .toString()
    .replace(/\s/g, '');
  expect(text).toContain('长白泉饮品公司');
  expect(text).toContain('███');
  expect(text).not.toContain('马会元');
});

test('a line of the file is drawn to another place with a reason, pages follow, and a colleague sees why', async () => {
  await browser?.close();
  browser = await openBrowser('desk');
  const page = await browser.newPage();
  await signIn(page, bureau.running.url, people.archivist.account, password);
  await page.goto(`${bureau.running.url}/cases/${caseId}/file`);
  await settled(page);
  const lines = page.getByRole('list', { name: '正卷目录' }).getByRole('listitem');
  const record = lines.filter({ hasText: /留置送达记录/ }).first();
  const target = lines.filter({ hasText: /^\d+行政处罚决定书/ }).first();
  await record.dragTo(target);
  const dialog = page.getByRole('dialog', { name: /^调整位置：留置送达记录/ });
  await dialog.getByText(/行政处罚决定书.* 之后/).waitFor();
  const put = dialog.getByRole('button', { name: '调整', exact: true });
  expect(await put.isDisabled()).toBe(true);
  await dialog.getByLabel('理由').fill('附在决定书后，与其装订在一起');
  expect(await accessibilityProblems(page)).toEqual([]);
  await put.click();
  await dialog.waitFor({ state: 'detached' });
  const why = lines.filter({ hasText: '附在决定书后，与其装订在一起' });
  await why.waitFor();
  const words = await lines.allInnerTexts();
  const at = words.findIndex((line) => line.includes('行政处罚决定书'));
  expect(words[at + 1]).toContain('附在决定书后，与其装订在一起');
  // and without a pointer: the handle is pressed, the place chosen
  await why.getByRole('button', { name: /^调整位置：/ }).press('Enter');
  const again = page.getByRole('dialog', { name: /^调整位置：/ });
  await again.getByLabel('放在').press('ArrowDown');
  await page.getByTitle('最前').click();
  await again.getByLabel('理由').fill('恢复前先看一看');
  await again.getByRole('button', { name: '调整', exact: true }).click();
  await again.waitFor({ state: 'detached' });
  await lines.first().filter({ hasText: '恢复前先看一看' }).waitFor();
  expect(await englishWords(page)).toEqual([]);
});

test('the legal section assesses a period by duty, unit and person, takes it away as a workbook, and is told where nothing arose', async () => {
  await browser?.close();
  browser = await openBrowser('desk');
  const page = await browser.newPage();
  await signIn(page, bureau.running.url, people.legal.account, password);
  await page.goto(`${bureau.running.url}/supervision`);
  await settled(page);
  await page.getByRole('tab', { name: '评议考核' }).click();
  const period = async (from: string, to: string) => {
    const days = page.locator('.assessment__acts input');
    for (const [place, day] of [from, to].entries()) {
      await days.nth(place).click();
      await days.nth(place).fill(day);
      await days.nth(place).press('Enter');
      await page.waitForFunction(
        ([at, wanted]) => document.querySelectorAll<HTMLInputElement>('.assessment__acts input')[at]?.value === wanted,
        [place, day] as const,
      );
    }
  };
  await period('2001-01-01', '2001-12-31');
  await page.getByText('这段时间没有可考核的记录义务').waitFor();
  await period('2025-01-01', '2026-12-31');
  await page.getByText('已记率').first().waitFor();
  await page.getByText('按人员', { exact: true }).click();
  await page.getByRole('cell', { name: '赵启明', exact: true }).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await englishWords(page)).toEqual([]);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出表格' }).click();
  expect((await download).suggestedFilename()).toBe('评议考核 2025-01-01 至 2026-12-31.xlsx');
});
