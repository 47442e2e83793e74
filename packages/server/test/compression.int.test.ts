import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gunzipSync, gzipSync } from 'node:zlib';
import fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../src/http/app.ts';
import { serveWeb } from '../src/http/static-web.ts';
import { type Browser, openWorld, type World } from './world.ts';

let world: World;
let zhao: Browser;
const folder = mkdtempSync(join(tmpdir(), 'liuhen-compressed-'));

beforeAll(async () => {
  world = await openWorld();
  await world.addPerson('zhao', ['officer'], { account: 'zhao' });
  zhao = await world.signIn('zhao');
});
afterAll(async () => {
  await world.end();
  rmSync(folder, { recursive: true });
});

const zip = { 'accept-encoding': 'gzip' };

test('a long answer goes out compressed to who can read it so, a short one and one to who cannot as it is', async () => {
  const plain = await zhao.call('GET', '/api/articles');
  const packed = await zhao.call('GET', '/api/articles', undefined, zip);
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(packed.headers['content-encoding']).toBe('gzip');
  expect(packed.headers.vary).toContain('accept-encoding');
  expect(packed.rawPayload.length * 3).toBeLessThan(plain.rawPayload.length);
  expect(JSON.parse(gunzipSync(packed.rawPayload).toString())).toEqual(plain.json());
  expect((await zhao.call('GET', '/api/session/views', undefined, zip)).headers['content-encoding']).toBeUndefined();
});

test('what comes in compressed is not unpacked: a small body cannot become a large one', async () => {
  const body = gzipSync(Buffer.from(JSON.stringify({ id: 'x', name: 'a'.repeat(1_000_000), search: {} })));
  const answer = await zhao.call('POST', '/api/session/views', body, {
    'content-encoding': 'gzip',
    'content-type': 'application/json',
  });
  expect(answer.statusCode).toBe(400);
});

test('an asset of the web client goes out as it was compressed when it was built', async () => {
  mkdirSync(join(folder, 'assets'));
  const script = 'console.log("留痕");'.repeat(500);
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'assets/a.js'), script);
  writeFileSync(join(folder, 'assets/a.js.br'), brotliCompressSync(script));
  const app = fastify();
  await serveWeb(app, folder, 'liuhen');
  const packed = await app.inject({ url: '/assets/a.js', headers: { 'accept-encoding': 'br' } });
  expect(packed.headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': expect.stringContaining('javascript'),
    'cache-control': expect.stringContaining('immutable'),
  });
  expect((await app.inject({ url: '/assets/a.js' })).body).toBe(script);
  await app.close();
});

test('who comes with a session is told of the pieces of the desk, whoever has yet to sign in of none', async () => {
  const marked = 'app<!--desk-->desk<!--/desk--><!--workbench-->bench<!--/workbench-->';
  writeFileSync(join(folder, 'index.html'), marked);
  const app = await buildApp({ ...world.house, webFolder: folder }, { logLevel: 'silent' });
  const page = async (url: string, cookie?: string) =>
    (await app.inject({ url, headers: { accept: 'text/html', ...(cookie === undefined ? {} : { cookie }) } })).body;
  expect(await page('/')).toBe('app');
  expect(await page('/', zhao.cookie)).toBe(marked);
  expect(await page('/cases', zhao.cookie)).toBe('app<!--desk-->desk<!--/desk-->');
  expect(await page('/sign-in?next=%2F', zhao.cookie)).toBe('app');
  await app.close();
});
