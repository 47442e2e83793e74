import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export type Sample = { readonly mediaType: string; readonly extension: string; readonly bytes: Uint8Array };

const run = promisify(execFile);
const shipped = new URL('../../demo/sample.mp4', import.meta.url);

/**
 * Recordings that play: a few seconds of a test picture with a running clock, made by ffmpeg where there is one, else the one
 * that is shipped. No two cases need different ones; the store keeps equal bytes once.
 */
export async function sampleVideos(): Promise<Sample[]> {
  const video = (bytes: Uint8Array): Sample => ({ mediaType: 'video/mp4', extension: 'mp4', bytes });
  const folder = await mkdtemp(join(tmpdir(), 'liuhen-demo-'));
  try {
    const made: Sample[] = [];
    for (const [index, source] of ['testsrc2', 'smptebars', 'rgbtestsrc'].entries()) {
      const file = join(folder, `${index}.mp4`);
      const input = [
        '-f',
        'lavfi',
        '-i',
        `${source}=size=640x360:rate=12`,
        '-f',
        'lavfi',
        '-i',
        `sine=frequency=${330 + index * 110}`,
      ];
      const output = [
        '-t',
        '8',
        '-c:v',
        'libx264',
        '-pix_fmt',
        'yuv420p',
        '-c:a',
        'aac',
        '-b:a',
        '32k',
        '-movflags',
        '+faststart',
      ];
      await run('ffmpeg', ['-hide_banner', '-loglevel', 'error', ...input, ...output, file]);
      made.push(video(await readFile(file)));
    }
    return made;
  } catch {
    return [video(await readFile(shipped))];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
