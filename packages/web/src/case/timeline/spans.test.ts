import { expect, test } from 'vitest';
import type { TimelineItem } from './item.ts';
import { layOut } from './rows.ts';
import { axisAt, spansOf } from './spans.ts';

const day = 86_400_000;
const item = (lane: TimelineItem['lane'], from: number, to: number, status: TimelineItem['status'] = 'plain') => ({
  id: `${lane} ${from} ${to}`,
  lane,
  from,
  to,
  title: '现场检查',
  note: '',
  status,
});

test('a term that is kept does not hold its months open, a running one does until one looks closely', () => {
  const met = item('deadline', 0, 90 * day, 'met');
  const running = item('deadline', 0, 90 * day, 'due');
  expect(spansOf([met], 1)).toEqual([]);
  expect(spansOf([running], 1)).toEqual([{ from: 0, to: 90 * day }]);
  expect(spansOf([running], 8)).toEqual([
    { from: 0, to: 0 },
    { from: 90 * day, to: 90 * day },
  ]);
});

test('no zoom makes a picture wider than a browser can hold', () => {
  expect(axisAt([{ from: 0, to: 3650 * day }], 0.05).width).toBeLessThanOrEqual(300_000);
});

test('two thousand records of ten years are laid out in the time of a few frames, and every one is counted', () => {
  const items = Array.from({ length: 2000 }, (_, index) =>
    item(
      (['procedure', 'document', 'recording', 'approval'] as const)[index % 4] ?? 'document',
      index * 1.8 * day,
      index * 1.8 * day,
    ),
  );
  const lay = () => layOut(items, axisAt(spansOf(items, 1), 1000 / (3650 * day)));
  const lanes = lay();
  // processor time, of the best of three: neighbours on the machine are not measured
  const millisecondsOf = (work: () => unknown): number => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  expect(Math.min(...[1, 2, 3].map(() => millisecondsOf(lay)))).toBeLessThan(100);
  const counted = lanes.flatMap(({ placed }) => placed).reduce((sum, { more }) => sum + 1 + more.length, 0);
  expect(counted).toBe(2000);
});
