import { globSync, readFileSync, statSync } from 'node:fs';
import { link, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { readMasterKeys } from '@liuhen/journal';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse } from '../open-house.ts';
import { isEvidenceKeyUnder, rewrapEvidenceKey } from './evidence-key.ts';

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

test('without its master key the store is not opened, and no new key takes the place of the old one', async () => {
  await rename(join(keys, 'master-1.key'), join(keys, 'locked-away'));
  await expect(open()).rejects.toThrow(/master|主密钥/);
  expect(globSync('master-*', { cwd: keys })).toEqual([]);
  await rename(join(keys, 'locked-away'), join(keys, 'master-1.key'));
  await (await open()).close();
});

test('a key from before the master keys is taken over by the first rotation, and not a byte of evidence is touched', async () => {
  const house = await open();
  const { sha256 } = await house.store.put(Readable.from([Buffer.from(words)]));
  const key = Buffer.from(house.encryption?.key ?? []);
  await house.close();
  await writeFile(join(keys, 'evidence.key'), key);
  await rm(join(folder, 'evidence', 'key.json'));
  const old = await open();
  const objects = () => globSync('evidence/objects/**/*', { cwd: folder }).map((name) => bytesOf(join(folder, name)));
  const before = objects();
  const copy = await mkdtemp(join(tmpdir(), 'liuhen-copy-'));
  const places = { keysFolder: keys, evidenceFolder: join(folder, 'evidence'), copyFolder: copy };
  const masters = await readMasterKeys(keys);
  const [master] = masters;
  if (master === undefined) throw new Error('no master key');
  expect(await isEvidenceKeyUnder(places, master)).toBe(false);
  await rewrapEvidenceKey(places, 'sm4-gcm', masters, master);
  expect(await isEvidenceKeyUnder(places, master)).toBe(true);
  expect(globSync('evidence.key', { cwd: keys })).toEqual([]);
  expect(await readFile(join(copy, 'key.json'), 'utf8')).toBe(
    await readFile(join(folder, 'evidence', 'key.json'), 'utf8'),
  );
  await old.close();
  const next = await open();
  expect(objects()).toEqual(before);
  const opened = await next.store.open(sha256);
  expect(Buffer.concat((await opened?.stream.toArray()) ?? []).toString()).toBe(words);
  await next.close();
  await rm(copy, { recursive: true });
});

const bytesOf = (path: string): string => (statSync(path).isFile() ? readFileSync(path).toString('base64') : '');

test('what was disposed of leaves frames that open under no key: the head with their salt is overwritten first', async () => {
  const house = await open();
  const { sha256 } = await house.store.put(Readable.from([Buffer.from('只此一份'.repeat(1_000))]));
  // another name for the same bytes on the medium, as an undeleted sector would be
  const trace = join(folder, 'trace');
  await Promise.all(
    globSync('evidence/objects/*/*/*', { cwd: folder }).map((name, index) =>
      link(join(folder, name), `${trace}-${index}`),
    ),
  );
  const heads = () =>
    globSync('trace-*', { cwd: folder }).map((name) =>
      readFileSync(join(folder, name)).subarray(0, 8).toString('latin1'),
    );
  expect(new Set(heads())).toEqual(new Set(['LHFRAME1']));
  expect(await house.store.remove(sha256)).toBe(true);
  expect(heads().filter((head) => head !== 'LHFRAME1')).toHaveLength(1);
  await house.close();
});
