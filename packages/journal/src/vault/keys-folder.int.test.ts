import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { settleKeys } from './keys-folder.ts';

let root: string;
let data: string;
let inside: string;
let beside: string;
const unmount: string[] = [];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'liuhen-keys-'));
  data = join(root, 'data');
  inside = join(data, 'keys');
  beside = join(root, 'data.keys');
  mkdirSync(data);
});
afterEach(() => {
  for (const place of unmount.splice(0)) spawnSync('umount', ['-l', place]);
  rmSync(root, { recursive: true, force: true });
});

const keys = { 'master-1.key': 'a'.repeat(32), 'server-secret.key': 'b'.repeat(32), 'log-0a.ed25519': 'c' };
const anOldInstallation = (): void => {
  mkdirSync(inside);
  for (const [name, key] of Object.entries(keys)) writeFileSync(join(inside, name), key);
};
const content = (folder: string): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
const canMount = spawnSync('mount', ['--version']).status === 0 && process.getuid?.() === 0;

test('keys lie beside the data folder, open to nobody else', async () => {
  const { folder, warnings } = await settleKeys(data, undefined);
  expect([folder, warnings]).toEqual([beside, []]);
  expect(statSync(beside).mode & 0o777).toBe(0o700);
  expect(readdirSync(data)).toEqual([]);
});

test('a link to the data folder leads to the same keys', async () => {
  symlinkSync(data, join(root, 'link'));
  expect((await settleKeys(join(root, 'link'), undefined)).folder).toBe(beside);
});

test.each([['beside'], ['elsewhere']])(
  'keys of an earlier installation are moved %s once they have opened what is there',
  async (where) => {
    anOldInstallation();
    writeFileSync(join(inside, 'a note.txt'), 'not a key');
    const wanted = where === 'beside' ? beside : join(root, 'elsewhere');
    const place = await settleKeys(data, where === 'beside' ? undefined : wanted);
    expect(content(place.folder)).toEqual(keys);
    expect(statSync(join(wanted, 'master-1.key')).mode & 0o777).toBe(0o600);
    expect(content(inside)).toMatchObject(keys);
    expect(await place.retire()).toEqual([expect.stringContaining(`移到 ${wanted}`)]);
    expect(content(inside)).toEqual({ 'a note.txt': 'not a key' });
    const again = await settleKeys(data, where === 'beside' ? undefined : wanted);
    expect([again.folder, again.warnings, await again.retire()]).toEqual([wanted, [], []]);
  },
);

test('a start that was cut off while moving goes on, wherever it was cut off', async () => {
  anOldInstallation();
  await settleKeys(data, undefined);
  rmSync(join(beside, 'server-secret.key'));
  const second = await settleKeys(data, undefined);
  expect(content(beside)).toEqual(keys);
  await second.retire();
  // as left by a power cut between renaming and overwriting
  mkdirSync(inside);
  writeFileSync(join(inside, 'master-1.key.moved'), 'half overwritten');
  const third = await settleKeys(data, undefined);
  await third.retire();
  expect(content(beside)).toEqual(keys);
  expect(readdirSync(data)).toEqual([]);
});

test('two different keys of one name are a question for people: nothing is moved or lost', async () => {
  anOldInstallation();
  mkdirSync(beside);
  writeFileSync(join(beside, 'master-1.key'), 'd'.repeat(32));
  await expect(settleKeys(data, undefined)).rejects.toMatchObject({ code: 'keysDiffer' });
  expect(content(inside)).toEqual(keys);
  expect(readFileSync(join(beside, 'master-1.key'), 'utf8')).toBe('d'.repeat(32));
});

test('a tool beside a running server moves nothing and finds the keys where the server has them', async () => {
  anOldInstallation();
  const place = await settleKeys(data, undefined, { attached: true });
  expect([place.folder, await place.retire()]).toEqual([inside, []]);
  expect(content(inside)).toEqual(keys);
});

test('a folder that was named inside the data folder, or that others can read, is used and complained of', async () => {
  expect((await settleKeys(data, inside)).warnings).toEqual([expect.stringContaining('LIUHEN_KEYS')]);
  expect((await settleKeys(data, join(data, 'private'))).warnings).toEqual([expect.stringContaining('LIUHEN_KEYS')]);
  const open = join(root, 'open');
  mkdirSync(open);
  chmodSync(open, 0o755);
  expect((await settleKeys(data, open)).warnings).toEqual([expect.stringContaining('chmod 700')]);
});

test('where nothing can be made beside the data folder the keys stay inside, and the operator hears what to do', async () => {
  writeFileSync(beside, 'a file is in the way');
  const { folder, warnings } = await settleKeys(data, undefined);
  expect(folder).toBe(inside);
  expect(warnings).toEqual([expect.stringMatching(/不能建立.*LIUHEN_KEYS/)]);
});

test.skipIf(!canMount)(
  'beside a volume of its own nothing is left that a new container would not find again',
  async () => {
    expect(spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', data]).status).toBe(0);
    unmount.push(data);
    anOldInstallation();
    const { folder, warnings, retire } = await settleKeys(data, undefined);
    expect([folder, warnings, await retire()]).toEqual([inside, [expect.stringContaining('单独挂载')], []]);
    expect(content(inside)).toEqual(keys);
  },
);
