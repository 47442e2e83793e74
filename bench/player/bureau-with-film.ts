import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp, builtWebFolder, type HouseOptions, openHouse } from '@liuhen/server';
import { bureauWithACase } from '../bureau/with-a-case.ts';
import { sendByTus } from '../peers/upload-client.ts';
import type { LongFilm } from './long-film.ts';

export const filmTitle = '现场检查全程录像';

export type BureauWithFilm = {
  readonly url: string;
  readonly case: string;
  readonly token: string;
  /** From the first byte sent until the recording stood in its case. */
  readonly intakeSeconds: number;
  /** The store's files are read from the disk again, and not from memory. */
  forgetFiles(): Promise<void>;
  close(): Promise<void>;
};

/** A house of its own into which the film came as every film does: sent by tus, sealed, taken in as a recording of the case. */
export async function openBureauWithFilm(
  film: LongFilm,
  options: Pick<HouseOptions, 'encryption'>,
): Promise<BureauWithFilm> {
  const folder = await mkdtemp(join(tmpdir(), 'liuhen-bench-player-'));
  const dataFolder = join(folder, 'data');
  const house = await openHouse({
    dataFolder,
    keysFolder: join(folder, 'keys'),
    webFolder: builtWebFolder(),
    ...options,
  });
  const app = await buildApp(house, { logLevel: 'silent', rate: 1_000_000 });
  const close = async () => {
    await app.close();
    await house.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const url = await app.listen({ port: 0, host: '127.0.0.1' });
    const { case: caseId, token } = await bureauWithACase(house, { account: 'zhao', password: 'wet-lantern-71' });
    const began = performance.now();
    const sender = { cookie: `liuhen=${token}` };
    await sendByTus(`${url}/api/uploads`, film, true, sender);
    await takeIn(url, sender, caseId, film);
    const intakeSeconds = (performance.now() - began) / 1_000;
    const forgetFiles = async () => {
      for (const path of await filesIn(join(dataFolder, 'evidence', 'objects')))
        execFileSync('dd', [`if=${path}`, 'iflag=nocache', 'count=0', 'status=none']);
    };
    return { url, case: caseId, token, intakeSeconds, forgetFiles, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function takeIn(url: string, sender: Record<string, string>, caseId: string, film: LongFilm): Promise<void> {
  const answer = await fetch(`${url}/api/recordings`, {
    method: 'POST',
    headers: { ...sender, 'content-type': 'application/json' },
    body: JSON.stringify({
      id: randomUUID(),
      case: caseId,
      files: [film.sha256],
      names: ['film.mp4'],
      medium: 'video',
      title: filmTitle,
      device: null,
      recordedBy: null,
      startedAt: new Date(Date.now() - 4 * 3_600_000).toISOString(),
      endedAt: new Date(Date.now() - 3_600_000).toISOString(),
      covers: [],
    }),
  });
  if (answer.status !== 201) throw new Error(`recordings answered ${answer.status}: ${await answer.text()}`);
}

async function filesIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
}
