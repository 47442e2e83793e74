import { execFileSync } from 'node:child_process';
import { documentKinds, isDocType } from '@liuhen/records';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { contextFor, lost, sampleOf, textIn } from './printing.fixture.ts';
import { openRenderer, UnprintableText } from './renderer.ts';

const renderer = openRenderer();
afterAll(() => renderer.close());

const print = (
  values: Record<string, unknown>,
  docType: 'siteInspectionRecord' | 'evidenceList' | 'penaltyDecision' = 'siteInspectionRecord',
) => renderer.render(docType, { ...sampleOf(docType), ...values }, contextFor(docType));

describe('text that is hard to print', () => {
  it('that is markup or code prints as it was typed', async () => {
    const typed = [
      '#set page(width: 1pt) = 标题 *粗* _斜_ `code` $x^2$ <label> @ref \\ // 注 /* 注 */ #import "x" --- ~ [内容] {值}',
      '#{ while true {} } #read("/etc/passwd") #sys.inputs #panic("x") “引号” "quote" \'单\' ... -- →',
    ];
    for (const violation of typed) {
      const { pdf } = await print({ violation });
      expect(lost('siteInspectionRecord', { violation }, textIn(pdf))).toEqual([]);
    }
  });

  it('of 100,000 characters runs over as many pages as it needs', async () => {
    const violation = '排放黑褐色废水，有异味。'.repeat(8334);
    const { pdf, pages } = await print({ violation });
    expect(pages).toBeGreaterThan(60);
    expect(textIn(pdf).match(/有异味/g)?.length).toBeGreaterThan(8000);
  });

  it('in one unbroken run stays inside its column', async () => {
    const violation = 'A1b2C3d4'.repeat(200);
    const { pdf } = await print({ violation });
    const box = execFileSync('pdftotext', ['-bbox', '-', '-'], { input: pdf, maxBuffer: 1 << 26 }).toString();
    const right = [...box.matchAll(/xMax="([\d.]+)"/g)].map((match) => Number(match[1]));
    expect(Math.max(...right)).toBeLessThan(595.3 - 20);
    expect(lost('siteInspectionRecord', { violation: violation.slice(0, 900) }, textIn(pdf))).toEqual([]);
  });

  it('in half and full width, with a name of sixty characters, is kept as typed', async () => {
    const name = `抚松县${'参'.repeat(50)}有限责任公司`;
    const { pdf } = await print({ partyName: name, violation: 'ＡＢＣ１２３ABC123（全角）(半角)，,。.；;' });
    const text = textIn(pdf);
    expect(text).toContain(name);
    expect(text).toContain('ＡＢＣ１２３ABC123（全角）(半角)，,。.；;');
  });

  it('in a table of 2,000 rows repeats its head and loses no row', async () => {
    const items = Array.from({ length: 2000 }, (_, index) => ({
      no: index + 1,
      name: `物品${index + 1}号`,
      qty: 1,
      unit: '件',
    }));
    const { pdf, pages } = await print({ items }, 'evidenceList');
    const text = textIn(pdf);
    expect(pages).toBeGreaterThan(30);
    expect(items.filter(({ name }) => !text.includes(name))).toEqual([]);
    expect(text.match(/序号/g)?.length).toBeGreaterThan(pages - 3);
  });

  it('with rare Han of level 3 comes out right, in every place a name may stand', async () => {
    const rare = '𠅤𬱖𣲗𬸚㐂﨎𪚥𫠠';
    expect(await renderer.missingGlyphs(rare)).toEqual([]);
    const { pdf } = await print({
      partyName: `刘${rare}`,
      violation: rare,
      siteManager: { name: rare, title: '厂长' },
    });
    expect(textIn(pdf).split(rare).length - 1).toBeGreaterThanOrEqual(2);
  });

  it('may hold any Han of GB 18030-2022 level 3', async () => {
    const blocks: [number, number][] = [
      [0x3400, 0x4db5],
      [0x4e00, 0x9fef],
      [0x20000, 0x2a6d6],
      [0x2a700, 0x2b734],
      [0x2b740, 0x2b81d],
      [0x2b820, 0x2cea1],
      [0x2ceb0, 0x2ebe0],
    ];
    const all = blocks.map(([from, to]) =>
      String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, at) => from + at)),
    );
    expect([...all.join('')].length).toBeGreaterThan(87_000);
    for (const block of all) expect(await renderer.missingGlyphs(block)).toEqual([]);
  });

  it('that no face has is refused with the character and what to do, never printed as a box', async () => {
    for (const text of ['好😀', 'שלום', 'مرحبا', '\u{e123}', '刘\u{30010}', '\u0000', 'a\u202eb']) {
      await expect(print({ violation: text }), text).rejects.toThrow(UnprintableText);
    }
    await expect(print({ violation: '好😀' })).rejects.toThrow(/U\+1F600.*fonts 文件夹/);
  });
});

describe('any filling', () => {
  const docTypes = Object.keys(documentKinds).filter(isDocType);
  const word = fc.string({
    unit: fc.constantFrom(...'抚松县生态环境局检查甲乙丙，。、（）1234567890 AbCd#*_$[]\\"\'\n'),
    maxLength: 60,
  });
  const anything = fc.oneof(
    { depthSize: 'small' },
    word,
    fc.boolean(),
    fc.integer({ min: -5, max: 500_000 }),
    fc.array(word, { maxLength: 4 }),
    fc.array(fc.dictionary(fc.constantFrom('name', 'qty', 'no', 'q', 'a', 'at', 'reason'), word, { maxKeys: 4 }), {
      maxLength: 4,
    }),
    fc.constant(null),
  );

  it('of any form is printed with what it says', async () => {
    const filling = fc.constantFrom(...docTypes).chain((docType) => {
      const keys = documentKinds[docType].allFields.map((field) => field.key);
      return fc.tuple(
        fc.constant(docType),
        fc.dictionary(fc.constantFrom(...keys, 'unknownKey'), anything, { maxKeys: 8 }),
      );
    });
    await fc.assert(
      fc.asyncProperty(filling, async ([docType, values]) => {
        fc.pre(documentKinds[docType].observed.safeParse(values).success);
        const { pdf } = await renderer.render(docType, values, contextFor(docType));
        expect(lost(docType, values, textIn(pdf))).toEqual([]);
      }),
      { numRuns: 60, seed: 7 },
    );
  });
});
