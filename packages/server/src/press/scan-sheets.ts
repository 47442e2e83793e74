import { execFile } from 'node:child_process';
import { mkdtemp, open, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { EvidenceFault, type EvidenceStore } from '@liuhen/evidence';
import sharp from 'sharp';
import { ServerFault } from '../http/server-fault.ts';
import { mostPixels } from './page-codes.ts';

const run = promisify(execFile);
const largest = { picture: 200_000_000, pdf: 1_000_000_000 } as const;
/** Pages of a PDF that lie in the temporary folder at once: whatever a scan has, no more of it is unpacked. */
const atOnce = 10;

type ScannedFile = {
  readonly sha256: string;
  readonly name: string;
  readonly size: number;
  readonly mediaType: string;
};

/** How many sheets each file is: a picture one, a PDF as many as it has pages. Nothing is unpacked. */
export async function countSheets(store: EvidenceStore, files: readonly ScannedFile[]): Promise<number[]> {
  const counts: number[] = [];
  for (const [file, scan] of files.entries()) {
    if (scan.mediaType.startsWith('image/')) {
      counts.push(1);
      continue;
    }
    counts.push(await withCopy(store, file, scan, async (path) => ((await isPdf(path)) ? await countPages(path) : 1)));
  }
  return counts;
}

/** The sheets `from` up to `to` (without it) of scanned files, one after the other, counted through all of them from 0. */
export async function* scanSheets(
  store: EvidenceStore,
  files: readonly ScannedFile[],
  counts: readonly number[],
  { from, to }: { readonly from: number; readonly to: number },
): AsyncGenerator<{ readonly file: number; readonly picture: Buffer }> {
  let first = 0;
  for (const [file, scan] of files.entries()) {
    const count = counts[file] ?? 0;
    const begin = Math.max(from - first, 0);
    const end = Math.min(to - first, count);
    first += count;
    if (begin >= end) continue;
    const copy = await copyOf(store, file, scan);
    try {
      const pictures = (await isPdf(copy.path)) ? greyPages(copy.path, begin, end) : onePicture(copy.path, file);
      for await (const picture of pictures) yield { file, picture };
    } finally {
      await copy.release();
    }
  }
}

async function* greyPages(path: string, begin: number, end: number): AsyncGenerator<Buffer> {
  for (let page = begin; page < end; page += atOnce)
    yield* pagesOfPdf(path, { from: page + 1, to: Math.min(page + atOnce, end), grey: true });
}

async function withCopy<T>(
  store: EvidenceStore,
  file: number,
  scan: ScannedFile,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const copy = await copyOf(store, file, scan);
  try {
    return await use(copy.path);
  } finally {
    await copy.release();
  }
}

async function copyOf(store: EvidenceStore, file: number, { sha256, name, size, mediaType }: ScannedFile) {
  const most = mediaType.startsWith('image/') ? largest.picture : largest.pdf;
  if (size > most) throw tooMuch(`第 ${file + 1} 个文件`, `超过 ${most / 1_000_000} MB`);
  const copy = await store.localCopy(sha256);
  if (copy === null) throw new ServerFault('evidenceLost', `证据库中没有“${name}”。`);
  return copy;
}

async function* onePicture(path: string, file: number): AsyncGenerator<Buffer> {
  // the head alone: nothing is unpacked
  const known = await sharp(path, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (known === null) {
    throw new ServerFault(
      'scanWrong',
      `第 ${file + 1} 个文件不是能打开的图片或 PDF，或者已经损坏。`,
      '请重新扫描或拍摄，存成 JPG、PNG 或 PDF 后再上传。',
    );
  }
  if (known.width * known.height > mostPixels) {
    throw tooMuch(`第 ${file + 1} 个文件`, `自称有 ${known.width}×${known.height} 像素`);
  }
  yield await readFile(path);
}

/** The longer side of a page as a picture, in pixels, whatever size it claims. */
export const pageSide = 2400;
const bounds = { timeout: 120_000, killSignal: 'SIGKILL', maxBuffer: 1_000_000 } as const;

/** Page by page through pdftoppm, which is no part of the program: a machine without it says so. */
export async function* pagesOfPdf(
  path: string,
  { from, to, grey }: { readonly from: number; readonly to: number; readonly grey: boolean },
): AsyncGenerator<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'liuhen-scan-'));
  try {
    const colour = grey ? ['-gray'] : [];
    const range = ['-f', String(from), '-l', String(to)];
    await run(
      'pdftoppm',
      [...colour, '-jpeg', '-scale-to', String(pageSide), ...range, path, join(folder, 'p')],
      bounds,
    );
    for (const name of (await readdir(folder)).sort()) yield await readFile(join(folder, name));
  } catch (error) {
    throw pdfFault(error);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** How many pages a PDF says it has, by pdfinfo. */
export async function countPages(path: string): Promise<number> {
  const { stdout } = await run('pdfinfo', [path], bounds).catch((error: unknown) => {
    throw pdfFault(error);
  });
  return Number(/^Pages:\s+(\d+)/m.exec(stdout)?.[1] ?? 0);
}

function pdfFault(error: unknown): unknown {
  if (typeof error !== 'object' || error === null || !('code' in error)) return error;
  if (error.code === 'ENOENT') {
    return new EvidenceFault(
      'toolMissing',
      '本机没有把 PDF 扫描件转成图片的工具（pdftoppm），读不出页上的内容。请把扫描件存成 JPG 或 PNG 图片后再上传；需要直接收 PDF 的，请系统管理员安装 poppler-utils。',
    );
  }
  if (error instanceof ServerFault) return error;
  return new ServerFault(
    'scanWrong',
    '这份 PDF 打不开，或者处理超过两分钟仍未完成。',
    '请重新扫描，或存成 JPG、PNG 图片后再上传。',
  );
}

export async function isPdf(path: string): Promise<boolean> {
  const handle = await open(path);
  try {
    const { buffer } = await handle.read(Buffer.alloc(5), 0, 5, 0);
    return buffer.toString('latin1') === '%PDF-';
  } finally {
    await handle.close();
  }
}

export function tooMuch(what: string, why: string): ServerFault {
  return new ServerFault(
    'scanWrong',
    `${what}${why}，没有打开。`,
    '请只上传本文书的扫描件，每页一张，分辨率 200–300 dpi 即可。',
  );
}
