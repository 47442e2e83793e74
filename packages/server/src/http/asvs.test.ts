import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const list = join(root, '..', 'shared', 'reference', 'conformance', '07-security', 'asvs', 'ASVS_5.0.0_en.csv');
const rows = readFileSync(join(root, 'docs', 'asvs.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| V'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, id = '', , state = '', where = '']) => ({ id, state, where }));

test('every requirement is met, not applicable or open, and says where, why or what is lacking', () => {
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  for (const { id, state, where } of rows) {
    expect(['满足', '不适用', '未满足'], id).toContain(state);
    expect(where.length, id).toBeGreaterThan(1);
  }
});

test('what is said to be met names a file that is there', () => {
  for (const { id, state, where } of rows) {
    if (state === '满足') expect(existsSync(join(root, where.replaceAll('`', ''))), `${id} ${where}`).toBe(true);
  }
});

describe.skipIf(!existsSync(list))(
  'against the list of OWASP itself (beside the checkout; skipped where it is not)',
  () => {
    test('all requirements of levels 1 and 2 are answered, and no other', () => {
      const wanted = readFileSync(list, 'utf8').matchAll(/,(V\d+\.\d+\.\d+),(?:"(?:[^"]|"")*"|[^,]*),([12])\r?$/gm);
      expect(rows.map(({ id }) => id).sort()).toEqual([...wanted].map(([, id = '']) => id).sort());
    });
  },
);
