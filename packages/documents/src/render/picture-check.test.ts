import { describe, expect, it } from 'vitest';
import { pictureProblem } from './picture-check.ts';
import { picture } from './printing.fixture.ts';

const jpeg = (width: number, height: number) =>
  Uint8Array.from([
    ...[
      0xff,
      0xd8,
      0xff,
      0xe0,
      0,
      4,
      0,
      0,
      0xff,
      0xc0,
      0,
      17,
      8,
      height >> 8,
      height & 255,
      width >> 8,
      width & 255,
      3,
    ],
    ...Array.from({ length: 12 }, () => 0),
  ]);

describe('a picture to be printed', () => {
  it('may be a PNG or a JPEG of any sensible size', () => {
    expect(pictureProblem(picture(60, 24))).toBeNull();
    expect(pictureProblem(jpeg(4000, 3000))).toBeNull();
  });

  it('is refused when it is neither, is cut off, or claims to be a bomb', () => {
    expect(pictureProblem(new Uint8Array())).toContain('不是完整的');
    expect(pictureProblem(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toContain(
      '不是完整的',
    );
    expect(pictureProblem(picture(60, 24).subarray(0, 20))).toContain('不是完整的');
    const bomb = Buffer.from(picture(60, 24));
    bomb.writeUInt32BE(65_000, 16);
    bomb.writeUInt32BE(65_000, 20);
    expect(pictureProblem(bomb)).toContain('65000×65000');
    expect(pictureProblem(jpeg(0, 10))).toContain('没有内容');
  });
});
