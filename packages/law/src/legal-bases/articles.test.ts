import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fen } from '../calculations/money.ts';
import { parseDay } from '../calendars/day.ts';
import { agencyOf, type Line } from '../cases/story.fixture.ts';
import { agencyRefusals } from '../gate/agency-gate.ts';
import { at } from '../periods/sums.fixture.ts';
import { citationOf } from './article.ts';
import { articleNumber, articleNumeral } from './article-number.ts';
import { shippedArticles } from './articles/catalogue.ts';
import { benchmarksOf, byFactors } from './benchmark.ts';
import { articlesCited, citationsIn } from './citation.ts';
import { fineStanding, statutoryRangeFor } from './fine-range.ts';
import { findBasis } from './library.ts';

const day = (iso: string) => {
  const found = parseDay(iso);
  if (found === null) throw new Error(iso);
  return found;
};
const nothing = agencyOf([]);
const yuan = (n: number) => fen(n * 100);

test('the numbers of articles are read as they are written', () => {
  expect(articleNumber('一千零六十')).toBe(1060);
  expect(articleNumber('一千二百四十二')).toBe(1242);
  expect(articleNumber('一百零八')).toBe(108);
  expect(articleNumber('十')).toBe(10);
  expect(articleNumber('甲')).toBeNull();
  fc.assert(fc.property(fc.integer({ min: 1, max: 1999 }), (n) => articleNumber(articleNumeral(n)) === n));
});

test.each([
  ['《排污许可管理条例》第二十四条第三款、第四十三条', ['排污许可管理条例 24 第三款', '排污许可管理条例 43 ']],
  ['《行政许可法》第三十二、三十四条', ['行政许可法 32 ', '行政许可法 34 ']],
  ['大气污染防治法第一百零八条第（五）项', ['大气污染防治法 108 第（五）项']],
  ['《中华人民共和国水污染防治法》第10条；《行政处罚法》第二十九条（择一重）', ['水污染防治法 10 ', '行政处罚法 29 ']],
  ['第三十四条', []],
  ['没有依据', []],
])('%s names its articles', (text, expected) => {
  expect(citationsIn(text).map(({ law, no, part }) => `${law} ${no} ${part}`)).toEqual(expected);
});

test('every article kept is of a law that is kept, holds no longer than its law, and says how sure it is', () => {
  for (const article of shippedArticles) {
    const law = findBasis(article.law);
    expect(law, article.law).toBeDefined();
    expect(article.repealedOn, citationOf(article)).toBe(law?.repealedOn ?? null);
    expect(article.text.length, citationOf(article)).toBeGreaterThan(4);
    expect(citationsIn(citationOf(article)), citationOf(article)).toEqual([
      { law: article.law, no: article.no, part: article.part },
    ]);
    if (article.fine) expect(article.fine.min).toBeLessThanOrEqual(article.fine.max);
  }
});

test('no article is kept twice for the same day', () => {
  const keys = shippedArticles.map((article) => `${citationOf(article)} ${article.effectiveFrom}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test('what is cited is read as of the day of the conduct', () => {
  const [air] = citationsIn('《大气污染防治法》第一百零八条第（五）项');
  if (air === undefined) throw new Error('not read');
  expect(articlesCited(air, day('2026-08-14'), nothing)).toHaveLength(1);
  expect(articlesCited(air, day('2026-08-15'), nothing)).toHaveLength(0);
});

describe('the range of a fine', () => {
  test('is that of the article, with what it was found by', () => {
    const range = statutoryRangeFor('《排污许可管理条例》第三十四条第（一）项', day('2025-03-01'), nothing);
    expect(range).toMatchObject({ min: yuan(200_000), max: yuan(1_000_000) });
    expect(range?.derivation.join('')).toContain('2025-03-01');
  });

  test('of several is the one that lets more be fined, and says so (行政处罚法第二十九条)', () => {
    const cited = '《水污染防治法》第八十三条；《排污许可管理条例》第四十三条';
    const range = statutoryRangeFor(cited, day('2025-03-01'), nothing);
    expect(range).toMatchObject({ min: yuan(100_000), max: yuan(1_000_000) });
    expect(range?.derivation.at(-1)).toContain('罚款数额高');
  });

  test('that may be left out has no lower end, and a grave one reaches further', () => {
    expect(statutoryRangeFor('《排污许可管理条例》第四十三条', day('2025-03-01'), nothing)?.min).toBe(0);
    expect(statutoryRangeFor('《排污许可管理条例》第三十五条', day('2025-03-01'), nothing)?.max).toBe(yuan(1_000_000));
  });

  test('is unknown for what is not kept, and after the law was repealed', () => {
    expect(statutoryRangeFor('《某市条例》第三条', day('2025-03-01'), nothing)).toBeNull();
    expect(statutoryRangeFor('《水污染防治法》第八十三条', day('2026-08-15'), nothing)).toBeNull();
  });

  test('takes in its ends', () => {
    const standing = (amount: number) =>
      fineStanding(yuan(amount), '《排污许可管理条例》第三十四条第（一）项', day('2025-03-01'), nothing).standing;
    expect([199_999, 200_000, 1_000_000, 1_000_001].map(standing)).toEqual(['below', 'within', 'within', 'above']);
  });
});

const basis = '《排污许可管理条例》第三十四条第（一）项';
const benchmark = (data: object): Line => ({
  kind: 'discretionBenchmark',
  when: '2025-01-01',
  data: {
    title: '基准（虚构）',
    basis,
    effectiveFrom: '2025-01-01',
    source: '虚构',
    grades: [
      { circumstance: '轻微', min: 200_000, max: 280_000 },
      { circumstance: '一般', min: 280_000, max: 500_000 },
    ],
    ...data,
  },
});

describe('a benchmark of discretion', () => {
  test('shows the grades into which an amount falls, by the day of the conduct', () => {
    const agency = agencyOf([benchmark({ repealedOn: '2026-01-01' })]);
    const on = (iso: string) => fineStanding(yuan(280_000), basis, day(iso), agency).benchmarks;
    expect(on('2025-12-31')[0]?.grades).toEqual(['轻微', '一般']);
    expect(on('2026-01-01')).toEqual([]);
  });

  test('by factors adds up their shares of the range', () => {
    const range = statutoryRangeFor(basis, day('2025-03-01'), nothing)?.article.fine;
    if (range === null || range === undefined) throw new Error('no range');
    expect(byFactors(range, [6, 4]).amount).toBe(yuan(280_000));
    expect(byFactors(range, []).amount).toBe(yuan(200_000));
    expect(byFactors(range, [60, 60]).amount).toBe(yuan(1_000_000));
  });

  test.each([
    ['an end before its beginning', { repealedOn: '2024-12-31' }, '不晚于'],
    ['an end on its first day', { repealedOn: '2025-01-01' }, '不晚于'],
    ['a date that is none', { effectiveFrom: '2025-02-30' }, '不是有效日期'],
    ['a range upside down', { grades: [{ circumstance: '一般', min: 3, max: 2 }] }, '下限不高于上限'],
    ['grades beyond the law', { grades: [{ circumstance: '重', min: 200_000, max: 1_000_001 }] }, '突破'],
    ['grades below the law', { grades: [{ circumstance: '轻', min: 1, max: 200_000 }] }, '突破'],
    ['a share beyond the whole', { factors: [{ factor: '次数', choice: '一次', percent: 101 }] }, '0 至 100'],
    ['nothing to weigh', { grades: [] }, '没有裁量阶次'],
    ['two articles at once', { basis: '《行政处罚法》第三十三条、第三十四条' }, '一个条款'],
    ['no source', { source: ' ' }, '出处'],
  ])('with %s is refused, and not used where it came in', (_what, data, words) => {
    const line = benchmark(data);
    const [refusal] = agencyRefusals(nothing, line.kind, line.data ?? {}, at('2025-01-01 09:00:00'));
    expect(refusal?.message).toContain(words);
    expect(refusal?.cure).not.toBe('');
    const agency = agencyOf([line]);
    expect(benchmarksOf(agency).benchmarks).toEqual([]);
    expect(benchmarksOf(agency).refused[0]?.message).toContain(words);
  });

  test('overlapping another for the same conduct is refused; following it is not', () => {
    const agency = agencyOf([benchmark({ repealedOn: '2026-01-01' })]);
    const asked = (from: string) =>
      agencyRefusals(
        agency,
        'discretionBenchmark',
        benchmark({ effectiveFrom: from }).data ?? {},
        at('2026-01-01 09:00:00'),
      );
    expect(asked('2025-12-31')[0]?.message).toContain('重叠');
    expect(asked('2026-01-01')).toEqual([]);
  });
});

describe('a basis that a bureau adds', () => {
  const line = (data: object) => ({
    law: '《吉林省生态环境保护条例》',
    article: '第四十条',
    level: '地方性法规',
    effectiveFrom: '2021-01-01',
    ...data,
  });
  const asked = (data: object, ...held: object[]) =>
    agencyRefusals(
      agencyOf(held.map((one): Line => ({ kind: 'legalBasisAdded', when: '2025-01-01', data: line(one) }))),
      'legalBasisAdded',
      line(data),
      at('2026-01-01 09:00:00'),
    );

  test('is cited with its words and its range like one of the house', () => {
    const agency = agencyOf([
      {
        kind: 'legalBasisAdded',
        when: '2025-01-01',
        data: line({ words: '处一万元以上五万元以下的罚款。', fineMin: 10_000, fineMax: 50_000 }),
      },
    ]);
    const range = statutoryRangeFor('《吉林省生态环境保护条例》第四十条', day('2025-03-01'), agency);
    expect(range).toMatchObject({ min: yuan(10_000), max: yuan(50_000) });
    expect(range?.derivation.join('')).toContain('未经原文核实');
  });

  test.each([
    ['an end before its beginning', { repealedOn: '2020-01-01' }, '不晚于'],
    ['a range upside down', { fineMin: 5, fineMax: 4 }, '下限高于上限'],
    ['a lower end alone', { fineMin: 5 }, '只写了罚款下限'],
    ['broken yuan', { fineMin: 1, fineMax: 4.5 }, '整数元'],
    ['a fine and no article', { article: '相关条款', fineMax: 5 }, '条号读不懂'],
    ['no name', { law: '《》' }, '没有写明法律名称'],
  ])('with %s is refused', (_what, data, words) => {
    expect(asked(data)[0]?.message).toContain(words);
  });

  test('whose edition overlaps one already there is refused; the next edition is not', () => {
    expect(asked({}, {})[0]?.message).toContain('重叠');
    expect(asked({ effectiveFrom: '2026-01-01' }, { repealedOn: '2026-01-01' })).toEqual([]);
  });
});
