import { expect, test } from 'vitest';
import { codeOf, isTest, type Source, sources } from './house/sources.ts';

const LIMIT = 400;
const DOORS_LIMIT = 60;
const lengthOf = (text: string) => text.trimEnd().split('\n').length;

/** Data holds no behaviour: a table may be as long as the world it describes. */
const isData = ({ text }: Source) => !/=>|\bfunction\b|\bclass\b/.test(codeOf(text));

function tooLong(found: readonly Source[]): string[] {
  return found
    .filter((source) => !isTest(source.file) && lengthOf(source.text) > LIMIT && !isData(source))
    .map(({ file, text }) => `${file}：${lengthOf(text)} 行`);
}

test('no file of code is longer than four hundred lines: a long file is a missing noun', () => {
  expect(tooLong(sources())).toEqual([]);
});

test('the ruler cries out at a long file, and lets a long table pass', () => {
  const code = { file: 'packages/law/src/long.ts', text: `${'const f = () => 1;\n'.repeat(LIMIT + 1)}` };
  const table = { file: 'packages/law/src/table.ts', text: `export const T = [\n${'  1,\n'.repeat(LIMIT)}];\n` };
  expect(tooLong([code, table])).toEqual(['packages/law/src/long.ts：401 行']);
});

test('the hand-written index of a room has fewer than sixty doors, each opened by name', () => {
  for (const { file, text } of sources()) {
    if (!/^packages\/[^/]+\/src\/index\.ts$/.test(file)) continue;
    expect(codeOf(text).match(/^export\b/gm)?.length ?? 0, file).toBeLessThan(DOORS_LIMIT);
    expect(codeOf(text), file).not.toMatch(/export\s*\*/);
  }
});
