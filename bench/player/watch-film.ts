import { fileURLToPath } from 'node:url';
import type { BrowserContext, CDPSession, Page } from 'playwright-core';
import { type BureauWithFilm, filmTitle } from './bureau-with-film.ts';

/** Milliseconds until a picture stood on the screen, and the bytes of the film that had come by then. */
export type Wait = { readonly ms: number; readonly bytes: number };
export type Watched = Readonly<Record<'open' | 'play' | 'middle' | 'nearEnd', Wait>>;

/** A network as CDP emulates one: bytes a second, milliseconds there and back. */
export type Network = { readonly bytesPerSecond: number; readonly latency: number };

const patience = 60_000;

/** As an officer does it: the recording opened from the list of the case, a tap on play, a jump into the middle and one to the end. */
export async function watchFilm(
  context: BrowserContext,
  bureau: BureauWithFilm,
  network: Network | null,
): Promise<Watched> {
  const page = await context.newPage();
  await page.addInitScript({ path: fileURLToPath(new URL('./seen-frames.js', import.meta.url)) });
  await page.goto(`${bureau.url}/cases/${bureau.case}/recordings`);
  const link = page.getByRole('link', { name: filmTitle }).first();
  await link.waitFor();
  const session = await context.newCDPSession(page);
  const bytes = await countFilmBytes(session);
  if (network !== null) await slowDown(session, network);
  await bureau.forgetFiles();
  const until = async (isSeen: string): Promise<Wait> => ({ ms: await waitFor(page, isSeen), bytes: bytes() });

  await link.click();
  const open = await until('true');
  await page.locator('.player video').click();
  const play = await until('frame.mediaTime > 0');
  const jump = (to: string) =>
    page.evaluate(`(() => {
      const film = document.querySelector('.player video');
      window.aim = ${to};
      seen.hand = performance.now();
      seen.frames = [];
      film.currentTime = aim;
    })()`);
  await jump('film.duration / 2');
  const middle = await until('Math.abs(frame.mediaTime - aim) < 1');
  await jump('film.duration - 10');
  const nearEnd = await until('Math.abs(frame.mediaTime - aim) < 1');
  await page.close();
  return { open, play, middle, nearEnd };
}

/** From the last hand to the first picture of which the condition holds; both were noted in the page itself. */
async function waitFor(page: Page, condition: string): Promise<number> {
  const until = performance.now() + patience;
  while (performance.now() < until) {
    const at = await page.evaluate<number | null>(`seen.frames.find((frame) => ${condition})?.at - seen.hand || null`);
    if (at !== null) return at;
    await page.waitForTimeout(50);
  }
  throw new Error(`no picture within ${patience / 1000} s of which holds: ${condition}`);
}

async function countFilmBytes(session: CDPSession): Promise<() => number> {
  const films = new Set<string>();
  let bytes = 0;
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (request.url.includes('/files/')) films.add(requestId);
  });
  session.on('Network.dataReceived', ({ requestId, dataLength }) => {
    if (films.has(requestId)) bytes += dataLength;
  });
  await session.send('Network.enable');
  return () => bytes;
}

function slowDown(session: CDPSession, { bytesPerSecond, latency }: Network): Promise<unknown> {
  const both = { downloadThroughput: bytesPerSecond, uploadThroughput: bytesPerSecond };
  return session.send('Network.emulateNetworkConditions', { offline: false, latency, ...both });
}
