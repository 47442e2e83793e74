import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import cases from './fixtures/law-cases.json' with { type: 'json' };

const here = new URL('.', import.meta.url);
const told = readdirSync(here)
  .filter((name) => name.endsWith('.cases.test.ts') && !name.startsWith('all.'))
  .flatMap((name) => [...readFileSync(new URL(name, here), 'utf8').matchAll(/['"`](TC\d{3}) /g)])
  .map((match) => match[1]);

test('all eighty-three worked cases of the specification are answered by a test of their own', () => {
  expect(cases).toHaveLength(83);
  const ids = cases.map((c) => c.id);
  expect(ids.filter((id) => !told.includes(id))).toEqual([]);
});

test('no test answers a case that the specification does not have', () => {
  const ids = new Set(cases.map((c) => c.id));
  expect(told.filter((id) => id === undefined || !ids.has(id))).toEqual([]);
});
