import { EvidenceFault } from '../evidence-fault.ts';
import type { MediaFacts } from '../media/media-facts.ts';

/** A part of the picture hidden for an interval. In pixels of the picture as it was shown (turned upright, pixels square). */
export type MaskedArea = {
  x: number;
  y: number;
  width: number;
  height: number;
  fromMs: number;
  toMs: number;
  ground: string;
  /** The provision that asks for it. */
  article?: string | undefined;
};
export type MutedInterval = { fromMs: number; toMs: number; ground: string; article?: string | undefined };

/** What is to be made of an original. The original itself is never touched. */
export type Derivation =
  | { kind: 'thumbnail'; width: number; atMs: number }
  | { kind: 'waveform'; points: number }
  | { kind: 'playable'; height: number }
  /** The same pictures and sounds, not coded anew, with the length and the index that a file written while it was recorded lacks. */
  | { kind: 'seekable' }
  | { kind: 'contactSheet'; columns: number; rows: number; width: number }
  | { kind: 'clip'; fromMs: number; toMs: number }
  | { kind: 'still'; atMs: number }
  | {
      kind: 'masked';
      areas: MaskedArea[];
      muted: MutedInterval[];
      /** Size of the picture on which the areas were drawn; absent, that of the original. A preview may be smaller. */
      picture?: { width: number; height: number } | undefined;
    };

export const DERIVED_TYPES: Record<Derivation['kind'], { video: string; image: string; ending: string }> = {
  thumbnail: { video: 'image/webp', image: 'image/webp', ending: '.webp' },
  waveform: { video: 'application/json', image: 'application/json', ending: '.json' },
  playable: { video: 'video/mp4', image: 'image/webp', ending: '.mp4' },
  seekable: { video: 'video/mp4', image: 'image/webp', ending: '.mp4' },
  contactSheet: { video: 'image/jpeg', image: 'image/jpeg', ending: '.jpg' },
  clip: { video: 'video/mp4', image: 'video/mp4', ending: '.mp4' },
  still: { video: 'image/png', image: 'image/png', ending: '.png' },
  masked: { video: 'video/mp4', image: 'image/png', ending: '.mp4' },
};

/** Throws in words what cannot be made; numbers reach a tool's command line only as whole numbers checked here. */
export function checkDerivation(wanted: Derivation, durationMs: number | null): void {
  switch (wanted.kind) {
    case 'thumbnail':
      whole('宽度', wanted.width, 16, 4096);
      whole('时刻', wanted.atMs, 0, Number.MAX_SAFE_INTEGER);
      break;
    case 'waveform':
      whole('点数', wanted.points, 10, 20_000);
      break;
    case 'seekable':
      break;
    case 'playable':
      whole('高度', wanted.height, 144, 2160);
      break;
    case 'contactSheet':
      whole('列数', wanted.columns, 1, 12);
      whole('行数', wanted.rows, 1, 20);
      whole('宽度', wanted.width, 64, 1024);
      break;
    case 'still':
      whole('时刻', wanted.atMs, 0, durationMs ?? Number.MAX_SAFE_INTEGER);
      break;
    case 'clip':
      interval(wanted, durationMs);
      break;
    case 'masked':
      checkMasks(wanted, durationMs);
      break;
  }
}

function checkMasks({ areas, muted, picture }: Masked, durationMs: number | null): void {
  if (areas.length + muted.length === 0) throw bad('没有指明遮挡区域或静音时段');
  if (areas.length + muted.length > 200) throw bad('遮挡区域和静音时段合计不得超过 200 处');
  for (const area of areas) {
    for (const [name, value] of Object.entries({ 左边: area.x, 上边: area.y })) whole(name, value, 0, 100_000);
    for (const [name, value] of Object.entries({ 宽: area.width, 高: area.height })) whole(name, value, 1, 100_000);
    interval(area, durationMs);
    if (picture !== undefined) withinPicture(area, picture);
  }
  for (const side of picture === undefined ? [] : [picture.width, picture.height]) whole('画面大小', side, 1, 100_000);
  for (const one of muted) interval(one, durationMs);
  if ([...areas, ...muted].some(({ ground }) => ground.trim() === ''))
    throw bad('每一处遮挡或静音都须写明依据（商业秘密、个人隐私、举报人信息等）');
}

type Masked = Extract<Derivation, { kind: 'masked' }>;

/**
 * Throws where a mask would hide nothing: a copy that says something was hidden, and shows it, is worse than none. What the file
 * does not tell (its tracks, its size) is not held against it.
 */
export function checkMasksHide({ areas, muted, picture }: Masked, facts: MediaFacts): void {
  const has = (kind: 'audio' | 'video') => facts.tracks.some((track) => track.kind === kind);
  if (areas.length > 0 && facts.kind === 'audio') throw bad('录音没有画面，没有可以遮挡的区域；须隐去的话用静音');
  if (muted.length > 0 && (facts.kind === 'image' || (facts.tracks.length > 0 && !has('audio'))))
    throw bad('原件没有声音，没有可以静音的时段；删去静音时段后再做');
  const { width, height, rotation } = facts;
  if (picture !== undefined || width === null || height === null) return;
  const isTurned = rotation === 90 || rotation === 270;
  for (const area of areas) withinPicture(area, isTurned ? { width: height, height: width } : { width, height });
}

function withinPicture({ x, y }: MaskedArea, { width, height }: { width: number; height: number }): void {
  if (x >= width || y >= height) throw bad(`有一处遮挡在画面之外（画面 ${width}×${height}），什么也遮不住`);
}

function interval({ fromMs, toMs }: { fromMs: number; toMs: number }, durationMs: number | null): void {
  whole('开始', fromMs, 0, Number.MAX_SAFE_INTEGER);
  whole('结束', toMs, 0, Number.MAX_SAFE_INTEGER);
  if (toMs <= fromMs) throw bad('结束须晚于开始');
  if (durationMs !== null && fromMs >= durationMs)
    throw bad(`开始时刻超出录像长度（${(durationMs / 1000).toFixed(1)} 秒）`);
}

function whole(name: string, value: number, least: number, most: number): void {
  if (!Number.isSafeInteger(value) || value < least || value > most) throw bad(`${name}须为 ${least}～${most} 的整数`);
}

function bad(what: string): EvidenceFault {
  return new EvidenceFault('badDerivation', `不能生成派生件：${what}。请改正后重试，原件不受影响。`);
}
