import { ArchiveFault } from '../archive-fault.ts';
import type { Crc32 } from './crc32.ts';
import { centralHeader, endRecords, localHeader, placeItems, type ZipItem } from './headers.ts';

/** An item whose size and CRC are known before its bytes flow: a stored ZIP says them first. */
export type ZipContent = ZipItem & { bytes(): AsyncIterable<Uint8Array> };

export function zipSize(items: readonly ZipItem[]): number {
  const { placed, end } = placeItems(items);
  const directory = placed.reduce((length, item) => length + centralHeader(item).length, 0);
  return end + directory + endRecords(items.length, directory, end).length;
}

/** The whole file, piece by piece. Throws `contentChanged` when an item is not what was said of it. */
export async function* zipBytes(items: readonly ZipContent[], crc32: Crc32): AsyncGenerator<Uint8Array> {
  for (const item of items) {
    yield localHeader(item);
    let size = 0;
    let crc = 0;
    for await (const piece of item.bytes()) {
      size += piece.length;
      crc = crc32(piece, crc);
      yield piece;
    }
    if (size !== item.size || crc !== item.crc) {
      throw new ArchiveFault(
        'contentChanged',
        `“${item.name}”的内容在打包过程中变了。请对证据存储运行 fsck 后重新打包。`,
      );
    }
  }
  const { placed, end } = placeItems(items);
  let directory = 0;
  for (const item of placed) {
    const header = centralHeader(item);
    directory += header.length;
    yield header;
  }
  yield endRecords(items.length, directory, end);
}
