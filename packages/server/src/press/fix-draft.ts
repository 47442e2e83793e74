import { withFollowing } from '@liuhen/documents';
import type { DraftRow } from '@liuhen/journal/work';
import { type DocType, type Dossier, documentKinds } from '@liuhen/records';
import type { House } from '../house.ts';
import { recordOf } from '../records-made-here.ts';
import { append } from '../routes/records.ts';
import type { Asker } from '../sign-in/asker.ts';
import { versionOf } from './fixed-document.ts';
import { keepPages } from './issue-pages.ts';
import { printedValues, type Seen } from './printed-values.ts';

/**
 * Draft → fixed rendition: pages are printed, kept as evidence, and only then named by a record. A draft goes when its record
 * is in; if the process dies before, the same request makes the same record again from the same bytes.
 */
export async function fixDraft(
  house: House,
  asker: Asker,
  asked: { row: DraftRow; docType: DocType; dossier: Dossier; seen: Seen; record: string },
): Promise<{ sha256: string; size: number; pages: number }> {
  const { row, docType, dossier, seen, record } = asked;
  const { during, replaces, corrects } = row.content;
  const values = withFollowing(docType, row.content.values);
  const before = replaces === null ? undefined : dossier.find(replaces);
  const version = before === undefined ? 1 : versionOf(before.data) + 1;
  // the time of the last save, not of now: asked again, the pages and so the record are the same
  const at = row.updated_at;
  const { title } = documentKinds[docType];
  const { pdf, pages } = await house.press.print({
    ...(await printedValues(house, docType, values, seen)),
    docType,
    dossier,
    at,
    title: null,
    record: { id: record, version },
  });
  const file = await keepPages(house, asker, pdf, `${title}.pdf`);
  const rendition = { sha256: file.sha256, size: file.size, pages };
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
        ...(corrects == null ? [] : [{ rel: 'follows', record: corrects }]),
      ],
      files: [file],
      data: { title, version, pages, rendition, fields: values },
    }),
  );
  await house.drafts.discard(asker.agency, row.draft_id);
  return rendition;
}
