import type { EvidenceStore } from '@liuhen/evidence';
import sharp from 'sharp';
import type { ReleasedArea } from '../api/index.ts';
import { ServerFault } from '../http/server-fault.ts';
import { mostPixels } from '../press/page-codes.ts';
import { countPages, isPdf, pageSide, pagesOfPdf } from '../press/scan-sheets.ts';

/** Where the bytes of a scan are read from. */
export type ScanStore = Pick<EvidenceStore, 'localCopy'>;
type Scan = { readonly sha256: string; readonly name: string; readonly size: number };
type Place = { readonly page: number };

/** Files whose pages can be shown as pictures and masked by areas. */
export const isScan = ({ mediaType }: { readonly mediaType: string }): boolean =>
  mediaType === 'application/pdf' || /^image\/(?:jpeg|png|webp|tiff|bmp|heic|heif|gif)$/.test(mediaType);

const largest = 1_000_000_000;
const mostPages = 1000;
/** Pages in one file of a copy: what is set at once lies in memory at once. */
export const pagesAtOnce = 50;

/** How many pages a scan has; a picture is one. Throws in words what cannot be opened. */
export async function scanPageCount(store: ScanStore, scan: Scan): Promise<number> {
  return withCopy(store, scan, async (path) => {
    const count = (await isPdf(path)) ? await countPages(path) : 1;
    if (count < 1) throw unreadable(scan);
    if (count > mostPages)
      throw new ServerFault('scanWrong', `“${scan.name}”有 ${count} 页，超过 ${mostPages} 页。`, '请分成几份再复制。');
    return count;
  });
}

/** One page as a JPEG: upright, at one size for whoever draws on it and for the copy, without what the file says of its maker. */
export async function scanPage(store: ScanStore, scan: Scan, { page }: Place): Promise<Buffer> {
  return withCopy(store, scan, async (path) => {
    if (!(await isPdf(path))) {
      if (page !== 1) throw noSuchPage(scan, page);
      return upright(path).catch(() => {
        throw unreadable(scan);
      });
    }
    for await (const picture of pagesOfPdf(path, { from: page, to: page, grey: false })) return picture;
    throw noSuchPage(scan, page);
  });
}

/** The page with its areas painted over in the pixels themselves: nothing of them is left in the copy. */
export async function maskedPage(
  page: Buffer,
  areas: readonly ReleasedArea[],
): Promise<{ picture: Buffer; landscape: boolean }> {
  const { width, height } = await sharp(page).metadata();
  const covers = areas.map((area) => {
    const left = Math.min(area.x, width - 1);
    const top = Math.min(area.y, height - 1);
    const size = { width: Math.min(area.width, width - left), height: Math.min(area.height, height - top) };
    return { input: { create: { ...size, channels: 3 as const, background: '#000' } }, left, top };
  });
  const picture = await sharp(page).composite(covers).jpeg({ quality: 86 }).toBuffer();
  return { picture, landscape: width > height };
}

function upright(path: string): Promise<Buffer> {
  return sharp(path, { limitInputPixels: mostPixels, animated: false })
    .autoOrient()
    .flatten({ background: '#fff' })
    .resize({ width: pageSide, height: pageSide, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 90 })
    .toBuffer();
}

async function withCopy<T>(store: ScanStore, scan: Scan, use: (path: string) => Promise<T>): Promise<T> {
  if (scan.size > largest) throw new ServerFault('scanWrong', `“${scan.name}”超过 1 GB，没有打开。`);
  const copy = await store.localCopy(scan.sha256);
  if (copy === null) throw new ServerFault('evidenceLost', `证据库中没有“${scan.name}”。`);
  try {
    return await use(copy.path);
  } finally {
    await copy.release();
  }
}

const unreadable = ({ name }: Scan) =>
  new ServerFault(
    'scanWrong',
    `“${name}”打不开：文件损坏，或者展开后过大。`,
    '请改用原件复印，或重新扫描入库后再制作。',
  );
const noSuchPage = ({ name }: Scan, page: number) =>
  new ServerFault('scanWrong', `“${name}”没有第 ${page} 页。`, '请刷新后重新选择页码。');
