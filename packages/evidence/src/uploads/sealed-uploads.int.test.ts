import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SealedUploads } from './sealed-uploads.ts';
import { UploadFiles } from './upload-files.ts';

let folder: string;
let files: UploadFiles;
let read: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liuhen-sealed-'));
  files = new UploadFiles(folder);
  read = [];
  const readFrom = files.read.bind(files);
  files.read = (id, ending) => {
    read.push(ending);
    return readFrom(id, ending);
  };
});
afterEach(() => rm(folder, { recursive: true }));

const idOf = (n: number) => `11111111-1111-4111-8111-${String(n).padStart(12, '0')}`;
const base64 = (text: string) => Buffer.from(text).toString('base64');

async function handedIn(n: number, owner: string, metadata: string, isIn = true): Promise<void> {
  await files.create({ id: idOf(n), owner, length: 1, metadata, createdAt: 100 - n });
  const receipt = { sha256: 'ab', sm3: 'cd', size: 1, receipt: { name: 'x' } };
  if (isIn) await writeFile(files.path(idOf(n), '.done'), JSON.stringify(receipt));
}

it('tells an owner what of theirs is in, the oldest first, and nothing of others', async () => {
  await handedIn(1, 'wang', `filename ${base64('检查.mp4')}`);
  await handedIn(2, 'wang', `filename ${base64('../一层.mp4')}`);
  await handedIn(3, 'wang', '', false);
  await handedIn(4, 'li', '');
  const sealed = new SealedUploads(files);
  const mine = await sealed.of('wang');
  expect(mine.map(({ id, name }) => [id, name])).toEqual([
    [idOf(2), '一层.mp4'],
    [idOf(1), '检查.mp4'],
  ]);
  expect(await sealed.find('wang', idOf(4))).toBeNull();
  expect(await sealed.find('li', idOf(4))).toMatchObject({ id: idOf(4), sha256: 'ab' });
  expect(await sealed.find('li', '../../etc/passwd')).toBeNull();
});

it('reads once what never changes, and receipts only of what is asked for', async () => {
  for (let n = 0; n < 20; n += 1) await handedIn(n, n % 2 === 0 ? 'wang' : 'li', n === 0 ? `case ${base64('c')}` : '');
  const sealed = new SealedUploads(files);
  const ofCase = () => sealed.of('wang', ({ case: named }) => named === 'c');
  expect(await ofCase()).toHaveLength(1);
  read = [];
  expect(await ofCase()).toHaveLength(1);
  expect(read).toEqual(['.done']);
});

it('knows at once what was begun later, and no longer what is swept away', async () => {
  const sealed = new SealedUploads(files);
  await handedIn(1, 'wang', '', false);
  expect(await sealed.of('wang')).toEqual([]);
  await writeFile(files.path(idOf(1), '.done'), await readFile(files.path(idOf(1), '.info')));
  expect(await sealed.of('wang')).toHaveLength(1);
  await files.remove(idOf(1));
  expect(await sealed.of('wang')).toEqual([]);
  expect(await sealed.find('wang', idOf(1))).toBeNull();
});
