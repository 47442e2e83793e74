import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { specimens } from '../bench/evaluate/held.ts';

const counter = new URL('../bench/evaluate/executed.ts', import.meta.url).pathname;

describe('the work of judging a case', () => {
  it.each(specimens)('grows with its records and no faster: %s', { timeout: 120_000 }, async (specimen) => {
    const interpreted = ['--no-opt', '--no-maglev', '--no-sparkplug', counter, specimen, '250', '2500'];
    const { stdout } = await promisify(execFile)(process.execPath, interpreted);
    const [small = 0, large = 0] = JSON.parse(stdout) as number[];
    expect(small).toBeGreaterThan(10);
    expect(large / small).toBeLessThan(1.15);
  });
});
