import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import jsqr from 'jsqr';
import { afterAll, describe, expect, it } from 'vitest';
import { readPageIdentity } from '../identity/page-identity.ts';
import { contextFor, picture, pixelsOf, sampleOf, textIn } from './printing.fixture.ts';
import { openRenderer, UnprintablePicture } from './renderer.ts';

const renderer = openRenderer();
afterAll(() => renderer.close());

const record = '0198c0de-aaaa-7bbb-8ccc-0123456789ab';

function codeOn(pdf: Uint8Array, page = 1): string | null {
  const { width, height, grey } = pixelsOf(pdf, 200, page);
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (const [index, level] of grey.entries()) rgba.set([level, level, level, 255], index * 4);
  const read = 'default' in jsqr ? (jsqr.default as typeof jsqr.default) : jsqr;
  return read(rgba, width, height)?.data ?? null;
}

const goldenFile = new URL('./golden/pages.json', import.meta.url);
const png = picture(60, 24);

describe('pages', () => {
  it.each([
    'penaltyDecision',
    'siteInspectionRecord',
    'programInitiationApproval',
    'evidenceList',
    'fileCover',
  ] as const)('of %s carry a code that a scan can be bound by', async (docType) => {
    const { pdf, pages } = await renderer.render(docType, sampleOf(docType), contextFor(docType));
    expect(readPageIdentity(codeOn(pdf) ?? '')).toMatchObject({ record, version: 1, page: 1, pages });
  });

  it('look as they were when somebody last looked at them', async () => {
    const golden: Record<string, string> = JSON.parse(readFileSync(goldenFile, 'utf8'));
    const now: Record<string, string> = {};
    for (const docType of [
      'penaltyDecision',
      'caseTransferLetter',
      'siteInspectionRecord',
      'interviewRecord',
      'programInitiationApproval',
      'serviceReceipt',
      'photoEvidenceSheet',
      'evidenceList',
      'fileCover',
      'fileIndex',
    ] as const) {
      const signatures = [
        { role: '当事人逐页', name: '马会元', signedAt: '2026-09-12T10:00:00+08:00', image: 'hand.png' },
      ];
      const { pdf } = await renderer.render(
        docType,
        sampleOf(docType),
        contextFor(docType, { signatures, assets: { 'hand.png': png } }),
      );
      now[docType] = createHash('sha256').update(pdf).digest('hex');
    }
    // 看过并认可新的页面之后：LIUHEN_GOLDEN=1 重写。
    if (process.env.LIUHEN_GOLDEN) writeFileSync(goldenFile, `${JSON.stringify(now, null, 2)}\n`);
    expect(now, '版面有变：请逐页看过新的页面，再更新 golden/pages.json').toEqual(golden);
  });

  it('of a sketch hold the picture, else the frame to draw it in by hand, and say which picture is not there', async () => {
    const { image: _, ...blank } = sampleOf('sceneSketch');
    const words = async (values: Record<string, unknown>, assets = {}) =>
      textIn((await renderer.render('sceneSketch', values, contextFor('sceneSketch', { assets }))).pdf);
    expect(await words(blank)).toContain('（绘图处）');
    expect(await words({ ...blank, image: '示意图.png' })).toContain('图片文件：示意图.png');
    const drawn = await words({ ...blank, image: 'a.png' }, { 'a.png': picture(300, 200) });
    expect(drawn).not.toMatch(/绘图处|图片文件/);
  });

  it('of a 笔录 each have the number, the count and a place to sign; the last line is marked', async () => {
    const values = { ...sampleOf('siteInspectionRecord'), violation: '正在排放。\n'.repeat(60) };
    const { pdf, pages } = await renderer.render('siteInspectionRecord', values, contextFor('siteInspectionRecord'));
    const text = textIn(pdf);
    expect(pages).toBeGreaterThan(2);
    for (let page = 1; page <= pages; page += 1) expect(text).toContain(`第${page}页共${pages}页`);
    expect(text.split('被检查人（现场负责人）签名').length - 1).toBe(pages);
    expect(text).toContain('（以下空白）');
  });

  it('show who signed and the picture of the hand, and 草稿 across a draft', async () => {
    const signatures = [
      { role: '检查人', name: '赵启明', signedAt: '2026-09-12T10:00:00+08:00', image: null },
      { role: '检查人兼记录人', name: '孙晓岚', signedAt: '2026-09-12T10:00:00+08:00', image: 'hand.png' },
    ];
    const context = contextFor('siteInspectionRecord', { signatures, assets: { 'hand.png': png }, watermark: '草稿' });
    const { pdf } = await renderer.render('siteInspectionRecord', sampleOf('siteInspectionRecord'), context);
    expect(textIn(pdf)).toContain('赵启明2026年9月12日');
    expect(textIn(pdf)).toContain('草稿');
    const images = execFileSync('pdfimages', ['-list', '-'], {
      input: pdf,
      stdio: ['pipe', 'pipe', 'ignore'],
    }).toString();
    expect(images.split('\n').length).toBeGreaterThan(3);
  });
});

describe('pictures', () => {
  const withPicture = (bytes: Uint8Array) =>
    renderer.render(
      'photoEvidenceSheet',
      { ...sampleOf('photoEvidenceSheet'), photos: [{ file: 'a.png', no: '1', proves: '现场' }] },
      contextFor('photoEvidenceSheet', { assets: { 'a.png': bytes } }),
    );

  it('stand on the page; one that is damaged or huge is named, and the renderer goes on', async () => {
    await expect(withPicture(picture(400, 300))).resolves.toMatchObject({ pages: 1 });
    const damaged = Buffer.from(picture(400, 300));
    damaged.fill(7, 60, 90);
    await expect(withPicture(damaged)).rejects.toThrow(UnprintablePicture);
    await expect(withPicture(new Uint8Array(8))).rejects.toThrow(/a\.png.*PNG 或者 JPEG/);
    await expect(withPicture(picture(40, 30))).resolves.toMatchObject({ pages: 1 });
  });

  it('that were named and not handed in leave their name', async () => {
    const values = { ...sampleOf('photoEvidenceSheet'), photos: [{ file: '现场照片一.jpg', proves: '现场' }] };
    const { pdf } = await renderer.render('photoEvidenceSheet', values, contextFor('photoEvidenceSheet'));
    expect(textIn(pdf)).toContain('图片文件现场照片一.jpg');
  });
});

describe('a set of documents', () => {
  it('stands in one file, in order, behind a table of contents with page numbers', async () => {
    const requests = (
      ['fileIndex', 'programInitiationApproval', 'siteInspectionRecord', 'penaltyDecision'] as const
    ).map((docType) => ({
      docType,
      values: sampleOf(docType),
      context: contextFor(docType),
    }));
    const { pdf, pages } = await renderer.renderSet(requests, {
      title: '案卷材料',
      author: '行政执法大队',
      contents: true,
      createdAt: 1,
    });
    const single = await Promise.all(
      requests.map(({ docType, values, context }) => renderer.render(docType, values, context)),
    );
    expect(pages).toBe(1 + single.reduce((sum, one) => sum + one.pages, 0));
    const text = textIn(pdf);
    expect(text).toContain('案卷材料序号题名文号日期页号1卷内文件目录');
    expect(text.indexOf('卷内文件目录')).toBeLessThan(text.lastIndexOf('行政处罚决定书'));
    // each page bears the code of its own document and page, and the number it has in the set
    const codes = Array.from({ length: pages }, (_, at) => readPageIdentity(codeOn(pdf, at + 1) ?? ''));
    expect(codes[0]).toBeNull();
    expect(codes.slice(1).map((one) => one && `${one.page}/${one.pages}`)).toEqual(
      single.flatMap((one) => Array.from({ length: one.pages }, (_, at) => `${at + 1}/${one.pages}`)),
    );
    for (let page = 1; page < pages; page += 1) expect(text).toContain(`全册第${page}页`);
  });
});

describe('the file', () => {
  it('is PDF/A-2b by its own word, tagged, every face embedded, sound to qpdf', async () => {
    const { pdf } = await renderer.render(
      'penaltyDecision',
      sampleOf('penaltyDecision'),
      contextFor('penaltyDecision'),
    );
    const raw = Buffer.from(pdf).toString('latin1');
    expect(raw).toMatch(/pdfaid:part>2</);
    expect(raw).toMatch(/pdfaid:conformance>B</);
    const info = execFileSync('pdfinfo', ['-'], { input: pdf, stdio: ['pipe', 'pipe', 'ignore'] }).toString();
    expect(info).toMatch(/Tagged:\s+yes/);
    expect(info).toMatch(/Title:\s+行政处罚决定书/);
    const fonts = execFileSync('pdffonts', ['-'], { input: pdf, stdio: ['pipe', 'pipe', 'ignore'] })
      .toString()
      .trim()
      .split('\n')
      .slice(2);
    expect(fonts.length).toBeGreaterThan(2);
    for (const line of fonts) expect(line).toMatch(/ yes yes yes /);
  });

  it('says the same at another time but for the time handed in', async () => {
    const docType = 'serviceReceipt';
    const [one, other] = await Promise.all(
      [1, 2].map((createdAt) => renderer.render(docType, sampleOf(docType), contextFor(docType, { createdAt }))),
    );
    expect(one && other && Buffer.compare(one.pdf, other.pdf)).not.toBe(0);
    expect(one && other && textIn(one.pdf) === textIn(other.pdf)).toBe(true);
  });
});
