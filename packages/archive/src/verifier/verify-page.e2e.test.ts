import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyOf, makeSource, writtenCase } from '../write/house.fixture.ts';
import { itemsOf, joined } from '../write/packed.fixture.ts';
import { preparePackage } from '../write/write-package.ts';

const program = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync);
const absent = program === undefined ? '（跳过：本机没有 Chromium）' : '';

describe.skipIf(program === undefined)(`the offline verifier that lies in a package ${absent}`, () => {
  let folder = '';
  let browser: Browser;
  let page: Page;
  let packed = new Uint8Array();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'liuhen-verifier-'));
    const film = new Uint8Array(5_000_000).map((_, index) => index % 253);
    packed = Uint8Array.from(await joined((await preparePackage(await makeSource(writtenCase(film)))).bytes()));
    const { contents } = await itemsOf(packed);
    await writeFile(join(folder, 'verify.html'), contents.get('case/verify.html') ?? '');
    browser = await chromium.launch({ executablePath: program ?? '', args: ['--no-sandbox'] });
    const context = await browser.newContext({ offline: true });
    page = await context.newPage();
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  /** Opened as a stranger does: the file itself, by a double click, without a network. */
  async function resultOf(bytes: Uint8Array, keys = ''): Promise<string> {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    const file = join(folder, 'case.zip');
    await writeFile(file, bytes);
    await page.goto(pathToFileURL(join(folder, 'verify.html')).href);
    await page.fill('#keys', keys);
    await page.setInputFiles('#file', file);
    await page.waitForSelector('#result h2', { timeout: 60_000 });
    expect(errors).toEqual([]);
    return (await page.textContent('#result')) ?? '';
  }

  it('finds a sound package sound, and says whose word that rests on', async () => {
    const own = await resultOf(packed);
    expect(own).toContain('核验通过');
    expect(own).toContain('公钥取自包内');
    expect(own).toContain('不证明镜头之外');
    const trusted = await resultOf(packed, keyOf('log').verifierKey);
    expect(trusted).toContain('核验通过');
    expect(trusted).not.toContain('公钥取自包内');
  });

  it('names the film of which one byte was changed, and a key that did not sign', async () => {
    const { items } = await itemsOf(packed);
    const film = items.find((item) => item.name.endsWith('.mp4'));
    const at = (film?.dataOffset ?? 0) + 2_500_000;
    const changed = await resultOf(packed.map((byte, index) => (index === at ? byte ^ 1 : byte)));
    expect(changed).toContain('核验不通过');
    expect(changed).toContain(film?.name.replace('case/', '') ?? '');
    expect(changed).toContain('fileDiffers');
    expect(await resultOf(packed, keyOf('thief').verifierKey)).toContain('keyUntrusted');
  });

  it('knows what is no package', async () => {
    expect(await resultOf(new TextEncoder().encode('hello'))).toContain('这不是卷宗包');
  });
});
