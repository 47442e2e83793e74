import { describe, expect, it } from 'vitest';
import { uncovered } from './case-items.ts';

describe('what recordings leave uncovered', () => {
  it.each([
    ['nothing, when one bar covers all', [{ from: 0, to: 100 }], []],
    ['everything, when there is no bar', [], [{ from: 10, to: 90 }]],
    [
      'the start, the middle and the end',
      [
        { from: 20, to: 40 },
        { from: 50, to: 80 },
      ],
      [
        { from: 10, to: 20 },
        { from: 40, to: 50 },
        { from: 80, to: 90 },
      ],
    ],
    [
      'what bars that overlap do not reach',
      [
        { from: 0, to: 50 },
        { from: 30, to: 70 },
      ],
      [{ from: 70, to: 90 }],
    ],
    [
      'nothing before or after the act',
      [
        { from: 0, to: 5 },
        { from: 95, to: 99 },
      ],
      [{ from: 10, to: 90 }],
    ],
  ])('is %s', (_, bars, gaps) => expect(uncovered(10, 90, bars)).toEqual(gaps));
});
