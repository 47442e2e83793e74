import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { gates } from '../obligations/obligation.ts';
import { allObligations, articles, nationalLaws } from './rulebooks.ts';

const pinned = readFileSync(new URL('fusong-process-recording/regulation.zh.txt', import.meta.url), 'utf8');

test('the articles are the thirty-one of the regulation, in order, and each has an obligation', () => {
  expect(articles.map((article) => article.number)).toEqual(Array.from({ length: 31 }, (_, n) => n + 1));
  for (const article of articles)
    expect([article.number, article.obligations.length > 0]).toEqual([article.number, true]);
});

test('every quotation stands word for word in the pinned text, and nothing of an article is left out', () => {
  for (const article of articles) for (const words of article.words) expect(pinned).toContain(words);
  const quoted = articles.flatMap((article) => article.words).join('').length;
  const whole = pinned
    .split('\n')
    .slice(3)
    .join('')
    .replace(/\s|　/g, '')
    .replace(/(^|。|；)[一二三十四五六七八九]{1,3}、/g, '$1').length;
  expect(quoted).toBeGreaterThan(whole - 200);
});

test('ids are unique and of the kinds the house knows; an obligation of article N is named AN', () => {
  const ids = allObligations.map((o) => o.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const article of articles)
    for (const o of article.obligations)
      expect(o.id.startsWith(`A${String(article.number).padStart(2, '0')}.`)).toBe(true);
});

test('each article and law says how it is read and what is left to a person; each duty says what, who and on what proof', () => {
  for (const { reading, leftToAPerson } of [...articles, ...nationalLaws])
    expect(reading.length * leftToAPerson.length).toBeGreaterThan(0);
  for (const o of allObligations) {
    expect([o.id, o.duty !== '', o.who !== '', o.proof !== '']).toEqual([o.id, true, true, true]);
    expect([o.id, o.judge === 'machine' || o.judgedBy !== null]).toEqual([o.id, true]);
    expect([o.id, o.bars.filter((bar) => !gates.includes(bar))]).toEqual([o.id, []]);
  }
});

test('every obligation of the researched list stands in the code', () => {
  const expected: Record<number, number> = {
    1: 3,
    2: 5,
    3: 4,
    4: 2,
    5: 3,
    6: 7,
    7: 8,
    8: 6,
    9: 6,
    10: 6,
    11: 10,
    12: 5,
    13: 4,
    14: 4,
    15: 1,
    16: 2,
    17: 10,
    18: 2,
    19: 5,
    20: 5,
    21: 2,
    22: 6,
    23: 3,
    24: 3,
    25: 9,
    26: 2,
    27: 5,
    28: 3,
    29: 4,
    30: 3,
    31: 1,
  };
  expect(Object.fromEntries(articles.map((a) => [a.number, a.obligations.length]))).toEqual(expected);
});
