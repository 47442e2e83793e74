import { expect, test } from 'vitest';
import { clockOffset, offsetWords } from './clock-offset.ts';

const at = Date.parse('2026-11-26T02:00:00Z');
const made = 'Thu, 26 Nov 2026 02:00:00 GMT';

test('a clock that is off is told, with the way of the answer taken off; a second more or less is not', () => {
  expect(clockOffset(at + 200_000, at + 201_000, made)).toBe(200_000);
  expect(clockOffset(at - 90_000, at - 89_000, made)).toBe(-90_000);
  expect(clockOffset(at, at + 1_000, made)).toBeNull();
  // a slow answer proves nothing
  expect(clockOffset(at, at + 16_000, made)).toBeNull();
  expect(clockOffset(at + 200_000, at + 201_000, null)).toBeNull();
  expect(clockOffset(at + 200_000, at + 201_000, 'gestern')).toBeNull();
});

test('its words say which way, in minutes and seconds', () => {
  expect([200_000, -90_000, 60_000, -7_000].map(offsetWords)).toEqual([
    '本机时钟快 3 分 20 秒',
    '本机时钟慢 1 分 30 秒',
    '本机时钟快 1 分',
    '本机时钟慢 7 秒',
  ]);
});
