import sharp from 'sharp';

/** Runs in a process of its own under limits: `node image-child.ts INPUT OUTPUT WISH`, the wish as JSON from the parent. */
type ImageWish = {
  width: number | null;
  areas: { x: number; y: number; width: number; height: number }[];
  /** Size of the picture on which the areas were drawn; null: this one. */
  picture: { width: number; height: number } | null;
  format: 'webp' | 'png';
};

const [input = '', output = '', wishText = '{}'] = process.argv.slice(2);
const wish = JSON.parse(wishText) as ImageWish;

sharp.concurrency(1);
sharp.cache(false);
// Turned upright first, then laid out afresh, so that the areas are those a person saw; nothing of EXIF is carried over.
const upright = await sharp(input, { limitInputPixels: 200_000_000, failOn: 'none', animated: false })
  .autoOrient()
  .png({ compressionLevel: 1 })
  .toBuffer({ resolveWithObject: true });
const { width, height } = upright.info;
const across = width / (wish.picture?.width ?? width);
const down = height / (wish.picture?.height ?? height);
const covers = wish.areas.flatMap((area) => {
  const left = Math.min(Math.floor(area.x * across), width);
  const top = Math.min(Math.floor(area.y * down), height);
  const right = Math.min(Math.ceil((area.x + area.width) * across), width);
  const bottom = Math.min(Math.ceil((area.y + area.height) * down), height);
  const size = { width: right - left, height: bottom - top };
  return size.width > 0 && size.height > 0
    ? [{ input: { create: { ...size, channels: 3 as const, background: '#000' } }, left, top }]
    : [];
});
const masked =
  covers.length > 0
    ? await sharp(upright.data).composite(covers).png({ compressionLevel: 1 }).toBuffer()
    : upright.data;
const image = sharp(masked);
if (wish.width !== null) image.resize({ width: wish.width, withoutEnlargement: true });
await (wish.format === 'webp' ? image.webp({ quality: 78 }) : image.png()).toFile(output);
