import { readFileSync } from 'node:fs';
import type { FactView } from '@liuhen/server/api';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, settled, signIn } from '../../test/desk/browser.ts';
import { type Bureau, openBureau, password, people } from '../../test/desk/bureau.ts';
import { accessibilityProblems, englishWords } from '../../test/desk/look.ts';
import { signOnScreen } from '../../test/desk/pen.ts';
import { newId } from '../record/new-id.ts';

let bureau: Bureau;
let phone: BrowserContext;
let caseId: string;
const documents: Record<'interviewRecord' | 'legalReviewOpinion', string> = {
  interviewRecord: '',
  legalReviewOpinion: '',
};

const sampleOf = (docType: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../../../documents/src/forms/${docType}/sample.json`, import.meta.url), 'utf8'));

beforeAll(async () => {
  bureau = await openBureau();
  caseId = await bureau.take('SP-1-ordinary-water-pollution');
  const strokes = [
    Array.from({ length: 20 }, (_, step): [number, number, number] => [
      100 + step * 30,
      200 + (step % 5) * 40,
      step * 20,
    ]),
  ];
  const fix = async (
    role: 'officer' | 'legal',
    docType: keyof typeof documents,
    more: Record<string, unknown> = {},
  ) => {
    const visitor = await bureau.as(role);
    const draft = newId();
    const values = { ...sampleOf(docType), ...more };
    await visitor.ask('POST', `/api/cases/${caseId}/drafts`, { id: draft, docType, values });
    documents[docType] = newId();
    await visitor.ask('POST', `/api/drafts/${draft}/fix`, { record: documents[docType], revision: 1 });
  };
  await fix('officer', 'interviewRecord');
  await fix('legal', 'legalReviewOpinion', {
    response: null,
    advice: '见逐条建议',
    suggestions: [
      { no: 1, text: '决定书写明择一重适用的理由' },
      { no: 2, text: '补充送达地址确认书' },
    ],
  });
  const legal = await bureau.as('legal');
  const opinion = `/api/cases/${caseId}/records/${documents.legalReviewOpinion}`;
  const { fact } = (await legal.ask('GET', opinion)) as { fact: FactView };
  await legal.ask('POST', `/api/cases/${caseId}/documents/${documents.legalReviewOpinion}/signatures`, {
    ...{ id: newId(), role: '审核人', name: people.legal.name, person: bureau.ids.legal, method: 'screen', strokes },
    over: fact.document?.rendition?.sha256,
  });
  phone = await openBrowser('phone');
});
afterAll(async () => {
  await phone?.close();
  await bureau?.running.stop();
});

async function at(role: keyof typeof people, path: string): Promise<Page> {
  await phone.clearCookies();
  const page = await phone.newPage();
  await signIn(page, bureau.running.url, people[role].account, password);
  await page.goto(`${bureau.running.url}${path}`);
  await settled(page);
  return page;
}

test('on a phone what one signs is there as pages, drawn and with its words, and nothing is handed to another program', async () => {
  const page = await at('officer', `/cases/${caseId}/documents/${documents.interviewRecord}/sign`);
  const first = page.locator('.page-pictures__page').first();
  await first.and(page.locator('[data-drawn="true"]')).waitFor({ timeout: 60_000 });
  expect(await page.locator('iframe').count()).toBe(0);
  // the words of the pages, which nobody sees, do not lengthen the page
  const below = await page.evaluate(() => {
    const frame = document.querySelector('.frame')?.getBoundingClientRect();
    return document.documentElement.scrollHeight - ((frame?.bottom ?? 0) + window.scrollY);
  });
  expect(below).toBeLessThan(2);
  const [width, ink] = await first.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark += 1;
    return [canvas.width, dark];
  });
  // sharper than the screen, and not an empty sheet
  expect(width).toBeGreaterThan(500);
  expect(ink).toBeGreaterThan(2_000);
  expect(await first.locator('figcaption').textContent()).toContain('询问笔录');
  const shown = Number(await page.locator('.page-pictures').getAttribute('data-pages'));
  const { fact } = await (
    await page.request.get(`${bureau.running.url}/api/cases/${caseId}/records/${documents.interviewRecord}`)
  ).json();
  expect(shown).toBe(fact.document.rendition.pages);
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await englishWords(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  const missing = page.getByRole('radio').first();
  const role = (await missing.inputValue()) || '执法人员';
  await signOnScreen(page, { role, name: people.officer.name }, async (_, box, text) => box.fill(text));
  await page.close();
});

test('each suggestion of the legal review is answered by itself, and the finding names those still open', async () => {
  const officer = await bureau.as('officer');
  const finding = async () => {
    const { findings } = (await officer.ask('GET', `/api/cases/${caseId}`)) as {
      findings: { id: string; message: string; records: string[] }[];
    };
    return findings
      .filter(({ id }) => id === 'A14.3')
      .map(({ message }) => message)
      .join();
  };
  expect(await finding()).toContain('第1、2条，共2条');
  const page = await at('officer', `/cases/${caseId}/documents`);
  await page.goto(`${bureau.running.url}/cases/${caseId}/process?item=${documents.legalReviewOpinion}`);
  await settled(page);
  await page.getByRole('button', { name: '答复建议' }).click();
  const dialog = page.getByRole('dialog', { name: '答复法制审核建议' });
  await dialog.getByText('决定书写明择一重适用的理由').waitFor();
  const send = dialog.getByRole('button', { name: '记入答复' });
  const one = dialog.getByRole('group', { name: '第 1 条' });
  await one.getByRole('radio', { name: '采纳', exact: true }).click();
  await one.getByLabel(/采纳到哪里/).fill('已写入决定书第二段');
  expect(await send.isDisabled()).toBe(true);
  const two = dialog.getByRole('group', { name: '第 2 条' });
  await two.getByRole('radio', { name: '不采纳', exact: true }).click();
  await two.getByLabel(/采纳到哪里/).fill('送达地址确认书已在卷');
  expect(await accessibilityProblems(page)).toEqual([]);
  await send.click();
  await dialog.waitFor({ state: 'detached' });
  expect(await finding()).not.toContain('共2条');
  await page.getByText('送达地址确认书已在卷').first().waitFor();
  expect(await englishWords(page)).toEqual([]);
  await page.close();
});
