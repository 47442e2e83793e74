import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { api, type Contract } from './index.ts';

const contracts: Contract[] = Object.values(api).flatMap((group): Contract[] => Object.values(group));

test('the shapes of the API can be read by a browser: no file of it names Node or a room behind it', () => {
  const allowed = /^(?:zod|@liuhen\/(?:records|law\/access)|\.\/[a-z-]+\.ts)$/;
  for (const file of globSync('*.ts', { cwd: import.meta.dirname })) {
    if (file.endsWith('.test.ts')) continue;
    const source = readFileSync(join(import.meta.dirname, file), 'utf8');
    for (const [, specifier = ''] of source.matchAll(/from '([^']+)'/g)) expect(specifier, file).toMatch(allowed);
  }
});

test('every path is served once, and names its parameters', () => {
  const seen = contracts.map(({ method, path }) => `${method} ${path}`);
  expect(new Set(seen).size).toBe(seen.length);
  for (const { path, params } of contracts) {
    const named = [...path.matchAll(/:([A-Za-z0-9]+)/g)].map(([, name = '']) => name).sort();
    const shape = params instanceof z.ZodObject ? Object.keys(params.shape).sort() : [];
    expect(shape, path).toEqual(named);
  }
});

test('every shape can be shown in openapi.json', () => {
  for (const { params, query, body, response, path } of contracts) {
    for (const schema of [params, query, body, response]) {
      if (schema !== undefined) expect(() => z.toJSONSchema(schema, { io: 'input' }), path).not.toThrow();
    }
  }
});

test('everything that only looks is a GET, and everything that changes is not', () => {
  const lookingPosts = ['/api/cases/:case/forms/:docType/missing', '/api/cases/:case/forms/:docType/preview'];
  for (const { method, path, access } of contracts) {
    if (method !== 'GET' || access.for !== 'policy') continue;
    expect(['find', 'read', 'download', 'record'], path).toContain(access.act);
  }
  expect(lookingPosts.every((path) => contracts.some((one) => one.path === path))).toBe(true);
});
