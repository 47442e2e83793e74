import { recordsNaming } from '@liuhen/journal';
import type { WaitingFile } from '../api/index.ts';
import type { House } from '../house.ts';
import type { Asker } from '../sign-in/asker.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Files that this person handed in for recordings of a case, and that no record names: a set that was never confirmed, or whose answer was
 * lost. Told for as long as the receipts of uploads are kept; what was sent for anything else (a scanned paper, a picture of a draft)
 * names no case and is not among them.
 */
export async function waitingFiles(house: House, asker: Asker): Promise<WaitingFile[]> {
  const sealed = await house.uploads.sealed.of(asker.person, (metadata) => uuid.test(metadata.case ?? ''));
  const hashes = [...new Set(sealed.map(({ sha256 }) => sha256))];
  if (hashes.length === 0) return [];
  const naming = await recordsNaming(house.journal.pool, asker.agency, hashes);
  const named = new Set(naming.flatMap(({ sha256 }) => sha256));
  // handed in twice it waits once, as it was handed in last
  const last = new Map(sealed.map((one) => [one.sha256, one]));
  return [...last.values()].flatMap((one): WaitingFile[] => {
    const { id, sha256, size, name, metadata, sealedAt, receipt } = one;
    if (named.has(sha256)) return [];
    return [
      {
        upload: id,
        sha256,
        name,
        mediaType: typeIn(receipt) ?? metadata.filetype ?? 'application/octet-stream',
        size,
        case: String(metadata.case),
        modifiedAt: instantIn(metadata.modified),
        sealedAt: new Date(sealedAt).toISOString(),
      },
    ];
  });
}

function typeIn(receipt: unknown): string | null {
  if (typeof receipt !== 'object' || receipt === null || !('mediaType' in receipt)) return null;
  return typeof receipt.mediaType === 'string' ? receipt.mediaType : null;
}

function instantIn(text: string | undefined): string | null {
  const at = Date.parse(text ?? '');
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
