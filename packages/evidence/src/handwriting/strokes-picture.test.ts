import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { strokesPicture } from './strokes-picture.ts';

describe('handwriting as a picture', () => {
  it('is cut to what was written, and is the same each time', async () => {
    const strokes = [
      [
        [100, 100, 0],
        [2100, 700, 40],
      ] as const,
      [[1000, 400, 90]] as const,
    ];
    const first = await strokesPicture(strokes);
    const again = await strokesPicture(strokes);
    if (first === null || again === null) throw new Error('no picture');
    expect(Buffer.from(first).equals(Buffer.from(again))).toBe(true);
    const { format, width, height } = await sharp(first).metadata();
    expect({ format, width, height }).toEqual({ format: 'png', width: 636, height: 216 });
    const { channels } = await sharp(first).stats();
    expect(channels[0]?.min).toBeLessThan(60);
  });

  it('is nothing where nothing was written or the pad was absurd', async () => {
    expect(await strokesPicture([])).toBeNull();
    expect(
      await strokesPicture([
        [
          [0, 0, 0],
          [9_000_000, 0, 1],
        ],
      ]),
    ).toBeNull();
  });
});
