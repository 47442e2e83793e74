import { expect, test } from 'vitest';
import { clockChecks } from './clock-checks.ts';

const check = (record: string, at: string, offsetSec: number | null) => ({
  record,
  kind: 'deviceClockCheck',
  title: '设备校时',
  at,
  person: null,
  offsetSec,
  note: null,
});

test('each check says how far off the clock was, and how fast it ran since the one before; newest first', () => {
  const lines = clockChecks([
    check('b', '2026-03-11T00:00:00.000Z', 12),
    check('a', '2026-03-01T00:00:00.000Z', 2),
    { ...check('x', '2026-03-02T00:00:00.000Z', null), kind: 'deviceSignedOut' },
    check('c', '2026-03-11T00:20:00.000Z', 0),
    check('d', '2026-03-12T00:20:00.000Z', -3),
  ]);
  expect(lines.map(({ record, offset, drift }) => [record, offset, drift])).toEqual([
    ['d', '慢 3 秒', '自上次校时每天慢 3.0 秒'],
    ['c', '准', ''],
    ['b', '快 12 秒', '自上次校时每天快 1.0 秒'],
    ['a', '快 2 秒', ''],
  ]);
});
