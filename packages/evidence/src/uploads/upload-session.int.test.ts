import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Follower, Hasher } from '../hashing/hasher.ts';
import { UploadFiles } from './upload-files.ts';
import { UploadSession } from './upload-session.ts';

const MIB = 1024 * 1024;
let folder: string;
let files: UploadFiles;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liuhen-session-'));
  files = new UploadFiles(folder);
});
afterEach(() => rm(folder, { recursive: true }));

/** Hashing that goes as far as the test says. */
class HeldFollower implements Follower {
  at = 0;
  over = false;
  told = 0;
  private turn = Promise.withResolvers<void>();
  moved = () => this.turn.promise;
  advance = (upTo: number) => {
    this.told = upTo;
  };
  finish = () => Promise.reject(new Error('not asked for here'));
  stop = () => this.go(this.at, true);

  go(at: number, over: boolean): void {
    this.at = at;
    this.over = over;
    this.turn.resolve();
    this.turn = Promise.withResolvers();
  }
}

async function farAhead(): Promise<{ session: UploadSession; follower: HeldFollower }> {
  const follower = new HeldFollower();
  const hashes: Hasher = {
    follow: () => follower,
    digest: () => Promise.reject(new Error('not asked for here')),
    close: async () => {},
  };
  const id = '11111111-1111-4111-8111-111111111111';
  await files.create({ id, owner: 'wang', length: 100 * MIB, metadata: '', createdAt: 0 });
  const session = await UploadSession.open(id, files, null, hashes);
  for (let written = 0; written < 33; written += 1) {
    expect(session.hashingNear()).toBeNull();
    await session.write([Buffer.alloc(MIB, written)], false);
  }
  return { session, follower };
}

async function isSettled(promise: Promise<void> | null): Promise<boolean> {
  let settled = false;
  promise?.then(() => {
    settled = true;
  });
  await nextTurn();
  return settled;
}

it('lets a sender wait while hashing is far behind, and no longer than that', async () => {
  const { session, follower } = await farAhead();
  const wait = session.hashingNear();
  expect(await isSettled(wait)).toBe(false);
  follower.go(MIB - 1, false);
  expect(await isSettled(wait)).toBe(false);
  follower.go(MIB, false);
  await wait;
  expect(session.hashingNear()).toBeNull();
  await session.close();
});

it('goes on syncing meanwhile, so that hashing has somewhere to go', async () => {
  const { session, follower } = await farAhead();
  const wait = session.hashingNear();
  while (follower.told < 25 * MIB) await nextTurn();
  follower.go(follower.told, false);
  await wait;
  await session.close();
});

it('lets nobody wait for hashing that has failed', async () => {
  const { session, follower } = await farAhead();
  const wait = session.hashingNear();
  follower.go(0, true);
  await wait;
  expect(session.hashingNear()).toBeNull();
  await session.close();
});
