import { documentKinds } from '@liuhen/records';
import { expect, test } from 'vitest';
import { glossary } from '../packages/records/src/glossary/glossary.ts';
import { codeOf, type Source, sources } from './house/sources.ts';

const IDENTIFIER = /[A-Za-z_$][\w$]*/g;
const docTypes = new Set<string>(Object.keys(documentKinds));

/** 'serviceByMail' and 'ServiceByMail' are the same three words. */
const wordsOf = (name: string) =>
  `-${name
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .replace(/[_$]+/g, '-')
    .toLowerCase()}-`;
const refused = glossary.flatMap(({ word, identifier, refused: names }) =>
  names.map((name) => ({ name, words: wordsOf(name), instead: `${identifier}（${word}）` })),
);

/** Names of the catalogue of documents are given by the catalogue, and stand as they are. */
function misnamed({ file, text }: Source): string[] {
  const names = [...new Set(codeOf(text).match(IDENTIFIER) ?? [])].filter((name) => !docTypes.has(name));
  return names.flatMap((name) => {
    const words = wordsOf(name);
    const hits = refused.filter((one) => words.includes(one.words));
    return hits.map((one) => `${file}：${name} 含有不用的叫法 ${one.name}，应为 ${one.instead}`);
  });
}

test('no identifier uses a name that the glossary refuses', () => {
  expect(sources().flatMap(misnamed)).toEqual([]);
});

test('the glossary cries out at a refused name wherever it stands in an identifier', () => {
  const found = misnamed({ file: 'a.ts', text: 'const openHandDelivery = punishmentOf(x); // punishment\n' });
  expect(found).toHaveLength(2);
});
