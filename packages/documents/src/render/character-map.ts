import { faceOffsets, tableOf } from './family-names.ts';

/** Code points the faces of a file have glyphs for, as ranges [from, to]. Reads the `cmap` table, formats 4 and 12. */
export function characterRanges(file: Buffer): [number, number][] {
  return faceOffsets(file).flatMap((offset) => {
    const cmap = tableOf(file, offset, 'cmap');
    return cmap === null ? [] : rangesOf(cmap);
  });
}

function rangesOf(cmap: Buffer): [number, number][] {
  const count = cmap.readUInt16BE(2);
  const offsets = Array.from({ length: count }, (_, index) => cmap.readUInt32BE(8 + index * 8));
  const ofFormat = (format: number) => offsets.find((offset) => cmap.readUInt16BE(offset) === format);
  const full = ofFormat(12);
  if (full !== undefined) return segmented(cmap.subarray(full));
  const basic = ofFormat(4);
  return basic === undefined ? [] : deltas(cmap.subarray(basic));
}

function segmented(table: Buffer): [number, number][] {
  const groups = table.readUInt32BE(12);
  return Array.from({ length: groups }, (_, index) => [
    table.readUInt32BE(16 + index * 12),
    table.readUInt32BE(20 + index * 12),
  ]);
}

function deltas(table: Buffer): [number, number][] {
  const segments = table.readUInt16BE(6) / 2;
  const ends = 14;
  const starts = ends + segments * 2 + 2;
  return Array.from({ length: segments }, (_, index): [number, number] => [
    table.readUInt16BE(starts + index * 2),
    table.readUInt16BE(ends + index * 2),
  ]).filter(([from]) => from !== 0xffff);
}
