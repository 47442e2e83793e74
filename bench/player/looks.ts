import { existsSync } from 'node:fs';
import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findMediaTools } from '@liuhen/evidence';
import type { HouseOptions } from '@liuhen/server';
import { type Browser, chromium } from 'playwright-core';
import { type BenchLine, ofCost } from '../line.ts';
import { type BureauWithFilm, openBureauWithFilm } from './bureau-with-film.ts';
import { type IndexAt, type LongFilm, makeLongFilm } from './long-film.ts';
import { type Network, type Watched, watchFilm } from './watch-film.ts';

const browserPath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const filmBytes = Number(process.env.LIUHEN_BENCH_FILM_MB ?? 10_000) * 1e6;
/** The film, what of it is being taken in, and its object: three times as much, and room to breathe. */
const spaceNeeded = filmBytes * 3.1;
const looks = 3;
/** What issue 5 asks for. */
const limitMilliseconds = 1_000;
/** The wire of an office: 100 Mbit/s, shared with nobody. */
export const office: Network = { bytesPerSecond: 100e6 / 8, latency: 2 };

export type Looked = {
  readonly index: IndexAt;
  readonly options: Pick<HouseOptions, 'encryption'>;
  /** By the name of their lines. */
  readonly networks: Readonly<Record<string, Network | null>>;
};

/** Makes a film, takes it into a house of its own, looks at it through each of the networks, one such set after the other. */
export async function lookAtLongFilms(bench: string, sets: readonly Looked[]): Promise<BenchLine[]> {
  const missing = await whatIsMissing();
  if (missing !== null) {
    process.stderr.write(`${bench} 未测：${missing}。\n`);
    return [];
  }
  const folder = await mkdtemp(join(tmpdir(), 'liuhen-bench-film-'));
  const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const lines: BenchLine[] = [];
    for (const { index, options, networks } of sets) {
      const film = await makeLongFilm(folder, filmBytes, index);
      lines.push(...(await watch(browser, film, options, networks)));
      await rm(film.path);
    }
    return lines;
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
      const fresh = linesOf(name, watched);
      lines.push(...fresh);
      process.stderr.write(`  ${name}: ${fresh.map(({ value, unit }) => `${value.toFixed(0)} ${unit}`).join(', ')}\n`);
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
