import { crc32, deflateSync } from 'node:zlib';
import { create } from 'qrcode';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A black and white picture, one bit a pixel, as PNG; stored, not deflated: how well zlib packs differs by machine. */
function bitmap(size: number, dark: (row: number, column: number) => boolean): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(size, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const stride = Math.ceil(size / 8) + 1;
  const lines = Buffer.alloc(stride * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const place = row * stride + 1 + (column >> 3);
      if (!dark(row, column)) lines[place] = (lines[place] ?? 0) | (0x80 >> (column & 7));
    }
  }
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(lines, { level: 0 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/**
 * A QR code as PNG, one pixel a module, with a quiet zone of two modules beside white paper. Level M withstands a stamp
 * or a stain on some of it.
 */
export function pageCode(text: string): Uint8Array {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const inside = (place: number) => place >= 0 && place < modules.size;
  const dark = (row: number, column: number) => inside(row) && inside(column) && Boolean(modules.get(row, column));
  return bitmap(modules.size + 4, (row, column) => dark(row - 2, column - 2));
}
