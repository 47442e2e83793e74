import type { CaseView } from '@liuhen/server/api';
import { expect, test } from 'vitest';
import { articlesOf } from './articles-of.ts';

const finding = (article: string, status: string): CaseView['findings'][number] => ({
  id: article,
  article,
  duty: '',
  severity: 'B',
  status,
  legalEffect: null,
  compliance: null,
  due: null,
  derivation: null,
  records: [],
  cure: null,
  message: '',
  who: '',
  certainty: 'text',
  mayAnswer: false,
});

test('paragraphs of one article are one row, in the order of the regulation, other laws after', () => {
  const rows = articlesOf([
    finding('行政处罚法第六十条', 'pending'),
    finding('制度第二十七条', 'met'),
    finding('制度第二条第三款', 'met'),
    finding('制度第二条；行政处罚法第三十七条', 'breached'),
  ]);
  expect(rows.map(({ article, status }) => [article, status])).toEqual([
    ['制度第二条', 'broken'],
    ['制度第二十七条', 'met'],
    ['行政处罚法', 'due'],
  ]);
});

test('within an article the gravest stands first, and each state is counted', () => {
  const [row] = articlesOf([
    finding('制度第三条', 'met'),
    finding('制度第三条', 'overdue'),
    finding('制度第三条', 'judgement'),
  ]);
  expect(row?.findings.map(({ status }) => status)).toEqual(['overdue', 'judgement', 'met']);
  expect(row?.counts).toEqual({ met: 1, due: 0, unjudged: 1, broken: 1 });
});
