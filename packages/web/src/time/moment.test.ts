import { describe, expect, it } from 'vitest';
import { clock, clockToSecond, day, left, length, lengthToSecond, moment, momentToSecond } from './moment.ts';

describe('times on screen', () => {
  it('are in Shanghai whatever the zone of the machine', () => {
    expect(moment('2025-03-11T02:05:00.000Z')).toBe('2025年3月11日 10:05');
    expect(clock('2025-03-10T16:00:00.000Z')).toBe('00:00');
    expect(day('2026-07-03T10:00:00+08:00', new Date('2026-11-25'))).toBe('7月3日（周五）');
    expect(day('2025-07-03T10:00:00+08:00', new Date('2026-11-25'))).toBe('2025年7月3日（周四）');
  });

  it('show what cannot be read as it was written', () => {
    expect(moment('上午')).toBe('上午');
    expect(day('上午')).toBe('上午');
    expect(clock('上午')).toBe('');
  });

  it('say how long, in the unit that tells', () => {
    expect([36_000, 28 * 60_000, 104 * 60_000, 2 * 3_600_000, 50 * 3_600_000].map(length)).toEqual([
      '36 秒',
      '28 分',
      '1 小时 44 分',
      '2 小时',
      '2 天',
    ]);
    expect(left('2026-11-25T12:00:00Z', Date.parse('2026-11-25T08:48:00Z'))).toEqual({
      past: false,
      words: '还剩 3 小时 12 分',
    });
    expect(left('2026-11-25T08:00:00Z', Date.parse('2026-11-25T08:48:00Z'))).toEqual({
      past: true,
      words: '已过 48 分',
    });
  });

  it('are told to the second where a second counts', () => {
    expect(momentToSecond('2026-09-14T02:05:09.400Z')).toBe('2026年9月14日 10:05:09');
    expect(clockToSecond('2026-09-14T02:05:09.400Z')).toBe('10:05:09');
    expect(momentToSecond('上午')).toBe('上午');
    expect([600, 9_000, 120_000, 123_000, 3_600_000, 6_249_000].map(lengthToSecond)).toEqual([
      '0.6 秒',
      '9 秒',
      '2 分',
      '2 分 3 秒',
      '1 小时',
      '1 小时 44 分 9 秒',
    ]);
  });
});
