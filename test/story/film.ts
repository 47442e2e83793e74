import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Upload } from 'tus-js-client';

export type Film = { readonly path: string; readonly sha256: string };

/**
 * A real film of true length with picture and sound, or a real photo where it has none; each different, as those of a camera are. A picture
 * in five seconds, and silence, so that an hour of it is made at once. `seconds`: how long it plays.
 */
export function makeFilm(folder: string, name: string, seconds: number | null): Film {
  const photo = seconds === null;
  const path = join(folder, `${name}.${photo ? 'jpg' : 'mp4'}`);
  const hue = Array.from(name).reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 360, 7);
  const picture = ['-f', 'lavfi', '-i', `testsrc2=size=96x72:rate=1/5:duration=${seconds ?? 5},hue=h=${hue}`];
  const sound = ['-f', 'lavfi', '-i', `anullsrc=sample_rate=8000:duration=${seconds ?? 5}`];
  execFileSync('ffmpeg', [
    '-loglevel',
    'error',
    '-y',
    ...picture,
    ...(photo
      ? ['-frames:v', '1']
      : [
          ...sound,
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
          '-movflags',
          '+faststart',
        ]),
    path,
  ]);
  return { path, sha256: createHash('sha256').update(readFileSync(path)).digest('hex') };
}

/** Sends a file by the official tus client and seals it with the hash of the whole file. */
export async function sendFilm(url: string, cookie: string, film: Film): Promise<void> {
  const bytes = readFileSync(film.path);
  const address = await new Promise<string>((resolve, reject) => {
    const upload = new Upload(bytes, {
      endpoint: `${url}/api/uploads`,
      chunkSize: 512 * 1024,
      retryDelays: null,
      headers: { cookie, origin: url },
      metadata: {
        filename: film.path.split('/').at(-1) ?? 'film',
        filetype: film.path.endsWith('.jpg') ? 'image/jpeg' : 'video/mp4',
      },
      onSuccess: () => resolve(upload.url ?? ''),
      onError: reject,
    });
    upload.start();
  });
  const response = await fetch(`${address}/seal`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, origin: url },
    body: JSON.stringify({ sha256: film.sha256 }),
  });
  if (!response.ok) throw new Error(`seal ${response.status} ${await response.text()}`);
}
