import { createHash, randomBytes } from 'node:crypto';
import { appendFile, mkdir, mkdtemp, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Hasher, openHasher } from '../hashing/hasher.ts';
import { openProber, type Prober } from '../media/prober.ts';
import { openDiskStore } from '../store/disk-store.ts';
import type { EvidenceStore } from '../store/evidence-store.ts';
import { type DockedFile, type DockOptions, type DockProgress, dock } from './dock.ts';

let hashes: Hasher;
let prober: Prober;
let folder: string;
let disk: string;
let store: EvidenceStore;
let records: Map<string, DockedFile>;

beforeAll(() => {
  hashes = openHasher();
  prober = openProber({ ffmpeg: null, ffprobe: null, heif: null });
});
afterAll(async () => {
  await prober.close();
  await hashes.close();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liuhen-bulk-'));
  disk = join(folder, 'disk');
  await mkdir(disk);
  store = await openDiskStore(join(folder, 'evidence'), { hashes });
  records = new Map();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const options = (more: Partial<DockOptions> = {}): DockOptions => ({
  store,
  hashes,
  prober,
  stateFolder: join(folder, 'state'),
  onFile: async (file) => {
    records.set(file.key, file);
    return { recorded: true, receipt: { record: file.key } };
  },
  ...more,
});
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** An old disk: exports of cameras by channel and day, a card that was copied whole, pictures, papers, and odd names. */
async function fill(count: number): Promise<Map<string, Buffer>> {
  const odd = [
    '..隐藏.mp4',
    '-rf.mp4',
    'a\nb.mp4',
    '😀 现场.jpg',
    '<script>.mp4',
    "'; DROP TABLE.avi",
    'CON.mp4',
    '末尾空格 .jpg',
    '\u202eexe.4pm',
  ];
  const put = new Map<string, Buffer>();
  for (let index = 0; index < count; index += 1) {
    const day = String(1 + (index % 28)).padStart(2, '0');
    const name =
      odd[index] ?? (index % 3 === 0 ? `CH0${index % 8}_202503${day}100000_${index}.mp4` : `照片_${index}.jpg`);
    const path = join(
      ['监控导出/三号排口', '旧硬盘/DCIM/100MEDIA', '旧硬盘/DCIM/101MEDIA', '.'][index % 4] ?? '.',
      name,
    );
    const bytes = index % 50 === 7 ? Buffer.alloc(0) : randomBytes(200 + index);
    await mkdir(join(disk, dirname(path)), { recursive: true });
    await writeFile(join(disk, path), bytes);
    put.set(path.replace(/^\.\//, ''), bytes);
  }
  return put;
}

test('three hundred mixed files in nested folders are each accounted for, with progress for each and for the whole; a second time nothing is read anew', async () => {
  const put = await fill(300);
  await symlink('/etc/passwd', join(disk, '链接.mp4'));
  await symlink(disk, join(disk, '自己'));
  await writeFile(join(disk, 'Thumbs.db'), 'x');
  const told: DockProgress[] = [];
  const report = await dock(disk, options({ onProgress: (progress) => told.push(progress) }));
  expect(report.stopped).toBeNull();
  expect(report.entries.map(({ path }) => path).toSorted()).toEqual([...put.keys()].toSorted());
  expect(report.totals).toMatchObject({ takenIn: 300, unreadable: 0, refused: 0, notRecorded: 0, notReached: 0 });
  for (const { path, sha256 } of report.entries) expect(sha256).toBe(sha(put.get(path) ?? Buffer.from('absent')));
  expect(report.ignored.map(({ path }) => path).toSorted()).toEqual(['Thumbs.db', '自己', '链接.mp4'].toSorted());
  for (const sha256 of new Set(report.entries.map((entry) => entry.sha256 ?? '')))
    expect((await store.verify(sha256)).state).toBe('sound');
  // names are shown without what could act on a screen, and no two files are one record
  expect(records.size).toBe(300);
  for (const { displayName } of records.values()) expect(displayName).not.toMatch(/[\n<>"\u202e]/u);
  expect(new Set(told.map(({ path }) => path)).size).toBe(300);
  expect(told.at(-1)).toMatchObject({ doneFiles: 300, totalFiles: 300 });
  for (const [index, one] of told.entries())
    expect(one.doneBytes).toBeGreaterThanOrEqual(told[index - 1]?.doneBytes ?? 0);
  expect(told.at(-1)?.doneBytes).toBe(told.at(-1)?.totalBytes);

  const again = await dock(disk, options({ onFile: () => Promise.reject(new Error('recorded a second time')) }));
  expect(again.totals).toMatchObject({ takenIn: 0, alreadyHeld: 300, unreadable: 0, notReached: 0 });
  // plugged in elsewhere the marks are not found: what is read again is the same files, by the same keys
  const elsewhere = join(folder, 'elsewhere');
  await rename(disk, elsewhere);
  const moved = await dock(elsewhere, options());
  expect([moved.totals.takenIn, records.size]).toEqual([300, 300]);
});

test('a disk that vanishes in the middle stops the import: what was not come to is named, and the next import goes on from there', async () => {
  const put = await fill(40);
  let count = 0;
  const gone = join(folder, 'gone');
  const report = await dock(
    disk,
    options({
      onFile: async (file) => {
        records.set(file.key, file);
        count += 1;
        if (count === 15) await rename(disk, gone);
        return { recorded: true, receipt: null };
      },
    }),
  );
  expect(report.stopped).toMatch(/在读取中断开.*再次导入/);
  expect(report.entries.map(({ path }) => path).toSorted()).toEqual([...put.keys()].toSorted());
  expect(report.totals.takenIn + report.totals.unreadable + report.totals.notReached).toBe(40);
  expect(report.totals.notReached).toBeGreaterThanOrEqual(24);
  expect(report.entries.filter(({ outcome }) => outcome === 'notReached').every((one) => !one.mayDeleteAtSource)).toBe(
    true,
  );
  await rename(gone, disk);
  const rest = await dock(disk, options());
  expect([rest.stopped, rest.totals.takenIn + rest.totals.alreadyHeld, records.size]).toEqual([null, 40, 40]);
});

test('a file that grows while it is read is not taken in half, and is taken in once it is whole', async () => {
  const path = join(disk, '还在写.mp4');
  await writeFile(path, randomBytes(1_000));
  await writeFile(join(disk, '写完了.mp4'), 'x');
  let grows = true;
  const growing: DockOptions = options({
    prober: {
      ...prober,
      probe: async (at, name) => {
        const facts = await prober.probe(at, name);
        if (grows && name === '还在写.mp4') await appendFile(path, randomBytes(500));
        return facts;
      },
    },
  });
  const report = await dock(disk, growing);
  const [one] = report.entries.filter((entry) => entry.path === '还在写.mp4');
  expect([one?.outcome, one?.remark]).toEqual(['unreadable', expect.stringMatching(/仍在变化/)]);
  expect(report.totals).toMatchObject({ takenIn: 1, unreadable: 1 });
  expect([...records.values()].map(({ name }) => name)).toEqual(['写完了.mp4']);
  grows = false;
  await utimes(path, new Date(), new Date());
  expect((await dock(disk, growing)).totals).toMatchObject({ takenIn: 1, alreadyHeld: 1 });
});

test('names that an old disk holds in GB 18030 are read as they were meant, and the files by their own bytes', async () => {
  const name = Buffer.concat([Buffer.from(`${disk}/`), Buffer.from([0xcf, 0xd6, 0xb3, 0xa1]), Buffer.from('.mp4')]);
  const inside = Buffer.concat([Buffer.from(`${disk}/`), Buffer.from([0xc5, 0xc5, 0xbf, 0xda])]);
  const bytes = randomBytes(4_000);
  await writeFile(name, bytes);
  await mkdir(inside);
  await writeFile(Buffer.concat([inside, Buffer.from('/一.jpg')]), bytes.subarray(0, 100));
  const report = await dock(disk, options());
  expect(report.entries.map(({ path, outcome, sha256 }) => [path, outcome, sha256])).toEqual([
    ['排口/一.jpg', 'takenIn', sha(bytes.subarray(0, 100))],
    ['现场.mp4', 'takenIn', sha(bytes)],
  ]);
  expect(report.ignored).toEqual([]);
  expect((await dock(disk, options())).totals.alreadyHeld).toBe(2);
});

test('what a source does not give is said in words, not in the codes of the system', async () => {
  await writeFile(join(disk, 'a.mp4'), 'x');
  await writeFile(join(disk, 'b.mp4'), 'y');
  const report = await dock(
    disk,
    options({
      onFile: async (file) => {
        await rm(join(disk, 'b.mp4'));
        return { recorded: true, receipt: file.key };
      },
    }),
  );
  const [, lost] = report.entries;
  expect([lost?.outcome, lost?.remark]).toEqual(['unreadable', expect.stringMatching(/文件已不在来源中/)]);
  expect(lost?.remark).not.toMatch(/[A-Z]{4,}/);
});
