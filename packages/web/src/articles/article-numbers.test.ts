import { expect, test } from 'vitest';
import { articleNumbers, numberOf, wordsOf } from './article-numbers.ts';

test('numerals are read as they are written in a regulation', () => {
  expect(['一', '十', '十四', '二十', '二十七', '三十一'].map(numberOf)).toEqual([1, 10, 14, 20, 27, 31]);
  for (let number = 1; number <= 31; number += 1) expect(numberOf(wordsOf(number))).toBe(number);
  expect(numberOf('百')).toBeNull();
});

test('only articles of this regulation are taken from a provision', () => {
  expect(articleNumbers('制度第十三条；行政处罚法第五十六条')).toEqual([13]);
  expect(articleNumbers('制度第七条、第十六条')).toEqual([7, 16]);
  expect(articleNumbers('行政强制法第十八条第（一）项')).toEqual([]);
});
