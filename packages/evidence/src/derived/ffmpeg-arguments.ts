import { demuxerOf } from '../media/demuxer.ts';
import type { MediaFacts } from '../media/media-facts.ts';
import type { Derivation } from './derivation.ts';

type Masked = Extract<Derivation, { kind: 'masked' }>;

const VIDEO = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '21', '-pix_fmt', 'yuv420p', '-threads', '2'];
const AUDIO = ['-c:a', 'aac', '-b:a', '128k', '-ac', '2'];
const WEB = ['-movflags', '+faststart', '-f', 'mp4'];
/** Derived copies must not carry place, names or serial numbers that the original has inside. */
const BARE = [
  '-map_metadata',
  '-1',
  '-map_chapters',
  '-1',
  '-fflags',
  '+bitexact',
  '-flags:v',
  '+bitexact',
  '-flags:a',
  '+bitexact',
];

/** The command line for a derivation, complete but for the program; null where ffmpeg is not what makes it. */
export function ffmpegArguments(wanted: Derivation, facts: MediaFacts, input: string, output: string): string[] | null {
  const demuxer = demuxerOf(facts);
  if (demuxer === null) return null;
  const from = (...seek: string[]) => [
    '-hide_banner',
    '-nostdin',
    '-v',
    'error',
    '-nostats',
    ...(wanted.kind === 'waveform' ? [] : ['-progress', 'pipe:1']),
    ...seek,
    '-protocol_whitelist',
    'file,pipe',
    '-f',
    demuxer,
    '-i',
    `file:${input}`,
  ];
  const to = (...rest: string[]) => [...BARE, ...rest, '-y', `file:${output}`];
  switch (wanted.kind) {
    case 'thumbnail':
      return [
        ...from('-ss', seconds(wanted.atMs)),
        '-map',
        '0:v:0',
        '-frames:v',
        '1',
        '-vf',
        `scale='min(${wanted.width},iw)':-2`,
        ...to('-c:v', 'libwebp', '-f', 'webp'),
      ];
    case 'still':
      return [
        ...from('-ss', seconds(wanted.atMs)),
        '-map',
        '0:v:0',
        '-frames:v',
        '1',
        ...to('-c:v', 'png', '-f', 'image2', '-update', '1'),
      ];
    case 'contactSheet': {
      const { columns, rows, width } = wanted;
      const every = Math.max(1, (facts.durationMs ?? 60_000) / 1000 / (columns * rows));
      const filter = `fps=1/${every.toFixed(3)}:start_time=0:round=up,scale=${width}:-2,tile=${columns}x${rows}`;
      return [
        ...from('-skip_frame', every > 12 ? 'nokey' : 'default'),
        '-map',
        '0:v:0',
        '-frames:v',
        '1',
        '-vf',
        filter,
        ...to('-q:v', '4', '-c:v', 'mjpeg', '-f', 'image2', '-update', '1'),
      ];
    }
    case 'waveform':
      return [...from(), '-map', '0:a:0', '-vn', '-ac', '1', '-ar', '8000', '-c:a', 'pcm_s8', '-f', 's8', 'pipe:1'];
    case 'playable':
      return [
        ...from(),
        '-map',
        '0:v:0?',
        '-map',
        '0:a:0?',
        '-vf',
        `scale=-2:'min(${even(wanted.height)},trunc(ih/2)*2)'`,
        ...VIDEO,
        ...AUDIO,
        ...to(...WEB),
      ];
    case 'seekable':
      return [
        ...from(),
        '-map',
        '0:v:0?',
        '-map',
        '0:a:0?',
        '-c',
        'copy',
        ...to(...(seekableContainer(facts) === 'webm' ? ['-f', 'webm'] : WEB)),
      ];
    case 'clip':
      return [
        ...from('-ss', seconds(wanted.fromMs)),
        '-t',
        seconds(wanted.toMs - wanted.fromMs),
        '-map',
        '0:v:0?',
        '-map',
        '0:a:0?',
        '-vf',
        'scale=trunc(iw/2)*2:trunc(ih/2)*2',
        ...VIDEO,
        ...AUDIO,
        ...to(...WEB),
      ];
    case 'masked':
      return [
        ...from(),
        '-map',
        '0:v:0?',
        '-map',
        '0:a:0?',
        '-vf',
        maskFilter(wanted),
        '-af',
        muteFilter(wanted),
        ...VIDEO,
        ...AUDIO,
        ...to(...WEB),
      ];
  }
}

/** WebM, as browsers record, takes these codecs and no others; what a browser plays besides goes into an MP4. */
const WEBM_CODECS = new Set(['vp8', 'vp9', 'av1', 'opus', 'vorbis']);

export function seekableContainer({ tracks }: MediaFacts): 'webm' | 'mp4' {
  const shown = tracks.filter(({ kind }) => kind === 'video' || kind === 'audio');
  return shown.length > 0 && shown.every(({ codec }) => WEBM_CODECS.has(codec ?? '')) ? 'webm' : 'mp4';
}

/** Sound is cut into pieces this short before it is muted, and muted one piece early. */
const SOUND_RATE = 48_000;
const SOUND_PIECE = 256;
const EARLY_MS = Math.ceil((SOUND_PIECE / SOUND_RATE) * 1000);

/** As a browser shows it: pixels that are not square are drawn out, never in. */
const SHOWN = "scale=w='if(gt(sar,1),round(iw*sar),iw)':h='if(lt(sar,1),round(ih/sar),ih)',setsar=1";

/** Solid black: blurring and mosaics can be undone. An area grows to whole pixels where it was drawn on a picture of another size. */
function maskFilter({ areas, picture }: Masked): string {
  const of = (value: number, side: 'w' | 'h', round: 'floor' | 'ceil') =>
    picture === undefined ? `${value}` : `${round}(${value}*i${side}/${side === 'w' ? picture.width : picture.height})`;
  const span = (from: number, length: number, side: 'w' | 'h') =>
    picture === undefined ? `${length}` : `${of(from + length, side, 'ceil')}-${of(from, side, 'floor')}`;
  const boxes = areas.map(
    ({ x, y, width, height, fromMs, toMs }) =>
      `drawbox=x='${of(x, 'w', 'floor')}':y='${of(y, 'h', 'floor')}':w='${span(x, width, 'w')}':h='${span(y, height, 'h')}':color=black:t=fill:enable='between(t,${seconds(fromMs)},${seconds(toMs)})'`,
  );
  return [SHOWN, ...boxes, 'scale=trunc(iw/2)*2:trunc(ih/2)*2'].join(',');
}

/** A filter is switched a whole piece at a time, and old recorders write pieces of half a second: what is said before must not be heard. */
function muteFilter({ muted }: Masked): string {
  if (muted.length === 0) return 'anull';
  const silent = muted.map(
    ({ fromMs, toMs }) => `volume=0:enable='between(t,${seconds(Math.max(0, fromMs - EARLY_MS))},${seconds(toMs)})'`,
  );
  return [`aresample=${SOUND_RATE}`, `asetnsamples=n=${SOUND_PIECE}:p=0`, ...silent].join(',');
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}

function even(height: number): number {
  return height - (height % 2);
}
