import { expect, it } from 'vitest';
import { adviceToAnswer } from './advice.ts';

const review = (
  fields: Readonly<Record<string, string | null | { adopted: boolean }>>,
  kind = 'legalReviewOpinion',
) => ({
  kind,
  annulledBy: null,
  data: { fields },
});

it('is what a legal review advised, as long as nobody has answered it', () => {
  expect(adviceToAnswer(review({ advice: ' 写明择一重适用的理由 ' }))).toBe('写明择一重适用的理由');
  expect(adviceToAnswer(review({ advice: '写明理由', response: null }))).toBe('写明理由');
  expect(adviceToAnswer(review({ advice: '写明理由', response: { adopted: true } }))).toBeNull();
});

it('is nothing where the review has none, was taken back, or is another paper', () => {
  for (const advice of ['无', '没有', '无建议。', '', null]) expect(adviceToAnswer(review({ advice }))).toBeNull();
  expect(adviceToAnswer({ ...review({ advice: '写明理由' }), annulledBy: 'x' })).toBeNull();
  expect(adviceToAnswer(review({ advice: '写明理由' }, 'caseReviewForm'))).toBeNull();
});
