import type { CaseGround } from '@liuhen/law/access';
import { type Dossier, documentKinds, type Entry, type Fact, isDocType } from '@liuhen/records';
import type { House } from '../house.ts';
import { ServerFault } from '../http/server-fault.ts';
import { renditionOf } from '../reading/fact-view.ts';
import { openRecord } from '../reading/open-case.ts';
import type { Asker } from '../sign-in/asker.ts';

export type FixedDocument = {
  readonly rendition: { readonly sha256: string; readonly size: number; readonly pages: number };
  readonly docType: string;
  readonly caseNo: string | null;
  readonly document: Fact;
  readonly dossier: Dossier;
  readonly entries: readonly Entry[];
  readonly ground: CaseGround;
};

/** A document that was fixed as pages, for whoever may read it. */
export async function fixedDocument(house: House, asker: Asker, id: string, record: string): Promise<FixedDocument> {
  const opened = await openRecord(house, asker, id, record, { act: 'read', action: 'readRecord' });
  const { entry, dossier, entries, ground } = opened;
  const fact = dossier.find(record);
  if (fact?.family !== 'document') throw new ServerFault('notDocument', '所选的记录不是文书。');
  const rendition = renditionOf(entry.body.data.rendition);
  if (rendition === null) throw new ServerFault('notFixed', '这份文书没有电子定稿，不能在此办理。');
  const caseNo = dossier.profile.caseNo ?? null;
  return { rendition, docType: entry.body.kind, caseNo, document: fact, dossier, entries, ground };
}

/** An old version is kept to be read, and is signed, approved and issued no more. */
export function demandNewest({ document, dossier }: Pick<FixedDocument, 'document' | 'dossier'>): void {
  const newer = dossier.linkedTo(document, 'replaces').at(-1);
  if (newer === undefined) return;
  throw new ServerFault(
    'versionReplaced',
    `这份文书退回修改后已有新的版本（${versionOf(newer.data)}），旧版本只供查阅。`,
    null,
    { at: [newer.id] },
  );
}

export function versionOf(data: object): number {
  return 'version' in data && typeof data.version === 'number' ? data.version : 1;
}

export function fieldsOf(data: object): Record<string, unknown> {
  const fields: unknown = 'fields' in data ? data.fields : null;
  return typeof fields === 'object' && fields !== null ? { ...fields } : {};
}

/** 《…》 and its number, as one speaks of a document. */
export function nameOf(document: Fact): string {
  const title = isDocType(document.kind) ? documentKinds[document.kind].title : document.title;
  const number = 'number' in document.data && typeof document.data.number === 'string' ? document.data.number : '';
  return `《${title}》${number}`;
}
