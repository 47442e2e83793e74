import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Photographs that sharp cannot open: pictures coded as HEVC, in HEIF. AVIF lies in the same container and it can. */
export const isHeic = ({ container, mediaType }: { container: string | null; mediaType: string }): boolean =>
  container === 'heif' && mediaType !== 'image/avif';

/**
 * Decodes a HEIC photograph with the tool of the machine into a PNG, upright and without what else the file tells, and hands its path on.
 * A file of several pictures is numbered by the tool: its first is taken, as every viewer shows it.
 */
export async function withDecodedHeif<T>(
  input: string,
  folder: string,
  decode: (args: readonly string[]) => Promise<void>,
  use: (picture: string) => Promise<T>,
): Promise<T> {
  await mkdir(folder, { mode: 0o700 });
  try {
    await decode([input, join(folder, 'picture.png')]);
    const made = (await readdir(folder)).sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
    const first = made.find((name) => name === 'picture.png') ?? made[0];
    return await use(join(folder, first ?? 'picture.png'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
