import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { crc32, deflateSync } from 'node:zlib';
import { parseDeviceFileName } from '@liuhen/records';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { derive, preview } from '../derived/derive.ts';
import { dock } from '../docking/dock.ts';
import { EvidenceFault } from '../evidence-fault.ts';
import { type Hasher, openHasher } from '../hashing/hasher.ts';
import { openDiskStore } from '../store/disk-store.ts';
import type { EvidenceStore } from '../store/evidence-store.ts';
import { findMediaTools, type MediaTools } from './media-tools.ts';
import { openProber, type Prober } from './prober.ts';

/** Third-party files beside the checkout; the product does not need them. */
const suite = join(import.meta.dirname, '../../../../../shared/reference/conformance/06-media');
const sample = await readFile(new URL('../../../server/demo/sample.mp4', import.meta.url));

let folder: string;
let hashes: Hasher;
let store: EvidenceStore;
let tools: MediaTools;
let prober: Prober;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liuhen-odd-'));
  hashes = openHasher();
  store = await openDiskStore(join(folder, 'evidence'), { hashes });
  tools = await findMediaTools();
  prober = openProber(tools);
});
afterAll(async () => {
  await prober.close();
  await hashes.close();
  await rm(folder, { recursive: true });
});

const box = (type: string, ...content: Uint8Array[]): Buffer => {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};
const words = (...numbers: number[]): Buffer => {
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [index, value] of numbers.entries()) bytes.writeUInt32BE(value >>> 0, index * 4);
  return bytes;
};
const ftyp = box('ftyp', Buffer.from('isom'), words(0), Buffer.from('isomavc1'));

function png(width: number, height: number, raw: Uint8Array): Buffer {
  const chunk = (type: string, data: Uint8Array) => {
    const named = Buffer.concat([Buffer.from(type), data]);
    return Buffer.concat([words(data.length), named, words(crc32(named))]);
  };
  const head = Buffer.concat([words(width, height), Buffer.from([8, 2, 0, 0, 0])]);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(raw)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A JPEG that says it was taken at a time and place: EXIF with a GPS directory, in the order of Intel. */
function jpegSaying(taken: string, degrees: number): Buffer {
  const entry = (tag: number, type: number, count: number, value: number) => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt16LE(tag, 0);
    bytes.writeUInt16LE(type, 2);
    bytes.writeUInt32LE(count, 4);
    bytes.writeUInt32LE(value, 8);
    return bytes;
  };
  const two = Buffer.from([2, 0]);
  const none = Buffer.alloc(4);
  const gps = Buffer.concat([two, entry(1, 2, 2, 0x4e), entry(2, 5, 3, 80), none]);
  const times = Buffer.concat([two, entry(0x132, 2, 20, 104), entry(0x8825, 4, 1, 38), none]);
  const place = Buffer.alloc(24);
  place.writeUInt32LE(degrees, 0);
  for (const at of [4, 12, 20]) place.writeUInt32LE(1, at);
  const tiff = Buffer.concat([
    Buffer.from([0x49, 0x49, 0x2a, 0, 8, 0, 0, 0]),
    times,
    gps,
    Buffer.alloc(12),
    place,
    Buffer.from(`${taken}\0`),
  ]);
  const body = Buffer.concat([Buffer.from('Exif\0\0'), tiff]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length + 2);
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1]), length, body, Buffer.from([0xff, 0xd9])]);
}

const trak = (...tables: Uint8Array[]) => box('moov', box('trak', box('mdia', box('minf', box('stbl', ...tables)))));
const nested = Array.from({ length: 3_000 }).reduce<Buffer>((inside) => box('moov', inside), Buffer.alloc(0));

/** Made by hand: what broken recorders, careless copying and bad intent leave on a card. */
const byHand: Record<string, Buffer> = {
  'empty.mp4': Buffer.alloc(0),
  'one-byte.mp4': Buffer.from([0]),
  'zeros.mp4': Buffer.alloc(2_000_000),
  'cut-in-the-middle.mp4': sample.subarray(0, sample.length / 2),
  'cut-in-the-head.mp4': sample.subarray(0, 40),
  'without-index.mp4': Buffer.concat([ftyp, box('mdat', sample.subarray(1_000, 30_000))]),
  'sound.jpg': sample,
  'picture.mp4': png(2, 2, Buffer.alloc(14)),
  'page.mp4': Buffer.from('<!doctype html><script>alert(1)</script>'),
  'script-in-a-picture.gif': Buffer.concat([Buffer.from('GIF89a/*'), Buffer.alloc(900), Buffer.from('*/=1;alert(1)')]),
  'film-in-an-archive.mp4': Buffer.concat([sample, Buffer.from('PK\x05\x06'), Buffer.alloc(18)]),
  'film-behind-a-paper.pdf': Buffer.concat([Buffer.from('%PDF-1.7\n'), sample]),
  'list-of-other-files.mp4': Buffer.from('#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\nhttp://127.0.0.1:1/x.ts\n'),
  'concat-of-other-files.mp4': Buffer.from("ffconcat version 1.0\nfile '/etc/passwd'\n"),
  'bomb.png': png(60_000, 60_000, Buffer.alloc(30_000_000)),
  'huge-dimensions.png': png(0x7fffffff, 0x7fffffff, Buffer.alloc(100)),
  'entities.svg': Buffer.from(
    `<!DOCTYPE s [<!ENTITY a "${'b'.repeat(99)}">${'<!ENTITY c "&a;&a;&a;">'.repeat(50)}]><svg>&c;</svg>`,
  ),
  'two-thousand-million-samples.mp4': Buffer.concat([
    ftyp,
    trak(box('stsz', words(0, 0, 0x7fffffff)), box('stts', words(0, 0x7fffffff))),
  ]),
  'longer-than-time.mp4': Buffer.concat([
    ftyp,
    box('moov', box('mvhd', words(0x01000000, 0, 0, 0, 0, 1, 0xffffffff, 0xffffffff), Buffer.alloc(80))),
  ]),
  'box-in-box.mp4': Buffer.concat([ftyp, nested]),
  'endless.wav': Buffer.concat([
    Buffer.from('RIFF\xff\xff\xff\xffWAVEfmt ', 'latin1'),
    Buffer.from([255, 255, 255, 255]),
  ]),
  'backwards.avi': Buffer.concat([
    Buffer.from('RIFF'),
    words(0xffffffff),
    Buffer.from('AVI LIST'),
    words(0xfffffff0),
    Buffer.from('hdrl'),
  ]),
  'head-only.amr': Buffer.from('#!AMR\n'),
  'noise.ts': Buffer.concat(
    Array.from({ length: 500 }, (_, index) => Buffer.concat([Buffer.from([0x47]), Buffer.alloc(187, index)])),
  ),
  'tomorrow-in-the-sea.jpg': jpegSaying('2099:02:30 25:61:61', 0),
  'beyond-the-pole.jpg': jpegSaying('2025:03:11 10:00:00', 999),
};

/** Made by ffmpeg: what recorders really write, in forms that browsers do not play. */
const byTool: Record<string, readonly string[]> = {
  'two-sounds.mp4': ['-map', '0:v', '-map', '1:a', '-map', '1:a', '-c:v', 'libx264', '-c:a', 'aac'],
  'index-at-the-end.mp4': ['-c:v', 'libx264', '-c:a', 'aac'],
  'uneven-frames.mp4': ['-vf', "select='not(mod(n,3))+lt(n,9)'", '-fps_mode', 'vfr', '-c:v', 'libx264', '-c:a', 'aac'],
  'odd-size.avi': ['-vf', 'scale=321:241', '-c:v', 'mpeg4', '-c:a', 'mp2'],
  'new-picture.mp4': ['-c:v', 'libx265', '-x265-params', 'log-level=none', '-c:a', 'aac'],
  'broadcast.ts': ['-c:v', 'mpeg2video', '-c:a', 'mp2'],
  'old-phone.3gp': ['-vf', 'scale=176:144', '-c:v', 'h263', '-c:a', 'aac', '-ar', '8000'],
  'no-sound.mkv': ['-an', '-c:v', 'libx264'],
  'no-picture.mp4': ['-vn', '-c:a', 'aac'],
  'one-frame.mp4': ['-frames:v', '1', '-an', '-c:v', 'libx264'],
};

/**
 * Takes a file in, has it read, looked at and made playable: no bytes change, nothing is left lying, every failure has words, and each
 * attempt ends by its own limit of time.
 */
async function survives(name: string, bytes: Buffer): Promise<Awaited<ReturnType<Prober['probe']>>> {
  const { sha256, size } = await store.put(Readable.from(bytes.length === 0 ? [] : [bytes]));
  expect([sha256, size]).toEqual([createHash('sha256').update(bytes).digest('hex'), bytes.length]);
  const copy = await store.localCopy(sha256);
  const facts = await prober.probe(copy?.path ?? '', name);
  const limits = { wallMs: 20_000, outputMib: 32 };
  const attempts = [
    () => preview(sha256, facts, { kind: 'thumbnail', width: 160, atMs: 0 }, { store, tools, limits }),
    () => derive(sha256, facts, { kind: 'playable', height: 144 }, { store, tools, limits }),
    () => preview(sha256, facts, { kind: 'waveform', points: 100 }, { store, tools, limits }),
  ];
  for (const attempt of attempts) {
    const failed = await attempt().then(
      () => null,
      (error: unknown) => error,
    );
    if (failed !== null) expect(failed, name).toBeInstanceOf(EvidenceFault);
  }
  expect((await store.verify(sha256)).state, name).toBe('sound');
  expect(await readdir(store.stagingFolder), name).toEqual([]);
  return facts;
}

describe('files that nobody made like this on purpose, or everybody did', () => {
  it.each(Object.entries(byHand))(
    '%s is taken in byte for byte, described or said to be broken, and harms nothing',
    { timeout: 180_000 },
    async (name, bytes) => {
      const facts = await survives(name, bytes);
      // whatever a file says, it is a time and a place that there can be, or none
      for (const { local } of facts.times)
        expect(Number.isNaN(Date.parse(`${local}Z`)), `${name} ${local}`).toBe(false);
      if (facts.place !== null) expect(Math.abs(Number(facts.place.latitude))).toBeLessThanOrEqual(90);
      if (facts.durationMs !== null) expect(Number.isSafeInteger(facts.durationMs)).toBe(true);
    },
  );

  it.each(Object.entries(byTool))('%s is described, and made playable', { timeout: 180_000 }, async (name, args) => {
    if (tools.ffmpeg === null) return;
    const path = join(folder, name);
    const picture = [
      '-f',
      'lavfi',
      '-i',
      'testsrc2=duration=2:size=320x240:rate=25',
      '-f',
      'lavfi',
      '-i',
      'sine=duration=2',
    ];
    try {
      execFileSync(tools.ffmpeg, ['-v', 'error', '-y', ...picture, ...args, path], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
    } catch (error) {
      // an ffmpeg built without that encoder cannot make the file; it is not the file that is odd then
      if (/encoder|Unknown/i.test(String(error))) return;
      throw error;
    }
    const facts = await survives(name, await readFile(path));
    expect([facts.state, facts.tracks.length > 0, (facts.durationMs ?? 0) > 0]).toEqual(['readable', true, true]);
    const { sha256 } = await store.put(Readable.from([await readFile(path)]));
    const made = await derive(sha256, facts, { kind: 'playable', height: 144 }, { store, tools });
    expect([made.mediaType, made.derivedFrom]).toEqual(['video/mp4', sha256]);
  });

  it.skipIf(!existsSync(suite))('all the real files of odd makers do no harm', { timeout: 900_000 }, async () => {
    for (const name of await readdir(suite)) {
      if (name.endsWith('.json')) continue;
      await survives(name, await readFile(join(suite, name)));
    }
  });
});

describe('names on a card', () => {
  const hostile = [
    '换\n行.mp4',
    '右\u202e4pm.exe',
    ' .. ',
    '…'.repeat(60),
    '%2e%2e%2f.mp4',
    '; rm -rf ~ .mp4',
    '-i.mp4',
    '😀𠮷.mp4',
  ];

  it('of any kind are taken in as data, each file whole', async () => {
    const card = join(folder, 'card');
    await mkdir(card);
    for (const [index, name] of hostile.entries())
      await writeFile(join(card, name), Buffer.concat([sample, Buffer.from([index])]));
    const report = await dock(card, {
      store,
      hashes,
      prober,
      stateFolder: join(folder, 'dock-state'),
      onFile: async () => ({ recorded: true, receipt: null }),
    });
    expect(report.entries.map(({ outcome }) => outcome)).toEqual(hostile.map(() => 'takenIn'));
    expect(report.entries.map(({ path }) => path).sort()).toEqual([...hostile].sort());
  });

  it.each([
    'DSJ-07_吉F00000001_20259911090000_20250311094000_0001.mp4',
    'DSJ-07__20250311250000_0001.mp4',
    '_____.mp4',
    `${'0'.repeat(4_000)}.mp4`,
    '20250230_101010.mp4',
    '\u202e20250311_101010.mp4',
    'DSJ-07_20250311094000_20250311090000_0001.mp4',
  ])('that look like a device’s and are not say no time that cannot be: %s', (name) => {
    const read = parseDeviceFileName(name);
    for (const value of Object.values(read ?? {})) {
      if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value))
        expect(Number.isNaN(Date.parse(value))).toBe(false);
    }
  });
});
