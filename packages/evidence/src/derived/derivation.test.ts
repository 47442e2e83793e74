import { describe, expect, it } from 'vitest';
import { emptyFacts, type MediaFacts } from '../media/media-facts.ts';
import { checkDerivation, checkMasksHide, type Derivation } from './derivation.ts';
import { ffmpegArguments, seekableContainer } from './ffmpeg-arguments.ts';
import { Peaks } from './peaks.ts';

const film: MediaFacts = {
  ...emptyFacts(1000),
  container: 'mp4',
  kind: 'video',
  mediaType: 'video/mp4',
  durationMs: 60_000,
};
const area = { x: 0, y: 0, width: 10, height: 10, fromMs: 0, toMs: 1000, ground: '个人隐私' };

describe('what may be derived', () => {
  it.each<[string, Derivation, string]>([
    ['a mask without a ground', { kind: 'masked', areas: [{ ...area, ground: ' ' }], muted: [] }, '依据'],
    ['a mask of nothing', { kind: 'masked', areas: [], muted: [] }, '没有指明'],
    ['an interval that ends before it begins', { kind: 'clip', fromMs: 2000, toMs: 1000 }, '结束须晚于开始'],
    ['a clip behind the end', { kind: 'clip', fromMs: 61_000, toMs: 62_000 }, '超出录像长度'],
    ['a number that is none', { kind: 'thumbnail', width: Number.NaN, atMs: 0 }, '整数'],
    ['a fraction', { kind: 'still', atMs: 1.5 }, '整数'],
    ['a negative place', { kind: 'masked', areas: [{ ...area, x: -1 }], muted: [] }, '整数'],
  ])('is not %s', (_, wanted, word) => {
    expect(() => checkDerivation(wanted, 60_000)).toThrow(word);
  });

  it('reaches the tool with a named demuxer, one protocol and no metadata of the original', () => {
    const args = ffmpegArguments({ kind: 'clip', fromMs: 1500, toMs: 4000 }, film, '/x', '/y') ?? [];
    expect(args.join(' ')).toContain('-ss 1.500 -protocol_whitelist file,pipe -f mov -i file:/x -t 2.500');
    expect(args.join(' ')).toContain('-map_metadata -1');
    expect(
      ffmpegArguments({ kind: 'clip', fromMs: 0, toMs: 1 }, { ...film, container: 'text' }, '/x', '/y'),
    ).toBeNull();
  });

  it('is copied, not coded anew, where only an index is wanted: WebM stays WebM, and what it cannot hold goes into an MP4', () => {
    const of = (...codecs: [MediaFacts['tracks'][number]['kind'], string | null][]): MediaFacts => ({
      ...film,
      container: 'matroska',
      tracks: codecs.map(([kind, codec]) => ({ kind, codec })),
    });
    const webm = of(['video', 'vp9'], ['audio', 'opus']);
    const args = (ffmpegArguments({ kind: 'seekable' }, webm, '/x', '/y') ?? []).join(' ');
    expect(args).toContain('-c copy');
    expect(args).toContain('-f webm');
    expect(args).not.toMatch(/libx264|-c:[va]/);
    expect(seekableContainer(of(['audio', 'opus']))).toBe('webm');
    for (const other of [of(['video', 'avc'], ['audio', 'opus']), of(['video', null], ['audio', 'opus']), of()])
      expect(seekableContainer(other)).toBe('mp4');
  });

  it('hides areas and mutes sound for their intervals only', () => {
    const wanted: Derivation = {
      kind: 'masked',
      areas: [area],
      muted: [{ fromMs: 500, toMs: 900, ground: '举报人信息' }],
    };
    const args = ffmpegArguments(wanted, film, '/x', '/y') ?? [];
    expect(args[args.indexOf('-vf') + 1]).toContain(
      "drawbox=x='0':y='0':w='10':h='10':color=black:t=fill:enable='between(t,0.000,1.000)'",
    );
    expect(args[args.indexOf('-af') + 1]).toBe(
      "aresample=48000,asetnsamples=n=256:p=0,volume=0:enable='between(t,0.494,0.900)'",
    );
  });

  it('is no mask that would hide nothing', () => {
    const tracks = [{ kind: 'video' as const, codec: 'avc1' }];
    const masked = (areas: (typeof area)[], isMuted: boolean, picture?: { width: number; height: number }) => ({
      kind: 'masked' as const,
      areas,
      muted: isMuted ? [{ fromMs: 0, toMs: 9, ground: '个人隐私' }] : [],
      picture,
    });
    const sized = { ...film, tracks, width: 640, height: 480 };
    expect(() => checkMasksHide(masked([area], true), sized)).toThrow('没有声音');
    expect(() => checkMasksHide(masked([area], true), { ...sized, kind: 'image' })).toThrow('没有声音');
    expect(() => checkMasksHide(masked([area], false), { ...sized, kind: 'audio' })).toThrow('没有画面');
    expect(() => checkMasksHide(masked([{ ...area, x: 640 }], false), sized)).toThrow('画面之外（画面 640×480）');
    // turned upright it is 480 wide
    expect(() => checkMasksHide(masked([{ ...area, x: 500 }], false), { ...sized, rotation: 90 })).toThrow('480×640');
    expect(() => checkDerivation(masked([{ ...area, y: 360 }], false, { width: 640, height: 360 }), null)).toThrow(
      '画面之外（画面 640×360）',
    );
    expect(() => checkMasksHide(masked([area, { ...area, x: 9 }], false), sized)).not.toThrow();
    expect(() => checkMasksHide(masked([], true), { ...film, tracks: [] })).not.toThrow();
  });
});

describe('peaks', () => {
  it('are the loudest of each stretch, few enough, however long the sound', () => {
    const peaks = new Peaks(100);
    for (let part = 0; part < 1000; part += 1) peaks.add(new Uint8Array(8000).fill(part === 500 ? 0x80 : part % 50));
    const values = peaks.result();
    expect(values.length).toBeLessThanOrEqual(100);
    expect(values.length).toBeGreaterThan(40);
    expect(Math.max(...values)).toBe(128);
    expect(values.indexOf(128) / values.length).toBeCloseTo(0.5, 1);
  });
});
