import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Upload } from 'tus-js-client';

export type Film = { readonly path: string; readonly sha256: string };

/** A real film of a few seconds with picture and sound, or a real photo; each different, as those of a camera are. */
export function makeFilm(folder: string, name: string, photo: boolean): Film {
  const path = join(folder, `${name}.${photo ? 'jpg' : 'mp4'}`);
  const hue = Array.from(name).reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 360, 7);
  const picture = ['-f', 'lavfi', '-i', `testsrc2=size=320x240:rate=12:duration=3,hue=h=${hue}`];
  const sound = ['-f', 'lavfi', '-i', `sine=frequency=${220 + hue}:duration=3`];
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
          '-pix_fmt',
          'yuv420p',
          '-c:a',
          'aac',
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
      chunkSize: 64 * 1024,
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
