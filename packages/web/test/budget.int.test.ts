import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';

const web = join(import.meta.dirname, '..');
const kilobyte = 1024;
type Chunk = { file: string; src?: string; imports?: string[]; css?: string[] };
let folder: string;
let manifest: Record<string, Chunk>;

beforeAll(async () => {
  // under the test runner's own mode React would be built for development, which is three times as large
  process.env.NODE_ENV = 'production';
  folder = await mkdtemp(join(tmpdir(), 'liuhen-budget-'));
  await build({ root: web, logLevel: 'error', build: { outDir: folder, emptyOutDir: true, manifest: true } });
  manifest = JSON.parse(await readFile(join(folder, '.vite', 'manifest.json'), 'utf8'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Every file a browser asks for when these modules are opened one after the other, nothing twice. */
function filesOf(modules: readonly string[]): Set<string> {
  const files = new Set<string>();
  const seen = new Set<string>();
  const take = (key: string): void => {
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`no chunk ${key}`);
    if (seen.has(key)) return;
    seen.add(key);
    files.add(chunk.file);
    for (const css of chunk.css ?? []) files.add(css);
    for (const other of chunk.imports ?? []) take(other);
  };
  for (const module of modules) take(module);
  return files;
}

async function gzipped(modules: readonly string[]): Promise<number> {
  let size = gzipSync(await readFile(join(folder, 'index.html'))).length;
  for (const file of filesOf(modules)) size += gzipSync(await readFile(join(folder, file))).length;
  return size / kilobyte;
}

const signIn = ['index.html', 'src/app/App.tsx'];
const frame = [...signIn, 'src/app/frame/Frame.tsx'];

test('the sign-in page is under 150 KB gzipped in all', async () => {
  expect(await gzipped(signIn)).toBeLessThan(150);
});

test('workbench and case page are each under 450 KB gzipped in all', async () => {
  expect(await gzipped([...frame, 'src/workbench/WorkbenchPage.tsx'])).toBeLessThan(450);
  expect(await gzipped([...frame, 'src/case/CasePage.tsx'])).toBeLessThan(450);
});

test('nothing of the rulebooks, and none of the schemas of documents, is loaded before it is needed', async () => {
  const early = filesOf([...frame, 'src/workbench/WorkbenchPage.tsx', 'src/case/CasePage.tsx']);
  const words = { rulebook: '行政执法程序启动应当', schema: 'serviceAddressConfirmation' };
  for (const file of early) {
    if (!file.endsWith('.js')) continue;
    const text = await readFile(join(folder, file), 'utf8');
    expect(text.includes(words.rulebook), `${file} carries the rulebooks`).toBe(false);
    // the ladder of service names this one document; the catalogue is known by a field only it has
    expect(text.includes('legalRepresentative'), `${file} carries the catalogue of documents`).toBe(false);
  }
});

test('what is built is Chinese pages and hashed files only, no source maps', async () => {
  const files = await readdir(join(folder, 'assets'));
  expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
  expect(files.every((file) => /-[\w-]{8}\.(js|css)(\.(br|gz))?$/.test(file))).toBe(true);
});
