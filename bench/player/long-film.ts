import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Payload } from '../peers/upload-client.ts';

const run = promisify(execFile);

/** Where the index (moov) of an MP4 stands: cameras write it when they stop, programs put it in front. */
export type IndexAt = 'front' | 'end';
export type LongFilm = Payload & { readonly path: string };

const BLOCK = 1024 * 1024;
const clipSeconds = 20;
/** As a body camera films: full HD, a key picture every two seconds, about 10 GB in three hours; noise keeps the rate up. */
const picture = ['-f', 'lavfi', '-i', `testsrc2=size=1920x1080:rate=25:duration=${clipSeconds},noise=alls=24:allf=t`];
const sound = ['-f', 'lavfi', '-i', `sine=frequency=330:sample_rate=48000:duration=${clipSeconds}`];
const rate = ['-b:v', '7200k', '-minrate', '7200k', '-maxrate', '7200k', '-bufsize', '7200k'];
const codecs = ['-c:v', 'libx264', '-preset', 'veryfast', '-g', '50', '-pix_fmt', 'yuv420p', ...rate];

/** A real MP4 of at least so many bytes, its index as large as that of any film of this length: one clip, copied on and on. */
export async function makeLongFilm(folder: string, bytes: number, index: IndexAt): Promise<LongFilm> {
  const clip = join(folder, 'clip.mp4');
  const path = join(folder, 'film.mp4');
  const ffmpeg = (...args: string[]) => run('ffmpeg', ['-loglevel', 'error', '-y', ...args]);
  await ffmpeg(...picture, ...sound, ...codecs, '-c:a', 'aac', '-b:a', '128k', clip);
  const times = Math.ceil(bytes / (await stat(clip)).size);
  const flags = index === 'front' ? ['-movflags', '+faststart'] : [];
  await ffmpeg('-stream_loop', String(times - 1), '-i', clip, '-c', 'copy', ...flags, `${path}.part.mp4`);
  await rm(clip);
  await rename(`${path}.part.mp4`, path);
  const { size } = await stat(path);
  const hash = createHash('sha256');
  for await (const part of createReadStream(path, { highWaterMark: BLOCK })) hash.update(part);
  return { path, size, sha256: hash.digest('hex'), blocks: () => blocksOf(path) };
}

function* blocksOf(path: string): Generator<Buffer> {
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const block = Buffer.allocUnsafe(BLOCK);
      const read = readSync(file, block, 0, BLOCK, null);
      if (read === 0) return;
      yield block.subarray(0, read);
    }
  } finally {
    closeSync(file);
  }
}
