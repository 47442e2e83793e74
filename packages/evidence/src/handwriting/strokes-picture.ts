import sharp from 'sharp';

/** Points of [x, y, milliseconds since the first point]; x and y in tenths of a pixel, as the pad gave them. */
export type Strokes = readonly (readonly (readonly [number, number, number])[])[];

const margin = 60;
const scale = 0.3;

/** Handwriting as a picture to be printed: a PNG on white, cut to what was written. Null where there is nothing to see. */
export async function strokesPicture(strokes: Strokes): Promise<Uint8Array | null> {
  const points = strokes.flat();
  if (points.length === 0) return null;
  const [left, right] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))];
  const [top, bottom] = [Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([, y]) => y))];
  const [width, height] = [right - left + 2 * margin, bottom - top + 2 * margin];
  if (width > 200_000 || height > 200_000) return null;
  const lines = strokes.map((stroke) => {
    const [first] = stroke;
    const path = stroke
      .map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x - left + margin} ${y - top + margin}`)
      .join('');
    // a dot is a stroke of one point: a line of no length with a round end
    return first === undefined ? '' : `<path d="${stroke.length === 1 ? `${path}l0.1 0` : path}"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${Math.ceil(width * scale)}" height="${Math.ceil(height * scale)}"><rect width="100%" height="100%" fill="#fff"/><g fill="none" stroke="#101418" stroke-width="24" stroke-linecap="round" stroke-linejoin="round">${lines.join('')}</g></svg>`;
  return new Uint8Array(
    await sharp(Buffer.from(svg))
      .resize({ width: 900, height: 300, fit: 'inside', withoutEnlargement: true })
      .png({ compressionLevel: 9 })
      .toBuffer(),
  );
}
