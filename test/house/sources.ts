import { globSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

export const root = dirname(dirname(import.meta.dirname));
export type Source = { file: string; text: string };

/** Every file of code that people write: the rooms, the tests of the house, the scripts, the benchmarks. */
export function sources(): Source[] {
  return globSync(['packages/*/{src,test,bin}/**/*.{ts,tsx,mjs}', '{test,bench,scripts}/**/*.{ts,tsx,mjs}'], {
    cwd: root,
  })
    .map((file) => file.split(sep).join('/'))
    .filter((file) => !file.includes('/node_modules/') && !file.includes('.generated.'))
    .sort()
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
}

export const isTest = (file: string): boolean => /\.(?:test|fixture|property|contract)\.tsx?$/.test(file);

/** The code alone: comments, strings, templates and regular expressions' bodies emptied, lines kept. */
export function codeOf(text: string): string {
  return text.replace(/(["'`])(?:\\[\s\S]|(?!\1)[^\\])*\1|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, (found) =>
    found.startsWith('/') ? found.replace(/[^\n]/g, ' ') : `''${found.replace(/[^\n]/g, '')}`,
  );
}
