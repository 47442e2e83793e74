import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseCaseFile } from '@liuhen/records';
import { expect, test } from 'vitest';
import { readYaml } from '../packages/cli/src/case-file/yaml.ts';
import { root } from './house/sources.ts';

const pages = globSync(['*.md', 'docs/**/*.md', 'decisions/*.md'], { cwd: root }).sort();
const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** Text outside of code fences: links in examples are examples. */
const prose = (text: string) => text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');

function brokenLinks(file: string, text: string): string[] {
  const targets = [...prose(text).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
  return targets
    .filter((target) => !/^(?:https?:|mailto:|#)/.test(target))
    .filter((target) => !existsSync(join(root, normalize(join(dirname(file), decodeURI(target.replace(/#.*$/, '')))))))
    .map((target) => `${file} → ${target}`);
}

/** Every command that the pages tell people to type. */
function commandsIn(text: string): { scripts: string[]; commands: string[] } {
  const scripts = [...text.matchAll(/\bnpm (?:run (?:-s )?)?(start|test|(?<=run (?:-s )?)[\w:-]+)/g)].map(
    (match) => match[1] ?? '',
  );
  const commands = [...text.matchAll(/\bnpx liuhen ([a-z]+)/g)].map((match) => match[1] ?? '');
  return { scripts, commands };
}

test('there are pages, and every relative link on them leads to a file', () => {
  expect(pages).toContain('README.md');
  expect(pages.flatMap((file) => brokenLinks(file, read(file)))).toEqual([]);
});

test('a broken link is cried out', () => {
  expect(brokenLinks('docs/a.md', 'see [b](../nowhere.md), [c](https://example.org), `[d](no.md)`')).toEqual([
    'docs/a.md → ../nowhere.md',
  ]);
});

test('every npm script the pages name exists', () => {
  const { scripts } = JSON.parse(read('package.json'));
  const named = new Set(pages.flatMap((file) => commandsIn(read(file)).scripts));
  expect(named.size).toBeGreaterThan(3);
  expect([...named].filter((name) => !(name in scripts))).toEqual([]);
});

test('every liuhen command the pages name exists, and every command has its line in the README', () => {
  const files = globSync('packages/cli/src/commands/*.ts', { cwd: root }).filter((file) => !file.includes('.test.'));
  const commands = files.map((file) => file.replace(/^.*\/(.+)\.ts$/, '$1')).sort();
  const named = new Set(pages.flatMap((file) => commandsIn(read(file)).commands));
  expect([...named].filter((name) => !commands.includes(name))).toEqual([]);
  const readme = commandsIn(read('README.md')).commands;
  expect(commands.filter((name) => !readme.includes(name))).toEqual([]);
});

test('the decisions are numbered without gaps', () => {
  const numbers = globSync('decisions/*.md', { cwd: root }).map((file) => Number(/(\d{4})-/.exec(file)?.[1]));
  expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1));
});

test('what is generated from code is committed as generated', async () => {
  const generators = globSync('packages/*/src/**/*.generator.ts', { cwd: root });
  expect(generators.length).toBeGreaterThan(0);
  for (const generator of generators) {
    const { file, text } = await import(pathToFileURL(join(root, generator)).href);
    expect(read(file), `${file}：请运行 npm run generate`).toBe(await text());
  }
});

test('the example in docs/case-file.md is a case file', () => {
  const example = /```yaml\n([\s\S]*?)```/.exec(read('docs/case-file.md'))?.[1] ?? '';
  const parsed = parseCaseFile(readYaml(example));
  expect(parsed.ok ? [] : parsed.problems).toEqual([]);
});
