import { expect, test } from 'vitest';
import { freeBytes } from './free-bytes.ts';

test('bytes with a buffer of their own give it back at once', () => {
  const before = process.memoryUsage().arrayBuffers;
  const held = Array.from({ length: 64 }, () => Buffer.alloc(1024 * 1024, 1));
  expect(process.memoryUsage().arrayBuffers - before).toBeGreaterThan(60e6);
  freeBytes(held);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4e6);
  expect(held.map(({ byteLength }) => byteLength)).toEqual(held.map(() => 0));
});

test('bytes that share their buffer with others stay as they are', () => {
  const whole = Buffer.alloc(8, 7);
  const part = whole.subarray(2, 4);
  const pooled = Buffer.from('一段');
  const shared = new Uint8Array(new SharedArrayBuffer(4));
  freeBytes([part, pooled, shared]);
  expect([whole.length, part.length, pooled.toString(), shared.length]).toEqual([8, 2, '一段', 4]);
});
