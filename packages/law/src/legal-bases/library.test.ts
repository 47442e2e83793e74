import { expect, test } from 'vitest';
import { agencyOf } from '../cases/story.fixture.ts';
import { at } from '../periods/sums.fixture.ts';
import { isNormativeDocument, levelOf } from './level.ts';
import { addedBases, findBasis, legalBases, repealedLawIn, unbornLawIn } from './library.ts';

test('the ten laws that the code replaced end on the day it begins', () => {
  const ended = legalBases.filter((basis) => basis.repealedOn === findBasis('生态环境法典')?.effectiveFrom);
  expect(ended).toHaveLength(10);
  expect(repealedLawIn('《中华人民共和国水污染防治法》第十条', at('2026-08-14 23:59:59'))).toBeNull();
  expect(repealedLawIn('《中华人民共和国水污染防治法》第十条', at('2026-08-15 00:00:00'))).toBe('水污染防治法');
});

test('what is not in force yet cannot be cited, what merely has an older edition can', () => {
  expect(unbornLawIn('《生态环境法典》第五十三条', at('2026-08-14 12:00:00'))).toBe('生态环境法典');
  expect(unbornLawIn('《生态环境法典》第五十三条', at('2026-08-15 12:00:00'))).toBeNull();
  expect(unbornLawIn('《行政许可法》第三十八条', at('2018-01-01 12:00:00'))).toBeNull();
});

test('a bureau adds a basis without code, and its line comes first', () => {
  const agency = agencyOf([
    {
      kind: 'legalBasisAdded',
      when: '2026-01-01',
      data: {
        law: '《吉林省生态环境保护条例》',
        article: '第一条',
        level: '地方性法规',
        effectiveFrom: '2021-01-01',
        repealedOn: '2026-03-01',
      },
    },
  ]);
  const added = addedBases(agency);
  expect(added[0]).toMatchObject({ title: '吉林省生态环境保护条例', repealedOn: '2026-03-01' });
  expect(repealedLawIn('《吉林省生态环境保护条例》第三条', at('2026-03-01 00:00:00'), added)).toBe(
    '吉林省生态环境保护条例',
  );
});

test.each([
  ['法律', 'law'],
  ['行政法规', 'administrativeRegulation'],
  ['地方性法规', 'localRegulation'],
  ['部门规章', 'rule'],
  ['规范性文件', 'normative'],
  ['不明', 'unknown'],
])('a basis called %s is of rank %s', (word, level) => {
  expect(levelOf(word)).toBe(level);
});

test('notices and opinions are no basis by their very title', () => {
  expect(isNormativeDocument('《关于加强监管的通知》第三条')).toBe(true);
  expect(isNormativeDocument('《排污许可管理条例》第三十四条')).toBe(false);
});
