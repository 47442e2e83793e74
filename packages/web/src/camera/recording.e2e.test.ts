import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, settled, signIn } from '../../test/desk/browser.ts';
import { type Bureau, openBureau, password, people } from '../../test/desk/bureau.ts';
import { accessibilityProblems, englishWords } from '../../test/desk/look.ts';
import { newId } from '../record/new-id.ts';

type Fact = {
  id: string;
  kind: string;
  files: { name: string; mediaType: string; sha256: string }[];
  links: { rel: string; record: string }[];
  data: Record<string, unknown> & {
    fromFile?: { durationMs: number; state: string };
    interruptions?: { from: string; to: string; reason: string | null }[];
    differences?: unknown[];
  };
  at: string;
  until: string | null;
};

/** A camera that shows a test picture and a microphone that beeps. */
const devices = ['--use-fake-device-for-media-stream', '--autoplay-policy=no-user-gesture-required'];

let bureau: Bureau;
let browser: BrowserContext;
let page: Page;
let caseId: string;
let act: string;
let profile: string;

beforeAll(async () => {
  bureau = await openBureau();
  caseId = await bureau.take('SP-1-ordinary-water-pollution');
  const officer = await bureau.as('officer');
  act = newId();
  await officer.ask('POST', '/api/records', {
    id: act,
    agency: bureau.agency,
    subject: { type: 'case', id: caseId },
    kind: 'siteInspection',
    schema: 1,
    claimed: { from: new Date().toISOString(), to: null, precision: 'minute', offset: '+08:00', source: 'person' },
    notBefore: null,
    people: [],
    links: [],
    files: [],
    data: { title: '夜查排污口' },
  });
  profile = mkdtempSync(join(tmpdir(), 'liuhen-recorder-'));
  await start();
  await signIn(page, bureau.running.url, people.officer.account, password);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await bureau?.running.stop();
});

async function start(): Promise<void> {
  browser = await openBrowser('phone', profile, devices);
  await browser.grantPermissions(['camera', 'microphone'], { origin: bureau.running.url });
  page = await browser.newPage();
}

const facts = async (): Promise<Fact[]> =>
  (await (await page.request.get(`${bureau.running.url}/api/cases/${caseId}`)).json()).facts;
const recordings = async (title = '夜查排污口录像') =>
  (await facts()).filter(({ kind, data }) => kind === 'recording' && data.title === title);

async function openCamera(): Promise<void> {
  await page.unrouteAll();
  await page.goto(`${bureau.running.url}/cases/${caseId}/camera?act=${act}`);
  await page.getByRole('button', { name: '在本页录像、拍照' }).click();
  await page.getByRole('button', { name: '开始录像' }).waitFor();
}

/** Between when it was asked for and when it was seen to run it began. */
async function beginFilm(): Promise<{ readonly after: number; readonly before: number }> {
  const after = Date.now();
  await page.getByRole('button', { name: '开始录像' }).click();
  await page.getByText(/^0:00:\d[1-9] 正在录制$/).waitFor({ timeout: 40_000 });
  return { after, before: Date.now() };
}
const isBetween = (at: number, { after, before }: { after: number; before: number }) =>
  at >= after - 500 && at <= before + 500;

const isIn = () => page.getByText('已入库，本机不再保存').waitFor({ timeout: 60_000 });

test('a film recorded in the page comes in with its times, its pause and why, and what was marked; the player jumps there', async () => {
  await openCamera();
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await englishWords(page)).toEqual([]);
  const began = await beginFilm();
  const shown = Date.now();
  await page.getByRole('button', { name: '亮证' }).click();
  const marked = { after: shown, before: Date.now() };
  await page.getByText(/^已标记 1 处/).waitFor();
  await page.waitForTimeout(2_500);
  await page.getByRole('button', { name: '暂停' }).click();
  await page.getByText(/已暂停$/).waitFor();
  await page.getByLabel('为什么暂停').fill('等候当事人、见证人');
  await page.waitForTimeout(2_000);
  await page.getByRole('button', { name: '继续录制' }).click();
  await page.waitForTimeout(2_500);
  const asked = Date.now();
  await page.getByRole('button', { name: '结束录制' }).click();
  const ended = { after: asked, before: Date.now() };
  await isIn();

  const [recording, ...others] = await recordings();
  expect(others).toEqual([]);
  if (recording === undefined) throw new Error('no recording');
  const [from, to] = [Date.parse(recording.at), Date.parse(recording.until ?? '')];
  expect([isBetween(from, began), isBetween(to, ended)]).toEqual([true, true]);
  const [pause, ...more] = recording.data.interruptions ?? [];
  expect([pause?.reason, more]).toEqual(['等候当事人、见证人', []]);
  const paused = Date.parse(pause?.to ?? '') - Date.parse(pause?.from ?? '');
  expect(paused).toBeGreaterThan(1_500);
  // the file tells how long it plays, although no head says it, and agrees with the clock of the page
  expect(recording.files[0]?.mediaType).toMatch(/^video\/(mp4|webm)$/);
  expect(recording.data.fromFile?.state).toBe('readable');
  const plays = recording.data.fromFile?.durationMs ?? 0;
  expect(plays).toBeGreaterThan(4_500);
  expect(plays).toBeLessThan(to - from - paused + 800);
  expect(recording.data.differences).toEqual([]);
  const all = await facts();
  const links = all.filter(
    ({ kind, links: of }) => kind === 'recordingLinked' && of.some((one) => one.record === recording.id),
  );
  expect(links.map(({ links: of }) => of.find(({ rel }) => rel === 'covers')?.record)).toEqual([act]);
  const marks = all.filter(({ kind, links: of }) => kind === 'recordingMarked' && of[0]?.record === recording.id);
  expect(marks.map(({ data }) => [data.label, data.sha256])).toEqual([['亮证', recording.files[0]?.sha256]]);
  const at = Number(marks[0]?.data.atMilliseconds);
  expect(isBetween(from + at, marked)).toBe(true);

  await page.goto(`${bureau.running.url}/cases/${caseId}/process?item=${recording.id}`);
  await settled(page);
  await page.getByRole('list', { name: '标记' }).getByRole('button').click();
  const place = () => page.locator('.player video').evaluate((film: HTMLVideoElement) => film.currentTime);
  await expect.poll(place, { timeout: 20_000 }).toBeCloseTo(at / 1000, 0);
  // its head tells no length: a copy with an index, made at once and coded anew nowhere, is what is sought in
  const film = page.locator('.player video');
  await expect.poll(() => film.evaluate((one: HTMLVideoElement) => Number.isFinite(one.duration))).toBe(true);
  expect(await film.evaluate((one: HTMLVideoElement) => one.currentSrc)).not.toContain('/previews/playable');
  await expect.poll(place, { timeout: 20_000 }).toBeCloseTo(at / 1000, 0);
  // near its end as well: what is sought is found, not only what was loaded
  const last = plays / 1000 - 0.6;
  await page.locator('.player video').evaluate(async (film: HTMLVideoElement, to: number) => {
    const sought = new Promise((resolve) => film.addEventListener('seeked', resolve, { once: true }));
    film.currentTime = to;
    await sought;
  }, last);
  expect(await place()).toBeCloseTo(last, 0);
}, 180_000);

/** What lies in the files of the browser's profile. */
function profileHolds(words: string): boolean {
  const forms = [Buffer.from(words), Buffer.from(words, 'utf16le')];
  return readdirSync(profile, { recursive: true, withFileTypes: true }).some((entry) => {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || statSync(path).size > 100_000_000) return false;
    const bytes = readFileSync(path);
    return forms.some((form) => bytes.includes(form));
  });
}

test('a browser that dies in the middle loses a second or two: what there is is found, asks why it broke off, and comes in so', async () => {
  const before = (await recordings()).length;
  await openCamera();
  const began = await beginFilm();
  await page.getByRole('button', { name: '签字' }).click();
  await page.waitForTimeout(5_000);
  const died = Date.now();
  const session = await browser.newCDPSession(page);
  const gone = new Promise<void>((resolve) => browser.once('close', () => resolve()));
  await session.send('Browser.crash').catch(() => undefined);
  await gone;
  expect(profileHolds('liuhen-films')).toBe(true);
  for (const word of ['夜查排污口录像', '现场录像_20']) expect([word, profileHolds(word)]).toEqual([word, false]);

  await start();
  await browser.clearCookies();
  await signIn(page, bureau.running.url, people.officer.account, password);
  await page.getByText('本机拍摄的音像还有 1 份没有入库').waitFor();
  await page.getByRole('link', { name: /^继续上传：/ }).click();
  await page.getByText(/中断：页面被关闭、手机没电/).waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);
  const tell = page.getByRole('button', { name: '写明并入库' });
  expect(await tell.isDisabled()).toBe(true);
  await page.getByLabel(/中断的原因$/).fill('手机没电');
  await tell.click();
  await isIn();
  const all = await recordings();
  expect(all).toHaveLength(before + 1);
  const cut = all.find(({ at }) => isBetween(Date.parse(at), began));
  const lost = died - Date.parse(cut?.until ?? '');
  expect(lost).toBeGreaterThan(-500);
  expect(lost).toBeLessThan(4_000);
  const broken = cut?.data.interruptions ?? [];
  expect(broken.map(({ from, reason }) => [from, reason])).toEqual([[cut?.until, '手机没电']]);
  expect(cut?.data.fromFile?.durationMs).toBeGreaterThan(3_000);
  const marks = (await facts()).filter(({ kind, links }) => kind === 'recordingMarked' && links[0]?.record === cut?.id);
  expect(marks.map(({ data }) => data.label)).toEqual(['签字']);
}, 180_000);

test('a camera that is taken away ends the film and not what it holds: the page says what happened and asks why', async () => {
  const before = (await recordings()).length;
  await openCamera();
  await beginFilm();
  await page.waitForTimeout(2_000);
  await page.locator('.record-here video').evaluate((view: HTMLVideoElement) => {
    const stream = view.srcObject as MediaStream;
    stream.getVideoTracks()[0]?.dispatchEvent(new Event('ended'));
  });
  await page.getByText(/中断：摄像头或麦克风断开/).waitFor();
  await page.getByLabel(/中断的原因$/).fill('来电、切换到其他应用');
  await page.getByRole('button', { name: '写明并入库' }).click();
  await isIn();
  const all = await recordings();
  expect(all).toHaveLength(before + 1);
  expect(all.some(({ data }) => data.interruptions?.at(-1)?.reason === '来电、切换到其他应用')).toBe(true);
}, 120_000);

test('sound alone, handed in when the network is back', async () => {
  await page.goto(`${bureau.running.url}/cases/${caseId}/camera?act=${act}`);
  await page.route('**/api/uploads**', (route) => route.abort());
  await page.route('**/api/uploads/**', (route) => route.abort());
  await page.getByRole('button', { name: '在本页录音' }).click();
  await page.getByRole('button', { name: '开始录音' }).click();
  await page.getByText(/^0:00:\d[3-9] 正在录制$/).waitFor({ timeout: 40_000 });
  // the microphone of the test beeps: its level is seen
  const level = () => page.getByRole('meter', { name: '声音大小' }).evaluate((meter: HTMLMeterElement) => meter.value);
  await expect.poll(level, { timeout: 10_000, interval: 50 }).toBeGreaterThan(20);
  await page.getByRole('button', { name: '结束录制' }).click();
  await page.getByText(/24 小时入库：还剩 2[34] 小时/).waitFor();
  expect(await recordings('夜查排污口录音')).toEqual([]);
  await page.unroute('**/api/uploads**');
  await page.unroute('**/api/uploads/**');
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await isIn();
  const [heard] = await recordings('夜查排污口录音');
  expect([heard?.data.medium, heard?.files[0]?.mediaType.split('/')[0]]).toEqual(['audio', 'audio']);
  expect(heard?.data.fromFile?.durationMs).toBeGreaterThan(2_000);
  expect(heard?.data.differences).toEqual([]);
}, 120_000);

test('a photograph is taken while the camera is open, and is a photograph of its moment', async () => {
  await openCamera();
  await page.getByRole('button', { name: '拍一张' }).click();
  await isIn();
  const [photo] = await recordings('夜查排污口照片');
  expect([photo?.data.medium, photo?.files[0]?.mediaType]).toEqual([
    'photo',
    expect.stringMatching(/^image\/(jpeg|png)$/),
  ]);
  expect(Math.abs(Date.parse(photo?.at ?? '') - Date.now())).toBeLessThan(20_000);
}, 120_000);

test('a phone that is full stops by itself, says so, and keeps what it has', async () => {
  const before = (await recordings()).length;
  await openCamera();
  await beginFilm();
  const session = await browser.newCDPSession(page);
  const origin = bureau.running.url;
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await page.getByText(/中断：本机存储已满/).waitFor({ timeout: 30_000 });
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await page.getByLabel(/中断的原因$/).fill('存储已满');
  await page.getByRole('button', { name: '写明并入库' }).click();
  await isIn();
  expect(await recordings()).toHaveLength(before + 1);
}, 120_000);

test('permission refused: the page says what, why and what to do, and the phone’s own camera stays', async () => {
  await browser.clearPermissions();
  await browser.grantPermissions([], { origin: bureau.running.url });
  await page.goto(`${bureau.running.url}/cases/${caseId}/camera?act=${act}`);
  await page.getByRole('button', { name: '在本页录像、拍照' }).click();
  await page.getByText('没有得到使用摄像头和麦克风的许可').waitFor();
  await page.getByText(/网站设置里.*手机相机/).waitFor();
  expect(await page.getByRole('button', { name: '录像', exact: true }).isEnabled()).toBe(true);
  await browser.grantPermissions(['camera', 'microphone'], { origin: bureau.running.url });
  await page.getByRole('button', { name: '重试' }).click();
  await page.getByRole('button', { name: '开始录像' }).waitFor();
}, 60_000);
