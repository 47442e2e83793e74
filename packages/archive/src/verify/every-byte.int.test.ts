import { describe, expect, it } from 'vitest';
import { makeSource, writtenCase } from '../write/house.fixture.ts';
import { itemsOf, judge, pack } from '../write/packed.fixture.ts';

describe('a small package', () => {
  it('notices a change of any one of its bytes, and names the item it stands in', async () => {
    const bytes = await pack(await makeSource(writtenCase().slice(1, 3)));
    const { items } = await itemsOf(bytes);
    const changed = bytes.slice();
    const unnamed: string[] = [];
    for (let at = 0; at < bytes.length; at += 1) {
      const original = bytes[at] ?? 0;
      // A different bit each time, so that high and low ones are all tried.
      changed[at] = original ^ (1 << (at % 8));
      const verdict = await judge(changed);
      changed[at] = original;
      const within = items.find((item) => at >= item.offset && at < item.dataOffset + item.size);
      const name = within?.name.replace('case/', '') ?? '';
      if (verdict.verdict !== 'broken') unnamed.push(`byte ${at} in ${name || 'the directory'}: ${verdict.verdict}`);
      else if (!verdict.problems.some(({ where }) => where.includes(name)))
        unnamed.push(`byte ${at}: ${name} is not named`);
    }
    expect(unnamed).toEqual([]);
    // Some fifteen thousand verifications.
  }, 400_000);

  it('notices wherever it is cut', async () => {
    const bytes = await pack(await makeSource(writtenCase().slice(0, 1)));
    for (let length = 60; length < bytes.length; length += 97) {
      const verdict = await judge(bytes.subarray(0, length));
      expect(verdict.verdict, `cut to ${length}`).toBe('broken');
      expect(verdict.problems.length).toBeGreaterThan(0);
    }
  });
});
