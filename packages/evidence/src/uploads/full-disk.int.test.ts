import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dock } from '../docking/dock.ts';
import { openProber } from '../media/prober.ts';
import { startUploadServer, type UploadServer } from './upload-server.fixture.ts';

/** A real disk of 8 MB; needs the right to mount one. */
let folder: string;
let disk: string;
let mounted = false;
let server: UploadServer;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liuhen-full-'));
  disk = join(folder, 'disk');
  await mkdir(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk], { stdio: 'ignore' });
    mounted = true;
  } catch {
    mounted = false;
  }
  server = await startUploadServer(mounted ? disk : folder);
});
afterEach(async () => {
  await server.close();
  if (mounted) execFileSync('umount', [disk]);
  await rm(folder, { recursive: true, force: true });
});

const TUS = { authorization: 'wang', 'tus-resumable': '1.0.0' };
const needsDisk = (context: { skip(note?: string): void }) => {
  if (!mounted) context.skip('没有挂载小磁盘的权限');
};

describe('a full disk', () => {
  it('is told before the first byte where the length is known', async (context) => {
    needsDisk(context);
    const answer = await fetch(server.url, { method: 'POST', headers: { ...TUS, 'upload-length': '20000000' } });
    expect([answer.status, await answer.json()]).toMatchObject([507, { code: 'diskFull' }]);
  });

  it('stops an upload of unknown length, keeps what fitted, and lets it go on when there is room', async (context) => {
    needsDisk(context);
    await writeFile(join(disk, 'ballast'), Buffer.alloc(5_000_000));
    const bytes = randomBytes(4_000_000);
    const created = await fetch(server.url, { method: 'POST', headers: { ...TUS, 'upload-defer-length': '1' } });
    const url = new URL(created.headers.get('location') ?? '', server.url).href;
    const headers = { ...TUS, 'content-type': 'application/offset+octet-stream' };
    const stopped = await fetch(url, { method: 'PATCH', headers: { ...headers, 'upload-offset': '0' }, body: bytes });
    expect(stopped.status).toBe(507);
    expect(await stopped.json()).toMatchObject({
      code: 'diskFull',
      detail: expect.stringMatching(/存储空间不足.*断点/),
    });
    const head = await fetch(url, { method: 'HEAD', headers: TUS });
    const offset = Number(head.headers.get('upload-offset'));
    expect(offset).toBeGreaterThan(0);
    expect(offset).toBeLessThan(bytes.length);
    await rm(join(disk, 'ballast'));
    const rest = { ...headers, 'upload-offset': String(offset), 'upload-length': String(bytes.length) };
    expect((await fetch(url, { method: 'PATCH', headers: rest, body: bytes.subarray(offset) })).status).toBe(204);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const sealed = await fetch(`${url}/seal`, { method: 'POST', headers: TUS, body: JSON.stringify({ sha256 }) });
    expect(await sealed.json()).toMatchObject({ sha256, mayDeleteAtSource: true });
  });

  it('leaves nothing of what the store could not hold, and nothing held is harmed', async (context) => {
    needsDisk(context);
    const small = await server.store.put(Readable.from([randomBytes(1000)]));
    await expect(
      server.store.put(Readable.from(Array.from({ length: 20 }, () => randomBytes(1_000_000)))),
    ).rejects.toMatchObject({ code: 'diskFull' });
    expect(await readdir(server.store.stagingFolder)).toEqual([]);
    expect((await server.store.verify(small.sha256)).state).toBe('sound');
  });

  it('stops a dock with the reason, to be run again', async (context) => {
    needsDisk(context);
    const card = join(folder, 'card');
    await mkdir(card);
    await writeFile(join(card, 'A0001.mp4'), randomBytes(1_000_000));
    await writeFile(join(card, 'A0002.mp4'), randomBytes(20_000_000));
    const prober = openProber({ ffmpeg: null, ffprobe: null, heif: null });
    const report = await dock(card, {
      store: server.store,
      hashes: server.hashes,
      prober,
      stateFolder: join(folder, 'state'),
      onFile: async () => ({ recorded: true, receipt: null }),
    });
    await prober.close();
    expect(report.stopped).toContain('存储空间不足');
    expect(report.entries).toMatchObject([
      { outcome: 'takenIn', mayDeleteAtSource: true },
      { outcome: 'notReached', mayDeleteAtSource: false },
    ]);
  });
});
