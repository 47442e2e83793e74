import type { Derive } from '@liuhen/server/api';

type Masked = Extract<Derive['derivation'], { kind: 'masked' }>;
export type MaskedArea = Masked['areas'][number] & { readonly key: string };
export type MutedInterval = Masked['muted'][number] & { readonly key: string };

/** Why something is hidden, with the provision that asks for it; both can be written otherwise. */
export const grounds = [
  { ground: '个人隐私', article: '制度第三十条' },
  { ground: '商业秘密', article: '制度第三十条' },
  { ground: '工作秘密', article: '制度第三十条' },
  { ground: '举报人信息', article: '制度第三十条' },
] as const;

export type Point = { readonly x: number; readonly y: number };
export type Size = { readonly width: number; readonly height: number };

/** The rectangle between two corners of a picture shown in a box, in whole pixels of the picture and never beyond its edge. */
export function areaBetween(one: Point, other: Point, shown: Size, picture: Size): Size & Point {
  const across = picture.width / Math.max(1, shown.width);
  const down = picture.height / Math.max(1, shown.height);
  const within = (value: number, most: number) => Math.min(Math.max(value, 0), most);
  const left = Math.floor(within(Math.min(one.x, other.x), shown.width) * across);
  const top = Math.floor(within(Math.min(one.y, other.y), shown.height) * down);
  const right = Math.ceil(within(Math.max(one.x, other.x), shown.width) * across);
  const bottom = Math.ceil(within(Math.max(one.y, other.y), shown.height) * down);
  return {
    x: left,
    y: top,
    width: Math.max(1, Math.min(right, picture.width) - left),
    height: Math.max(1, Math.min(bottom, picture.height) - top),
  };
}

/** What is to be said before a masked copy can be asked for; null when nothing is missing. */
export function missingInMasks(areas: readonly MaskedArea[], muted: readonly MutedInterval[]): string | null {
  if (areas.length + muted.length === 0) return '在画面上拖出要遮挡的区域，或添加要静音的时段。';
  const all = [...areas, ...muted];
  if (all.some(({ ground }) => ground.trim().length < 2)) return '每一处遮挡、静音都要写明依据。';
  if (all.some(({ fromMs, toMs }) => toMs <= fromMs)) return '有一处的结束不晚于开始。';
  return null;
}
