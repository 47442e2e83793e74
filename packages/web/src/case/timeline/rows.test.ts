import { describe, expect, it } from 'vitest';
import { buildAxis } from './axis.ts';
import type { TimelineItem } from './item.ts';
import { layOut } from './rows.ts';

const item = (id: string, from: number, to = from): TimelineItem => ({
  id,
  lane: 'document',
  from,
  to,
  title: id,
  note: '',
  status: 'plain',
});

describe('rows', () => {
  it('put what would cover another on a row of its own', () => {
    const items = [item('a', 0), item('b', 1000), item('c', 100_000)];
    const lane = layOut(items, buildAxis(items, 0.001)).find((layout) => layout.lane === 'document');
    expect(lane?.placed.map(({ item: { id }, row }) => [id, row])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 0],
    ]);
    expect(lane?.rows).toBe(2);
  });

  it('count what does not fit, and lose nothing', () => {
    const items = Array.from({ length: 50 }, (_, index) => item(String(index), index));
    const lane = layOut(items, buildAxis(items, 0.001)).find((layout) => layout.lane === 'document');
    expect(lane?.rows).toBe(4);
    expect(lane?.placed.reduce((sum, placed) => sum + 1 + placed.more.length, 0)).toBe(50);
  });
});
