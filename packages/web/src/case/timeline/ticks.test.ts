import { expect, test } from 'vitest';
import { crossesLabel } from './ticks.ts';

const ticks = [
  { x: 100, label: '25日 周三', major: false },
  { x: 200, label: '12月1日', major: true },
];

test('the line of today keeps off the label of the day it falls in, and stands whole between labels', () => {
  expect([101, 110, 150, 163].map((x) => crossesLabel(ticks, x))).toEqual([false, true, true, true]);
  expect([99, 180, 199, 260].map((x) => crossesLabel(ticks, x))).toEqual([false, false, false, false]);
});
