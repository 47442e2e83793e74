import { expect, test } from 'vitest';
import { isLate, partOf } from './filming-excuse.ts';

test('a gap is written down in whole seconds of Beijing that hold all of it', () => {
  expect(partOf({ from: '2026-09-14T02:05:09.400Z', to: '2026-09-14T16:07:10.001Z' })).toEqual({
    from: '2026-09-14T10:05:09+08:00',
    to: '2026-09-15T00:07:11+08:00',
  });
  expect(partOf({ from: '2026-09-14T02:05:09.000Z', to: '2026-09-14T02:07:10.000Z' })).toEqual({
    from: '2026-09-14T10:05:09+08:00',
    to: '2026-09-14T10:07:10+08:00',
  });
});

test('a reason is late from midnight in Beijing on', () => {
  const end = '2026-09-14T15:00:00.000Z';
  expect(isLate(end, Date.parse('2026-09-14T15:59:59Z'))).toBe(false);
  expect(isLate(end, Date.parse('2026-09-14T16:00:00Z'))).toBe(true);
});
