import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

const body = (rows: (string | number)[][]) => csvOf(rows).slice(1);

test('a spreadsheet is told the encoding, and every line ends as it expects', () => {
  const text = csvOf([['条', '件']]);
  expect(text.charCodeAt(0)).toBe(0xfeff);
  expect(text.endsWith('\r\n')).toBe(true);
});

test('what would run as a formula becomes text', () => {
  for (const evil of ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', '\t=1', ' =1'])
    expect(body([[evil]]).replace(/^"/, '')).toMatch(/^'/);
  expect(body([[-1]])).toBe('-1\r\n');
});

test('commas, quotes and line ends stay inside their cell', () => {
  expect(body([['a,b', '说"好"', '上\n下']])).toBe('"a,b","说""好""","上\n下"\r\n');
});
