import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../test/desk/browser.ts';

/** What is kept on the phone, alone in a real browser: its database, its locks and its sealing are the browser's own. */
type Kept = typeof import('./kept-films.ts') & { store: typeof import('./film-store.ts') };

const html = `<!doctype html><title>kept</title>
<script type="module">import * as kept from '/kept.js'; globalThis.kept = kept;</script>`;

let server: Server;
let browser: BrowserContext;
let page: Page;
let address: string;

beforeAll(async () => {
  const entry = '\0kept';
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, rollupOptions: { input: entry, preserveEntrySignatures: 'strict' } },
    plugins: [
      {
        name: 'kept',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) =>
          id === entry
            ? `export * from ${JSON.stringify(`${folder}kept-films.ts`)};\nexport * as store from ${JSON.stringify(`${folder}film-store.ts`)};`
            : null,
      },
    ],
  });
  const [output] = [built].flat();
  if (output === undefined || !('output' in output)) throw new Error('not built');
  const [{ code }] = output.output;
  server = createServer((request, response) => {
    const isScript = request.url === '/kept.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(isScript ? code : html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  browser = await openBrowser();
  page = await browser.newPage();
  await page.goto(address);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await new Promise((resolve) => server?.close(resolve));
});

/** The numbers of which pieces lie there; what is kept under its number of chance is told as such. */
const lying = async (of: Page) =>
  (await numbers(of)).map((number) => (/^[0-9a-f]{8}-/.test(number) ? 'kept' : number)).sort();
const numbers = (of: Page) =>
  of.evaluate(async () => {
    const { store } = Reflect.get(globalThis, 'kept') as Kept;
    const keys = await store.inStores([store.pieces], 'readonly', (stores) => stores[store.pieces].getAllKeys());
    return [...new Set(keys.map((key) => (Array.isArray(key) ? String(key[0]) : String(key))))];
  });
const keep = (record: string) =>
  page.evaluate(async (id) => {
    const { keepFilm } = Reflect.get(globalThis, 'kept') as Kept;
    const file = new File([new Uint8Array(100)], 'a.mp4', { type: 'video/mp4', lastModified: 1 });
    const film = {
      record: id,
      file,
      caseId: 'c',
      caseTitle: '',
      person: 'p',
      covers: [],
      order: 1,
      recordedBy: 'p',
      announced: true,
      sensitivity: '无',
    };
    await keepFilm(film, new Uint8Array(32));
  }, record);
/** As a kill in the middle of keeping leaves them: pieces, and no row that names the film. */
const orphan = (record: string) =>
  page.evaluate(async (id) => {
    const { store } = Reflect.get(globalThis, 'kept') as Kept;
    for (const index of [0, 1])
      await store.inStores([store.pieces], 'readwrite', (stores) =>
        stores[store.pieces].put(new Uint8Array(9), [id, index]),
      );
  }, record);
const sweep = (of: Page) =>
  of.evaluate(async () => {
    const { sweepPieces } = Reflect.get(globalThis, 'kept') as Kept;
    await sweepPieces();
  });

test('pieces that a crash left go; those of a film that is kept stay, and it still opens', async () => {
  await keep('kept');
  await orphan('crashed');
  expect(await lying(page)).toEqual(['crashed', 'kept']);
  await sweep(page);
  expect(await lying(page)).toEqual(['kept']);
  const bytes = await page.evaluate(async () => {
    const { keptFilms } = Reflect.get(globalThis, 'kept') as Kept;
    const {
      films: [film],
    } = await keptFilms('p', new Uint8Array(32));
    const file = film?.file;
    return file === undefined || file instanceof File ? -1 : (await file.read(0, 100)).length;
  });
  expect(bytes).toBe(100);
});

test('pieces of a film that another page is still keeping stay, until that page is gone', async () => {
  const other = await browser.newPage();
  await other.goto(address);
  await orphan('under way');
  // the other page holds the lock of this film for as long as it seals it
  await other.evaluate(
    () =>
      new Promise<void>((held) => {
        void navigator.locks.request('liuhen-film under way', () => {
          held();
          return new Promise(() => undefined);
        });
      }),
  );
  await sweep(page);
  expect(await lying(page)).toEqual(['kept', 'under way']);
  await other.close();
  await page.waitForFunction(async () => ((await navigator.locks.query()).held ?? []).length === 0);
  await sweep(page);
  expect(await lying(page)).toEqual(['kept']);
});

test('where nothing was ever kept, to sweep makes no place for films', async () => {
  await page.evaluate(async () => {
    const { letGoOfAll } = Reflect.get(globalThis, 'kept') as Kept;
    await letGoOfAll();
  });
  await sweep(page);
  expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual([]);
});
