import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findMediaTools } from './media-tools.ts';
import { openProber, type Prober } from './prober.ts';

/** Third-party files beside the checkout; the product does not need them. */
const SUITE = join(import.meta.dirname, '../../../../../shared/reference/conformance/06-media');
const present = existsSync(join(SUITE, 'manifest.json'));

type Sample = {
  name: string;
  bytes: number;
  ffprobe: {
    rc: number;
    format: string | null;
    duration: string | null;
    streams: string[];
    creation_time: string | null;
  };
  exiftool: { MIMEType?: string; GPSLatitude?: number; Make?: string; Rotation?: number; ImageWidth?: number };
};

let prober: Prober;
let folder: string;
beforeAll(async () => {
  prober = openProber({ ffmpeg: null, ffprobe: null, heif: null });
  folder = await mkdtemp(join(tmpdir(), 'liuhen-probe-'));
});
afterAll(async () => {
  await prober.close();
  await rm(folder, { recursive: true });
});

const CONTAINERS: Record<string, string[]> = {
  amr: ['amr'],
  mpeg: ['mpegps'],
  mpegts: ['mpegts'],
  aac: ['adts'],
  'mov,mp4,m4a,3gp,3g2,mj2': ['mp4', 'mov', '3gp', '3g2', 'heif'],
  'matroska,webm': ['matroska'],
  wav: ['wav'],
  mp3: ['mp3'],
  asf: ['asf'],
  flac: ['flac'],
  ogg: ['ogg'],
  mpegvideo: ['mpegvideo'],
  png_pipe: ['png'],
  jpeg_pipe: ['jpeg'],
  tiff_pipe: ['tiff'],
  gif: ['gif'],
  aiff: ['aiff'],
  qcp: ['qcp'],
  mxf: ['mxf'],
};

describe.skipIf(!present)('118 real files of odd containers', () => {
  const samples: Sample[] = present ? JSON.parse(readFileSync(join(SUITE, 'manifest.json'), 'utf8')) : [];

  it.each(samples.map((sample) => [sample.name, sample] as const))(
    '%s',
    { timeout: 15_000 },
    async (name, { bytes, ffprobe, exiftool }) => {
      const began = performance.now();
      const facts = await prober.probe(join(SUITE, name), name);
      expect(performance.now() - began).toBeLessThan(10_000);
      expect(facts.size).toBe(bytes);
      expect(facts.problems.join()).not.toContain(SUITE);
      const containers = CONTAINERS[ffprobe.format ?? ''];
      if (ffprobe.rc === 0 && containers !== undefined) expect(containers).toContain(facts.container);
      if (exiftool.MIMEType === 'image/jpeg' || exiftool.MIMEType === 'image/heic' || exiftool.MIMEType === 'image/gif')
        expect(facts.mediaType).toBe(exiftool.MIMEType);
      if (exiftool.GPSLatitude !== undefined)
        expect(Number(facts.place?.latitude)).toBeCloseTo(exiftool.GPSLatitude, 4);
      if (exiftool.Make !== undefined && facts.kind === 'image' && facts.container === 'jpeg')
        expect(facts.maker).toBe(exiftool.Make);
      if (exiftool.Rotation !== undefined && facts.container === 'mp4' && ffprobe.rc === 0)
        expect(facts.rotation).toBe(exiftool.Rotation);
      if (ffprobe.creation_time !== null) expect(facts.times[0]?.local).toBe(ffprobe.creation_time.slice(0, 19));
      const seconds = Number(ffprobe.duration ?? Number.NaN);
      // ffprobe gives one block of ADPCM for the whole, and the clock at the end for a length.
      const isGuess = facts.kind === 'image' || name.includes('adpcm') || name.includes('fragmented_uuid');
      if (ffprobe.rc === 0 && Number.isFinite(seconds) && !isGuess && facts.durationMs !== null) {
        expect(Math.abs(facts.durationMs - seconds * 1000)).toBeLessThan(Math.max(200, seconds * 50));
      }
    },
  );

  it('describes most of the recordings without any optional tool', async () => {
    const recordings = samples.filter(
      ({ ffprobe }) =>
        ffprobe.rc === 0 && Number(ffprobe.duration) > 0.05 && CONTAINERS[ffprobe.format ?? ''] !== undefined,
    );
    const described = [];
    for (const { name } of recordings) described.push(await prober.probe(join(SUITE, name)));
    expect(described.filter(({ durationMs }) => durationMs !== null).length / recordings.length).toBeGreaterThan(0.9);
  });
});

describe('a prober', () => {
  async function probed(name: string, bytes: string | Uint8Array) {
    const path = join(folder, 'material');
    await writeFile(path, bytes);
    return prober.probe(path, name);
  }

  it('goes by content, not by name', async () => {
    expect(await probed('现场.mp4', '%PDF-1.7\n')).toMatchObject({ mediaType: 'application/pdf', kind: 'document' });
    expect(await probed('照片.jpg', 'MZ'.padEnd(200, '\u0001'))).toMatchObject({
      mediaType: 'application/x-executable',
    });
    expect(await probed('a.jpg', '<html><script>alert(1)</script>')).toMatchObject({ mediaType: 'text/html' });
  });

  it('says in words what is wrong with an empty, a cut and a senseless file', async () => {
    expect(await probed('a.mp4', '')).toMatchObject({ state: 'broken', problems: ['文件为空（0 字节）'] });
    const cut = Buffer.concat([
      box('ftyp', Buffer.from('isom\0\0\0\0isom')),
      box('mdat', Buffer.alloc(100)).subarray(0, 50),
    ]);
    expect(await probed('a.mp4', cut)).toMatchObject({
      container: 'mp4',
      state: 'broken',
      problems: expect.arrayContaining([expect.stringContaining('截断')]),
    });
    expect(await probed('a.bin', Buffer.from([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0]))).toMatchObject({ state: 'unknown' });
  });

  it('adds the times the device wrote into the name', async () => {
    const { times } = await probed('FSHB-DSJ-07_吉F00000001_20250311100200_20250311114600_01.mp4', 'x');
    expect(times).toEqual([
      { source: 'name', role: 'start', local: '2025-03-11T10:02:00', offset: null },
      { source: 'name', role: 'end', local: '2025-03-11T11:46:00', offset: null },
    ]);
  });

  it('survives boxes that nest without end, lie about their size or never stop', async () => {
    let nested = box('moov', Buffer.alloc(0));
    for (let depth = 0; depth < 5_000; depth += 1) nested = box('moov', nested);
    const lying = Buffer.concat([
      box('ftyp', Buffer.from('isom\0\0\0\0')),
      Buffer.from([0xff, 0xff, 0xff, 0xff]),
      Buffer.from('moov'),
    ]);
    const many = Buffer.concat([
      box('ftyp', Buffer.from('isom\0\0\0\0')),
      ...Array.from({ length: 60_000 }, () => box('free', Buffer.alloc(0))),
    ]);
    for (const bytes of [nested, lying, many]) expect((await probed('a.mp4', bytes)).state).toBe('broken');
  });

  it('is not held up by a file that takes a parser too long, and reads the next one', { timeout: 20_000 }, async () => {
    const quick = openProber({ ffmpeg: null, ffprobe: null, heif: null }, { wallMs: 200 });
    const path = join(folder, 'endless');
    await writeFile(path, '#!AMR\n');
    await truncate(path, 4_000_000_000); // A sound file of zeros, sparse: 300 million frames to count.
    const began = performance.now();
    expect(await quick.probe(path)).toMatchObject({
      container: 'amr',
      state: 'broken',
      problems: [expect.stringContaining('未能读完')],
    });
    expect(performance.now() - began).toBeLessThan(5_000);
    await writeFile(join(folder, 'next'), 'GIF89a\u0001\u0000\u0001\u0000');
    expect(await quick.probe(join(folder, 'next'))).toMatchObject({ mediaType: 'image/gif', state: 'readable' });
    await quick.close();
  });

  it('reads the words of a title or comment, in which a mark of secrecy may stand', async () => {
    const text = Buffer.from('机密★5年');
    const data = box('data', Buffer.concat([Buffer.from([0, 0, 0, 1, 0, 0, 0, 0]), text]));
    const tags = box(
      'meta',
      Buffer.concat([Buffer.alloc(4), box('hdlr', Buffer.alloc(24)), box('ilst', box('\u00a9nam', data))]),
    );
    const film = Buffer.concat([box('ftyp', Buffer.from('isom\0\0\0\0')), box('moov', box('udta', tags))]);
    expect((await probed('a.mp4', film)).words).toEqual(['机密★5年']);
  });

  it('tells how long a film plays that was written as it was recorded, whole and broken off: no head says it', async (context) => {
    const { ffmpeg } = await findMediaTools();
    if (ffmpeg === null) return context.skip('本机没有 ffmpeg');
    const made = (...args: string[]) =>
      execFileSync(ffmpeg, ['-v', 'error', '-nostdin', ...args, 'pipe:1'], { maxBuffer: 50_000_000 });
    const [picture, sound] = [
      ['-f', 'lavfi', '-i', 'testsrc=s=160x120:r=25:d=8'],
      ['-f', 'lavfi', '-i', 'sine=d=8'],
    ];
    const webm = ['-c:v', 'libvpx', '-deadline', 'realtime', '-c:a', 'libopus', '-f', 'webm', '-live', '1'];
    const mp4 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '25', '-c:a', 'aac', '-f', 'mp4'];
    const films = [
      made(...picture, ...sound, ...webm),
      made(...picture, ...sound, ...mp4, '-movflags', 'empty_moov+frag_keyframe+default_base_moof'),
    ];
    for (const film of films) {
      const whole = await probed('现场录像.webm', film);
      expect(whole).toMatchObject({ kind: 'video', state: 'readable', width: 160, height: 120 });
      expect(Math.abs((whole.durationMs ?? 0) - 8_000)).toBeLessThan(80);
      const cut = await probed('现场录像.webm', film.subarray(0, Math.floor(film.length * 0.7)));
      expect(cut.kind).toBe('video');
      expect(cut.durationMs).toBeGreaterThan(3_500);
      expect(cut.durationMs).toBeLessThan(7_500);
    }
    const heard = await probed('现场录音.webm', made(...sound, '-c:a', 'libopus', '-f', 'webm', '-live', '1'));
    expect(heard).toMatchObject({ kind: 'audio', mediaType: 'audio/webm', state: 'readable' });
    expect(Math.abs((heard.durationMs ?? 0) - 8_000)).toBeLessThan(80);
  });

  it('does not wait at a named pipe', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    expect(await prober.probe(join(folder, 'pipe'))).toMatchObject({ state: 'broken' });
  });

  it('answers for a file that is not there', async () => {
    expect(await prober.probe(join(folder, 'nothing'))).toMatchObject({ state: 'broken', size: 0 });
  });

  it('asks ffprobe, where there is one, only for what it could not read itself', async (context) => {
    const tools = await findMediaTools();
    if (tools.ffprobe === null || !present) return context.skip('本机没有 ffprobe 或没有样本');
    const second = openProber(tools);
    expect(await second.probe(join(SUITE, 'file-type__fixture.qcp'))).toMatchObject({
      durationMs: 36821,
      readBy: expect.arrayContaining(['ffprobe']),
    });
    expect((await second.probe(join(SUITE, 'media__sample.mp4'))).readBy).not.toContain('ffprobe');
    await second.close();
  });

  it('tells size and codecs, where ffprobe can, of what its own readers only know by sight or by half', async (context) => {
    const tools = await findMediaTools();
    if (tools.ffmpeg === null || tools.ffprobe === null) return context.skip('本机没有 ffmpeg');
    const picture = ['-f', 'lavfi', '-i', 'testsrc2=duration=1:size=320x240:rate=10'];
    const sound = ['-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=44100:duration=1'];
    const made: Record<string, string[]> = {
      'a.flv': ['-c:v', 'flv1', '-c:a', 'mp3'],
      'a.wmv': ['-c:v', 'wmv2', '-c:a', 'wmav2'],
      'a.ts': ['-c:v', 'mpeg2video', '-c:a', 'mp2', '-output_ts_offset', '108000'],
      'a.avi': ['-c:v', 'mpeg4', '-c:a', 'mp3'],
    };
    const second = openProber(tools);
    for (const [name, codecs] of Object.entries(made)) {
      const path = join(folder, name);
      execFileSync(tools.ffmpeg, ['-v', 'error', '-y', ...picture, ...sound, ...codecs, path]);
      const { state, width, height, durationMs, tracks, problems } = await second.probe(path);
      expect([name, state, width, height, problems]).toEqual([name, 'readable', 320, 240, []]);
      expect(tracks.map(({ codec }) => codec)).not.toContain(null);
      expect(tracks.map(({ kind }) => kind).sort()).toEqual(['audio', 'video']);
      // it begins at thirty hours, and lasts a second
      expect(Math.abs((durationMs ?? 0) - 1_000)).toBeLessThan(250);
    }
    await second.close();
  });
});

function box(type: string, body: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}
