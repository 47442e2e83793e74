import { expect, test } from 'vitest';
import { text } from './glossary.generator.ts';
import { glossary } from './glossary.ts';

test('the glossary names at least eighty words of the field, each once, each with one identifier and a provision', () => {
  expect(glossary.length).toBeGreaterThanOrEqual(80);
  expect(new Set(glossary.map(({ word }) => word)).size).toBe(glossary.length);
  expect(new Set(glossary.map(({ identifier }) => identifier)).size).toBe(glossary.length);
  for (const { word, provision } of glossary) expect(provision, word).not.toBe('');
});

test('no word is refused for one thing and used for another', () => {
  const used = new Set(glossary.map(({ identifier }) => identifier.toLowerCase()));
  const refused = glossary.flatMap((term) => term.refused);
  expect(refused.filter((one) => used.has(one.toLowerCase()))).toEqual([]);
  expect(new Set(refused).size).toBe(refused.length);
});

test('identifiers are plain ASCII camel case', () => {
  for (const { identifier, refused } of glossary) {
    for (const name of [identifier, ...refused]) expect(name).toMatch(/^[A-Za-z]+$/);
  }
});

test('the generated page has a row for every word', () => {
  const page = text();
  for (const { word, identifier } of glossary) expect(page).toContain(`| ${word} | \`${identifier}\` |`);
});
