import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imagesIn, scanned, textOf } from '../../test/bureau.ts';
import { openPress } from '../press/press.ts';
import { isScan, maskedPage, type ScanStore, scanPage, scanPageCount } from './scan-pages.ts';

let folder: string;
let store: ScanStore;
const press = openPress('');
const watermark = '某公司　2026-03-05　复〔2026〕1号';
const at = '2026-03-05T02:00:00.000Z';

/** A picture in one colour: red, so that black is what was painted over. */
const red = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#d02020' } })
    .jpeg()
    .toBuffer();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liuhen-scan-pages-'));
  store = { localCopy: async (name) => ({ path: join(folder, name), release: async () => undefined }) };
});
afterAll(async () => {
  await press.close();
  await rm(folder, { recursive: true });
});

async function keep(name: string, bytes: Uint8Array) {
  await writeFile(join(folder, name), bytes);
  return { sha256: name, name, size: (await stat(join(folder, name))).size };
}

async function printed(pages: { picture: Uint8Array; landscape: boolean }[]): Promise<Uint8Array> {
  const noted = pages.map((page) => ({ ...page, note: '遮蔽 1 处：个人隐私（制度第三十条）' }));
  return (await press.printPictures({ title: '检测报告', author: '某局', at, watermark, pages: noted })).pdf;
}

async function colourAt(picture: Uint8Array, left: number, top: number): Promise<number[]> {
  const { data } = await sharp(picture)
    .extract({ left, top, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return [...data].map((level) => Math.round(level / 64));
}

describe('a page of a scan', () => {
  it('has what is masked gone from its pixels and the rest as it was, wherever an area reaches beyond its edge', async () => {
    const page = await red(400, 600);
    const { picture, landscape } = await maskedPage(page, [
      { page: 1, x: 100, y: 100, width: 50, height: 50, ground: '个人隐私' },
      { page: 1, x: 390, y: 590, width: 5000, height: 5000, ground: '商业秘密' },
      { page: 1, x: 9000, y: 9000, width: 10, height: 10, ground: '商业秘密' },
    ]);
    expect(landscape).toBe(false);
    expect(await colourAt(picture, 125, 125)).toEqual([0, 0, 0]);
    expect(await colourAt(picture, 395, 595)).toEqual([0, 0, 0]);
    expect((await colourAt(picture, 300, 300))[0]).toBe(3);
  });

  it('of a photograph is upright, without what the file says of where it was taken, and there is one', async () => {
    const turned = await sharp(await red(300, 200))
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const scan = await keep('photo.jpg', turned);
    expect(await scanPageCount(store, scan)).toBe(1);
    const page = await sharp(await scanPage(store, scan, { page: 1 })).metadata();
    expect([page.width, page.height, page.exif]).toEqual([200, 300, undefined]);
    await expect(scanPage(store, scan, { page: 2 })).rejects.toMatchObject({ code: 'scanWrong' });
  });

  it('of a PDF is a picture of that page; the copy holds pictures and no word of the original', async () => {
    const { pdf } = await press.printPictures({
      title: '监测报告秘密题名',
      author: '某局',
      at,
      watermark: '原件里的字',
      pages: [
        { picture: await red(400, 600), landscape: false, note: '王小明' },
        { picture: await red(600, 400), landscape: true, note: '第二页' },
      ],
    });
    const scan = await keep('report.pdf', pdf);
    expect(await scanPageCount(store, scan)).toBe(2);
    const first = await scanPage(store, scan, { page: 1 });
    const { width = 0, height = 0 } = await sharp(first).metadata();
    expect([Math.max(width, height), width < height]).toEqual([2400, true]);
    const area = { page: 1, x: 0, y: Math.floor(height / 2), width, height, ground: '个人隐私' };
    const second = await scanPage(store, scan, { page: 2 });
    const copy = await printed([await maskedPage(first, [area]), await maskedPage(second, [])]);
    const text = textOf(copy);
    for (const gone of ['王小明', '原件里的字', '监测报告秘密题名']) expect(text).not.toContain(gone);
    expect(text).toContain('个人隐私（制度第三十条）');
    expect(text.split('复').length - 1).toBeGreaterThanOrEqual(2);
    expect(imagesIn(copy)).toBe(2);
    const [sheet] = scanned(copy, 50);
    const size = await sharp(sheet).metadata();
    const grey = await sharp(sheet)
      .extract({ left: Math.floor(size.width * 0.3), top: Math.floor(size.height * 0.75), width: 1, height: 1 })
      .raw()
      .toBuffer();
    expect(grey[0]).toBeLessThan(60);
    await expect(scanPage(store, scan, { page: 3 })).rejects.toMatchObject({ code: 'scanWrong' });
  });

  it('of what is damaged or lost is refused in words, and sound is no scan', async () => {
    const broken = await keep('broken.pdf', new TextEncoder().encode('%PDF-1.7 nothing more'));
    await expect(scanPageCount(store, broken)).rejects.toMatchObject({ code: 'scanWrong' });
    const noise = await keep('noise.jpg', new TextEncoder().encode('no picture'));
    await expect(scanPage(store, noise, { page: 1 })).rejects.toMatchObject({ code: 'scanWrong' });
    const lost = { localCopy: async () => null };
    await expect(scanPageCount(lost, broken)).rejects.toMatchObject({
      code: 'evidenceLost',
    });
    expect(['application/pdf', 'image/jpeg', 'video/mp4'].map((mediaType) => isScan({ mediaType }))).toEqual([
      true,
      true,
      false,
    ]);
  });
});
