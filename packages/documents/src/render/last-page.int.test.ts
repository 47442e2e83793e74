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

  it('has no say over the first: a list or a text of many pages begins under its title', async () => {
    const rows = Array.from({ length: 80 }, (_, at) => ({ no: at + 1, title: `第${at + 1}件`, date: '2026-09-12' }));
    const index = await renderer.render('fileIndex', { rows }, contextFor('fileIndex'));
    expect(pagesIn(index.pdf)[0]).toContain('第20件');
    const told = ['production', 'permits', 'facilities', 'samplingAndPhotos', 'course'];
    const rest = Object.fromEntries(
      Object.entries(sampleOf('siteInspectionRecord')).filter(([key]) => !told.includes(key)),
    );
    const violation = `起首。${'排放黑褐色废水，有异味。'.repeat(600)}`;
    const record = await renderer.render(
      'siteInspectionRecord',
      { ...rest, violation },
      contextFor('siteInspectionRecord'),
    );
    expect(pagesIn(record.pdf).find((page) => page.includes('检查情况'))).toContain('起首。排放');
  });

  it('keeps the number of an archive within its cell', async () => {
    const rows = [
      { no: 1, docNumber: 'J229900-XZCF·2026·30Y·0007', responsible: '甲', title: '乙', date: '2026-09-12' },
    ];
    const { pdf } = await renderer.render('fileIndex', { rows }, contextFor('fileIndex'));
    const boxes = execFileSync('pdftotext', ['-bbox', '-', '-'], { input: pdf }).toString();
    const edge = (word: RegExp, side: 'xMin' | 'xMax') =>
      Math.max(
        ...[...boxes.matchAll(/<word ([^>]*)>([^<]*)</g)]
          .filter(([, , text = '']) => word.test(text))
          .map(([, at = '']) => Number(new RegExp(`${side}="([\\d.]+)"`).exec(at)?.[1])),
      );
    expect(edge(/0007|2026·|30Y/, 'xMax')).toBeLessThan(edge(/^甲$/, 'xMin'));
  });
});
