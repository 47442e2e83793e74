// How long who opens a film of 10 GB waits for its first picture, after the tap on play for the next, and after a jump into its middle
// and near its end: with the index in front, with the index behind (as cameras write it), and from an enciphered store. The film comes in
// through the intake and is watched in the page of its case; before each look the disk's memory of it is dropped. Of several looks the
// slowest counts. Needs Chromium, ffmpeg and, for 10 GB, 31 GB of disk for a while; LIUHEN_BENCH_FILM_MB asks for less.
import { existsSync } from 'node:fs';
import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findMediaTools } from '@liuhen/evidence';
import type { HouseOptions } from '@liuhen/server';
import { type Browser, chromium } from 'playwright-core';
import { type BenchLine, ofCost } from './line.ts';
import { type BureauWithFilm, openBureauWithFilm } from './player/bureau-with-film.ts';
import { type IndexAt, type LongFilm, makeLongFilm } from './player/long-film.ts';
import { type Network, type Watched, watchFilm } from './player/watch-film.ts';

const browserPath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const filmBytes = Number(process.env.LIUHEN_BENCH_FILM_MB ?? 10_000) * 1e6;
/** The film, what of it is being taken in, and its object: three times as much, and room to breathe. */
const spaceNeeded = filmBytes * 3.1;
const looks = 3;
/** What issue 5 asks for. */
const limitMilliseconds = 1_000;
/** The wire of an office: 100 Mbit/s, shared with nobody. */
const office: Network = { bytesPerSecond: 100e6 / 8, latency: 2 };

export async function run(): Promise<BenchLine[]> {
  const missing = await whatIsMissing();
  if (missing !== null) {
    process.stderr.write(`player-start 未测：${missing}。\n`);
    return [];
  }
  const folder = await mkdtemp(join(tmpdir(), 'liuhen-bench-film-'));
  const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const front = await ofFilm(folder, 'front', (film) => watch(browser, film, {}, { 'index-in-front': null }));
    const behind = await ofFilm(folder, 'end', async (film) => [
      ...(await watch(browser, film, {}, { 'index-behind': null, 'index-behind-at-100-mbit': office })),
      ...(await watch(browser, film, { encryption: 'aes-256-gcm' }, { enciphered: null })),
    ]);
    return [...front, ...behind];
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function whatIsMissing(): Promise<string | null> {
  if (!existsSync(browserPath)) return '本机没有 chromium';
  if ((await findMediaTools()).ffmpeg === null) return '本机没有 ffmpeg';
  const { bavail, bsize } = await statfs(tmpdir());
  if (bavail * bsize >= spaceNeeded) return null;
  return `临时目录须有 ${Math.ceil(spaceNeeded / 1e9)} GB 空间，可用 LIUHEN_BENCH_FILM_MB 测小一些的录像`;
}

async function ofFilm(
  folder: string,
  index: IndexAt,
  use: (film: LongFilm) => Promise<BenchLine[]>,
): Promise<BenchLine[]> {
  const film = await makeLongFilm(folder, filmBytes, index);
  const lines = await use(film);
  await rm(film.path);
  return lines;
}

/** One house, the film in it, looked at through each of the networks. */
async function watch(
  browser: Browser,
  film: LongFilm,
  options: Pick<HouseOptions, 'encryption'>,
  networks: Readonly<Record<string, Network | null>>,
): Promise<BenchLine[]> {
  const bureau = await openBureauWithFilm(film, options);
  try {
    process.stderr.write(`  ${(film.size / 1e9).toFixed(1)} GB taken in in ${bureau.intakeSeconds.toFixed(0)} s\n`);
    const lines: BenchLine[] = [];
    for (const [name, network] of Object.entries(networks)) {
      const watched: Watched[] = [];
      for (let look = 0; look < looks; look += 1) watched.push(await oneLook(browser, bureau, network));
      lines.push(...linesOf(name, watched));
    }
    return lines;
  } finally {
    await bureau.close();
  }
}

async function oneLook(browser: Browser, bureau: BureauWithFilm, network: Network | null): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
  try {
    await context.addCookies([{ name: 'liuhen', value: bureau.token, url: bureau.url }]);
    return await watchFilm(context, bureau, network);
  } finally {
    await context.close();
  }
}

const steps = { open: 'first-picture', play: 'after-play', middle: 'jump-to-the-middle', nearEnd: 'jump-near-the-end' };

function linesOf(name: string, watched: readonly Watched[]): BenchLine[] {
  const most = (of: (one: Watched) => number) => Math.max(...watched.map(of));
  const times = Object.entries(steps).map(([step, word]) =>
    ofCost(
      `player-start/${name}/${word}`,
      most((one) => one[step as keyof Watched].ms),
      'ms',
      limitMilliseconds,
    ),
  );
  return [
    ...times,
    ofCost(`player-start/${name}/bytes-to-first-picture`, most(({ open }) => open.bytes) / 1e6, 'MB', null),
    ofCost(`player-start/${name}/bytes-of-all`, most(({ nearEnd }) => nearEnd.bytes) / 1e6, 'MB', null),
  ];
}
