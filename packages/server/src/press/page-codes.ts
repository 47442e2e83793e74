import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import sharp, { type Sharp } from 'sharp';
import type { FoundCode, GreyPicture } from './page-code-worker.ts';

export type ReadSheet = { readonly code: string | null; readonly turned: number; readonly blurred: boolean };

/** Where the code may be, likeliest first: it stands in the upper right corner, which lies elsewhere on a turned sheet. */
const corners = [
  [1, 0],
  [1, 1],
  [0, 1],
  [0, 0],
] as const;
/** A corner drawn small is read best; what is not found there is looked for on the whole sheet. */
const cornerSides = [700, 1200] as const;
const sheetSides = [1600, 2400, 3400] as const;
/** A picture whose edges are softer than this shows no code that could be read (sharp's measure; a clean scan has over 10). */
const soft = 2;
/** No page of paper has more pixels; what claims more is a bomb and is not unpacked. */
export const mostPixels = 120_000_000;

/** Reads the code on each sheet. In a thread of its own: a large page takes a second, and nobody else should wait for it. */
export class PageCodes {
  #worker: Worker | null = null;

  async read(picture: Buffer): Promise<ReadSheet> {
    const { data, info } = await sharp(picture, { limitInputPixels: mostPixels, failOn: 'error' })
      .rotate()
      .flatten({ background: '#fff' })
      .greyscale()
      .resize(fitted(3400))
      .timeout({ seconds: 30 })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const sheet = sharp(data, { raw: info });
    for await (const view of views(sheet, info)) {
      const found = await this.#codeIn(view);
      if (found !== null) return { code: found.text, turned: found.turned, blurred: false };
    }
    const small = await sheet.clone().resize(fitted(1600)).png().toBuffer();
    const { sharpness } = await sharp(small).stats();
    return { code: null, turned: 0, blurred: sharpness < soft };
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = null;
  }

  async #codeIn(picture: GreyPicture): Promise<FoundCode | null> {
    this.#worker ??= new Worker(new URL('./page-code-worker.ts', import.meta.url));
    const worker = this.#worker;
    const answer = once(worker, 'message');
    worker.postMessage(picture, [picture.grey.buffer as ArrayBuffer]);
    const [found] = (await answer) as [FoundCode | null];
    return found;
  }
}

const fitted = (side: number) => ({ width: side, height: side, fit: 'inside', withoutEnlargement: true }) as const;

async function* views(sheet: Sharp, { width, height }: { width: number; height: number }): AsyncGenerator<GreyPicture> {
  const size = { width: Math.ceil(width * 0.42), height: Math.ceil(height * 0.36) };
  for (const side of cornerSides) {
    for (const [right, low] of corners) {
      const place = { left: right === 1 ? width - size.width : 0, top: low === 1 ? height - size.height : 0 };
      yield pixelsOf(
        sheet
          .clone()
          .extract({ ...place, ...size })
          .resize({ ...fitted(side), withoutEnlargement: false }),
      );
    }
  }
  for (const side of sheetSides) yield pixelsOf(sheet.clone().resize(fitted(side)));
}

async function pixelsOf(view: Sharp): Promise<GreyPicture> {
  const { data, info } = await view.raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const grey = Uint8Array.from({ length: width * height }, (_, at) => data[at * channels] ?? 0);
  return { width, height, grey };
}
