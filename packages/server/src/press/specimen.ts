import { type AgencyFacts, type Fact, storeInstant } from '@liuhen/records';
import sharp from 'sharp';
import type { House } from '../house.ts';
import { mostPixels } from './page-codes.ts';

export type Specimen = { readonly record: string; readonly at: string; readonly sha256: string };

const largest = 20_000_000;

/**
 * The specimen of somebody's signature that stood at an instant: the last one deposited until then, unless it was withdrawn
 * before. What was signed under an older one keeps its picture. Also read: a `person` record that names a picture by its hash.
 */
export function specimenAt(facts: AgencyFacts, person: string, at: Temporal.Instant): Specimen | null {
  let standing: Specimen | null = null;
  for (const fact of facts.facts) {
    if (fact.annulledBy !== null || fact.data.person !== person || Temporal.Instant.compare(fact.at, at) > 0) continue;
    if (fact.kind === 'signatureSpecimenRevoked') standing = null;
    const sha256 = pictureNamed(fact);
    if (sha256 !== null) standing = { record: fact.id, at: storeInstant(fact.at), sha256 };
  }
  return standing;
}

function pictureNamed({ kind, files, data }: Fact): string | null {
  if (kind === 'signatureSpecimen') return files[0]?.sha256 ?? null;
  return kind === 'person' && typeof data.specimen === 'string' ? data.specimen : null;
}

/** A specimen as it is printed: on white, no larger than a signature is. Null where it cannot be opened. */
export async function specimenPicture(house: House, sha256: string): Promise<Uint8Array | null> {
  const opened = await house.store.open(sha256);
  if (opened === null || opened.size > largest) return null;
  const bytes = Buffer.concat(await opened.stream.toArray());
  return sharp(bytes, { limitInputPixels: mostPixels })
    .flatten({ background: '#fff' })
    .resize({ width: 900, height: 300, fit: 'inside', withoutEnlargement: true })
    .png({ compressionLevel: 9 })
    .toBuffer()
    .then((picture) => new Uint8Array(picture))
    .catch(() => null);
}

/** The specimen that is printed where somebody signed at that instant by proving who they are. */
export async function specimenOf(
  house: House,
  agency: string,
  person: string,
  at: Temporal.Instant,
): Promise<Uint8Array | null> {
  const standing = specimenAt(await house.journal.dossiers.agencyFacts(agency), person, at);
  return standing === null ? null : specimenPicture(house, standing.sha256);
}
