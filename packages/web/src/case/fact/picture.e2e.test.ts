import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, settled, signIn } from '../../../test/desk/browser.ts';
import { type Bureau, openBureau, password, people } from '../../../test/desk/bureau.ts';
import { accessibilityProblems, englishWords } from '../../../test/desk/look.ts';

let bureau: Bureau;
let browser: BrowserContext;
let page: Page;
let caseId: string;
/** Told of a file as its format is called. */
const formats = ['tiff', 'heic', 'heif', 'image'];
const folder = mkdtempSync(join(tmpdir(), 'liuhen-picture-'));

beforeAll(async () => {
  bureau = await openBureau();
  caseId = await bureau.take('SP-1-ordinary-water-pollution');
  browser = await openBrowser('phone');
  page = await browser.newPage();
  await signIn(page, bureau.running.url, people.officer.account, password);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await bureau?.running.stop();
});

const at = (path: string) => `${bureau.running.url}/cases/${caseId}/${path}`;

function photograph(name: string): string {
  const path = join(folder, name);
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=size=640x480', '-frames:v', '1'];
  execFileSync('ffmpeg', ['-loglevel', 'error', '-y', ...picture, path]);
  return path;
}

/** As an iPhone writes it; null where the machine has no tool that makes one. */
function iphonePhotograph(): string | null {
  const path = join(folder, '取证照片.heic');
  try {
    execFileSync('heif-enc', [photograph('picture.png'), '-o', path], { stdio: 'ignore' });
    return path;
  } catch {
    return null;
  }
}

/** Handed in on the upload page, then opened: the record that holds it. */
async function handIn(path: string, name: string): Promise<void> {
  await page.goto(at('upload'));
  await settled(page);
  await page.locator('input[type=file]').first().setInputFiles(path);
  await page.getByText('已入库，设备中的文件可以删除').waitFor({ timeout: 60_000 });
  const { facts } = await (await page.request.get(`${bureau.running.url}/api/cases/${caseId}`)).json();
  const holds = ({ files }: { files: { name: string }[] }) => files.some((file) => file.name === name);
  await page.goto(at(`process?item=${facts.findLast(holds).id}`));
}

test.for([
  ['a scan in TIFF', () => photograph('现场照片.tiff'), '现场照片.tiff'],
  ['a photograph of an iPhone', iphonePhotograph, '取证照片.heic'],
] as const)('%s, which the browser does not show, is seen as a picture made of it', async ([, make, name], context) => {
  const path = make();
  if (path === null) return context.skip('本机没有 libheif-examples（heif-enc）');
  await handIn(path, name);
  const picture = page.locator('.fact__media img');
  await expect
    .poll(
      () => picture.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight, image.hidden]),
      {
        timeout: 30_000,
      },
    )
    .toEqual([640, 480, false]);
  expect(await picture.evaluate((image: HTMLImageElement) => image.currentSrc)).toContain('/previews/playable');
  await settled(page);
  expect([await accessibilityProblems(page), await englishWords(page, formats)]).toEqual([[], []]);
});
