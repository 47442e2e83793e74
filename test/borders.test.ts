import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { guard, type Trespass } from './borders/guard.ts';
import { importsOf } from './borders/imports.ts';
import { ROOMS } from './borders/table.ts';

const root = dirname(import.meta.dirname);
const lines = (found: readonly Trespass[]) => found.map(({ file, imports, why }) => `${file} ← ${imports}：${why}`);

/** A house of its own in a temporary folder, so that a planted trespass goes the whole way: found, read, judged. */
function guardOver(files: Record<string, string>): string[] {
  const house = mkdtempSync(join(tmpdir(), 'liuhen-borders-'));
  try {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(house, file)), { recursive: true });
      writeFileSync(join(house, file), text);
    }
    return lines(guard(house).trespasses);
  } finally {
    rmSync(house, { recursive: true });
  }
}

const records = { 'packages/records/package.json': '{"exports":{".":"./src/index.ts"}}' };

test('no room imports what the table does not give it', () => {
  expect(lines(guard(root).trespasses)).toEqual([]);
});

test('the guard saw modules in every room, and knows every room there is', () => {
  const { seen } = guard(root);
  for (const [room, count] of Object.entries(seen)) expect(count, room).toBeGreaterThan(0);
  expect(Object.keys(ROOMS).sort()).toEqual(readdirSync(join(root, 'packages')).sort());
});

test('the table itself only points downward', () => {
  for (const [name, { floor, rooms }] of Object.entries(ROOMS)) {
    const climbing = rooms.filter(
      (room) => (ROOMS[room]?.floor ?? 9) >= floor && !(name === 'cli' && room === 'server'),
    );
    expect(climbing, name).toEqual([]);
  }
});

test.each([
  ['a room above', 'packages/law/src/planted.ts', "import { open } from '@liuhen/journal';", 'law 不得引用 journal'],
  ['Node in a pure room', 'packages/law/src/planted.ts', "import { readFile } from 'node:fs';", 'law 不得引用 Node'],
  ['Node without its prefix', 'packages/server/src/planted.ts', "import fs from 'fs';", '要写 node:fs'],
  ['a package not granted', 'packages/ledger/src/planted.ts', "import { z } from 'zod';", '没有写明 zod'],
  [
    'a room by its path',
    'packages/law/src/planted.ts',
    "import { x } from '../../records/src/index.ts';",
    '走出自己的房间',
  ],
  ['a door not opened', 'packages/law/src/planted.ts', "import { x } from '@liuhen/records/src/x.ts';", '没有开这扇门'],
  ['a re-export', 'packages/records/src/planted.ts', "export { fold } from '@liuhen/law';", 'records 不得引用 law'],
  ['a dynamic import', 'packages/web/src/planted.tsx', "const x = await import('node:os');", 'web 不得引用 Node'],
  ['a type only', 'packages/law/src/planted.ts', "import type { Pool } from 'pg';", '没有写明 pg'],
  ['Node beside the one folder', 'packages/documents/src/forms/planted.ts', "import 'node:fs';", '只在 render/ 里'],
])('a planted trespass is cried out: %s', (_, file, source, cry) => {
  const found = guardOver({ ...records, [file]: source });
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(cry);
});

test('of the server, web sees the shapes of the routes and no more', () => {
  const server = { 'packages/server/package.json': '{"exports":{".":"./src/index.ts","./api":"./src/api/index.ts"}}' };
  const shapes = "import { api } from '@liuhen/server/api';";
  expect(guardOver({ ...server, 'packages/web/src/a.ts': shapes })).toEqual([]);
  expect(guardOver({ ...server, 'packages/law/src/a.ts': shapes })).toHaveLength(1);
  const found = guardOver({ ...server, 'packages/web/src/a.ts': "import { start } from '@liuhen/server';" });
  expect(found[0]).toContain('web 不得引用 server');
});

test('what the table grants passes in silence', () => {
  const source = "import { fold } from '@liuhen/records';\n// import { readFile } from 'node:fs';\n";
  expect(guardOver({ ...records, 'packages/law/src/a.ts': source })).toEqual([]);
  expect(guardOver({ 'packages/documents/src/render/a.ts': "import 'node:fs';" })).toEqual([]);
});

test('imports are read across lines and out of strings and comments', () => {
  const source = `import {\n  a,\n  type B,\n} from "one";\nimport * as c from 'two';\n/* import x from 'no' */\nconst s = "import y from 'no'";`;
  expect(importsOf(source)).toEqual(['one', 'two']);
});

test('the compiler keeps Node and the DOM out of the pure rooms, and the DOM out of everything but web', () => {
  const options = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8')).compilerOptions;
  const pure = options('tsconfig.pure.json');
  expect(pure.types).toEqual([]);
  expect(pure.lib).toEqual(['ES2024', 'ESNext.Temporal']);
  expect(options('tsconfig.json').lib.filter((name: string) => name.startsWith('DOM'))).toEqual([]);
});
