import type { MediaFacts } from './media-facts.ts';

/** The demuxer is named, never guessed: a playlist or a script disguised as a recording would make it open other files. */
const DEMUXERS: Record<string, string> = {
  mp4: 'mov',
  mov: 'mov',
  '3gp': 'mov',
  '3g2': 'mov',
  matroska: 'matroska',
  avi: 'avi',
  mpegts: 'mpegts',
  mpegps: 'mpeg',
  mpegvideo: 'mpegvideo',
  h264: 'h264',
  asf: 'asf',
  flv: 'flv',
  mxf: 'mxf',
  wav: 'wav',
  mp3: 'mp3',
  ogg: 'ogg',
  flac: 'flac',
  adts: 'aac',
  amr: 'amr',
  aiff: 'aiff',
  realmedia: 'rm',
  realaudio: 'rm',
  qcp: 'qcp',
};

export function demuxerOf(facts: MediaFacts): string | null {
  return DEMUXERS[facts.container ?? ''] ?? null;
}
