import { type Form, forms } from '@liuhen/documents';
import type { CaseGround } from '@liuhen/law/access';
import type { DocType, Dossier, Entry, HeldFile } from '@liuhen/records';
import sharp from 'sharp';
import type { House } from '../house.ts';
import { heldBackFiles } from '../reading/held-back.ts';
import { visibleTo } from '../reading/visible.ts';
import type { Asker } from '../sign-in/asker.ts';
import { mostPixels } from './page-codes.ts';

export type PrintedValues = {
  readonly values: Readonly<Record<string, unknown>>;
  readonly assets: Readonly<Record<string, Uint8Array>>;
};
/** What may be printed is what the one who prints may see: a visible dossier, and the files that are kept from them. */
export type Seen = { readonly dossier: Dossier; readonly heldBack: ReadonlySet<string> };

export function seenBy(asker: Asker, ground: CaseGround, entries: readonly Entry[]): Seen {
  const visible = visibleTo(asker.viewer, ground, entries, asker.facts);
  return { dossier: visible.dossier, heldBack: heldBackFiles(visible, entries) };
}

const largest = 80_000_000;

/** Values as they go to paper: photographs out of the evidence store, and rows of talk with their place in the recording. */
export async function printedValues(
  house: House,
  docType: DocType,
  values: Readonly<Record<string, unknown>>,
  seen: Seen,
): Promise<PrintedValues> {
  const assets: Record<string, Uint8Array> = {};
  const printed: Record<string, unknown> = { ...values };
  const form: Form = forms[docType];
  for (const part of form.body) {
    if (part.part === 'dialogue') printed[part.key] = rowsOf(values[part.key])?.map(withTime) ?? values[part.key];
    if (part.part === 'drawing') {
      const named = values[part.key];
      const picture = typeof named === 'string' ? await pictureOf(house, seen, named) : null;
      if (picture === null) continue;
      // the page names the original by its hash: what is printed is a copy of it at the size of paper
      const name = `drawing-${picture.original}.jpg`;
      assets[name] = picture.bytes;
      printed[part.key] = name;
    }
    if (part.part !== 'photos') continue;
    const rows = rowsOf(values[part.key]);
    if (rows === null) continue;
    const shown: unknown[] = [];
    for (const row of rows) {
      const picture = typeof row.file === 'string' ? await pictureOf(house, seen, row.file) : null;
      const name = `photo-${Object.keys(assets).length + 1}.jpg`;
      if (picture !== null) assets[name] = picture.bytes;
      shown.push(picture === null ? row : { ...row, file: name });
    }
    printed[part.key] = shown;
  }
  return { values: printed, assets };
}

function rowsOf(value: unknown): Record<string, unknown>[] | null {
  if (!Array.isArray(value)) return null;
  return value.filter((row): row is Record<string, unknown> => typeof row === 'object' && row !== null);
}

/** A row that points to a second of a recording and says no time of its own. */
function withTime(row: Record<string, unknown>): Record<string, unknown> {
  const { second, at } = row;
  if (typeof second !== 'number' || second < 0 || (typeof at === 'string' && at !== '')) return row;
  const whole = Math.floor(second);
  const two = (count: number) => String(count).padStart(2, '0');
  return { ...row, at: `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}` };
}

/** A held picture by its hash or its name; null where there is none that may be shown, and the name is printed in its place. */
async function pictureOf(
  house: House,
  { dossier, heldBack }: Seen,
  named: string,
): Promise<{ readonly bytes: Uint8Array; readonly original: string } | null> {
  const file = dossier.facts
    .flatMap(({ files }): readonly HeldFile[] => files)
    .find(({ sha256, name, mediaType }) => mediaType.startsWith('image/') && (sha256 === named || name === named));
  if (file === undefined || heldBack.has(file.sha256) || file.size > largest) return null;
  const opened = await house.store.open(file.sha256);
  if (opened === null) return null;
  const bytes = Buffer.concat(await opened.stream.toArray());
  // on paper no eye sees more; the original stays as it is
  return sharp(bytes, { limitInputPixels: mostPixels })
    .rotate()
    .flatten({ background: '#fff' })
    .resize({ width: 1800, height: 1800, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 86 })
    .toBuffer()
    .then((picture) => ({ bytes: new Uint8Array(picture), original: file.sha256 }))
    .catch(() => null);
}
