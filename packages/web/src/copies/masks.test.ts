import { describe, expect, it } from 'vitest';
import { areaBetween, missingInMasks } from './masks.ts';

describe('an area drawn on a picture', () => {
  const shown = { width: 480, height: 270 };
  const picture = { width: 1920, height: 1080 };

  it('is in pixels of the picture, whichever corner the pointer began at', () => {
    const expected = { x: 400, y: 200, width: 400, height: 200 };
    expect(areaBetween({ x: 100, y: 50 }, { x: 200, y: 100 }, shown, picture)).toEqual(expected);
    expect(areaBetween({ x: 200, y: 100 }, { x: 100, y: 50 }, shown, picture)).toEqual(expected);
  });

  it('never leaves the picture, and is never of no size', () => {
    expect(areaBetween({ x: -50, y: -5 }, { x: 900, y: 900 }, shown, picture)).toEqual({ x: 0, y: 0, ...picture });
    expect(areaBetween({ x: 480, y: 270 }, { x: 480, y: 270 }, shown, picture)).toMatchObject({ width: 1, height: 1 });
  });
});

describe('masks', () => {
  const area = { key: 'a', x: 0, y: 0, width: 5, height: 5, fromMs: 0, toMs: 1, ground: '个人隐私' };

  it('need a ground each, an interval each, and to be there at all', () => {
    expect(missingInMasks([], [])).toMatch(/拖出/);
    expect(missingInMasks([{ ...area, ground: ' ' }], [])).toMatch(/依据/);
    expect(missingInMasks([], [{ key: 'm', fromMs: 5, toMs: 5, ground: '个人隐私' }])).toMatch(/结束/);
    expect(missingInMasks([area], [])).toBeNull();
  });
});
