import { expect, test } from 'vitest';
import { levelOf } from './SoundLevel.tsx';

test('the level is that of the ear: half as strong is a little lower, nothing is nothing', () => {
  const tone = (strength: number) => Float32Array.from({ length: 1_000 }, (_, at) => strength * Math.sin(at / 7));
  expect(levelOf(new Float32Array(100))).toBe(0);
  expect(levelOf(new Float32Array(0))).toBe(0);
  const [loud, half, faint] = [levelOf(tone(1)), levelOf(tone(0.5)), levelOf(tone(0.002))];
  expect(loud).toBeGreaterThan(90);
  expect(loud - half).toBeGreaterThanOrEqual(9);
  expect(loud - half).toBeLessThanOrEqual(11);
  expect(faint).toBeLessThan(15);
});
