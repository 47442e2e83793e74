import { execFileSync } from 'node:child_process';
import { afterAll, describe, expect, it } from 'vitest';
import { contextFor, sampleOf } from './printing.fixture.ts';
import { openRenderer } from './renderer.ts';

const renderer = openRenderer();
afterAll(() => renderer.close());

function pagesIn(pdf: Uint8Array): string[] {
  const text = execFileSync('pdftotext', ['-raw', '-', '-'], { input: pdf, maxBuffer: 1 << 28 }).toString();
  return text
    .split('\f')
    .slice(0, -1)
    .map((page) => page.replace(/\s/g, ''));
}

const lines = (count: number, word: string) =>
  Array.from({ length: count }, (_, at) => `${word}第${at + 1}行，如实记录。`).join('\n');
const counts = [6, 12, 16, 20, 22, 36, 44, 54];

/** A 笔录 whose last page held nothing but names could be signed to anything. */
describe('the last page', () => {
  it.each(counts)('of an interview of %i answers carries its last answer with the signatures', async (count) => {
    const qa = Array.from({ length: count }, (_, at) => ({ q: `第${at + 1}问？`, a: `第${at + 1}答，情况属实。` }));
    const { pdf } = await renderer.render(
      'interviewRecord',
      { ...sampleOf('interviewRecord'), qa },
      contextFor('interviewRecord'),
    );
    expect(pagesIn(pdf).at(-1)).toContain(`第${count}答`);
  });

  it.each(counts)('of an inspection record of %i lines carries its last line with the signatures', async (count) => {
    const values = { ...sampleOf('siteInspectionRecord'), violation: lines(count, '记录') };
    const { pdf } = await renderer.render('siteInspectionRecord', values, contextFor('siteInspectionRecord'));
    const last = pagesIn(pdf).at(-1) ?? '';
    const names = last.indexOf('检查人：');
    expect(last.slice(0, names)).toMatch(/如实记录|以下空白.{20}/s);
  });

  it.each(counts)('of a decision of %i lines carries words beside the name of the authority', async (count) => {
    const values = { ...sampleOf('penaltyDecision'), facts: lines(count, '查明') };
    const { pdf } = await renderer.render('penaltyDecision', values, contextFor('penaltyDecision'));
    const last = pagesIn(pdf).at(-1) ?? '';
    expect(last.indexOf('（印章）')).toBeGreaterThan(40);
  });
});
