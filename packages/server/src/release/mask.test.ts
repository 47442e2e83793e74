import { expect, test } from 'vitest';
import { barAll, strikeWords } from './mask.ts';

test('a word is struck wherever it stands, the longer before the shorter, and leaves no trace of its length', () => {
  const words = ['王', '王小明', '110101199001011234'];
  const struck = strikeWords({ a: '王小明说', rows: [{ b: ['身份证110101199001011234'] }], n: 7 }, words);
  expect(struck).toEqual({ a: '███说', rows: [{ b: ['身份证████████'] }], n: 7 });
});

test('no words leave the value as it is', () => {
  const value = { a: '原样' };
  expect(strikeWords(value, [])).toBe(value);
});

test('a barred field says nothing of what it said, whatever it was', () => {
  const barred = JSON.stringify(barAll({ name: '李', age: 41, yes: true, rows: [{ id: 'x1' }, ''], none: null }));
  expect(barred).not.toMatch(/李|41|true|x1/);
  expect(barred).toContain('"rows":[{"id":"████"},""]');
});
