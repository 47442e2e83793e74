import { concatBytes, utf8 } from '@liuhen/ledger';

/**
 * The one ZIP we write: stored, UTF-8 names, no times, no comments, no data descriptors, ZIP64 exactly where a number needs it. All
 * its bytes follow from the list of (name, size, crc), so a verifier rebuilds them and compares: no byte is left unaccounted.
 */
export type ZipItem = { readonly name: string; readonly size: number; readonly crc: number };
export type PlacedItem = ZipItem & { readonly offset: number };

export const localSignature = 0x04034b50;
export const centralSignature = 0x02014b50;
export const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const locatorSignature = 0x07064b50;

export const full32 = 0xffffffff;
const full16 = 0xffff;
const utf8Names = 0x0800;
/** 1980-01-01, the zero of DOS time: the times of a case stand in its records. */
const dosDate = 0x0021;

export function localHeader({ name, size, crc }: ZipItem): Uint8Array {
  const big = size >= full32;
  const extra = big ? zip64Extra([size, size]) : new Uint8Array();
  const nameBytes = utf8(name);
  const fixed = fields([
    [4, localSignature],
    [2, big ? 45 : 20],
    [2, utf8Names],
    [2, 0],
    [2, 0],
    [2, dosDate],
    [4, crc],
    [4, big ? full32 : size],
    [4, big ? full32 : size],
    [2, nameBytes.length],
    [2, extra.length],
  ]);
  return concatBytes(fixed, nameBytes, extra);
}

export function centralHeader({ name, size, crc, offset }: PlacedItem): Uint8Array {
  const bigSize = size >= full32;
  const bigOffset = offset >= full32;
  const big = bigSize || bigOffset;
  const extra = big ? zip64Extra([...(bigSize ? [size, size] : []), ...(bigOffset ? [offset] : [])]) : new Uint8Array();
  const nameBytes = utf8(name);
  const fixed = fields([
    [4, centralSignature],
    [2, big ? 45 : 20],
    [2, big ? 45 : 20],
    [2, utf8Names],
    [2, 0],
    [2, 0],
    [2, dosDate],
    [4, crc],
    [4, bigSize ? full32 : size],
    [4, bigSize ? full32 : size],
    [2, nameBytes.length],
    [2, extra.length],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, 0],
    [4, bigOffset ? full32 : offset],
  ]);
  return concatBytes(fixed, nameBytes, extra);
}

export function endRecords(count: number, directorySize: number, directoryOffset: number): Uint8Array {
  const big = count >= full16 || directorySize >= full32 || directoryOffset >= full32;
  const end = fields([
    [4, endSignature],
    [2, 0],
    [2, 0],
    [2, Math.min(count, full16)],
    [2, Math.min(count, full16)],
    [4, Math.min(directorySize, full32)],
    [4, Math.min(directoryOffset, full32)],
    [2, 0],
  ]);
  if (!big) return end;
  const end64 = fields([
    [4, end64Signature],
    [8, 44],
    [2, 45],
    [2, 45],
    [4, 0],
    [4, 0],
    [8, count],
    [8, count],
    [8, directorySize],
    [8, directoryOffset],
  ]);
  const locator = fields([
    [4, locatorSignature],
    [4, 0],
    [8, directoryOffset + directorySize],
    [4, 1],
  ]);
  return concatBytes(end64, locator, end);
}

/** Where each item begins when they stand one behind the other. */
export function placeItems(items: readonly ZipItem[], start = 0): { placed: PlacedItem[]; end: number } {
  let offset = start;
  const placed = items.map((item) => {
    const here = { ...item, offset };
    offset += localHeader(item).length + item.size;
    return here;
  });
  return { placed, end: offset };
}

function zip64Extra(values: readonly number[]): Uint8Array {
  return fields([[2, 0x0001], [2, values.length * 8], ...values.map((value): Field => [8, value])]);
}

type Field = readonly [width: 2 | 4 | 8, value: number];

function fields(list: readonly Field[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(list.reduce((length, [width]) => length + width, 0)));
  let at = 0;
  for (const [width, value] of list) {
    if (width === 2) view.setUint16(at, value, true);
    else if (width === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += width;
  }
  return new Uint8Array(view.buffer);
}
