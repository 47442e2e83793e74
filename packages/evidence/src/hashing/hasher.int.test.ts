import { createHash, randomBytes } from 'node:crypto';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Hasher, openHasher } from './hasher.ts';

let folder: string;
let hashes: Hasher;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liuhen-hash-'));
  hashes = openHasher({ lanes: 2 });
});
afterEach(async () => {
  await hashes.close();
  await rm(folder, { recursive: true });
});

const plain = (path: string, fromDevice = false) => ({ kind: 'plain' as const, path, fromDevice });
const digest = (algorithm: string, bytes: Uint8Array) => createHash(algorithm).update(bytes).digest('hex');

describe('the hasher', () => {
  it('knows the vectors of GB/T 32905 and FIPS 180', async () => {
    await writeFile(join(folder, 'abc'), 'abc');
    expect(await hashes.digest(plain(join(folder, 'abc')), 3)).toMatchObject({
      sm3: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    });
  });

  it('hashes behind a writer, never past what it was told', async () => {
    const path = join(folder, 'growing');
    const bytes = randomBytes(5_000_000);
    await writeFile(path, '');
    const follower = hashes.follow(plain(path), ['sm3']);
    for (let at = 0; at < bytes.length; at += 500_000) {
      await appendFile(path, bytes.subarray(at, at + 500_000));
      await appendFile(path, ''); // What is there but not announced is not read.
      follower.advance(at + 500_000);
    }
    await appendFile(path, 'more');
    expect(await follower.finish(bytes.length)).toMatchObject({
      digests: { sm3: digest('sm3', bytes) },
      length: bytes.length,
    });
  });

  it('reads from the device, at every odd length, the same as from memory', async () => {
    for (const size of [0, 1, 4095, 4096, 4097, 1_048_576, 3_000_001]) {
      const bytes = randomBytes(size);
      const path = join(folder, `file-${size}`);
      await writeFile(path, bytes, { flush: true });
      expect(await hashes.digest(plain(path, true), size)).toMatchObject({
        sha256: digest('sha256', bytes),
        sm3: digest('sm3', bytes),
      });
    }
  });

  it('serves many files at once', async () => {
    const files = await Promise.all(
      Array.from({ length: 30 }, async (_, index) => {
        const bytes = randomBytes(200_000 + index);
        const path = join(folder, `file-${index}`);
        await writeFile(path, bytes);
        return { path, bytes };
      }),
    );
    const answers = await Promise.all(files.map(({ path, bytes }) => hashes.digest(plain(path), bytes.length)));
    expect(answers.map(({ sha256 }) => sha256)).toEqual(files.map(({ bytes }) => digest('sha256', bytes)));
  });

  it('fails in words for a file that is absent or shorter than promised, and goes on', async () => {
    await expect(hashes.digest(plain(join(folder, 'absent')), 10)).rejects.toMatchObject({ code: 'hashingFailed' });
    await writeFile(join(folder, 'short'), 'abc');
    await expect(hashes.digest(plain(join(folder, 'short')), 10)).rejects.toThrow('提前结束');
    expect((await hashes.digest(plain(join(folder, 'short')), 3)).sha256).toBe(digest('sha256', Buffer.from('abc')));
  });

  it('does not let one bad file take the others of its thread with it', async () => {
    const one = openHasher({ lanes: 1 });
    const path = join(folder, 'large');
    const bytes = randomBytes(30_000_000);
    await writeFile(path, bytes);
    const good = one.digest(plain(path), bytes.length);
    await expect(one.digest(plain(join(folder, 'absent')), 10)).rejects.toMatchObject({ code: 'hashingFailed' });
    expect((await good).sm3).toBe(digest('sm3', bytes));
    await one.close();
  });

  it('leaves the main thread free', async () => {
    const path = join(folder, 'large');
    await writeFile(path, Buffer.alloc(150_000_000, 7));
    const before = process.threadCpuUsage();
    await hashes.digest(plain(path), 150_000_000);
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(250); // Hashing it here would take over 400 ms of this thread.
  });

  it('says how far it has read, and when it reads no further', async () => {
    const path = join(folder, 'growing');
    await writeFile(path, Buffer.alloc(3_000_000, 7));
    const follower = hashes.follow(plain(path), ['sha256', 'sm3']);
    follower.advance(2_000_000);
    while (follower.at < 2_000_000) await follower.moved();
    expect([follower.at, follower.over]).toEqual([2_000_000, false]);
    follower.advance(9_000_000); // more than there is
    while (!follower.over) await follower.moved();
    await expect(follower.finish(9_000_000)).rejects.toThrow('提前结束');
  });

  it('gives the digests of its files though they all wait for the same few blocks', async () => {
    const one = openHasher({ lanes: 1 });
    const files = Array.from({ length: 6 }, (_, index) => randomBytes(9_000_000 + index));
    await Promise.all(files.map((bytes, index) => writeFile(join(folder, `large-${index}`), bytes)));
    const stopped = one.follow(plain(join(folder, 'large-0')), ['sm3']);
    stopped.advance(9_000_000);
    const answers = files.map((bytes, index) => one.digest(plain(join(folder, `large-${index}`)), bytes.length));
    stopped.stop();
    expect((await Promise.all(answers)).map(({ sm3 }) => sm3)).toEqual(files.map((bytes) => digest('sm3', bytes)));
    await one.close();
  });

  it('lets a photograph pass a long film, though there are fewer blocks than the film could use', async () => {
    const one = openHasher({ lanes: 1 });
    await writeFile(join(folder, 'film'), Buffer.alloc(200_000_000, 7));
    const photo = randomBytes(300_000);
    await writeFile(join(folder, 'photo'), photo);
    const film = one.digest(plain(join(folder, 'film')), 200_000_000).then(() => 'film');
    const first = one.digest(plain(join(folder, 'photo')), photo.length).then(({ sm3 }) => sm3);
    expect(await Promise.race([film, first])).toBe(digest('sm3', photo));
    expect(await film).toBe('film');
    await one.close();
  });

  it('refuses work after it was closed', async () => {
    await hashes.close();
    expect(() => hashes.follow(plain(join(folder, 'x')), ['sm3'])).toThrow('已关闭');
  });
});
