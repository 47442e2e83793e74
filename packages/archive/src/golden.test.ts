import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { judge } from './write/packed.fixture.ts';

const trustedKey = 'liuhen/018f0000-0000-7000-8000-000000000001+1adccf05+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea';

// Written once and given away. In thirty years it must still be sound: a failing test means that the verifier forgot how to read
// what is out there, and a new format needs a new number beside the old one.
it('the first package ever kept is still sound', async () => {
  const bytes = new Uint8Array(readFileSync(new URL('./golden/package-1.zip', import.meta.url)));
  const verdict = await judge(bytes, { trustedKeys: [trustedKey, trustedKey] });
  expect(verdict).toMatchObject({
    verdict: 'sound',
    problems: [],
    summary: { records: 5, related: 1, files: 3, trusted: true, treeSize: '11', number: '抚环罚〔2025〕1号' },
  });
});
