import { expect, test } from 'vitest';
import { partsOf } from './make-release.ts';

test('a long scan is copied in files of fifty pages, none left out and none twice; a short one in one', () => {
  expect(partsOf([1, 50, 120])).toEqual([
    { scan: 0, from: 1, to: 1, of: 1 },
    { scan: 1, from: 1, to: 50, of: 50 },
    { scan: 2, from: 1, to: 50, of: 120 },
    { scan: 2, from: 51, to: 100, of: 120 },
    { scan: 2, from: 101, to: 120, of: 120 },
  ]);
  expect(partsOf([1000])).toHaveLength(20);
  expect(partsOf([])).toEqual([]);
});
