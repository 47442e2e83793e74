import { concatBytes, equalBytes, fromUtf8 } from '@liuhen/ledger';
import type { Problem } from '../verify/problem.ts';
import type { ByteSource } from './byte-source.ts';
import {
  centralHeader,
  centralSignature,
  endRecords,
  endSignature,
  full32,
  localHeader,
  localSignature,
  type PlacedItem,
} from './headers.ts';

/** `dataOffset`: where its bytes begin. */
export type FoundItem = PlacedItem & { readonly dataOffset: number };
export type ZipReading = { readonly items: readonly FoundItem[]; readonly problems: readonly Problem[] };

const localLength = 30;
const centralLength = 46;
const endLength = 22;
/** Names are ours and short; a directory of more than this is not ours. */
const mostItems = 1_000_000;

/**
 * Reads a ZIP of the one form of `headers.ts` and accounts for each byte of it. The items are walked from the front; where that fails
 * they are taken from the directory at the end, so that one damaged header does not hide the rest.
 */
export async function readZip(source: ByteSource): Promise<ZipReading> {
  const problems: Problem[] = [];
  const walk = await walkItems(source);
  const items = walk.complete ? walk.items : await itemsOfDirectory(source, walk.items, problems);
  for (const item of items) {
    const header = localHeader(item);
    if (!equalBytes(await source.read(item.offset, header.length), header)) {
      problems.push(
        problem('zipHeader', item.name, 'ZIP 条目头与目录或规定格式不符（名称、大小、校验码、压缩方式或标志被改动）。'),
      );
    }
  }
  nameProblems(items, problems);
  await accountForBytes(source, items, problems);
  return { items, problems };
}

type Walk = { readonly items: FoundItem[]; readonly complete: boolean };

async function walkItems(source: ByteSource): Promise<Walk> {
  const items: FoundItem[] = [];
  let offset = 0;
  while (items.length < mostItems) {
    const fixed = await source.read(offset, localLength);
    if (fixed.length < localLength) return { items, complete: false };
    const view = viewOf(fixed);
    const signature = view.getUint32(0, true);
    // Item or directory: where neither begins, the walk was led astray or is at an end it can not judge.
    if (signature !== localSignature) return { items, complete: signature === centralSignature };
    const nameLength = view.getUint16(26, true);
    const extraLength = view.getUint16(28, true);
    const rest = await source.read(offset + localLength, nameLength + extraLength);
    const name = nameOf(rest.subarray(0, nameLength));
    const size = bigOr(view.getUint32(22, true), rest.subarray(nameLength), 4);
    const dataOffset = offset + localLength + nameLength + extraLength;
    if (name === null || dataOffset + size > source.size) return { items, complete: false };
    items.push({ name, size, crc: view.getUint32(14, true), offset, dataOffset });
    offset = dataOffset + size;
  }
  return { items, complete: false };
}

async function itemsOfDirectory(source: ByteSource, walked: FoundItem[], problems: Problem[]): Promise<FoundItem[]> {
  const end = await findEnd(source);
  const found = end === null ? null : await readDirectory(source, end);
  if (found === null) {
    problems.push(problem('zipDirectory', 'ZIP 目录', 'ZIP 的目录读不出来：文件被截断或目录被改动。'));
    return walked;
  }
  return found;
}

/** Offset and size of the directory, by the record at the very end or, if bytes were added or changed, before it. */
async function findEnd(source: ByteSource): Promise<{ offset: number; size: number; end: number } | null> {
  const reach = Math.min(source.size, 65_535 + endLength);
  const tail = await source.read(source.size - reach, reach);
  const view = viewOf(tail);
  for (let at = tail.length - endLength; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== endSignature) continue;
    let size = view.getUint32(at + 12, true);
    let offset = view.getUint32(at + 16, true);
    if (at >= 76 && (offset === full32 || size === full32)) {
      size = Number(view.getBigUint64(at - 76 + 40, true));
      offset = Number(view.getBigUint64(at - 76 + 48, true));
    }
    // Bytes put before the whole shift everything: believe the place where the directory really ends.
    const ends = source.size - reach + at;
    return { offset, size, end: ends };
  }
  return null;
}

async function readDirectory(
  source: ByteSource,
  { offset, size, end }: { offset: number; size: number; end: number },
): Promise<FoundItem[] | null> {
  if (offset + size > end || size > 1 << 28) return null;
  const shift = await shiftOf(source, offset, size, end);
  const bytes = await source.read(offset + shift, size);
  const view = viewOf(bytes);
  const items: FoundItem[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + centralLength > bytes.length || view.getUint32(at, true) !== centralSignature) return null;
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const name = nameOf(bytes.subarray(at + centralLength, at + centralLength + nameLength));
    if (name === null) return null;
    const extra = bytes.subarray(at + centralLength + nameLength, at + centralLength + nameLength + extraLength);
    const size32 = view.getUint32(at + 24, true);
    const item = {
      name,
      size: bigOr(size32, extra, 4),
      crc: view.getUint32(at + 16, true),
      offset: bigOr(view.getUint32(at + 42, true), extra, size32 === full32 ? 20 : 4) + shift,
    };
    items.push({ ...item, dataOffset: item.offset + localHeader(item).length });
    at += centralLength + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return items;
}

/** By how many bytes everything was moved; 0 where the directory is where it should be. */
async function shiftOf(source: ByteSource, offset: number, size: number, end: number): Promise<number> {
  const isDirectory = async (at: number) => {
    const bytes = await source.read(at, 4);
    return bytes.length === 4 && viewOf(bytes).getUint32(0, true) === centralSignature;
  };
  if (await isDirectory(offset)) return 0;
  return (await isDirectory(end - size)) ? end - size - offset : 0;
}

function nameProblems(items: readonly FoundItem[], problems: Problem[]): void {
  const seen = new Set<string>();
  for (const { name } of items) {
    // Case-insensitive: two names that are one file on Windows or macOS would overwrite each other.
    const folded = name.normalize('NFC').toLowerCase();
    if (seen.has(folded))
      problems.push(problem('zipDuplicate', name, '同名条目出现两次：解压后看到的与核验的可能不是同一份。'));
    seen.add(folded);
    if (!isSafeName(name))
      problems.push(problem('zipName', name, '条目名称不安全（绝对路径、上级目录、盘符、反斜杠或控制字符）。'));
  }
}

export function isSafeName(name: string): boolean {
  const parts = name.split('/');
  return !/[\p{Cc}\\:*?"<>|]/u.test(name) && parts.every((part) => part !== '' && part !== '.' && part !== '..');
}

async function accountForBytes(source: ByteSource, items: readonly FoundItem[], problems: Problem[]): Promise<void> {
  const byPlace = items.toSorted((a, b) => a.offset - b.offset);
  let at = 0;
  for (const item of byPlace) {
    if (item.offset > at) {
      const where = at === 0 ? 'ZIP 开头' : item.name;
      problems.push(problem('zipUnaccounted', where, `此处之前有 ${item.offset - at} 字节不属于任何条目。`));
    } else if (item.offset < at) {
      problems.push(problem('zipOverlap', item.name, '条目与前一条目重叠：同一段字节被当作两份内容。'));
    }
    at = item.dataOffset + item.size;
  }
  const headers = byPlace.map(centralHeader);
  const size = headers.reduce((length, header) => length + header.length, 0);
  const tail = concatBytes(...headers, endRecords(byPlace.length, size, at));
  const found = await source.read(at, Math.min(tail.length, Math.max(0, source.size - at)));
  const differs = tail.findIndex((byte, index) => byte !== found[index]);
  if (differs >= 0) {
    problems.push(
      problem('zipDirectory', tailPlace(byPlace, headers, differs), 'ZIP 目录与条目不符：目录中的这一处被改动或缺失。'),
    );
  }
  if (source.size > at + tail.length) {
    problems.push(
      problem('zipUnaccounted', 'ZIP 结尾', `末尾多出 ${source.size - at - tail.length} 字节，不属于任何条目。`),
    );
  }
}

function tailPlace(items: readonly FoundItem[], headers: readonly Uint8Array[], differs: number): string {
  let end = 0;
  for (const [index, header] of headers.entries()) {
    end += header.length;
    if (differs < end) return items[index]?.name ?? 'ZIP 目录';
  }
  return 'ZIP 结尾';
}

function nameOf(bytes: Uint8Array): string | null {
  try {
    return fromUtf8(bytes);
  } catch {
    return null;
  }
}

/** A 32-bit number, or where it is full the 64-bit one at `at` of the extra field. */
function bigOr(value: number, extra: Uint8Array, at: number): number {
  if (value !== full32 || extra.length < at + 8) return value;
  return Number(viewOf(extra).getBigUint64(at, true));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

function problem(code: Problem['code'], where: string, message: string): Problem {
  return { code, where, message };
}
