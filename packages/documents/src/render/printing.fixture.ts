import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { type DocType, fieldGroups, isFilled } from '@liuhen/records';
import { forms } from '../forms/catalogue.ts';
import { printedKeys } from '../forms/form.ts';
import type { Values } from '../sheet/compose.ts';
import { writtenPlain } from '../sheet/written-value.ts';
import type { RenderContext } from './rendering.ts';

export const agency = {
  regulator: '白山市生态环境局抚松县分局',
  legalPersonAuthority: '白山市生态环境局',
  reconsiderationOrgan: '白山市人民政府',
  localGovernment: '抚松县人民政府',
  court: null,
};

export function contextFor(docType: DocType, change: Partial<RenderContext> = {}): RenderContext {
  const { numbering } = forms[docType];
  return {
    agency,
    on: '2026-09-12',
    number: numbering.series === 'outward' ? `吉抚松环${numbering.word}〔2026〕9号` : null,
    issuedOn: '2026-09-12',
    title: null,
    signatures: [],
    names: {},
    party: '抚松县示例石材有限公司（虚构）',
    identity: { record: '0198c0de-aaaa-7bbb-8ccc-0123456789ab', version: 1 },
    watermark: null,
    createdAt: 1_789_000_000,
    assets: {},
    ...change,
  };
}

export function sampleOf(docType: DocType): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL(`../forms/${docType}/sample.json`, import.meta.url), 'utf8'));
}

function inFolder<Result>(pdf: Uint8Array, work: (folder: string, file: string) => Result): Result {
  const folder = mkdtempSync(path.join(tmpdir(), 'liuhen-pdf-'));
  try {
    const file = path.join(folder, 'page.pdf');
    writeFileSync(file, pdf);
    return work(folder, file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Text in the order it was set, without any white space: lines and cells break wherever they must. */
export function textIn(pdf: Uint8Array): string {
  return inFolder(pdf, (_, file) =>
    execFileSync('pdftotext', ['-raw', file, '-'], { maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] })
      .toString()
      .replace(/[\s\u200b\u00ad]/g, ''),
  );
}

/** A page as grey pixels. */
export function pixelsOf(pdf: Uint8Array, dpi: number, page = 1): { width: number; height: number; grey: Uint8Array } {
  return inFolder(pdf, (folder, file) => {
    execFileSync('pdftoppm', [
      '-gray',
      '-r',
      String(dpi),
      '-f',
      String(page),
      '-l',
      String(page),
      '-singlefile',
      file,
      path.join(folder, 'page'),
    ]);
    const pgm = readFileSync(path.join(folder, 'page.pgm'));
    const [, width = '0', height = '0'] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.toString('latin1', 0, 40)) ?? [];
    const size = Number(width) * Number(height);
    return { width: Number(width), height: Number(height), grey: new Uint8Array(pgm.subarray(pgm.length - size)) };
  });
}

const leaves = (value: unknown): unknown[] =>
  Array.isArray(value)
    ? value.flatMap(leaves)
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => (key === 'id' ? [] : leaves(inner)))
      : [value];

const squeeze = (text: string) => text.replace(/\s/g, '');

/** Whether a text stands on paper, at most once broken by the foot of a page. */
export function stands(text: string, on: string): boolean {
  const wanted = squeeze(text);
  if (wanted === '' || on.includes(wanted)) return true;
  for (let cut = 1; cut < wanted.length; cut += 1) {
    if (on.includes(wanted.slice(0, cut)) && on.includes(wanted.slice(cut))) return true;
  }
  return false;
}

/** Values of the document's own that are to be read on paper and are not. */
export function lost(
  docType: DocType,
  values: Values,
  on: string,
  names: Readonly<Record<string, string>> = {},
): string[] {
  const form = forms[docType];
  const printed = new Set(printedKeys(form));
  const quiet = new Set([...form.silent, 'party', 'officerCount', 'volume', 'blankHandling']);
  for (const name of ['CASE', 'PARTY', 'OUTNO'] as const) {
    for (const { key } of fieldGroups[name].fields) if (!printed.has(key)) quiet.add(key);
  }
  if (form.layout === 'outward') for (const key of ['idShown', 'idShownDetail']) if (!printed.has(key)) quiet.add(key);
  const keys = Object.keys(values).filter((key) => !quiet.has(key) && isFilled(values[key]));
  return keys.flatMap((key) =>
    leaves(values[key])
      .filter((leaf) => typeof leaf !== 'boolean' && isFilled(leaf))
      .map((leaf) => writtenPlain(leaf, names))
      .filter((text) => !stands(text, on))
      .map((text) => `${key}: ${text}`),
  );
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A small grey picture, standing for handwriting or a photograph. */
export function picture(width: number, height: number): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const lines = Buffer.from(
    Array.from({ length: height }, (_, y) => [
      0,
      ...Array.from({ length: width }, (__, x) => ((x + y) % 7) * 36),
    ]).flat(),
  );
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
