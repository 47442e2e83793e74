import type { HeldThing } from '@liuhen/server/api';
import { expect, test } from 'vitest';
import { nameOf, standing } from './held-words.ts';

const thing: HeldThing = {
  ...{ way: 'sealing', state: 'held', name: '水泵', amount: '1台', place: '泵房', keeper: '', sealNo: '' },
  ...{ list: '018f0000-0000-7000-8000-000000000001', since: '2026-04-08T02:30:00.000Z' },
  ...{ due: '2026-05-08T15:59:59.999Z', endedAt: null, ending: null },
};
const at = (now: string, more: Partial<HeldThing> = {}) => standing({ ...thing, ...more }, Date.parse(now));

test('what is held too long is red, what was decided and not given back still waits, what was given back is done', () => {
  expect(at('2026-05-01T00:00:00Z')).toMatchObject({ status: 'due' });
  expect(at('2026-05-01T00:00:00Z').words).toMatch(/^在押，5月8日（.+）届满，还剩/);
  expect(at('2026-05-09T00:00:00Z')).toMatchObject({ status: 'broken' });
  expect(at('2026-05-09T00:00:00Z', { state: 'decided', due: null, ending: '随案移送' })).toEqual({
    status: 'due',
    words: '随案移送',
  });
  const back = { state: 'ended', due: null, endedAt: '2026-05-20T03:00:00.000Z', ending: '已退还' } as const;
  expect(at('2026-06-09T00:00:00Z', back)).toEqual({ status: 'met', words: '5月20日（周三）已退还' });
});

test('what was listed nowhere is called so', () => {
  expect(nameOf({ ...thing, name: '' })).toBe('查封、扣押的财物（没有清单）');
  expect(nameOf({ ...thing, way: 'registration', name: '' })).toContain('先行登记保存');
});
