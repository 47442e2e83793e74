import { createHash, randomBytes } from 'node:crypto';
import { appendFile, chmod, mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Hasher, openHasher } from '../hashing/hasher.ts';
import { openProber, type Prober } from '../media/prober.ts';
import { openDiskStore } from '../store/disk-store.ts';
import type { EvidenceStore } from '../store/evidence-store.ts';
import { type DockedFile, type DockOptions, type DockProgress, type DockReport, dock } from './dock.ts';
import { watchDock } from './watch-dock.ts';

let hashes: Hasher;
let prober: Prober;
let folder: string;
let card: string;
let store: EvidenceStore;
let records: DockedFile[];

beforeAll(() => {
  hashes = openHasher();
  prober = openProber({ ffmpeg: null, ffprobe: null, heif: null });
});
afterAll(async () => {
  await prober.close();
  await hashes.close();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liuhen-dock-'));
  card = join(folder, 'card');
  await mkdir(join(card, 'DCIM', '100MEDIA'), { recursive: true });
  store = await openDiskStore(join(folder, 'evidence'), { hashes });
  records = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function options(more: Partial<DockOptions> = {}): DockOptions {
  return {
    store,
    hashes,
    prober,
    stateFolder: join(folder, 'state'),
    onFile: async (file) => {
      if (!records.some(({ key }) => key === file.key)) records.push(file);
      return { recorded: true, receipt: { record: records.length } };
    },
    isRecorded: async (sha256) => records.some((record) => record.sha256 === sha256),
    ...more,
  };
}

const name = (number: number) => `FSHB-DSJ-07_吉F00000001_2025031110020${number}_20250311114600_0${number}.mp4`;
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const put = (path: string, bytes: Uint8Array | string) => writeFile(join(card, path), bytes);

describe('docking a card', () => {
  it('accounts for every file: taken in, unreadable as media but kept, ignored, missing', async () => {
    const film = randomBytes(500_000);
    await put(`DCIM/100MEDIA/${name(1)}`, film);
    await put(`DCIM/100MEDIA/${name(2)}`, '');
    await put(`DCIM/100MEDIA/${name(4)}`, randomBytes(10));
    await put('DCIM/.DS_Store', 'x');
    await symlink('/etc/passwd', join(card, 'DCIM', 'passwd.mp4'));
    const report = await dock(card, options());
    expect(report.stopped).toBeNull();
    expect(report.totals).toEqual({
      takenIn: 3,
      alreadyHeld: 0,
      unreadable: 0,
      refused: 0,
      notRecorded: 0,
      notReached: 0,
      missing: 1,
      bytes: 500_010,
    });
    expect(report.missing).toEqual([{ series: 'FSHB-DSJ-07_吉F00000001_T_T_#.mp4', missing: [3], first: 1, last: 4 }]);
    expect(report.ignored.map(({ path }) => path).sort()).toEqual(['DCIM/.DS_Store', 'DCIM/passwd.mp4']);
    expect(report.entries.every(({ mayDeleteAtSource }) => mayDeleteAtSource)).toBe(true);
    expect(report.entries[1]).toMatchObject({ facts: { state: 'broken' }, remark: '文件为空（0 字节）' });
    expect(records[0]).toMatchObject({
      sha256: sha(film),
      path: `DCIM/100MEDIA/${name(1)}`,
      facts: { times: [{ local: '2025-03-11T10:02:01' }, { local: '2025-03-11T11:46:00' }] },
    });
    expect((await store.verify(sha(film))).state).toBe('sound');
  });

  it('goes through the same card again without reading or recording anything twice', async () => {
    await put(name(1), randomBytes(1000));
    await dock(card, options());
    const again = await dock(
      card,
      options({ prober: { probe: () => Promise.reject(new Error('must not read')), close: async () => {} } }),
    );
    expect(again.totals).toMatchObject({ alreadyHeld: 1, takenIn: 0 });
    const elsewhere = await dock(card, options({ stateFolder: join(folder, 'other') }));
    expect(elsewhere.totals).toMatchObject({ alreadyHeld: 1, takenIn: 0 });
    expect(records).toHaveLength(1);
  });

  it('reads a file again that changed under its name', async () => {
    await put(name(1), randomBytes(1000));
    await dock(card, options());
    await put(name(1), randomBytes(1001));
    expect((await dock(card, options())).totals.takenIn).toBe(1);
    expect(records).toHaveLength(2);
  });

  it('takes another file of the same name, length and time for what it is: the card of another camera in the same reader', async () => {
    const [one, other] = [randomBytes(3_000_000), randomBytes(3_000_000)];
    // they differ only in the middle, as films of one camera begin and end alike
    one.copy(other, 0, 0, 1_400_000);
    one.copy(other, 1_700_000, 1_700_000);
    const atReset = new Date('2000-01-01T00:10:00Z');
    for (const film of [one, other]) {
      await put('MOVI0001.avi', film);
      await utimes(join(card, 'MOVI0001.avi'), atReset, atReset);
      expect((await dock(card, options())).totals).toMatchObject({ takenIn: 1, alreadyHeld: 0 });
      expect((await dock(card, options())).totals).toMatchObject({ takenIn: 0, alreadyHeld: 1 });
    }
    expect(records.map(({ sha256 }) => sha256)).toEqual([sha(one), sha(other)]);
  });

  it('goes on where it was stopped', async () => {
    for (const number of [1, 2, 3]) await put(name(number), randomBytes(1000 + number));
    const controller = new AbortController();
    const onFile: DockOptions['onFile'] = async (file) => {
      controller.abort();
      return options().onFile(file);
    };
    const first = await dock(card, options({ onFile, signal: controller.signal }));
    expect(first.stopped).toContain('再次运行');
    expect(first.entries.map(({ outcome }) => outcome)).toEqual(['takenIn', 'notReached', 'notReached']);
    expect((await dock(card, options())).totals).toMatchObject({ alreadyHeld: 1, takenIn: 2 });
  });

  it('refuses what is marked as a state secret without keeping a byte', async () => {
    await mkdir(join(card, '机密★5年'));
    await put('机密★5年/a.mp4', randomBytes(100));
    await put('会议_绝密_.mp4', randomBytes(100));
    const report = await dock(card, options());
    expect(report.totals).toMatchObject({ refused: 2, takenIn: 0 });
    expect(report.entries.map(({ mayDeleteAtSource }) => mayDeleteAtSource)).toEqual([false, false]);
    for await (const sha256 of store.list()) expect(sha256).toBe('nothing');
  });

  it('does not say that a source may be emptied while the record is not written', async () => {
    await put(name(1), randomBytes(1000));
    const failing = await dock(card, options({ onFile: () => Promise.reject(new Error('数据库未连接')) }));
    expect(failing.entries).toMatchObject([
      { outcome: 'notRecorded', mayDeleteAtSource: false, remark: expect.stringContaining('数据库未连接') },
    ]);
    expect((await dock(card, options())).totals).toMatchObject({ takenIn: 1 });
  });

  it('reports a file the card does not give, and goes on with the next', async (context) => {
    if (process.getuid?.() === 0) return context.skip('root 读得到一切文件');
    await put('a.mp4', 'x');
    await chmod(join(card, 'a.mp4'), 0);
    await put('b.mp4', 'y');
    expect((await dock(card, options())).totals).toMatchObject({ unreadable: 1, takenIn: 1 });
  });

  it('reports a file that vanished after the card was listed, and goes on with the next', async () => {
    for (const number of [1, 2, 3]) await put(name(number), randomBytes(1000));
    let removed: Promise<void> | undefined;
    const onFile: DockOptions['onFile'] = async (file) => {
      removed ??= rm(join(card, name(2)));
      await removed;
      return options().onFile(file);
    };
    const { entries, totals } = await dock(card, options({ onFile }));
    expect(entries.map(({ outcome, mayDeleteAtSource }) => [outcome, mayDeleteAtSource])).toEqual([
      ['takenIn', true],
      ['unreadable', false],
      ['takenIn', true],
    ]);
    expect(totals).toMatchObject({ unreadable: 1, takenIn: 2 });
  });

  it('tells of its progress, file by file and as a whole', async () => {
    for (const number of [1, 2]) await put(name(number), randomBytes(40_000_000));
    const told: DockProgress[] = [];
    await dock(card, options({ onProgress: (progress) => told.push(progress) }));
    expect(told.at(-1)).toMatchObject({ doneBytes: 80_000_000, totalBytes: 80_000_000, totalFiles: 2 });
    expect(told.some(({ fileBytes, fileSize }) => fileBytes > 0 && fileBytes < fileSize)).toBe(true);
  });
});

describe('a watched folder', () => {
  it('takes a file when whoever writes it has finished', async () => {
    const reports: DockReport[] = [];
    const watch = watchDock(card, {
      ...options(),
      everyMs: 60,
      onReport: (report) => reports.push(report),
      onFault: (error) => {
        throw error;
      },
    });
    for (let piece = 0; piece < 6; piece += 1) {
      await appendFile(join(card, name(1)), randomBytes(1000));
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    for (let tries = 0; records.length === 0 && tries < 100; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    await new Promise((resolve) => setTimeout(resolve, 200));
    await watch.stop();
    expect(records.map(({ size }) => size)).toEqual([6000]);
    expect(reports).toHaveLength(1);
  });
});
