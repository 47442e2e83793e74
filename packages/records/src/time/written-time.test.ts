import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimTime, dateOf, readDate, readInstant, storeInstant, writeTime } from './written-time.ts';

describe('written times', () => {
  it('reads an instant with its offset', () => {
    expect(readInstant('2025-03-11T10:02:00+08:00')?.toString()).toBe('2025-03-11T02:02:00Z');
    expect(readInstant('2025-03-11T02:02:00.5Z')?.toString()).toBe('2025-03-11T02:02:00.5Z');
  });

  it('takes a time without offset, and a bare date, as Shanghai whatever the zone of the machine', () => {
    expect(readInstant('2025-03-11T10:02')?.toString()).toBe('2025-03-11T02:02:00Z');
    expect(readInstant('2025-03-11')?.toString()).toBe('2025-03-10T16:00:00Z');
    expect(readDate('2025-03-10T23:30:00Z')?.toString()).toBe('2025-03-11');
  });

  it('reads days and times as people write them, and 24:00 as the end of its day', () => {
    for (const text of ['2026年4月8日', '2026/4/8', '2026.04.08'])
      expect(readDate(text)?.toString(), text).toBe('2026-04-08');
    for (const text of ['2026年4月8日 9时30分', '2026/4/8 9:30', '2026-04-08 09:30'])
      expect(readInstant(text)?.toString(), text).toBe('2026-04-08T01:30:00Z');
    expect(readInstant('2026-04-08T24:00')?.toString()).toBe('2026-04-08T16:00:00Z');
    expect(claimTime('2026年4月8日', null, 'file')).toMatchObject({ precision: 'day', offset: '+08:00' });
    for (const text of ['2026年13月8日', '2026/4/31', '2026年4月8日 25时', '2026-04-08T24:01'])
      expect(readInstant(text), text).toBeNull();
  });

  it('answers null for what is no time, so that it becomes a finding and not an exception', () => {
    for (const value of [
      null,
      5,
      '',
      '昨天',
      '2025-02-30',
      '2025-13-01',
      '2025-03-11T25:00',
      '2025-03-11T10:02:00[Mars/Olympus]',
    ]) {
      expect(readInstant(value)).toBeNull();
      expect(readDate(value)).toBeNull();
    }
    expect(claimTime('明天', null, 'person')).toBeNull();
    expect(claimTime('2025-03-11', '以后', 'person')).toBeNull();
  });

  it('prints a claimed time back as it was written', () => {
    for (const written of [
      '2025-03-11',
      '2025-03-11T10:02+08:00',
      '2025-03-11T10:02:07+08:00',
      '2025-03-11T10:02:07.250+08:00',
      '2025-03-11T02:02:00+00:00',
    ]) {
      const claimed = claimTime(written, null, 'person');
      expect(claimed && writeTime(claimed.from, claimed)).toBe(written);
    }
  });

  it('keeps UTC apart from other offsets, and an end beside a start', () => {
    const claimed = claimTime('2025-03-11T02:02:00Z', '2025-03-11T03:00:00Z', 'device');
    expect(claimed).toEqual({
      from: '2025-03-11T02:02:00.000Z',
      to: '2025-03-11T03:00:00.000Z',
      precision: 'second',
      offset: '+00:00',
      source: 'device',
    });
  });

  // since 1992: before it Shanghai had summer time
  it('stores any instant with milliseconds and finds its day in Shanghai', () => {
    fc.assert(
      fc.property(fc.integer({ min: 694_224_000_000, max: 4_102_444_800_000 }), (milliseconds) => {
        const instant = Temporal.Instant.fromEpochMilliseconds(milliseconds);
        expect(readInstant(storeInstant(instant))?.epochMilliseconds).toBe(milliseconds);
        expect(dateOf(instant).toString()).toBe(instant.add({ hours: 8 }).toString().slice(0, 10));
      }),
    );
  });
});
