import { isDeepStrictEqual } from 'node:util';
import { missing, prefill } from '@liuhen/documents';
import type { DraftRow } from '@liuhen/journal/work';
import { draftThing, mayAccess } from '@liuhen/law/access';
import { type DocType, type Dossier, documentKinds, type Fact, isDocType } from '@liuhen/records';
import type { FastifyInstance } from 'fastify';
import { api, type Draft } from '../api/index.ts';
import type { House } from '../house.ts';
import { serve } from '../http/serve.ts';
import { absent, ServerFault } from '../http/server-fault.ts';
import { fixDraft } from '../press/fix-draft.ts';
import { demandNewest, nameOf as documentName, fieldsOf } from '../press/fixed-document.ts';
import { partOutsideItsAct } from '../press/part-of-act.ts';
import { seenBy } from '../press/printed-values.ts';
import { jsonOf } from '../reading/json.ts';
import { openCase } from '../reading/open-case.ts';
import { demandDrafting, draftLine, openDraft } from '../reading/open-draft.ts';
import { visibleTo } from '../reading/visible.ts';
import type { Asker } from '../sign-in/asker.ts';

export function drafts(app: FastifyInstance, house: House): void {
  serve(app, api.drafts.list, async ({ asker, params }) => {
    const { ground } = await openCase(house, asker, params.case, { act: 'read', action: 'draft' });
    const rows = await house.drafts.ofSubject(asker.agency, params.case);
    const mine = rows.filter(
      (row) => mayAccess(asker.viewer, 'read', draftThing(ground, row.owner, row.doc_type)).allowed,
    );
    return { drafts: mine.map((row) => draftLine(row, titleOf(row), nameOf(asker, row.owner))) };
  });

  serve(app, api.drafts.create, async ({ asker, params, body }) => {
    const { docType, dossier, ground, entries } = await demandDrafting(house, asker, params.case, body.docType);
    const seen = visibleTo(asker.viewer, ground, entries, asker.facts).dossier;
    const step = body.during == null ? undefined : dossier.find(body.during);
    if (body.during != null && step === undefined) throw absent('所属的步骤');
    const replaced = body.replaces == null ? undefined : demandReplaceable(seen, body.replaces, docType);
    const corrected = body.corrects == null ? {} : correctionOf(seen, body.corrects, docType);
    const known = () => ({ ...prefill(docType, seen, prefillOptions(house, step)).values, ...corrected });
    const values = { ...(body.values ?? replaced ?? known()), ...body.given };
    const row = await house.drafts.create(asker.agency, {
      draft_id: body.id,
      subject_id: params.case,
      doc_type: docType,
      owner: asker.person,
      content: {
        values: jsonOf(values),
        during: body.during ?? null,
        replaces: body.replaces ?? null,
        corrects: body.corrects ?? null,
      },
    });
    return draftOf(row, asker);
  });

  serve(app, api.drafts.get, async ({ asker, params }) => {
    const { row } = await openDraft(house, asker, params.draft, 'read');
    return draftOf(row, asker);
  });

  serve(app, api.drafts.save, async ({ asker, params, body }) => {
    const { row } = await openDraft(house, asker, params.draft, 'record');
    const content = {
      ...row.content,
      values: body.values,
      during: body.during === undefined ? row.content.during : body.during,
      changes: changesBy(asker, row.content, body.values, house.now()),
    };
    const saved = await house.drafts.save(asker.agency, params.draft, body.revision, content);
    return savedOrConflict(saved);
  });

  serve(app, api.drafts.discard, async ({ asker, params }) => {
    await openDraft(house, asker, params.draft, 'record');
    await house.drafts.discard(asker.agency, params.draft);
    return null;
  });

  serve(app, api.drafts.fix, async ({ asker, params, body }) => {
    const { row, dossier, ground, entries } = await openDraft(house, asker, params.draft, 'record');
    if (row.revision !== body.revision) throw conflict(row.revision);
    const { doc_type: docType } = row;
    if (!isDocType(docType)) throw new ServerFault('formUnknown', '文书目录中没有这种文书。');
    const { values, during } = row.content;
    const act = during === null ? undefined : dossier.find(during);
    const lacking = [...missing(docType, values), ...partOutsideItsAct(docType, values, dossier, act)];
    if (lacking.length > 0) {
      throw new ServerFault(
        'draftIncomplete',
        lacking
          .map(({ message }) => message)
          .slice(0, 8)
          .join('；'),
        null,
        {
          at: lacking.map(({ field }) => field),
        },
      );
    }
    const rendition = await fixDraft(house, asker, {
      row,
      docType,
      dossier,
      seen: seenBy(asker, ground, entries),
      record: body.record,
    });
    return { record: body.record, rendition };
  });
}

/** A returned document is drawn up again from what it said; what went out is not replaced but corrected. */
function demandReplaceable(dossier: Dossier, id: string, docType: DocType): Record<string, unknown> {
  const before = dossier.find(id);
  if (before === undefined) throw absent('要修改的文书');
  if (before.kind !== docType) throw new ServerFault('notDocument', '修改后的文书须与原文书是同一种。');
  if (before.withheld.length > 0) throw new ServerFault('forbidden', '原文书含有对您保密的内容，不能由您修改。');
  demandNewest({ document: before, dossier });
  if (dossier.linkedTo(before, 'issues').length === 0) return fieldsOf(before.data);
  throw new ServerFault(
    'versionReplaced',
    `${documentName(before)}已经签发，不能改出新的版本（制度第三条：记录只追加、不覆盖）。`,
    '确有错误的，请起草《文书补正（更正）通知书》更正；应当撤销的，依法撤销。',
  );
}

/** What a correcting document says from the start: which one it corrects. */
function correctionOf(dossier: Dossier, id: string, docType: DocType): Record<string, unknown> {
  const original = dossier.find(id);
  if (original?.family !== 'document') throw absent('要更正的文书');
  if (docType === 'decisionAmendmentNotice') return { amend: { original: documentName(original) } };
  if (docType === 'recordAmendment') return { change: { target: documentName(original) } };
  throw new ServerFault('correctionUnready', '更正文书须是《文书补正（更正）通知书》或者《记录更正（补充）审批表》。');
}

export function prefillOptions(house: House, step: Fact | undefined) {
  return { at: Temporal.Instant.from(house.now()), ...(step === undefined ? {} : { step }) };
}

/** Fields that differ from what was saved bear the name of whoever saves them. */
function changesBy(asker: Asker, before: DraftRow['content'], values: Record<string, unknown>, at: string) {
  const keys = new Set([...Object.keys(before.values), ...Object.keys(values)]);
  const changed = [...keys].filter((key) => !isDeepStrictEqual(before.values[key], values[key]));
  return { ...before.changes, ...Object.fromEntries(changed.map((key) => [key, { by: asker.person, at }])) };
}

function savedOrConflict(saved: { revision: number; updated_at: string } | { conflict: number } | null) {
  if (saved === null) throw absent('这份草稿');
  if ('conflict' in saved) throw conflict(saved.conflict);
  return { revision: saved.revision, updatedAt: saved.updated_at };
}

function conflict(revision: number): ServerFault {
  return new ServerFault('draftConflict', '您打开之后，草稿又被保存过。', null, { revision });
}

function draftOf(row: DraftRow, asker: Asker): Draft {
  const { values, during, replaces, changes = {} } = row.content;
  return {
    ...draftLine(row, titleOf(row), nameOf(asker, row.owner)),
    values: jsonOf(values),
    during,
    replaces,
    changes: Object.fromEntries(
      Object.entries(changes).map(([key, { by, at }]) => [key, { by: { id: by, name: nameOf(asker, by) }, at }]),
    ),
  };
}

function titleOf({ doc_type }: DraftRow): string {
  return isDocType(doc_type) ? documentKinds[doc_type as DocType].title : doc_type;
}

function nameOf(asker: Asker, person: string): string {
  return asker.facts.people.get(person)?.name ?? '';
}
