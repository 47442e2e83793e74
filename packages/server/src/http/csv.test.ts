import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { csvLine } from './csv.ts';

test('commas, quotes and line breaks stay inside their cell', () => {
  expect(csvLine(['a', 'b,c', 'd"e', 'f\ng', ''])).toBe('a,"b,c","d""e","f\ng",\r\n');
});

test('what a spreadsheet would run as a formula is shown as text', () => {
  for (const formula of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', "=cmd|' /C calc'!A0"]) {
    expect(csvLine([formula]).replace(/^"/, '').startsWith("'"), formula).toBe(true);
  }
});

const folder = join(
  import.meta.dirname,
  '..',
  '..',
  '..',
  '..',
  '..',
  'shared/reference/conformance/07-security/csv-injection',
);

test.skipIf(!existsSync(folder))(
  'no payload of the published lists (beside the checkout) begins a cell as a formula',
  () => {
    for (const file of readdirSync(folder)) {
      for (const line of readFileSync(join(folder, file), 'utf8').split('\n').slice(0, 2_000)) {
        expect(csvLine([line]).replace(/^"/, '')).not.toMatch(/^[=+\-@]/);
      }
    }
  },
);
