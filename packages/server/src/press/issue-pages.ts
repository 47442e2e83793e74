import { Readable } from 'node:stream';
import type { GivenSignature } from '@liuhen/documents';
import { type Strokes, strokesPicture } from '@liuhen/evidence';
import { type DocType, type Dossier, documentKinds, type Fact, type HeldFile } from '@liuhen/records';
import type { House } from '../house.ts';
import type { Asker } from '../sign-in/asker.ts';

type Issue = {
  readonly docType: DocType;
  readonly document: Fact;
  readonly dossier: Dossier;
  readonly number: string | null;
  readonly issuedAt: string;
};

/**
 * The pages as they go out: those that were fixed and signed, with the number, the date and the handwriting on them. They are a
 * print of what was signed and never replace it; signatures stay over the fixed rendition.
 */
export async function issuePages(house: House, asker: Asker, issue: Issue): Promise<{ file: HeldFile; pages: number }> {
  const { docType, document, dossier, number, issuedAt } = issue;
  const { signatures, assets } = await handwriting(dossier, document);
  const { title } = documentKinds[docType];
  const { pdf, pages } = await house.press.print({
    docType,
    values: fieldsOf(document.data),
    dossier,
    at: issuedAt,
    title: null,
    record: { id: document.id, version: versionOf(document.data) },
    issued: { number, issuedAt, signatures, assets },
  });
  const { sha256, sm3, size } = await house.store.put(Readable.from([pdf]));
  await house.receipts.add(asker.agency, {
    sha256,
    sm3,
    size,
    mediaType: 'application/pdf',
    uploader: asker.person,
    sealed: true,
  });
  return { file: { name: `${title}（签发件）.pdf`, mediaType: 'application/pdf', sha256, sm3, size }, pages };
}

/** Who signed, and their hand where it was written on a screen. */
async function handwriting(dossier: Dossier, document: Fact) {
  const signatures: GivenSignature[] = [];
  const assets: Record<string, Uint8Array> = {};
  for (const { at, data } of dossier.signaturesOf(document)) {
    const picture = await strokesPicture(strokesIn(data.strokes));
    const image = picture === null ? null : `hand-${signatures.length + 1}.png`;
    if (image !== null && picture !== null) assets[image] = picture;
    signatures.push({ role: data.role, name: data.name, signedAt: data.signedAt ?? at.toString(), image });
  }
  return { signatures, assets };
}

function strokesIn(value: readonly (readonly (readonly [number, number, number])[])[] | null | undefined): Strokes {
  return value ?? [];
}

export function fieldsOf(data: object): Record<string, unknown> {
  const fields: unknown = 'fields' in data ? data.fields : null;
  return typeof fields === 'object' && fields !== null ? { ...fields } : {};
}

function versionOf(data: object): number {
  return 'version' in data && typeof data.version === 'number' ? data.version : 1;
}
