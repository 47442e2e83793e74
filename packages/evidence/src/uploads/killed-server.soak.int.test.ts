import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Upload } from 'tus-js-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRecords, startUploadServer } from './upload-server.fixture.ts';

/** The power goes while eight cameras are being read. Twenty times; two hundred when there is time for it. */
const KILLS = process.env.LIUHEN_SOAK === '1' ? 200 : 20;
const SOURCES = 8;

let folder: string;
let child: ChildProcess | null = null;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liuhen-kill-'));
});
afterAll(async () => {
  child?.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('a server killed at random moments', () => {
  it(`keeps every acknowledged file whole over ${KILLS} kills, resumes the others, and leaves no orphan`, {
    timeout: 40 * 60_000,
  }, async () => {
    const port = await freePort();
    await start(port);
    let kills = 0;
    let acknowledged: string[] = [];
    let finished = false;
    const killer = (async () => {
      while (kills < KILLS) {
        await sleep(randomInt(20, 400));
        await killed();
        kills += 1;
        await start(port);
      }
      finished = true;
    })();
    const endpoint = `http://127.0.0.1:${port}/api/uploads`;
    const source = async () => {
      while (!finished) {
        const bytes = randomBytes(randomInt(1, 12) * 500_000 + randomInt(0, 1000));
        const receipt = await carry(endpoint, bytes);
        expect(receipt).toMatchObject({ sha256: sha(bytes), mayDeleteAtSource: true });
        acknowledged = [...acknowledged, sha(bytes)];
      }
    };
    await Promise.all([killer, ...Array.from({ length: SOURCES }, source)]);
    // Some that nobody will ever finish.
    for (let at = 0; at < 3; at += 1) await abandon(endpoint, randomBytes(300_000));
    await killed();

    const server = await startUploadServer(folder);
    const records = await readRecords(join(folder, 'records.jsonl'));
    expect(acknowledged.length).toBeGreaterThan(SOURCES);
    expect(records.map(({ sha256 }) => sha256)).toEqual(expect.arrayContaining(acknowledged));
    for (const sha256 of acknowledged) expect((await server.store.verify(sha256)).state).toBe('sound');
    const recorded = new Set(records.map(({ sha256 }) => sha256));
    await server.uploads.sweep({ isReferenced: async (sha256) => recorded.has(sha256), graceMs: 0, expireMs: 0 });
    expect(await readdir(server.store.stagingFolder)).toEqual([]);
    const held = new Set<string>();
    for await (const sha256 of server.store.list()) held.add(sha256);
    expect(held).toEqual(recorded);
    await server.close();
  });
});

/** A patient client: uploads and seals until it has the receipt, across as many deaths of the server as there are. */
async function carry(endpoint: string, bytes: Buffer): Promise<unknown> {
  let url: string | null = null;
  for (;;) {
    try {
      url = await send(endpoint, bytes, url);
      const answer = await fetch(`${url}/seal`, {
        method: 'POST',
        headers: { authorization: 'wang' },
        body: JSON.stringify({ sha256: sha(bytes) }),
      });
      if (answer.status === 200) return await answer.json();
      if (answer.status === 404) url = null;
    } catch {
      // The server is down; it will be back.
    }
    await sleep(50);
  }
}

function send(endpoint: string, bytes: Buffer, uploadUrl: string | null): Promise<string> {
  return new Promise((resolve, reject) => {
    const upload = new Upload(bytes, {
      endpoint,
      uploadUrl,
      headers: { authorization: 'wang' },
      retryDelays: Array.from({ length: 200 }, () => 50),
      chunkSize: 1_000_000,
      onSuccess: () => resolve(upload.url ?? ''),
      onError: reject,
    });
    upload.start();
  });
}

async function abandon(endpoint: string, bytes: Buffer): Promise<void> {
  const tus = { authorization: 'wang', 'tus-resumable': '1.0.0' };
  const headers = { ...tus, 'upload-length': '900000', 'content-type': 'application/offset+octet-stream' };
  await fetch(endpoint, { method: 'POST', headers, body: bytes });
}

async function start(port: number): Promise<void> {
  const program = fileURLToPath(new URL('./upload-server.fixture.ts', import.meta.url));
  const started = spawn(process.execPath, [program, folder, String(port)], { stdio: ['ignore', 'pipe', 'inherit'] });
  child = started;
  await new Promise<void>((resolve, reject) => {
    started.stdout?.once('data', () => resolve());
    started.once('exit', () => reject(new Error('the server did not start')));
  });
}

/** Gone, and its port with it: on a busy machine that takes its time. */
async function killed(): Promise<void> {
  const dying = child;
  if (dying === null) return;
  const gone = new Promise((resolve) => dying.once('exit', resolve));
  dying.kill('SIGKILL');
  await gone;
}

/** Below those that the system gives to whoever opens a connection: between two lives of the server nobody takes it. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    const probe = createServer();
    const free = await new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(false));
      probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
    });
    if (free) return port;
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
