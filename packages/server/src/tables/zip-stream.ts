import { crc32, createDeflateRaw } from 'node:zlib';

export type ZipPart = { readonly name: string; readonly bytes: Iterable<string> | AsyncIterable<string> };

const deflated = 8;
/** Sizes come after the bytes, and the name is UTF-8 (APPNOTE 4.4.4). */
const flags = 0x0808;

/**
 * A ZIP of compressed text whose sizes nobody knows beforehand, made while it is sent (APPNOTE 6.3.10, data descriptors). Below
 * 4 GiB a part, as a spreadsheet is.
 */
export async function* zipStream(parts: Iterable<ZipPart>): AsyncGenerator<Buffer> {
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of parts) {
    const path = Buffer.from(name);
    const at = offset;
    const local = Buffer.concat([header('local', 0, 0, 0, path.length), path]);
    offset += local.length;
    yield local;
    const measured = { crc: 0, size: 0 };
    let packed = 0;
    for await (const piece of pack(bytes, measured)) {
      packed += piece.length;
      yield piece;
    }
    const { crc, size } = measured;
    const descriptor = Buffer.alloc(16);
    descriptor.writeUInt32LE(0x08074b50, 0);
    descriptor.writeUInt32LE(crc, 4);
    descriptor.writeUInt32LE(packed, 8);
    descriptor.writeUInt32LE(size, 12);
    offset += packed + descriptor.length;
    yield descriptor;
    directory.push(Buffer.concat([header('central', crc, packed, size, path.length, at), path]));
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  yield Buffer.concat([central, end]);
}

async function* pack(bytes: ZipPart['bytes'], measured: { crc: number; size: number }): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw();
  const fed = (async () => {
    for await (const text of bytes) {
      const piece = Buffer.from(text);
      measured.crc = crc32(piece, measured.crc);
      measured.size += piece.length;
      if (!deflate.write(piece)) await new Promise((resume) => deflate.once('drain', resume));
    }
    deflate.end();
  })();
  // whoever reads is told: what fails while the rows are read breaks the file off, and no half table looks whole
  fed.catch((error: Error) => deflate.destroy(error));
  yield* deflate;
  await fed;
}

function header(of: 'local' | 'central', crc: number, packed: number, size: number, name: number, at = 0): Buffer {
  const isLocal = of === 'local';
  const bytes = Buffer.alloc(isLocal ? 30 : 46);
  const from = isLocal ? 4 : 6;
  bytes.writeUInt32LE(isLocal ? 0x04034b50 : 0x02014b50, 0);
  if (!isLocal) bytes.writeUInt16LE(20, 4);
  bytes.writeUInt16LE(20, from);
  bytes.writeUInt16LE(flags, from + 2);
  bytes.writeUInt16LE(deflated, from + 4);
  // 1980-01-01: the same table is the same bytes
  bytes.writeUInt16LE(0x21, from + 8);
  bytes.writeUInt32LE(crc, from + 10);
  bytes.writeUInt32LE(packed, from + 14);
  bytes.writeUInt32LE(size, from + 18);
  bytes.writeUInt16LE(name, from + 22);
  if (!isLocal) bytes.writeUInt32LE(at, 42);
  return bytes;
}
