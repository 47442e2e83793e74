import { expect, test } from 'vitest';
import { changeSearch } from './change-search.ts';

test('a filter that is set stands beside the others, and one that is taken away leaves the address', () => {
  const before: { q?: string; mine?: true } = { q: '焚烧' };
  const both = changeSearch(before, { mine: true });
  expect(both).toEqual({ q: '焚烧', mine: true });
  expect(Object.keys(changeSearch(both, { q: undefined }))).toEqual(['mine']);
  expect(before).toEqual({ q: '焚烧' });
});
