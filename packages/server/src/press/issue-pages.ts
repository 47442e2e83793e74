import { Readable } from 'node:stream';
import { type DocType, type Dossier, documentKinds, type Fact, type HeldFile } from '@liuhen/records';
import type { House } from '../house.ts';
import type { Asker } from '../sign-in/asker.ts';
import { fieldsOf, versionOf } from './fixed-document.ts';
import { handsOn } from './hands.ts';
import { dayOf } from './press.ts';
import { printedValues, type Seen } from './printed-values.ts';

type Issue = {
  readonly docType: DocType;
  readonly document: Fact;
  readonly dossier: Dossier;
  readonly seen: Seen;
  readonly number: string | null;
  readonly issuedAt: string;
};

/**
 * The pages as they go out: those that were fixed and signed, with the number, the date, the handwriting, the opinions of each
 * level and who refused on them. They are a print of what was signed and never replace it; signatures stay over the fixed
 * rendition.
 */
export async function issuePages(house: House, asker: Asker, issue: Issue): Promise<{ file: HeldFile; pages: number }> {
  const { docType, document, dossier, seen, number, issuedAt } = issue;
  const hands = await handsOn(house, asker.agency, dossier, document);
  const { values, assets } = await printedValues(house, docType, { ...fieldsOf(document.data), ...hands.added }, seen);
  const { pdf, pages } = await house.press.print({
    docType,
    schema: document.schema,
    values,
    dossier,
    at: issuedAt,
    title: null,
    record: { id: document.id, version: versionOf(document.data) },
    assets: { ...assets, ...hands.assets },
    issued: { number, issuedOn: dayOf(issuedAt), signatures: hands.signatures },
  });
  return { file: await keepPages(house, asker, pdf, `${documentKinds[docType].title}（签发件）.pdf`), pages };
}

/** Pages made here are kept like any other evidence, with a receipt of whoever had them made. */
export async function keepPages(house: House, asker: Asker, pdf: Uint8Array, name: string): Promise<HeldFile> {
  const { sha256, sm3, size } = await house.store.put(Readable.from([pdf]));
  const mediaType = 'application/pdf';
  await house.receipts.add(asker.agency, { sha256, sm3, size, mediaType, uploader: asker.person, sealed: true });
  return { name, mediaType, sha256, sm3, size };
}
