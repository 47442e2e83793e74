import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, settled, signIn } from '../../test/desk/browser.ts';
import { type Bureau, openBureau, password, people } from '../../test/desk/bureau.ts';
import { accessibilityProblems, englishWords } from '../../test/desk/look.ts';
import { newId } from '../record/new-id.ts';

type Fact = {
  id: string;
  kind: string;
  title: string;
  files: { name: string }[];
  links: { rel: string; record: string }[];
  data: Record<string, unknown>;
  at: string;
  until: string | null;
};

/** How long the film of the demonstration plays. */
const filmSeconds = 4;

let bureau: Bureau;
let browser: BrowserContext;
let page: Page;
let caseId: string;
let act: string;
let film: string;
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
    data: { title: '复查排污口' },
  });
  film = join(mkdtempSync(join(tmpdir(), 'liuhen-film-')), '1000012345.mp4');
  copyFileSync(fileURLToPath(new URL('../../../server/demo/sample.mp4', import.meta.url)), film);
  profile = mkdtempSync(join(tmpdir(), 'liuhen-phone-'));
  browser = await openBrowser('phone', profile);
  await browser.grantPermissions(['geolocation'], { origin: bureau.running.url });
  await browser.setGeolocation({ latitude: 42.332, longitude: 127.28, accuracy: 12 });
  page = await browser.newPage();
  await signIn(page, bureau.running.url, people.officer.account, password);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await bureau?.running.stop();
});

const facts = async (): Promise<Fact[]> =>
  (await (await page.request.get(`${bureau.running.url}/api/cases/${caseId}`)).json()).facts;
const filmed = async (title: string) => (await facts()).filter(({ data }) => data.title === title);

/** The camera is open for as long as it films, then hands back a file that it has just finished. */
async function shoot(label: '录像' | '拍照'): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: label, exact: true }).click();
  await page.waitForTimeout(filmSeconds * 1000 + 500);
  const now = Date.now() / 1000;
  utimesSync(film, now, now);
  await (await chooser).setFiles(film);
}

test('from the act it is one tap to the camera: what must be filmed stands there, and who, with what, where and when is filled in', async () => {
  await page.goto(`${bureau.running.url}/cases/${caseId}/process?item=${act}`);
  await settled(page);
  await page.getByRole('link', { name: '现场拍摄' }).click();
  await page.getByRole('heading', { name: '现场拍摄' }).waitFor();
  await page.getByText(/从表明身份、出示执法证件，到笔录签字完毕/).waitFor();
  await page.getByText('本机不在设备台账').waitFor();
  await page.waitForFunction(() => /127\.28/.test((document.querySelector('#camera-place') as HTMLInputElement).value));
  expect(await accessibilityProblems(page)).toEqual([]);
  expect(await englishWords(page)).toEqual([]);

  await shoot('录像');
  const ended = Date.now();
  await page.getByText('已入库，本机不再保存').waitFor({ timeout: 60_000 });
  const [recording] = await filmed('复查排污口录像');
  expect(recording?.data).toMatchObject({
    medium: 'video',
    device: '未登记的手机',
    unregisteredDevice: true,
    recordedBy: bureau.ids.officer,
    announced: true,
    place: '经度 127.280000，纬度 42.332000（手机定位，误差约 12 米）',
  });
  expect(recording?.files.map(({ name }) => name)).toEqual(['1000012345.mp4']);
  const [from, to] = [Date.parse(recording?.at ?? ''), Date.parse(recording?.until ?? '')];
  expect(Math.abs(to - ended)).toBeLessThan(3_000);
  expect(Math.round((to - from) / 1000)).toBe(filmSeconds);
  const link = (await facts()).find(
    ({ kind, links }) => kind === 'recordingLinked' && links.some(({ record }) => record === recording?.id),
  );
  expect(link?.links).toContainEqual({ rel: 'covers', record: act });
}, 180_000);

test('a phone that the ledger knows is told once, and then is remembered', async () => {
  await page.locator('#camera-device').click();
  await page.getByTitle('SJ-01（执法手机）').click();
  await page.getByText('本机不在设备台账').waitFor({ state: 'detached' });
  await page.reload();
  await page.getByTitle('SJ-01（执法手机）').waitFor();
  await shoot('拍照');
  await page.getByText('已入库，本机不再保存').waitFor({ timeout: 60_000 });
  const recordings = await filmed('复查排污口录像');
  const { devices } = await (await bureau.as('officer')).ask('GET', '/api/devices');
  const phone = (devices as { id: string; deviceNo: string }[]).find(({ deviceNo }) => deviceNo === 'SJ-01');
  expect(recordings.map(({ data }) => [data.device, data.unregisteredDevice ?? false])).toContainEqual([
    phone?.id,
    false,
  ]);
}, 120_000);

test('without a network it stays on the phone, over a closed page; it goes on by itself, and one answer lost makes no second record', async () => {
  const before = (await filmed('复查排污口录像')).length;
  await page.route('**/api/uploads**', (route) => route.abort());
  await page.route('**/api/uploads/**', (route) => route.abort());
  await shoot('录像');
  await page.getByText(/24 小时入库：还剩 2[34] 小时/).waitFor();
  await page.close();

  page = await browser.newPage();
  await page.goto(`${bureau.running.url}/`);
  await page.getByText('本机拍摄的音像还有 1 份没有入库').waitFor();
  await page.getByRole('button', { name: new RegExp(people.officer.name) }).click();
  await page.getByText('退出登录').click();
  await page.getByRole('button', { name: '先不退出' }).click();

  // the record is made, and its answer is lost on the way
  let lost = 0;
  await page.route('**/api/recordings', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.continue();
    await route.fetch();
    lost += 1;
    await route.abort();
  });
  await page.getByRole('link', { name: /^继续上传：/ }).click();
  await page.getByRole('button', { name: '继续上传' }).click({ timeout: 60_000 });
  await page.getByText('已入库，本机不再保存').waitFor({ timeout: 60_000 });
  expect(lost).toBe(1);
  expect(await filmed('复查排污口录像')).toHaveLength(before + 1);
  await page.goto(`${bureau.running.url}/`);
  await settled(page);
  expect(await page.getByText(/没有入库/).count()).toBe(0);
}, 180_000);

/** What lies in the files of the browser's profile. */
function profileHolds(bytes: Buffer): boolean {
  return readdirSync(profile, { recursive: true, withFileTypes: true }).some((entry) => {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || statSync(path).size > 100_000_000) return false;
    return readFileSync(path).includes(bytes);
  });
}

/** A piece of film as only the film has it. */
const ofTheFilm = () => readFileSync(film).subarray(2_000, 2_064);

test('what waits on the phone lies sealed: no file of the profile holds the picture, a crash loses nothing, and what comes in is the plain film', async () => {
  const before = (await filmed('复查排污口录像')).length;
  const plain = createHash('sha256').update(readFileSync(film)).digest('hex');
  await page.goto(`${bureau.running.url}/cases/${caseId}/camera?act=${act}`);
  await page.route('**/api/uploads**', (route) => route.abort());
  await page.route('**/api/uploads/**', (route) => route.abort());
  await shoot('录像');
  await page.getByText(/24 小时入库：还剩 2[34] 小时/).waitFor();
  // acknowledged to the person, and at once the browser is gone
  const session = await browser.newCDPSession(page);
  const gone = new Promise<void>((resolve) => browser.once('close', () => resolve()));
  await session.send('Browser.crash').catch(() => undefined);
  await gone;
  // the look finds what is there: the name of the store stands in the clear, and nothing of what is in it
  expect(profileHolds(Buffer.from('liuhen-films', 'utf16le')) || profileHolds(Buffer.from('liuhen-films'))).toBe(true);
  expect(profileHolds(ofTheFilm())).toBe(false);
  for (const word of ['复查排污口录像', '1000012345.mp4', '127.280000，纬度'])
    expect([word, profileHolds(Buffer.from(word, 'utf16le')), profileHolds(Buffer.from(word))]).toEqual([
      word,
      false,
      false,
    ]);

  browser = await openBrowser('phone', profile);
  page = await browser.newPage();
  // a crash may take the session with it, written down or not: its owner comes in anew, and the film opens to them
  await browser.clearCookies();
  await signIn(page, bureau.running.url, people.officer.account, password);
  await page.getByText('本机拍摄的音像还有 1 份没有入库').waitFor();
  const kept = await page.evaluate(async () => {
    const opened = indexedDB.open('liuhen-films');
    await new Promise((resolve) => {
      opened.onsuccess = resolve;
    });
    const all = <T>(store: string) =>
      new Promise<T[]>((resolve) => {
        const asked = opened.result.transaction(store).objectStore(store).getAll();
        asked.onsuccess = () => resolve(asked.result as T[]);
      });
    const [row] = await all<{ device: CryptoKey; head: Uint8Array }>('sealed');
    const inTheClear = await all<unknown>('films');
    const pieces = await all<Uint8Array>('pieces');
    opened.result.close();
    const exported =
      row === undefined ? 'none' : await crypto.subtle.exportKey('raw', row.device).catch(() => 'refused');
    return {
      exported,
      inTheClear: inTheClear.length,
      told: Object.keys(row ?? {}).sort(),
      bytes: pieces.reduce((sum, { length }) => sum + length, 0),
    };
  });
  expect(kept).toMatchObject({ exported: 'refused', inTheClear: 0, told: ['device', 'head', 'owner', 'slot'] });
  expect(kept.bytes).toBeGreaterThan(readFileSync(film).length);

  await page.getByRole('link', { name: /^继续上传：/ }).click();
  await page.getByText('已入库，本机不再保存').waitFor({ timeout: 60_000 });
  const recordings = await filmed('复查排污口录像');
  expect(recordings).toHaveLength(before + 1);
  expect(recordings.every(({ files: [file] }) => (file as { sha256?: string }).sha256 === plain)).toBe(true);
  const left = await page.evaluate(async () => {
    const opened = indexedDB.open('liuhen-films');
    await new Promise((resolve) => {
      opened.onsuccess = resolve;
    });
    const counts = ['sealed', 'films', 'pieces'].map(
      (store) =>
        new Promise<number>((resolve) => {
          const asked = opened.result.transaction(store).objectStore(store).count();
          asked.onsuccess = () => resolve(asked.result);
        }),
    );
    return Promise.all(counts).finally(() => opened.result.close());
  });
  expect(left).toEqual([0, 0, 0]);
}, 180_000);

test('what an older edition told of in the clear is sealed on the next start, and comes in as it was', async () => {
  const before = (await filmed('旧版录像')).length;
  const row = {
    record: newId(),
    person: bureau.ids.officer,
    caseTitle: '旧版案件',
    caseId,
    covers: [act],
    recordedBy: bureau.ids.officer,
    announced: true,
    sensitivity: '无',
    order: 1,
    told: { title: '旧版录像', device: '未登记的手机', place: '旧版地点', startedAt: null, endedAt: null },
  };
  await page.goto(`${bureau.running.url}/account`);
  await settled(page);
  await page.evaluate(
    async ([older, bytes]) => {
      const opened = indexedDB.open('liuhen-films');
      await new Promise((resolve) => {
        opened.onsuccess = resolve;
      });
      const transaction = opened.result.transaction('films', 'readwrite');
      const file = new File([Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))], '旧.mp4', {
        type: 'video/mp4',
      });
      transaction.objectStore('films').put({ ...older, file });
      await new Promise((resolve) => {
        transaction.oncomplete = resolve;
      });
      opened.result.close();
    },
    [row, readFileSync(film).toString('base64')] as const,
  );
  await page.goto(`${bureau.running.url}/`);
  await page.getByText('继续上传：旧版案件').waitFor();
  const counts = await page.evaluate(async () => {
    const opened = indexedDB.open('liuhen-films');
    await new Promise((resolve) => {
      opened.onsuccess = resolve;
    });
    const counted = ['films', 'sealed'].map(
      (store) =>
        new Promise<number>((resolve) => {
          const asked = opened.result.transaction(store).objectStore(store).count();
          asked.onsuccess = () => resolve(asked.result);
        }),
    );
    return Promise.all(counted).finally(() => opened.result.close());
  });
  expect(counts).toEqual([0, 1]);
  await page.getByRole('link', { name: /^继续上传：旧版案件/ }).click();
  await page.getByText('已入库，本机不再保存').waitFor({ timeout: 60_000 });
  const recordings = await filmed('旧版录像');
  expect(recordings).toHaveLength(before + 1);
  const plain = createHash('sha256').update(readFileSync(film)).digest('hex');
  expect(recordings[0]?.files[0]).toMatchObject({ name: '旧.mp4', sha256: plain });
}, 120_000);

test('a piece that was changed on the phone is not handed in as if it were the film; leaving with what is left takes film and key away', async () => {
  const before = (await filmed('复查排污口录像')).length;
  await page.goto(`${bureau.running.url}/cases/${caseId}/camera?act=${act}`);
  await page.route('**/api/uploads**', (route) => route.abort());
  await shoot('录像');
  await page.getByText(/24 小时入库：还剩 2[34] 小时/).waitFor();
  await page.close();
  page = await browser.newPage();
  await page.goto(`${bureau.running.url}/`);
  await page.getByText('本机拍摄的音像还有 1 份没有入库').waitFor();
  await page.evaluate(async () => {
    const opened = indexedDB.open('liuhen-films');
    await new Promise((resolve) => {
      opened.onsuccess = resolve;
    });
    const transaction = opened.result.transaction('pieces', 'readwrite');
    const cursor = transaction.objectStore('pieces').openCursor();
    cursor.onsuccess = () => {
      const at = cursor.result;
      if (at === null) return;
      const bytes = new Uint8Array(at.value as Uint8Array);
      bytes[100] = (bytes[100] ?? 0) ^ 1;
      at.update(bytes);
      at.continue();
    };
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
    opened.result.close();
  });
  await page.getByRole('link', { name: /^继续上传：/ }).click();
  await page.getByText(/^存在本机的内容打不开/).waitFor({ timeout: 30_000 });
  expect(await filmed('复查排污口录像')).toHaveLength(before);

  await page.goto(`${bureau.running.url}/`);
  await page.getByRole('button', { name: new RegExp(people.officer.name) }).click();
  await page.getByText('退出登录').click();
  await page.getByRole('button', { name: '删除并退出' }).click();
  await page.getByLabel('密码').waitFor();
  const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  expect(names).not.toContain('liuhen-films');
}, 180_000);
