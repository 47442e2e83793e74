import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missingInSeries } from './number-series.ts';

describe('numbered files', () => {
  it('without a gap miss nothing', () => {
    expect(missingInSeries(['DSC_0001.JPG', 'DSC_0002.JPG', 'DSC_0003.JPG', '说明.txt'])).toEqual([]);
  });

  it('show what is gone, for each series apart', () => {
    const names = ['DSC_0001.JPG', 'DSC_0004.JPG', 'MOVI0010.avi', 'MOVI0011.avi', 'MOVI0013.avi'];
    expect(missingInSeries(names)).toEqual([
      { series: 'DSC_#.jpg', missing: [2, 3], first: 1, last: 4 },
      { series: 'MOVI#.avi', missing: [12], first: 10, last: 13 },
    ]);
  });

  it('are one series though their times differ', () => {
    const names = [1, 2, 4].map(
      (number) => `FSHB-DSJ-07_吉F00000001_2025031110020${number}_20250311114600_0${number}.mp4`,
    );
    expect(missingInSeries(names)).toEqual([
      { series: 'FSHB-DSJ-07_吉F00000001_T_T_#.mp4', missing: [3], first: 1, last: 4 },
    ]);
  });

  it('that start anew each day are counted day by day', () => {
    const names = [
      'D7_20250311100000_01.mp4',
      'D7_20250311110000_02.mp4',
      'D7_20250312100000_01.mp4',
      'D7_20250312120000_03.mp4',
    ];
    expect(missingInSeries(names)).toEqual([{ series: 'D7_T_#.mp4 2025-03-12', missing: [2], first: 1, last: 3 }]);
  });

  it('connect to the last card that was read', () => {
    const lastSeen = (series: string) => (series === 'MOVI#.avi' ? 7 : null);
    expect(missingInSeries(['MOVI0010.avi'], lastSeen)).toEqual([
      { series: 'MOVI#.avi', missing: [8, 9], first: 10, last: 10 },
    ]);
    expect(missingInSeries(['MOVI0005.avi'], lastSeen)).toEqual([]);
  });

  it('does not count the numbers of devices as running numbers, however they stand in the name', () => {
    const names = ['DSJ-007-20250311100200.mp4', 'DSJ-009-20250311100200.mp4'];
    expect(missingInSeries(names, undefined, ['DSJ-007', 'DSJ-009'])).toEqual([]);
    expect(missingInSeries(names).flatMap(({ missing }) => missing)).toEqual([8]);
    const films = [1, 3].map((number) => `DSJ-007-20250311100200-${String(number).padStart(4, '0')}.mp4`);
    expect(missingInSeries(films, undefined, ['DSJ-007'])).toMatchObject([{ missing: [2], first: 1, last: 3 }]);
  });

  it('may run over from 9999 to 1', () => {
    expect(missingInSeries(['A9998.mp4', 'A9999.mp4', 'A0001.mp4', 'A0003.mp4'])).toEqual([
      { series: 'A#.mp4', missing: [2], first: 9998, last: 3 },
    ]);
  });

  it('lose exactly what is taken away', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 800 }),
        fc.array(fc.integer({ min: 1, max: 98 }), { maxLength: 20 }),
        (first, removed) => {
          const gone = new Set(removed.map((number) => first + number));
          const all = Array.from({ length: 100 }, (_, index) => first + index);
          const names = all
            .filter((number) => !gone.has(number))
            .map((number) => `X${String(number).padStart(4, '0')}.mp4`);
          expect(missingInSeries(names).flatMap(({ missing }) => missing)).toEqual([...gone].sort((a, b) => a - b));
        },
      ),
    );
  });
});
