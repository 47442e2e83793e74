import { crc32, inflateRawSync } from 'node:zlib';

/**
 * The parts of a workbook, found by the directory at its end as a spreadsheet program finds them. Throws where a part is not what
 * the directory says of it.
 */
export function partsOf(zip: Buffer): Map<string, string> {
  const parts = new Map<string, string>();
  let at = zip.readUInt32LE(zip.length - 6);
  for (let left = zip.readUInt16LE(zip.length - 12); left > 0; left -= 1) {
    const length = zip.readUInt16LE(at + 28);
    const local = zip.readUInt32LE(at + 42);
    const name = zip.toString('utf8', at + 46, at + 46 + length);
    const from = local + 30 + zip.readUInt16LE(local + 26);
    const text = inflateRawSync(zip.subarray(from, from + zip.readUInt32LE(at + 20)));
    if (crc32(text) !== zip.readUInt32LE(at + 16) || text.length !== zip.readUInt32LE(at + 24)) {
      throw new Error(`${name} is not what the directory says of it`);
    }
    parts.set(name, text.toString('utf8'));
    at += 46 + length;
  }
  return parts;
}
