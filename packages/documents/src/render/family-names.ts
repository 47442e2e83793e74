const collection = 'ttcf';
const known = new Set(['\u0000\u0001\u0000\u0000', 'OTTO', 'true']);
const family = new Set([1, 16]);

/** Where the tables of each face in a file are listed: one place in a font, several in a collection. Empty: no font. */
export function faceOffsets(file: Buffer): number[] {
  const tag = file.toString('latin1', 0, 4);
  if (known.has(tag)) return [0];
  if (tag !== collection || file.length < 16) return [];
  const count = Math.min(file.readUInt32BE(8), 64);
  return Array.from({ length: count }, (_, index) => file.readUInt32BE(12 + index * 4));
}

/** A table of the face whose list stands at `offset`; null where it has none. */
export function tableOf(file: Buffer, offset: number, tag: string): Buffer | null {
  const tables = file.readUInt16BE(offset + 4);
  for (let index = 0; index < tables; index += 1) {
    const entry = offset + 12 + index * 16;
    if (file.toString('latin1', entry, entry + 4) === tag) return file.subarray(file.readUInt32BE(entry + 8));
  }
  return null;
}

/** The family names by which a typesetter finds the faces of a file, in every language they are written in. */
export function familyNames(file: Buffer): string[] {
  const names = new Set<string>();
  for (const offset of faceOffsets(file)) {
    const table = tableOf(file, offset, 'name');
    if (table === null) continue;
    const count = table.readUInt16BE(2);
    const texts = table.readUInt16BE(4);
    for (let index = 0; index < count; index += 1) {
      const entry = 6 + index * 12;
      if (!family.has(table.readUInt16BE(entry + 6))) continue;
      const from = texts + table.readUInt16BE(entry + 10);
      const bytes = table.subarray(from, from + table.readUInt16BE(entry + 8));
      names.add(
        table.readUInt16BE(entry) === 1 ? bytes.toString('latin1') : Buffer.from(bytes).swap16().toString('utf16le'),
      );
    }
  }
  return [...names];
}
