import { expect, test } from 'vitest';
import { evaluate } from '../evaluate.ts';
import { at } from '../periods/sums.fixture.ts';
import { type Told, told } from '../procedures/told.fixture.ts';

const review = (fields: object): Told => ({
  kind: 'legalReviewOpinion',
  data: { fields: { opinion: '同意', advice: '见逐条建议', ...fields } },
});
const two = { suggestions: [{ no: 1, text: '写明择一重适用的理由' }, { text: '补充送达回证' }, { text: ' ' }] };
const answered = (...answers: object[]) => review({ ...two, answers });
const adopted = { no: 1, adopted: true, reason: '已写入决定书' };
const refused = { no: '2', adopted: false, reason: '回证已在卷' };
const finding = (...records: Told[]) =>
  evaluate(told('penalty.ordinary', ['clueRegistered', ...records]), at('2026-06-01')).find(({ id }) => id === 'A14.3');
const decision: Told = { kind: 'penaltyDecision', data: { fields: {}, issuedAt: '2026-04-20T10:00:00+08:00' } };

test('each suggestion of a legal review is answered by itself, adopted or not, with its reason', () => {
  expect(finding(answered(adopted, refused))).toMatchObject({ status: 'met' });
  expect(finding(answered(adopted))).toMatchObject({ status: 'pending' });
  expect(finding(answered(adopted))?.message).toContain('第2条，共2条');
  expect(finding(answered())?.message).toContain('第1、2条');
});

test('one answer for the whole, a word without reason, or one without a yes or no answers no suggestion', () => {
  expect(finding(review({ ...two, response: { adopted: true, note: '采纳' } }))?.status).toBe('pending');
  expect(finding(answered(adopted, { ...refused, reason: ' ' }))?.status).toBe('pending');
  expect(finding(answered(adopted, { no: 2, reason: '采纳' }))?.status).toBe('pending');
});

test('a decision made before all were answered names those that were not', () => {
  expect(finding(answered(adopted), decision)).toMatchObject({ status: 'breached' });
  expect(finding(answered(adopted), decision)?.message).toContain('第2条');
});

test('rows alone are advice; advice in one piece is answered in one piece', () => {
  expect(finding(review({ ...two, advice: '', answers: [adopted, refused] }))?.status).toBe('met');
  expect(finding(review({ advice: '写明理由' }))?.status).toBe('pending');
  expect(finding(review({ advice: '写明理由', response: { adopted: true } }))?.status).toBe('met');
  expect(finding(review({ advice: '无' }))?.status).toBe('met');
  expect(finding(review({ advice: '' }))?.status).toBe('breached');
});
