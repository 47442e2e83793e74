import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codeOf, root, type Source, sources } from './house/sources.ts';

const DRAWERS = new Set(['utils', 'util', 'common', 'shared', 'core', 'lib', 'helpers', 'helper', 'misc', 'types']);
const MAY_EXPORT_DEFAULT = new Set(['vitest.config.ts', 'packages/web/vite.config.ts']);

/** What the compiler and the lint let pass and this house does not. */
const REFUSED: readonly [name: string, pattern: RegExp][] = [
  ['as unknown as', /\bas\s+unknown\s+as\b/],
  ['enum', /(?:^|[;\n])\s*(?:export\s+)?(?:const\s+)?enum\s+\w/],
  ['namespace', /(?:^|[;\n])\s*(?:export\s+|declare\s+)*namespace\s+\w/],
  ['export *', /\bexport\s*\*/],
  [
    'a name ending in Service: 送达 is the service of a document',
    /\b(?:class|const|function|type|interface)\s+\w+Service\b/,
  ],
  ['a test left out for ever', /\b(?:it|test|describe)\.(?:only|todo|skip)\b/],
];
const UNFINISHED = /\b(?:TODO|FIXME|XXX|HACK)\b|@ts-(?:ignore|expect-error|nocheck)/;

function refusals({ file, text }: Source): string[] {
  const code = codeOf(text);
  const drawer = file.split('/').filter((part) => DRAWERS.has(part.replace(/\.(?:test\.)?(?:tsx?|mjs)$/, '')));
  const found = drawer.map((part) => `a drawer named ${part}`);
  if (/\bexport\s+default\b/.test(code) && !MAY_EXPORT_DEFAULT.has(file)) found.push('a default export');
  for (const [name, pattern] of REFUSED) if (pattern.test(code)) found.push(name);
  if (UNFINISHED.test(text) && file !== 'test/naming.test.ts') found.push('something left unfinished');
  return found.map((what) => `${file}：${what}`);
}

test('no file has the name of a drawer, and no file has what this house refuses', () => {
  expect(sources().flatMap(refusals)).toEqual([]);
});

test.each([
  ['packages/law/src/utils/x.ts', '', 'a drawer named utils'],
  ['packages/web/src/types.ts', '', 'a drawer named types.ts'],
  ['packages/law/src/x.ts', 'export default 1;', 'a default export'],
  ['packages/law/src/x.ts', 'const a = b as unknown as C;', 'as unknown as'],
  ['packages/law/src/x.ts', 'export const enum A { B }', 'enum'],
  ['packages/law/src/x.ts', "export * from './y.ts';", 'export *'],
  ['packages/server/src/x.ts', 'class MailService {}', 'Service'],
  ['packages/law/src/x.test.ts', "test.only('x', () => {});", 'left out'],
])('the guard cries out at %s with %s', (file, text, cry) => {
  const found = refusals({ file, text });
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(cry);
});

test('words in comments, strings and ordinary names pass', () => {
  const text = "// any enum\nconst a = 'as unknown as';\nconst many = company.any;\nexpect.any(String);";
  expect(refusals({ file: 'packages/law/src/x.ts', text })).toEqual([]);
});

test("what needs a parser is the lint's to refuse: each of its rules is an error", () => {
  const { rules } = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8')).linter;
  expect(rules.suspicious.noExplicitAny).toBe('error');
  expect(rules.style.noNonNullAssertion).toBe('error');
  const levels = Object.values(rules).flatMap((group) =>
    typeof group === 'object' && group ? Object.values(group) : [],
  );
  expect(levels.length).toBeGreaterThan(50);
  expect(new Set(levels)).toEqual(new Set(['error']));
});
