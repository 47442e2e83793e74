import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, sources } from './house/sources.ts';

/** A path that exists only on the machine of whoever wrote it. */
const FOREIGN_PATH = /(?:^|[\s"'`(=])\/(?:home|Users|root|work|tmp)\/[\w.-]+/m;

test('no file leans on a folder of the machine it was written on', () => {
  expect(sources().flatMap(({ file, text }) => (FOREIGN_PATH.test(text) ? [file] : []))).toEqual([]);
});

test("a path of somebody's machine is seen", () => {
  expect(FOREIGN_PATH.test(`open('${['', 'home', 'anna', 'case.yaml'].join('/')}')`)).toBe(true);
  expect(FOREIGN_PATH.test("join(tmpdir(), 'liuhen-')")).toBe(false);
});

test('every version is exact, so that what is installed today is installed in a year', () => {
  const manifests = globSync(['package.json', 'packages/*/package.json'], { cwd: root });
  expect(manifests.length).toBeGreaterThan(5);
  for (const manifest of manifests) {
    const {
      dependencies = {},
      devDependencies = {},
      optionalDependencies = {},
    } = JSON.parse(readFileSync(join(root, manifest), 'utf8'));
    const loose = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(String(version)),
    );
    expect(loose).toEqual([]);
  }
});
