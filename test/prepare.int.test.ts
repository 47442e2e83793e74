import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from './house/sources.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A bare clone of almost nothing: our scripts, one package to install, and its lock. */
function bareClone(lockPackages: object): string {
  const clone = mkdtempSync(join(tmpdir(), 'liuhen-clone-'));
  folders.push(clone);
  cpSync(join(root, 'scripts'), join(clone, 'scripts'), { recursive: true });
  mkdirSync(join(clone, 'packages'));
  const manifest = { name: 'clone', version: '1.0.0', dependencies: { zod: '4.6.7' } };
  writeFileSync(join(clone, 'package.json'), JSON.stringify(manifest));
  const lock = { name: 'clone', version: '1.0.0', lockfileVersion: 3, packages: { '': manifest, ...lockPackages } };
  writeFileSync(join(clone, 'package-lock.json'), JSON.stringify(lock));
  return clone;
}

function node(folder: string, args: string[], environment: Record<string, string> = {}) {
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  return { status, said: stdout + stderr, milliseconds: performance.now() - began };
}

test('without a network the preparation ends by saying so and what to do, and leaves a failing exit code', () => {
  const clone = bareClone({ 'node_modules/zod': { version: '4.6.7' } });
  const { status, said } = node(clone, ['scripts/prepare.mjs'], {
    npm_config_registry: 'http://127.0.0.1:9',
    npm_config_cache: join(clone, 'cache'),
  });
  expect(status).toBe(1);
  expect(said).toContain('连不上 npm 软件源');
  expect(said).toContain('npm config set registry');
});

test('without npm the preparation says that npm is missing', () => {
  const clone = bareClone({ 'node_modules/zod': { version: '4.6.7' } });
  const { status, said } = node(clone, ['scripts/prepare.mjs'], { PATH: clone });
  expect(status).toBe(1);
  expect(said).toContain('找不到 npm');
});

test('a lock gets a stub for each optional package that the registry did not carry, and loses its addresses', () => {
  const clone = bareClone({
    'node_modules/tool': {
      version: '2.0.0',
      resolved: 'https://registry.invalid/tool.tgz',
      optionalDependencies: { 'tool-moon-arm': '2.0.0', 'tool-any': '^2.0.0' },
    },
  });
  expect(node(clone, ['scripts/fix-lock.mjs', '--check']).status).toBe(1);
  expect(node(clone, ['scripts/fix-lock.mjs']).status).toBe(0);
  expect(node(clone, ['scripts/fix-lock.mjs', '--check']).status).toBe(0);
  const lock = JSON.parse(readFileSync(join(clone, 'package-lock.json'), 'utf8'));
  expect(lock.packages['node_modules/tool-moon-arm']).toEqual({
    version: '2.0.0',
    optional: true,
    os: ['none'],
    cpu: ['none'],
  });
  expect(lock.packages['node_modules/tool-any']).toBeUndefined();
  expect(JSON.stringify(lock)).not.toContain('registry.invalid');
});

test('the lock of this house is in order and names no registry', () => {
  expect(node(root, ['scripts/fix-lock.mjs', '--check']).said).toBe('');
});
