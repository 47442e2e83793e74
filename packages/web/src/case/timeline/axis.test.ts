import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAxis, fitScale, mergeSpans, spreadAxis } from './axis.ts';
import { foldLabelOf, ticksOf } from './ticks.ts';

const at = (text: string) => Date.parse(text);
const inspection = { from: at('2025-03-11T10:05:00+08:00'), to: at('2025-03-11T11:40:00+08:00') };
const closing = { from: at('2035-03-16T10:00:00+08:00'), to: at('2035-03-16T10:00:00+08:00') };

describe('the axis', () => {
  it('fits ten years of waiting beside ten minutes of inspection into the width of a screen', () => {
    const scale = fitScale([inspection, closing], 1100);
    const axis = buildAxis([inspection, closing], scale);
    expect(axis.width).toBeLessThanOrEqual(1100);
    expect(axis.segments.map((segment) => segment.folded)).toEqual([false, true, false]);
    expect(axis.toX(inspection.to) - axis.toX(inspection.from)).toBeGreaterThan(300);
    expect(axis.segments.filter((segment) => segment.folded).map((fold) => foldLabelOf(fold, []))).toEqual(['10 年']);
  });

  it('lets the folds of a young case share the room that is left, and takes none where none is', () => {
    const notice = { from: at('2025-03-07T09:15:00+08:00'), to: at('2025-03-07T09:15:00+08:00') };
    const visit = { from: at('2025-03-11T10:15:00+08:00'), to: at('2025-03-11T10:15:00+08:00') };
    const axis = spreadAxis([notice, visit], fitScale([notice, visit], 1100), 1100);
    expect(axis.toX(visit.from) - axis.toX(notice.from)).toBeGreaterThanOrEqual(150);
    const scale = fitScale([inspection, closing], 1100);
    expect(spreadAxis([inspection, closing], scale, 1100).width).toBeLessThanOrEqual(1100);
    expect(spreadAxis([inspection, closing], scale, 300)).toMatchObject({
      width: buildAxis([inspection, closing], scale).width,
    });
  });

  it('keeps the order of time, and finds an instant again from where it stands', () => {
    const instant = fc.integer({ min: at('2019-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z') });
    fc.assert(
      fc.property(
        fc.array(instant, { minLength: 1, maxLength: 40 }),
        fc.double({ min: 1e-9, max: 1e-4, noNaN: true }),
        (instants, scale) => {
          const axis = buildAxis(
            instants.map((from) => ({ from, to: from + 60_000 })),
            scale,
          );
          const sorted = [...instants].sort((a, b) => a - b);
          const places = sorted.map(axis.toX);
          expect(places).toEqual([...places].sort((a, b) => a - b));
          for (const each of sorted)
            expect(Math.abs(axis.toX(axis.toInstant(axis.toX(each))) - axis.toX(each))).toBeLessThan(1);
          expect(places.at(-1)).toBeLessThanOrEqual(axis.width);
        },
      ),
    );
  });

  it('of nothing is empty and still answers', () => {
    const axis = buildAxis([], 1);
    expect(axis.segments).toEqual([]);
    expect(ticksOf(axis)).toEqual([]);
    expect(Number.isFinite(axis.toX(5))).toBe(true);
    expect(axis.toInstant(5)).toBe(0);
  });

  it('joins what overlaps or nearly touches', () => {
    expect(
      mergeSpans(
        [
          { from: 5, to: 9 },
          { from: 0, to: 4 },
          { from: 20, to: 21 },
        ],
        1,
      ),
    ).toEqual([
      { from: 0, to: 9 },
      { from: 20, to: 21 },
    ]);
  });
});

describe('the ticks', () => {
  it('speak of clock times within a day and of days within a month, in Shanghai', () => {
    const day = buildAxis([inspection], 0.0002);
    expect(ticksOf(day).map((tick) => tick.label)).toEqual(['10:15', '10:30', '10:45', '11:00', '11:15', '11:30']);
    const month = buildAxis([{ from: at('2025-03-01T00:00:00+08:00'), to: at('2025-03-04T00:00:00+08:00') }], 1e-6);
    expect(ticksOf(month).map((tick) => tick.label)).toEqual(['3月1日', '2日 周日', '3日 周一', '']);
  });

  it('speak of months and years over long cases', () => {
    const years = buildAxis([{ from: at('2024-11-15T00:00:00+08:00'), to: at('2026-02-15T00:00:00+08:00') }], 3e-8);
    expect(ticksOf(years).map((tick) => tick.label)).toEqual([
      '12月',
      '2025年',
      '2月',
      '3月',
      '4月',
      '5月',
      '6月',
      '7月',
      '8月',
      '9月',
      '10月',
      '11月',
      '12月',
      '2026年',
      '2月',
    ]);
  });
});
