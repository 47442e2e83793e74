import { within } from '@liuhen/journal';
import type { DraftRow } from '@liuhen/journal/work';
import { type Act, type CaseGround, caseGround, draftThing, mayAccess } from '@liuhen/law/access';
import { type Dossier, type Entry, isDocType } from '@liuhen/records';
import type { DraftLine } from '../api/index.ts';
import type { House } from '../house.ts';
import { absent, ServerFault } from '../http/server-fault.ts';
import type { Asker } from '../sign-in/asker.ts';

export type OpenedDraft = {
  readonly row: DraftRow;
  readonly ground: CaseGround;
  readonly dossier: Dossier;
  readonly entries: readonly Entry[];
};

/** A draft is asked about as a thing of its case; what one may not see is not there. */
export async function openDraft(house: House, asker: Asker, id: string, act: Act): Promise<OpenedDraft> {
  const row = await house.drafts.find(asker.agency, id);
  if (row === null) throw absent('这份草稿');
  const { ground, dossier, entries } = await groundOf(house, asker, row.subject_id);
  const thing = draftThing(ground, row.owner, row.doc_type);
  const decision = mayAccess(asker.viewer, act, thing);
  if (decision.allowed) return { row, ground, dossier, entries };
  await house.log.note(asker.agency, {
    actor: asker.person,
    action: 'draft',
    outcome: 'denied',
    subject: row.subject_id,
    detail: { rule: decision.rule, draft: id },
  });
  throw mayAccess(asker.viewer, 'read', thing).allowed
    ? new ServerFault('forbidden', decision.reason)
    : absent('这份草稿');
}

/** Whether somebody may write a document of this type in a case; the case is looked at as a whole. */
export async function demandDrafting(house: House, asker: Asker, id: string, docType: string) {
  if (!isDocType(docType)) throw new ServerFault('formUnknown', `文书目录中没有“${docType.slice(0, 60)}”。`);
  const { ground, dossier, entries } = await groundOf(house, asker, id);
  const thing = draftThing(ground, asker.person, docType);
  const case_ = mayAccess(asker.viewer, 'read', {
    ...thing,
    kind: 'case',
    recordKind: null,
    classification: 'none',
    volume: 'main',
  });
  const decision = mayAccess(asker.viewer, 'record', thing);
  const isCase = entries.length > 0 && id !== asker.agency;
  // a writer of drafts has `mine` on their own: the case itself must be open to them as well
  if (isCase && decision.allowed && case_.allowed) return { docType, ground, dossier, entries };
  await house.log.note(asker.agency, {
    actor: asker.person,
    action: 'draft',
    outcome: 'denied',
    subject: isCase ? id : null,
    detail: { rule: case_.allowed ? decision.rule : case_.rule, docType },
  });
  if (isCase && case_.allowed) throw new ServerFault('forbidden', decision.reason);
  throw absent('这个案件');
}

export function draftLine(row: DraftRow, title: string, owner: string): DraftLine {
  return {
    id: row.draft_id,
    case: row.subject_id,
    docType: row.doc_type,
    title,
    owner: { id: row.owner, name: owner },
    revision: row.revision,
    updatedAt: row.updated_at,
  };
}

function groundOf(house: House, asker: Asker, id: string) {
  return within(house.journal.pool, asker.agency, async (client) => {
    const { dossier, entries } = await house.journal.dossiers.readWith(client, asker.agency, id);
    return { dossier, entries, ground: { ...caseGround(asker.agency, dossier), subject: id } };
  });
}
