import { describe, expect, it } from 'vitest';
import { formatNumber, internalPattern, outwardPattern, patternProblem } from './format-number.ts';

const parts = { year: 2026, seq: 1, agencyWord: '吉白山环', branchWord: '抚松', docWord: '罚' };

describe('document numbers', () => {
  it('are written as GB/T 9704 wants: six-cornered brackets, no padding', () => {
    expect(formatNumber(outwardPattern, parts)).toBe('吉白山环(抚松)罚〔2026〕1号');
    expect(formatNumber(outwardPattern, { ...parts, branchWord: '', seq: 12 })).toBe('吉白山环罚〔2026〕12号');
  });

  it('of papers within the agency hang on the case', () => {
    expect(formatNumber(internalPattern, { ...parts, caseNo: 'FS-2026-031', docWord: 'XC', seq: 2 })).toBe(
      'FS-2026-031-XC-02',
    );
  });

  it('are never given for a sequence below one or a year that is none', () => {
    expect(() => formatNumber(outwardPattern, { ...parts, seq: 0 })).toThrow(RangeError);
    expect(() => formatNumber(outwardPattern, { ...parts, seq: 1.5 })).toThrow(RangeError);
    expect(() => formatNumber(outwardPattern, { ...parts, year: 26 })).toThrow(RangeError);
  });

  it('have patterns that are checked before they are used', () => {
    expect(patternProblem(outwardPattern)).toBeNull();
    expect(patternProblem(internalPattern)).toBeNull();
    expect(patternProblem('{docWord}〔{year}〕号')).toContain('{seq}');
    expect(patternProblem('{docWord}{seq}号')).toContain('重号');
    expect(patternProblem('{year}{seq}{pinyin}')).toContain('{pinyin}');
  });
});
