import { expect, test } from 'vitest';
import { missingFor, refusedBecause } from './device-problem.ts';
import { freeSpace, spaceWords } from './free-space.ts';

const hour = (2_596_000 / 8) * 3_600;

test('what is left is told in minutes of film, and is spoken of before it is gone', () => {
  const left = (bytes: number) => freeSpace({ quota: 10 * hour, usage: 10 * hour - bytes }, 'video');
  expect(left(hour)).toEqual({ minutes: 60, state: 'enough' });
  expect(left(hour / 6)).toEqual({ minutes: 10, state: 'short' });
  expect(left(hour / 60)).toEqual({ minutes: 1, state: 'full' });
  expect(left(-hour)).toEqual({ minutes: 0, state: 'full' });
  expect(freeSpace({}, 'video')).toBeNull();
  expect(freeSpace({ quota: hour, usage: 0 }, 'audio')?.minutes).toBeGreaterThan(1_500);
});

test('its words are those of a clock', () => {
  const words = (minutes: number) => spaceWords({ minutes, state: 'enough' });
  expect([5, 60, 200, 5_000].map(words)).toEqual([
    '约可再录 5 分',
    '约可再录 1 小时',
    '约可再录 3 小时 20 分',
    '可再录 24 小时以上',
  ]);
});

test('whatever keeps the page from recording is said with what to do, and the phone’s own camera stays', () => {
  const all = { isSecureContext: true, hasDevices: true, hasRecorder: true, hasStore: true };
  expect(missingFor(all)).toBeNull();
  const lacks = [{ isSecureContext: false }, { hasDevices: false }, { hasRecorder: false }, { hasStore: false }];
  for (const one of lacks) expect(missingFor({ ...all, ...one })?.remedy).toContain('手机相机');
  const names = ['NotAllowedError', 'NotFoundError', 'NotReadableError', 'OverconstrainedError', 'TypeError'];
  for (const name of names) expect(refusedBecause(name, 'video').remedy).toMatch(/重试.*手机相机/);
  expect(refusedBecause('NotAllowedError', 'audio').title).toBe('没有得到使用麦克风的许可');
});
