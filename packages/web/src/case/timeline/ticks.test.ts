import { expect, test } from 'vitest';
import type { Segment } from './axis.ts';
import { axisAt } from './spans.ts';
import { crossesLabel, foldLabelOf, ticksOf } from './ticks.ts';

const ticks = [
  { x: 100, label: '25日 周三', major: false },
  { x: 200, label: '12月1日', major: true },
];

test('the line of today keeps off the label of the day it falls in, and stands whole between labels', () => {
  expect([101, 110, 150, 163].map((x) => crossesLabel(ticks, x))).toEqual([false, true, true, true]);
  expect([99, 180, 199, 260].map((x) => crossesLabel(ticks, x))).toEqual([false, false, false, false]);
});

const day = 86_400_000;
const noon = (month: number, date: number) => Date.UTC(2026, month - 1, date, 4);

test('where short stretches stand side by side no label runs into another, and what a fold is called gives way', () => {
  const moments = [noon(3, 16), noon(3, 18), noon(3, 30), noon(3, 31), noon(4, 1), noon(4, 9), noon(5, 6)];
  const axis = axisAt(
    moments.map((at) => ({ from: at, to: at })),
    40 / day,
  );
  const ticks = ticksOf(axis);
  expect(ticks.map(({ label }) => label).filter(Boolean)).toContain('3月16日');
  const named = ticks.filter(({ label }) => label !== '');
  named.slice(1).forEach((tick, index) => {
    const before = named[index] ?? tick;
    const width = [...before.label].reduce((sum, c) => sum + (c > '\u2e7f' ? 12 : 7), 0);
    expect(tick.x).toBeGreaterThanOrEqual(before.x + width);
  });
});

test('a fold says how long it is where there is room for that', () => {
  const fold: Segment = { from: 0, to: 5 * day, x: 200, width: 40, folded: true };
  expect(foldLabelOf(fold, [{ x: 100, label: '3月16日', major: true }])).toBe('5 天');
  expect(foldLabelOf(fold, [{ x: 170, label: '3月16日', major: true }])).toBe('');
});

test('of days close together in one month the later ones are named by their number', () => {
  const at = [noon(3, 16), noon(3, 18), noon(3, 20), noon(4, 8)];
  const segments = at.map((from, index): Segment => ({ from, to: from, x: index * 46, width: 0, folded: false }));
  const ticks = ticksOf({ ...axisAt([{ from: 0, to: day }], 40 / day), segments, width: 200 });
  expect(ticks.map(({ label }) => label)).toEqual(['3月16日', '', '20日', '4月8日']);
  const narrow = ticksOf({ ...axisAt([{ from: 0, to: day }], 40 / day), segments, width: 178 });
  expect(narrow.at(-1)?.label, 'nothing is cut at the edge').toBe('');
});
