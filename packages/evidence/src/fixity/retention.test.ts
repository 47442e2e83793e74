import { describe, expect, it } from 'vitest';
import { disposability, type RetentionFacts } from './retention.ts';

const facts: RetentionFacts = { endedAt: '2025-03-11T03:46:00Z', leastMonths: 6, cases: [], holds: [] };

describe('disposal of a recording', () => {
  it('waits for the least term, by the calendar of the place', () => {
    expect(disposability(facts, '2025-09-11T03:45:59Z')).toMatchObject({
      disposable: false,
      against: [expect.stringContaining('6 个月')],
    });
    expect(disposability(facts, '2025-09-11T03:46:00Z')).toEqual({
      disposable: true,
      earliest: '2025-09-11T03:46:00Z',
      against: [],
    });
    const atNewYear = { ...facts, endedAt: '2025-08-30T16:30:00Z' }; // 31 August in Shanghai: six months later is the last of February there.
    expect(disposability(atNewYear, '2030-01-01T00:00:00Z').earliest).toBe('2026-02-27T16:30:00Z');
  });

  it('waits for the longest of the case files it is evidence in', () => {
    const cases = [
      { id: 'A', archived: true, until: '2035-01-01T00:00:00Z' },
      { id: 'B', archived: true, until: '2055-01-01T00:00:00Z' },
    ];
    expect(disposability({ ...facts, cases }, '2040-01-01T00:00:00Z')).toEqual({
      disposable: false,
      earliest: '2055-01-01T00:00:00Z',
      against: ['案件 B 的案卷保管期限未满'],
    });
  });

  it('never comes while a case is open, kept for ever, or a hold stands', () => {
    const open = { ...facts, cases: [{ id: 'A', archived: false, until: null }] };
    const permanent = { ...facts, cases: [{ id: 'A', archived: true, until: null }] };
    const held = { ...facts, holds: [{ ground: '行政复议', until: null }] };
    for (const one of [open, permanent, held])
      expect(disposability(one, '2099-01-01T00:00:00Z')).toMatchObject({ disposable: false, earliest: null });
  });
});
