import { parentPort } from 'node:worker_threads';
import jsqr, { type QRCode } from 'jsqr';

export type GreyPicture = { readonly width: number; readonly height: number; readonly grey: Uint8Array };
/** `turned`: degrees clockwise by which the page lies askew in the picture, in quarters. */
export type FoundCode = { readonly text: string; readonly turned: number };

const read = 'default' in jsqr ? (jsqr.default as typeof jsqr.default) : jsqr;

function codeIn({ width, height, grey }: GreyPicture): FoundCode | null {
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < grey.length; at += 1) {
    const level = grey[at] ?? 0;
    pixels.fill(level, at * 4, at * 4 + 3);
    pixels[at * 4 + 3] = 255;
  }
  const found = read(pixels, width, height, { inversionAttempts: 'dontInvert' });
  return found === null ? null : { text: found.data, turned: turnOf(found) };
}

function turnOf({ location }: QRCode): number {
  const { topLeftCorner: left, topRightCorner: right } = location;
  const degrees = (Math.atan2(right.y - left.y, right.x - left.x) * 180) / Math.PI;
  return (Math.round(degrees / 90) * 90 + 360) % 360;
}

parentPort?.on('message', (picture: GreyPicture) => parentPort?.postMessage(codeIn(picture)));
