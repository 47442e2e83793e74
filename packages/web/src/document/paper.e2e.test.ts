import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, settled, signIn } from '../../test/desk/browser.ts';
import { type Bureau, openBureau, password, people } from '../../test/desk/bureau.ts';
import { accessibilityProblems, englishWords } from '../../test/desk/look.ts';
import { newId } from '../record/new-id.ts';

let bureau: Bureau;
let browser: BrowserContext;
let caseId: string;
let record: string;
let folder: string;

beforeAll(async () => {
  bureau = await openBureau();
  caseId = await bureau.take('SP-1-ordinary-water-pollution');
  browser = await openBrowser('desk');
  folder = mkdtempSync(join(tmpdir(), 'liuhen-paper-'));
  const sample = new URL('../../../documents/src/forms/interviewRecord/sample.json', import.meta.url);
  const values = JSON.parse(readFileSync(sample, 'utf8'));
  const officer = await bureau.as('officer');
  const draft = newId();
  await officer.ask('POST', `/api/cases/${caseId}/drafts`, { id: draft, docType: 'interviewRecord', values });
  record = newId();
  await officer.ask('POST', `/api/drafts/${draft}/fix`, { record, revision: 1 });
});

afterAll(async () => {
  await browser?.close();
  await bureau?.running.stop();
});

test('an officer prints a record, brings the signed paper back as photographs, and notes who refused', async () => {
  const page = await browser.newPage();
  await signIn(page, bureau.running.url, people.officer.account, password);
  const printed = await (await page.request.get(`${bureau.running.url}/api/cases/${caseId}/records/${record}`)).json();
  const { rendition } = printed.fact.document;
  const pdf = await page.request.get(
    `${bureau.running.url}/api/cases/${caseId}/records/${record}/files/${rendition.sha256}`,
  );
  writeFileSync(join(folder, 'a.pdf'), await pdf.body());
  execFileSync('pdftoppm', ['-jpeg', '-r', '120', join(folder, 'a.pdf'), join(folder, 'sheet')]);
  const sheets = readdirSync(folder)
    .filter((name) => name.startsWith('sheet'))
    .sort();
  expect(sheets.length).toBe(rendition.pages);

  await page.goto(`${bureau.running.url}/cases/${caseId}/documents`);
  await settled(page);
  await page.getByRole('link', { name: printed.fact.title }).last().click();
  await page.getByRole('button', { name: '纸上已签，传扫描件' }).click();
  const dialog = page.getByRole('dialog', { name: /^纸上签名/ });
  await dialog.waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await englishWords(page)).toEqual([]);
  await dialog.getByLabel('第 1 位签名人的姓名').fill('马会元');
  const wrong = join(folder, 'blank.jpg');
  execFileSync('pdftoppm', [
    '-jpeg',
    '-r',
    '20',
    '-l',
    '1',
    '-singlefile',
    join(folder, 'a.pdf'),
    join(folder, 'blank'),
  ]);
  await dialog.getByLabel('扫描件或照片').setInputFiles(wrong);
  await dialog.getByRole('button', { name: '核对页次并登记签名' }).click();
  await dialog.getByText(/缺第 1 页/).waitFor({ timeout: 30_000 });

  await dialog.getByLabel('扫描件或照片').setInputFiles(sheets.toReversed().map((name) => join(folder, name)));
  await dialog.getByRole('button', { name: '核对页次并登记签名' }).click();
  await page.getByText(/页都已对上，签名已登记/).waitFor({ timeout: 60_000 });
  await dialog.waitFor({ state: 'detached' });

  await page.getByRole('button', { name: '拒签或不在场' }).click();
  const refusal = page.getByRole('dialog', { name: /^拒签或不在场/ });
  await refusal.getByLabel('姓名').fill('周晓东');
  await refusal.getByLabel(/^理由/).fill('称没有看清');
  expect(await accessibilityProblems(page)).toEqual([]);
  await refusal
    .getByRole('button', { name: '登记', exact: true })
    .or(refusal.getByRole('button', { name: '登 记' }))
    .click();
  await page.getByText('已登记，签发件上会写明').waitFor();
  await page.close();
}, 180_000);
