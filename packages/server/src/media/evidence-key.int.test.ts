import { globSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse } from '../open-house.ts';

let folder: string;
let keys: string;
const words = '只给承办人看的录像';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liuhen-cipher-'));
  keys = await mkdtemp(join(tmpdir(), 'liuhen-keys-'));
});
afterAll(async () => {
  for (const one of [folder, keys]) await rm(one, { recursive: true, force: true });
});

const open = () => openHouse({ dataFolder: folder, keysFolder: keys, encryption: 'aes-256-gcm' });

test('enciphered evidence lies nowhere in the clear, its key lies outside the data folder, and it is read as it was', async () => {
  const house = await open();
  const { sha256 } = await house.store.put(Readable.from([Buffer.from(words)]));
  const opened = await house.store.open(sha256);
  expect(Buffer.concat((await opened?.stream.toArray()) ?? []).toString()).toBe(words);
  await house.close();
  const files = globSync('evidence/**/*', { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(1);
  for (const file of files) {
    const path = join(file.parentPath, file.name);
    expect((await readFile(path)).includes(words), path).toBe(false);
    expect(path).not.toContain(sha256);
  }
  expect(globSync('**/evidence.key', { cwd: folder })).toEqual([]);
});

test('without its key the store is not opened, and no new key takes the place of the old one', async () => {
  await rename(join(keys, 'evidence.key'), join(keys, 'locked-away'));
  await expect(open()).rejects.toThrow(/密钥恢复单/);
  expect(globSync('evidence.key', { cwd: keys })).toEqual([]);
  await rename(join(keys, 'locked-away'), join(keys, 'evidence.key'));
  await (await open()).close();
});
