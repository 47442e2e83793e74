import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, settled, signIn } from '../../test/desk/browser.ts';
import { type Bureau, openBureau, password, people } from '../../test/desk/bureau.ts';
import { film } from '../../test/desk/film.ts';
import { accessibilityProblems, englishWords } from '../../test/desk/look.ts';
import { newId } from '../record/new-id.ts';

/**
 * Two recorders at one inspection. The clock of the first is two minutes fast, and it cut its film in two with a pause of two minutes
 * between; the clock of the second is a minute slow, and it ran on. In true time: 10:00–10:03 and 10:05–10:09; 10:00–10:10.
 */
let bureau: Bureau;
let browser: BrowserContext;
let page: Page;
let caseId: string;
let act: string;
/** The same place in the afternoon: four minutes of it linked, and a film of the rest that nobody linked. */
let again: string;
let cut: string;
const hashes: string[] = [];

const day = '2026-09-14';
const written = (time: string) => `${day}T${time}`;
const instant = (time: string) => new Date(`${day}T${time}:00+08:00`).toISOString();

beforeAll(async () => {
  bureau = await openBureau();
  caseId = await bureau.take('SP-1-ordinary-water-pollution');
  browser = await openBrowser();
  page = await browser.newPage();
  await signIn(page, bureau.running.url, people.officer.account, password);
  const keeper = await bureau.as('devices');
  const { devices } = await keeper.ask('GET', '/api/devices');
  const numbered = (deviceNo: string) =>
    (devices as { id: string; deviceNo: string }[]).find((one) => one.deviceNo === deviceNo)?.id ?? '';
  // as much off when it came back as when it went out
  for (const [deviceNo, offsetSec] of [
    ['ZFY-01', 120],
    ['ZFY-02', -60],
  ] as const)
    for (const at of ['08:00', '12:00'])
      await keeper.ask('POST', `/api/devices/${numbered(deviceNo)}/events`, {
        id: newId(),
        event: 'deviceClockCheck',
        offsetSec,
        at: instant(at),
      });
  const officer = await bureau.as('officer');
  const inspected = async (from: string, to: string): Promise<string> => {
    const id = newId();
    await officer.ask('POST', '/api/records', {
      id,
      agency: bureau.agency,
      subject: { type: 'case', id: caseId },
      kind: 'siteInspection',
      schema: 1,
      claimed: { from: instant(from), to: instant(to), precision: 'minute', offset: '+08:00', source: 'person' },
      notBefore: null,
      people: [],
      links: [],
      files: [],
      data: { title: '夜查排污口' },
    });
    return id;
  };
  act = await inspected('10:00', '10:10');
  again = await inspected('14:00', '14:10');
  const folder = mkdtempSync(join(tmpdir(), 'liuhen-in-step-'));
  const certificate = people.officer.certNo.slice(0, 10);
  const made = (device: string, from: string, to: string) =>
    film(folder, { device, certificate, from: written(from), to: written(to) });
  cut = await handIn('随身机', [made('ZFY-01', '10:02', '10:05'), made('ZFY-01', '10:07', '10:11')], [act]);
  await handIn('架设机', [made('ZFY-02', '09:59', '10:09')], [act]);
  await handIn('复查', [made('ZFY-02', '13:59', '14:03')], [again]);
  await handIn('复查后半', [made('ZFY-01', '14:05', '14:12')], []);
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await bureau?.running.stop();
});

/** As a client of the API hands in one recording of several files; device and times stand in their names. */
async function handIn(title: string, paths: readonly string[], covers: readonly string[]): Promise<string> {
  const { url } = bureau.running;
  const files: string[] = [];
  for (const path of paths) {
    const bytes = readFileSync(path);
    const made = await page.request.post(`${url}/api/uploads`, {
      headers: {
        'tus-resumable': '1.0.0',
        'upload-length': String(bytes.length),
        'upload-metadata': `filename ${Buffer.from(basename(path)).toString('base64')},filetype ${Buffer.from('video/mp4').toString('base64')}`,
      },
    });
    const address = new URL(made.headers().location ?? '', url).href;
    await page.request.fetch(address, {
      method: 'PATCH',
      headers: {
        'tus-resumable': '1.0.0',
        'upload-offset': '0',
        'content-type': 'application/offset+octet-stream',
      },
      data: bytes,
    });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const sealed = await page.request.post(`${address}/seal`, { data: { sha256 } });
    expect(sealed.status(), await sealed.text()).toBe(200);
    files.push(sha256);
    hashes.push(sha256);
  }
  const id = newId();
  const taken = await page.request.post(`${url}/api/recordings`, {
    data: {
      id,
      case: caseId,
      files,
      names: paths.map((path) => basename(path)),
      medium: 'video',
      title,
      device: null,
      recordedBy: null,
      startedAt: null,
      endedAt: null,
      covers,
    },
  });
  expect(taken.status(), await taken.text()).toBe(201);
  return id;
}

type Shown = { file: number; second: number; paused: boolean; waits: string | null };

/** What each camera shows at one and the same moment: which file, where in it, and what it says where it shows nothing. */
async function shown(): Promise<{ cut: Shown; other: Shown }> {
  const seen = await page.evaluate(() =>
    ['随身机', '架设机'].map((title) => {
      const camera = document.querySelector(`figure[aria-label="${title}"]`);
      const video = camera?.querySelector<HTMLVideoElement>('video:not([hidden])');
      return {
        src: video?.src ?? '',
        second: video?.currentTime ?? -1,
        paused: video?.paused ?? true,
        waits: camera?.querySelector('.camera__none')?.textContent ?? null,
      };
    }),
  );
  const [first, second] = seen.map(({ src, ...rest }) => ({
    ...rest,
    file: hashes.findIndex((sha256) => src.includes(sha256)),
  }));
  if (first === undefined || second === undefined) throw new Error('no cameras');
  return { cut: first, other: second };
}

/** Seconds of true time after ten that a camera shows. */
const begins = [0, 300, 0];
const trueSecond = ({ file, second }: Shown) => (begins[file] ?? Number.NaN) + second;
const apart = ({ cut: one, other }: Awaited<ReturnType<typeof shown>>) => Math.abs(trueSecond(one) - trueSecond(other));

/** By the axis of the act: ten minutes from ten on. */
async function jump(second: number): Promise<void> {
  const axis = page.getByRole('button', { name: /^时间轴/ });
  const box = await axis.boundingBox();
  if (box === null) throw new Error('no axis');
  await axis.click({ position: { x: (second / 600) * box.width, y: box.height / 2 } });
}

test('two cameras of different clocks, one of two files, stand at the same instant: at the start, while they play, after a jump', async () => {
  await page.goto(`${bureau.running.url}/cases/${caseId}/acts/${act}/watch`);
  await settled(page);
  await page.getByText('设备快 120 秒，已校正').waitFor();
  await page.getByText('设备慢 60 秒，已校正').waitFor();
  await page.getByText('第 1 段，共 2 段').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await englishWords(page)).toEqual([]);
  expect(await shown()).toMatchObject({ cut: { file: 0, second: 0, waits: null }, other: { file: 2, second: 0 } });

  await page.getByRole('button', { name: '播放', exact: true }).click();
  await expect.poll(async () => (await shown()).other.second, { timeout: 15_000 }).toBeGreaterThan(2);
  const samples: number[] = [];
  for (let sample = 0; sample < 7; sample += 1) {
    samples.push(apart(await shown()));
    await page.waitForTimeout(150);
  }
  expect(samples.sort((a, b) => a - b)[3], samples.join(' ')).toBeLessThan(0.1);
  await page.getByRole('button', { name: '暂停', exact: true }).click();
  await expect.poll(async () => apart(await shown())).toBeLessThan(0.05);

  // half a minute into the second file of the first camera
  await jump(330);
  await expect.poll(async () => (await shown()).cut, { timeout: 10_000 }).toMatchObject({ file: 1, waits: null });
  await expect.poll(async () => apart(await shown())).toBeLessThan(0.05);
  expect(Math.abs(trueSecond((await shown()).other) - 330)).toBeLessThan(2);
  await page.getByText('第 2 段，共 2 段').waitFor();
});

test('between its files a camera says that nothing was recorded and when it goes on; the other runs, and then both are in step again', async () => {
  expect(await page.locator('g[data-camera="随身机"] .axis__camera').count()).toBe(2);
  expect(await page.locator('g[data-camera="随身机"] .axis__pause').count()).toBe(1);
  await jump(240);
  await page.getByText(/^此刻没有录制，(?:60 秒|1 分)后继续$/).waitFor();
  const before = await shown();
  expect(before.cut.paused).toBe(true);
  // to the end of the gap, and over it at four times the speed
  await jump(296);
  await page.getByRole('combobox', { name: '播放速度' }).click();
  await page.getByTitle('4 倍').click();
  await page.getByRole('button', { name: '播放', exact: true }).click();
  await expect.poll(async () => (await shown()).other.paused).toBe(false);
  await expect.poll(async () => (await shown()).cut, { timeout: 15_000 }).toMatchObject({ file: 1, waits: null });
  await page.getByRole('button', { name: '暂停', exact: true }).click();
  await expect.poll(async () => apart(await shown())).toBeLessThan(0.05);
  expect(trueSecond((await shown()).other)).toBeGreaterThan(299);
});

test('the same recording alone plays as one: its axis shows the gap, a jump and a mark land in the right file', async () => {
  await page.goto(`${bureau.running.url}/cases/${caseId}/process?item=${cut}`);
  await settled(page);
  const player = page.locator('.player');
  await player.getByText('第 1 段，共 2 段').waitFor();
  const film = async () =>
    player
      .locator('video')
      .evaluate((video: HTMLVideoElement) => ({ src: video.src, second: video.currentTime, paused: video.paused }));
  const inFile = async () => hashes.indexOf(/files\/([0-9a-f]{64})/.exec((await film()).src)?.[1] ?? '');

  // the first file ends, and the second goes on by itself
  await player.locator('video').evaluate((video: HTMLVideoElement) => {
    video.muted = true;
    video.currentTime = video.duration - 0.5;
    return video.play();
  });
  await expect.poll(inFile, { timeout: 15_000 }).toBe(1);
  await expect.poll(async () => (await film()).paused, { timeout: 15_000 }).toBe(false);
  await player.locator('video').evaluate((video: HTMLVideoElement) => {
    video.pause();
    video.currentTime = 65;
  });
  await expect.poll(async () => (await film()).second).toBe(65);
  await player.getByText('0:06:05 / 0:09:00').waitFor();
  await player.getByRole('combobox', { name: '在此处标记' }).click();
  await page.getByTitle('取样', { exact: true }).click();
  await player.getByRole('button', { name: '第 2 段 0:01:05 取样' }).waitFor();

  await player.getByRole('button', { name: '录像的时间轴，点按跳到该处' }).click({ position: { x: 10, y: 10 } });
  await expect.poll(inFile).toBe(0);
  await player.getByRole('button', { name: '第 2 段 0:01:05 取样' }).click();
  await expect.poll(async () => [await inFile(), Math.round((await film()).second)]).toEqual([1, 65]);
  await player.getByRole('button', { name: /0:03:00 起缺 2 分$/ }).click();
  await expect.poll(async () => [await inFile(), Math.round((await film()).second)]).toEqual([1, 0]);
  expect(await accessibilityProblems(page)).toEqual([]);
});

test('what ran meanwhile and was linked by nobody is an empty frame and fills no gap; one tap on the map links it', async () => {
  await page.goto(`${bureau.running.url}/cases/${caseId}/acts/${again}/watch`);
  await settled(page);
  const gaps = page.locator('.coverage-gaps');
  // the clock of the camera ran away by a few hundredths of a second
  await gaps.getByText(/^覆盖 (?:39|40)%$/).waitFor();
  await gaps.getByText(/ 缺 (?:6 分|5 分 59 秒|6 分 1 秒)$/).waitFor();
  await gaps.getByText('当时在录，尚未关联到本项').waitFor();
  expect(await page.locator('.axis__camera--unlinked').count()).toBe(1);
  await page.getByText('虚线框的机位当时在录').waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await englishWords(page)).toEqual([]);
  await page.goto(`${bureau.running.url}/cases/${caseId}/recordings`);
  await settled(page);
  const line = page
    .getByRole('region', { name: '应当音像记录的活动' })
    .getByRole('listitem')
    .filter({ hasText: '14:00' });
  await line.getByText('当时在录，尚未关联到本项').waitFor();
  await line.getByRole('button', { name: '关联到本项活动' }).click();
  await line.getByText('全程有录制').waitFor();
  expect(await line.getByText('当时在录').count()).toBe(0);
  await page.goto(`${bureau.running.url}/cases/${caseId}/acts/${again}/watch`);
  await settled(page);
  await page.getByText('全程有录制').waitFor();
  expect(await page.locator('.axis__camera--unlinked').count()).toBe(0);
});
