import type { Derivation } from '@liuhen/server/api';
import { expect, test } from 'vitest';
import { notCounted, termWords } from './derivation-words.ts';

const preservation: Derivation = {
  term: 'penalty.evidenceRegistration',
  title: '先行登记保存的处理',
  provision: '行政处罚法第五十六条',
  certainty: 'text',
  start: { event: '先行登记保存', at: '2026-11-13T06:00:00.000Z', day: '2026-11-13', proof: null },
  due: '2026-11-24T15:59:59.999Z',
  unverifiedYear: null,
  total: { unit: 'workingDays', count: 7 },
  period: { unit: 'workingDays', count: 7 },
  skipped: [{ from: '2026-11-14', to: '2026-11-15', days: 2, why: 'weekend', name: null }],
  stops: [],
};

test('the length of a term is said in its own unit, and from when it is counted', () => {
  expect(termWords(preservation)).toBe('7 个工作日，次日起算');
  expect(termWords({ ...preservation, total: { unit: 'hours', count: 24 } })).toContain('即时起算');
});

test('each stretch not counted is named with its days and its reason', () => {
  expect(notCounted(preservation)).toEqual(['2026年11月14日 至 2026年11月15日，周末 2 日']);
});

test('a stop that does not count says why', () => {
  const stops = [{ cause: '检测', from: '2026-11-16', to: null, provision: null, proof: null, rejected: '未书面告知' }];
  expect(notCounted({ ...preservation, skipped: [], stops })).toEqual(['检测不扣除：未书面告知']);
});

test('a term that a record ends counts nothing: it says until when, or how long before', () => {
  const until = { event: '许可有效期的末日', day: '2026-05-31' };
  expect(termWords({ ...preservation, until: { ...until, before: null } })).toBe(
    '至许可有效期的末日（2026年5月31日），遇休假日不顺延',
  );
  expect(termWords({ ...preservation, until: { ...until, before: { unit: 'calendarDays', count: 60 } } })).toBe(
    '许可有效期的末日（2026年5月31日） 60 日前',
  );
});
