import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

type Told = { readonly device: string; readonly certificate: string; readonly from: string; readonly to: string };

const stamp = (instant: string): string => instant.replace(/\D/g, '').slice(0, 12).padEnd(14, '0');

/**
 * A real film of true length, as a body camera makes it: device, officer and times in its name. One small picture in five seconds, and silence, so
 * that an hour and a half of it is made at once. Times are Shanghai's, as `2025-03-11T10:02`.
 */
export function film(folder: string, { device, certificate, from, to }: Told): string {
  const seconds = (Date.parse(`${to}+08:00`) - Date.parse(`${from}+08:00`)) / 1000;
  const path = join(folder, `${device}_${certificate}_${stamp(from)}_${stamp(to)}_01.mp4`);
  const picture = ['-f', 'lavfi', '-i', `testsrc2=size=64x48:rate=1/5:duration=${seconds}`];
  const sound = ['-f', 'lavfi', '-i', `anullsrc=sample_rate=8000:duration=${seconds}`];
  const codecs = [
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-crf',
    '40',
    '-pix_fmt',
    'yuv420p',
    '-c:a',
    'aac',
    '-b:a',
    '8k',
  ];
  execFileSync('ffmpeg', [
    '-loglevel',
    'error',
    '-y',
    ...picture,
    ...sound,
    ...codecs,
    '-movflags',
    '+faststart',
    path,
  ]);
  return path;
}

/** A sheet of paper as a scanner gives it. */
export function scan(folder: string, name: string): string {
  const path = join(folder, `${name}.png`);
  const sheet = ['-f', 'lavfi', '-i', 'color=white:size=800x1100', '-frames:v', '1'];
  execFileSync('ffmpeg', ['-loglevel', 'error', '-y', ...sheet, path]);
  return path;
}
