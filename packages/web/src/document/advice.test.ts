import type { FactView } from '@liuhen/server/api';
import { expect, it } from 'vitest';
import { adviceToAnswer } from './advice.ts';

type Fields = Extract<FactView['data'][string], { readonly [key: string]: unknown }>;
const review = (fields: Fields, kind = 'legalReviewOpinion') => ({ kind, annulledBy: null, data: { fields } });

it('is what a legal review advised as a whole, as long as nobody has answered it', () => {
  expect(adviceToAnswer(review({ advice: ' 写明择一重适用的理由 ' }))).toEqual([
    { no: null, text: '写明择一重适用的理由' },
  ]);
  expect(adviceToAnswer(review({ advice: '写明理由', response: null }))).toHaveLength(1);
  expect(adviceToAnswer(review({ advice: '写明理由', response: { adopted: true } }))).toEqual([]);
});

it('is each suggestion by itself where they were written one by one', () => {
  const suggestions = [{ no: 1, text: '写明理由' }, { text: ' 补充回证 ' }, { no: 3, text: '' }];
  const asked = [
    { no: 1, text: '写明理由' },
    { no: 2, text: '补充回证' },
  ];
  expect(adviceToAnswer(review({ advice: '见逐条建议', suggestions }))).toEqual(asked);
  expect(adviceToAnswer(review({ advice: '见逐条建议', suggestions, answers: [] }))).toEqual(asked);
  expect(adviceToAnswer(review({ advice: '见逐条建议', suggestions, answers: [{ no: 1 }, { no: 2 }] }))).toEqual([]);
});

it('is nothing where the review has none, was taken back, or is another paper', () => {
  for (const advice of ['无', '没有', '无建议。', '', null]) expect(adviceToAnswer(review({ advice }))).toEqual([]);
  expect(adviceToAnswer({ ...review({ advice: '写明理由' }), annulledBy: 'x' })).toEqual([]);
  expect(adviceToAnswer(review({ advice: '写明理由' }, 'caseReviewForm'))).toEqual([]);
});
