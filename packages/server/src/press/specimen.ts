import sharp from 'sharp';
import type { House } from '../house.ts';
import { mostPixels } from './page-codes.ts';

/**
 * The specimen of somebody's signature: the picture named by their newest `person` record that has one (`specimen`: its hash).
 * It is printed only where they signed by proving who they are; null where none is held or it cannot be opened.
 */
export async function specimenOf(house: House, agency: string, person: string): Promise<Uint8Array | null> {
  const { entries } = await house.journal.dossiers.read(agency, agency);
  const sha256 = entries.findLast(
    ({ body }) => body.kind === 'person' && body.data.person === person && typeof body.data.specimen === 'string',
  )?.body.data.specimen;
  if (typeof sha256 !== 'string') return null;
  const opened = await house.store.open(sha256);
  if (opened === null || opened.size > 20_000_000) return null;
  const bytes = Buffer.concat(await opened.stream.toArray());
  return sharp(bytes, { limitInputPixels: mostPixels })
    .flatten({ background: '#fff' })
    .resize({ width: 900, height: 300, fit: 'inside', withoutEnlargement: true })
    .png({ compressionLevel: 9 })
    .toBuffer()
    .then((picture) => new Uint8Array(picture))
    .catch(() => null);
}
