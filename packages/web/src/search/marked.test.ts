import { expect, test } from 'vitest';
import { marked } from './marked.ts';

const shown = (text: string, q: string) =>
  marked(text, q)
    .map((part) => (part.hit ? `[${part.text}]` : part.text))
    .join('');

test('every place where a word of the search stands is marked, the longer word first', () => {
  expect(shown('松涛源人参制品，松涛', '松涛 松涛源')).toBe('[松涛源]人参制品，[松涛]');
});

test('letters are found in either case, and nothing is lost of the text', () => {
  expect(shown('排口 DW001 采样', 'dw001')).toBe('排口 [DW001] 采样');
});

test('an empty search marks nothing', () => {
  expect(shown('原文', ' ')).toBe('原文');
});
