const largestSide = 20_000;
const largestArea = 80_000_000;

function pngSize(bytes: Buffer): [number, number] | null {
  const isPng =
    bytes.length > 24 && bytes.readUInt32BE(0) === 0x89504e47 && bytes.toString('latin1', 12, 16) === 'IHDR';
  return isPng ? [bytes.readUInt32BE(16), bytes.readUInt32BE(20)] : null;
}

/** Walks the segments of a JPEG to its frame header. */
function jpegSize(bytes: Buffer): [number, number] | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null;
  let place = 2;
  while (place + 9 < bytes.length && bytes[place] === 0xff) {
    const marker = bytes[place + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return [bytes.readUInt16BE(place + 7), bytes.readUInt16BE(place + 5)];
    place += 2 + bytes.readUInt16BE(place + 2);
  }
  return null;
}

/**
 * What is wrong with a picture to be printed; null when nothing is. Asked before it reaches the typesetter, which would
 * unpack whatever a few bytes claim to hold.
 */
export function pictureProblem(picture: Uint8Array): string | null {
  const bytes = Buffer.from(picture.buffer, picture.byteOffset, picture.byteLength);
  const size = pngSize(bytes) ?? jpegSize(bytes);
  if (size === null) return '不是完整的 PNG 或者 JPEG 图片，请重新拍摄或者导出后再试';
  const [width, height] = size;
  if (width < 1 || height < 1) return '图片没有内容，请重新拍摄';
  if (width > largestSide || height > largestSide || width * height > largestArea) {
    return `图片过大（${width}×${height} 像素），请缩小到 8000 万像素以内再打印；原图不受影响`;
  }
  return null;
}
