import { Readable } from 'node:stream';
import type { DraftRow } from '@liuhen/journal/work';
import { type DocType, type Dossier, documentKinds } from '@liuhen/records';
import type { House } from '../house.ts';
import { recordOf } from '../records-made-here.ts';
import { append } from '../routes/records.ts';
import type { Asker } from '../sign-in/asker.ts';

/**
 * Draft → fixed rendition: pages are printed, kept as evidence, and only then named by a record. A draft goes when its record
 * is in; if the process dies before, the same request makes the same record again from the same bytes.
 */
export async function fixDraft(
  house: House,
  asker: Asker,
  asked: { row: DraftRow; docType: DocType; dossier: Dossier; record: string },
): Promise<{ sha256: string; size: number; pages: number }> {
  const { row, docType, dossier, record } = asked;
  const { values, during, replaces } = row.content;
  const before = replaces === null ? undefined : dossier.find(replaces);
  const version = before === undefined ? 1 : versionOf(before.data) + 1;
  // the time of the last save, not of now: asked again, the pages and so the record are the same
  const at = row.updated_at;
  const { title } = documentKinds[docType];
  const { pdf, pages } = await house.press.print({
    docType,
    values,
    dossier,
    at,
    title: null,
    record: { id: record, version },
  });
  const stored = await house.store.put(Readable.from([pdf]));
  await house.receipts.add(asker.agency, {
    sha256: stored.sha256,
    sm3: stored.sm3,
    size: stored.size,
    mediaType: 'application/pdf',
    uploader: asker.person,
    sealed: true,
  });
  const rendition = { sha256: stored.sha256, size: stored.size, pages };
  await append(
    house,
    asker,
    recordOf({
      id: record,
      agency: asker.agency,
      case: row.subject_id,
      kind: docType,
      at,
      source: 'server',
      people: [{ role: '起草人', person: row.owner, name: asker.facts.people.get(row.owner)?.name ?? '' }],
      links: [
        ...(during === null ? [] : [{ rel: 'during', record: during }]),
        ...(before === undefined ? [] : [{ rel: 'replaces', record: before.id }]),
      ],
      files: [
        {
          name: `${title}.pdf`,
          mediaType: 'application/pdf',
          sha256: stored.sha256,
          sm3: stored.sm3,
          size: stored.size,
        },
      ],
      data: { title, version, pages, rendition, fields: values },
    }),
  );
  await house.drafts.discard(asker.agency, row.draft_id);
  return rendition;
}

function versionOf(data: object): number {
  return 'version' in data && typeof data.version === 'number' ? data.version : 1;
}
