import { expect, test } from 'vitest';
import { dueIn, lateBy } from './intake-clock.ts';

test('the twenty-four hours run from the end of a recording, and a second over is late', () => {
  expect(dueIn('2025-03-11T02:00:00.000Z')).toBe('2025-03-12T02:00:00.000Z');
  expect(lateBy('2025-03-11T02:00:00.000Z', '2025-03-12T02:00:00.000Z')).toBe(0);
  expect(lateBy('2025-03-11T02:00:00.000Z', '2025-03-12T02:00:01.000Z')).toBe(1_000);
});
