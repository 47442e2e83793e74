import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Hasher, openHasher } from '../hashing/hasher.ts';
import type { MediaFacts } from '../media/media-facts.ts';
import { findMediaTools, type MediaTools, missingToolsMessage } from '../media/media-tools.ts';
import { openProber, type Prober } from '../media/prober.ts';
import { openDiskStore } from '../store/disk-store.ts';
import type { EvidenceStore } from '../store/evidence-store.ts';
import { derive, preview } from './derive.ts';

let folder: string;
let hashes: Hasher;
let store: EvidenceStore;
let tools: MediaTools;
let prober: Prober;
let film: { sha256: string; facts: MediaFacts };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liuhen-derive-'));
  hashes = openHasher();
  store = await openDiskStore(join(folder, 'evidence'), { hashes });
  tools = await findMediaTools();
  prober = openProber(tools);
  if (tools.ffmpeg === null) return;
  const path = join(folder, 'film.avi');
  const picture = [
    '-f',
    'lavfi',
    '-i',
    'testsrc2=duration=6:size=320x240:rate=10',
    '-f',
    'lavfi',
    '-i',
    'sine=frequency=440:duration=6',
  ];
  execFileSync(tools.ffmpeg, ['-v', 'error', ...picture, '-c:v', 'mpeg4', '-c:a', 'mp2', path]);
  film = { sha256: (await store.put(Readable.from([await readFile(path)]))).sha256, facts: await prober.probe(path) };
});
afterAll(async () => {
  await prober.close();
  await hashes.close();
  await rm(folder, { recursive: true });
});

async function bytesOf(sha256: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of (await store.open(sha256))?.stream ?? []) parts.push(part);
  return Buffer.concat(parts);
}

async function factsOf(sha256: string): Promise<MediaFacts> {
  const copy = await store.localCopy(sha256);
  return prober.probe(copy?.path ?? '');
}

/** What a file tells at once, without being read through: how long it plays in seconds, and whether an index says where what lies. */
function headOf(path: string): { duration: number | null; hasIndex: boolean } {
  const entries = ['-show_entries', 'format=duration', '-of', 'csv=p=0'];
  const told = Number(execFileSync(tools.ffprobe ?? '', ['-v', 'error', ...entries, path]).toString());
  const bytes = readFileSync(path);
  const [cues, movie] = [Buffer.from([0x1c, 0x53, 0xbb, 0x6b]), Buffer.from('moov')];
  return { duration: Number.isFinite(told) ? told : null, hasIndex: bytes.includes(cues) || bytes.includes(movie) };
}

const needsTool = (context: { skip(note?: string): void }) => {
  if (tools.ffmpeg === null) context.skip('本机没有 ffmpeg');
};

describe('deriving from a recording', () => {
  it('makes thumbnail, still and contact sheet', { timeout: 60_000 }, async (context) => {
    needsTool(context);
    const thumbnail = await derive(
      film.sha256,
      film.facts,
      { kind: 'thumbnail', width: 160, atMs: 2000 },
      { store, tools },
    );
    expect(await sharp(await bytesOf(thumbnail.sha256)).metadata()).toMatchObject({
      format: 'webp',
      width: 160,
      height: 120,
    });
    const still = await derive(film.sha256, film.facts, { kind: 'still', atMs: 3000 }, { store, tools });
    expect(await sharp(await bytesOf(still.sha256)).metadata()).toMatchObject({ format: 'png', width: 320 });
    const sheet = await derive(
      film.sha256,
      film.facts,
      { kind: 'contactSheet', columns: 3, rows: 2, width: 100 },
      { store, tools },
    );
    expect(await sharp(await bytesOf(sheet.sha256)).metadata()).toMatchObject({ format: 'jpeg', width: 300 });
    expect(thumbnail).toMatchObject({
      derivedFrom: film.sha256,
      how: { derivation: { kind: 'thumbnail' }, tool: expect.stringContaining('ffmpeg') },
    });
    expect(JSON.stringify(thumbnail.how)).not.toContain(folder);
  });

  it('makes what browsers play of what they do not, and clips to the length asked for', {
    timeout: 60_000,
  }, async (context) => {
    needsTool(context);
    const playable = await derive(film.sha256, film.facts, { kind: 'playable', height: 144 }, { store, tools });
    expect(await factsOf(playable.sha256)).toMatchObject({
      container: 'mp4',
      height: 144,
      tracks: [
        { kind: 'video', codec: 'avc1' },
        { kind: 'audio', codec: 'mp4a' },
      ],
    });
    const clip = await derive(film.sha256, film.facts, { kind: 'clip', fromMs: 1000, toMs: 3000 }, { store, tools });
    expect(Math.abs(((await factsOf(clip.sha256)).durationMs ?? 0) - 2000)).toBeLessThan(150);
  });

  it('gives what was written while it was recorded a length and an index, every picture and sound as it was', {
    timeout: 60_000,
  }, async (context) => {
    needsTool(context);
    const ffmpeg = tools.ffmpeg ?? '';
    const picture = ['-f', 'lavfi', '-i', 'testsrc2=duration=12:size=160x120:rate=10'];
    const sound = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=12', '-c:a', 'libopus'];
    const live = ['-f', 'matroska', '-live', '1'];
    const packets = (path: string) =>
      execFileSync(ffmpeg, ['-v', 'error', '-i', path, '-map', '0', '-c', 'copy', '-f', 'streamhash', '-']).toString();
    for (const [type, codec] of [
      ['video/webm', ['-c:v', 'libvpx', '-deadline', 'realtime', '-g', '20', '-f', 'webm', '-live', '1']],
      ['video/mp4', ['-c:v', 'libx264', '-g', '20', ...live]],
      ['audio/webm', null],
    ] as const) {
      const path = join(folder, 'as-recorded.webm');
      const made = codec === null ? [...sound, ...live] : [...picture, ...sound, ...codec];
      execFileSync(ffmpeg, ['-v', 'error', '-y', ...made, path]);
      expect(headOf(path).duration).toBeNull();
      const { sha256 } = await store.put(Readable.from([await readFile(path)]));
      const whole = await derive(sha256, await prober.probe(path), { kind: 'seekable' }, { store, tools });
      expect(whole.mediaType).toBe(type);
      const copy = await store.localCopy(whole.sha256);
      const { duration, hasIndex } = headOf(copy?.path ?? '');
      expect([Math.abs((duration ?? 0) - 12) < 0.2, hasIndex]).toEqual([true, true]);
      expect(packets(copy?.path ?? '')).toBe(packets(path));
    }
  });

  it('draws the waveform of its sound', async (context) => {
    needsTool(context);
    const waveform = await derive(film.sha256, film.facts, { kind: 'waveform', points: 50 }, { store, tools });
    const { peaks, samples } = JSON.parse((await bytesOf(waveform.sha256)).toString('utf8')) as {
      peaks: number[];
      samples: number;
    };
    expect(samples).toBeGreaterThan(5.5 * 8000);
    expect(peaks.length).toBeLessThanOrEqual(50);
    expect(Math.max(...peaks)).toBeGreaterThan(5);
  });

  it('hides an area black and silent for its interval, and leaves the rest and the original alone', {
    timeout: 60_000,
  }, async (context) => {
    needsTool(context);
    const areas = [{ x: 0, y: 0, width: 160, height: 240, fromMs: 0, toMs: 3000, ground: '个人隐私' }];
    const before = await bytesOf(film.sha256);
    const masked = await derive(
      film.sha256,
      film.facts,
      { kind: 'masked', areas, muted: [{ fromMs: 0, toMs: 3000, ground: '个人隐私' }] },
      { store, tools },
    );
    const facts = await factsOf(masked.sha256);
    const shade = async (atMs: number, left: number) => {
      const still = await derive(masked.sha256, facts, { kind: 'still', atMs }, { store, tools });
      const part = await sharp(await bytesOf(still.sha256))
        .extract({ left, top: 0, width: 150, height: 240 })
        .png()
        .toBuffer();
      const { channels } = await sharp(part).stats();
      return Math.max(...channels.slice(0, 3).map(({ mean }) => mean));
    };
    expect(await shade(1000, 0)).toBeLessThan(3);
    expect(await shade(1000, 165)).toBeGreaterThan(30);
    expect(await shade(4500, 0)).toBeGreaterThan(30);
    const waveform = await derive(masked.sha256, facts, { kind: 'waveform', points: 60 }, { store, tools });
    const { peaks } = JSON.parse((await bytesOf(waveform.sha256)).toString('utf8')) as { peaks: number[] };
    expect(Math.max(...peaks.slice(2, 25))).toBeLessThan(2);
    expect(Math.max(...peaks.slice(35, 55))).toBeGreaterThan(5);
    expect(await bytesOf(film.sha256)).toEqual(before);
  });

  it('hides the frame that was on the screen when a mask begins, where it was drawn, whatever the picture it was drawn on', {
    timeout: 60_000,
  }, async (context) => {
    needsTool(context);
    // a frame a second, and pixels that are not square: shown 320 wide, stored 160
    const path = join(folder, 'slow.mp4');
    const slow = ['-f', 'lavfi', '-i', 'color=white:size=160x240:rate=1:duration=6', '-vf', 'setsar=2/1'];
    execFileSync(tools.ffmpeg ?? '', ['-v', 'error', ...slow, '-c:v', 'libx264', path]);
    const { sha256 } = await store.put(Readable.from([await readFile(path)]));
    const facts = await prober.probe(path);
    const shades = async (
      area: Record<'x' | 'y' | 'width' | 'height', number>,
      picture?: { width: number; height: number },
    ) => {
      const areas = [{ ...area, fromMs: 2_500, toMs: 3_500, ground: '个人隐私' }];
      const made = await derive(sha256, facts, { kind: 'masked', areas, muted: [], picture }, { store, tools });
      const looks = await factsOf(made.sha256);
      expect([looks.width, looks.height]).toEqual([320, 240]);
      const shade = async (atMs: number, left: number) => {
        const { sha256: still } = await derive(made.sha256, looks, { kind: 'still', atMs }, { store, tools });
        const { data } = await sharp(await bytesOf(still))
          .greyscale()
          .extract({ left, top: 120, width: 1, height: 1 })
          .raw()
          .toBuffer({ resolveWithObject: true });
        return (data[0] ?? 0) > 128 ? 'seen' : 'hidden';
      };
      return {
        before: await shade(1_000, 250),
        shown: await shade(2_000, 250),
        after: await shade(4_000, 250),
        beside: await shade(3_000, 60),
      };
    };
    const wanted = { before: 'seen', shown: 'hidden', after: 'seen', beside: 'seen' };
    expect(await shades({ x: 200, y: 0, width: 100, height: 240 })).toEqual(wanted);
    // the same place on a copy half as large
    expect(await shades({ x: 100, y: 0, width: 50, height: 120 }, { width: 160, height: 120 })).toEqual(wanted);
  });

  it('lets nothing be heard of what is to be muted, in sound that comes in long pieces and without a picture', {
    timeout: 60_000,
  }, async (context) => {
    needsTool(context);
    const path = join(folder, 'long-pieces.wav');
    const tone = ['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=8000:duration=4'];
    execFileSync(tools.ffmpeg ?? '', ['-v', 'error', ...tone, '-c:a', 'pcm_s16le', path]);
    const { sha256 } = await store.put(Readable.from([await readFile(path)]));
    const facts = await prober.probe(path);
    // two that touch are one silence
    const muted = [
      { fromMs: 1_003, toMs: 1_500, ground: '举报人信息' },
      { fromMs: 1_500, toMs: 2_000, ground: '举报人信息' },
    ];
    const made = await derive(sha256, facts, { kind: 'masked', areas: [], muted }, { store, tools });
    const { sha256: drawn } = await derive(
      made.sha256,
      await factsOf(made.sha256),
      { kind: 'waveform', points: 5_000 },
      { store, tools },
    );
    const { peaks, samples } = JSON.parse((await bytesOf(drawn)).toString('utf8')) as {
      peaks: number[];
      samples: number;
    };
    const heard = (fromMs: number, toMs: number) => {
      const at = (ms: number) => Math.round((ms / (samples / 8)) * peaks.length);
      return Math.max(...peaks.slice(at(fromMs), at(toMs)));
    };
    // the codec rings for a few thousandths of a second
    expect(heard(1_030, 1_990)).toBeLessThan(2);
    expect([heard(800, 970), heard(2_060, 2_300)].every((loud) => loud > 5)).toBe(true);
  });

  it('says what is missing where there is no ffmpeg, and still keeps the file', async () => {
    const none: MediaTools = { ffmpeg: null, ffprobe: null, heif: null };
    const { sha256 } = await store.put(Readable.from([randomBytes(100)]));
    const facts: MediaFacts = { ...(await factsOf(sha256)), container: 'mp4', kind: 'video' };
    await expect(
      derive(sha256, facts, { kind: 'thumbnail', width: 100, atMs: 0 }, { store, tools: none }),
    ).rejects.toMatchObject({ code: 'toolMissing', message: expect.stringContaining('apt install ffmpeg') });
    expect(missingToolsMessage({ ffmpeg: '/x', ffprobe: '/y', heif: null })).toBeNull();
  });

  it('fails in words on rubbish, in time, and leaves nothing behind', { timeout: 60_000 }, async (context) => {
    needsTool(context);
    const { sha256 } = await store.put(Readable.from([randomBytes(100_000)]));
    const facts: MediaFacts = { ...film.facts, container: 'mp4' };
    await expect(derive(sha256, facts, { kind: 'playable', height: 240 }, { store, tools })).rejects.toMatchObject({
      code: 'toolFailed',
    });
    await expect(
      derive(film.sha256, film.facts, { kind: 'playable', height: 240 }, { store, tools, limits: { wallMs: 1 } }),
    ).rejects.toMatchObject({ code: 'limitExceeded' });
    await expect(
      derive('0'.repeat(64), film.facts, { kind: 'still', atMs: 0 }, { store, tools }),
    ).rejects.toMatchObject({ code: 'objectAbsent' });
    expect(await readdir(store.stagingFolder)).toEqual([]);
  });

  it('does not let a playlist disguised as a recording open another file', async (context) => {
    needsTool(context);
    const secret = join(folder, 'secret.txt');
    await writeFile(secret, 'secret');
    const playlist = `#EXTM3U\n#EXTINF:1,\nfile://${secret}\n#EXT-X-ENDLIST\n`;
    const { sha256 } = await store.put(Readable.from([Buffer.from(playlist)]));
    await expect(
      derive(sha256, await factsOf(sha256), { kind: 'playable', height: 240 }, { store, tools }),
    ).rejects.toMatchObject({ code: 'toolFailed' });
  });
});

/** Two halves, as an iPhone writes a photograph; null where the machine cannot make one. */
async function heic(): Promise<Buffer | null> {
  const half = { create: { width: 200, height: 200, channels: 3 as const, background: '#00f' } };
  const [from, to] = [join(folder, 'halves.png'), join(folder, 'halves.heic')];
  await sharp({ create: { width: 400, height: 200, channels: 3, background: '#f00' } })
    .composite([{ input: half, left: 200, top: 0 }])
    .png()
    .toFile(from);
  try {
    execFileSync('heif-enc', ['-q', '95', from, '-o', to], { stdio: 'ignore' });
    return await readFile(to);
  } catch {
    return null;
  }
}

describe('deriving from a photograph of an iPhone', () => {
  it('makes of HEIC what a browser shows, a thumbnail and a masked copy, and leaves nothing behind', {
    timeout: 60_000,
  }, async (context) => {
    const photo = await heic();
    if (photo === null || tools.heif === null)
      return context.skip('本机没有 libheif-examples（heif-enc、heif-convert）');
    const { sha256 } = await store.put(Readable.from([photo]));
    const facts = await factsOf(sha256);
    expect(facts).toMatchObject({ kind: 'image', mediaType: 'image/heic' });
    const ports = { store, tools };
    const thumbnail = await derive(sha256, facts, { kind: 'thumbnail', width: 100, atMs: 0 }, ports);
    expect(await sharp(await bytesOf(thumbnail.sha256)).metadata()).toMatchObject({ format: 'webp', width: 100 });
    const shown = await derive(sha256, facts, { kind: 'playable', height: 720 }, ports);
    expect(shown.mediaType).toBe('image/webp');
    const areas = [{ x: 0, y: 0, width: 100, height: 200, fromMs: 0, toMs: 1, ground: '个人隐私' }];
    const masked = await derive(sha256, facts, { kind: 'masked', areas, muted: [] }, ports);
    expect(masked.how.tool).toMatch(/^heif-[a-z]+, sharp$/);
    const colours = async (of: string) => {
      const { data, info } = await sharp(await bytesOf(of))
        .raw()
        .toBuffer({ resolveWithObject: true });
      const at = (x: number) =>
        [0, 1, 2].map((channel) => (data[(100 * info.width + x) * info.channels + channel] ?? 0) > 128);
      return [at(50), at(150), at(350)];
    };
    const [black, red, blue] = [
      [false, false, false],
      [true, false, false],
      [false, false, true],
    ];
    expect(await colours(shown.sha256)).toEqual([red, red, blue]);
    expect(await colours(masked.sha256)).toEqual([black, red, blue]);
    expect(await readdir(store.stagingFolder)).toEqual([]);
  });

  it('says what is missing where nothing decodes HEIC, and what comes of rubbish', async () => {
    const { sha256 } = await store.put(Readable.from([randomBytes(2_000)]));
    const facts: MediaFacts = { ...(await factsOf(sha256)), container: 'heif', mediaType: 'image/heic', kind: 'image' };
    const small = { kind: 'thumbnail', width: 100, atMs: 0 } as const;
    await expect(derive(sha256, facts, small, { store, tools: { ...tools, heif: null } })).rejects.toMatchObject({
      code: 'toolMissing',
      message: expect.stringContaining('apt install libheif-examples'),
    });
    const code = tools.heif === null ? 'toolMissing' : 'toolFailed';
    await expect(derive(sha256, facts, small, { store, tools })).rejects.toMatchObject({ code });
    expect(await readdir(store.stagingFolder)).toEqual([]);
  });
});

describe('deriving from a photograph', () => {
  it('makes a thumbnail and a masked copy without EXIF, upright', async () => {
    const photo = await sharp({ create: { width: 400, height: 200, channels: 3, background: '#fff' } })
      .withExif({ IFD0: { Make: 'Test', Orientation: '6' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const { sha256 } = await store.put(Readable.from([photo]));
    const facts = await factsOf(sha256);
    expect(facts).toMatchObject({ kind: 'image', rotation: 90, maker: 'Test' });
    const thumbnail = await derive(sha256, facts, { kind: 'thumbnail', width: 100, atMs: 0 }, { store, tools });
    expect(await sharp(await bytesOf(thumbnail.sha256)).metadata()).toMatchObject({
      format: 'webp',
      width: 100,
      height: 200,
    });
    const seen = await preview(sha256, facts, { kind: 'thumbnail', width: 64, atMs: 0 }, { store, tools });
    expect(await sharp(seen.bytes).metadata()).toMatchObject({ format: 'webp', width: 64 });
    expect(await store.stat(createHash('sha256').update(seen.bytes).digest('hex'))).toBeNull();
    const areas = [{ x: 0, y: 0, width: 50, height: 9_000, fromMs: 0, toMs: 1, ground: '个人隐私' }];
    const masked = await derive(sha256, facts, { kind: 'masked', areas, muted: [] }, { store, tools });
    const image = sharp(await bytesOf(masked.sha256));
    expect(await image.metadata()).toMatchObject({ format: 'png', width: 200, height: 400 });
    expect((await image.metadata()).exif).toBeUndefined();
    const pixels = await image.raw().toBuffer();
    expect([pixels[0], pixels[3 * 100]]).toEqual([0, 255]);
    expect(
      createHash('sha256')
        .update(await bytesOf(sha256))
        .digest('hex'),
    ).toBe(sha256);
  });
});
