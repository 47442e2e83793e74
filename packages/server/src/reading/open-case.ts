import { within } from '@liuhen/journal';
import {
  type Act,
  accessEntryThing,
  type CaseGround,
  caseGround,
  caseThing,
  mayAccess,
  recordThing,
  type Thing,
} from '@liuhen/law/access';
import { type Dossier, type Entry, findKind } from '@liuhen/records';
import type { House } from '../house.ts';
import { absent, ServerFault } from '../http/server-fault.ts';
import type { Asker } from '../sign-in/asker.ts';

export type OpenedCase = {
  readonly id: string;
  readonly ground: CaseGround;
  readonly entries: readonly Entry[];
  /** Whole, for the law; never for an answer. What an answer shows comes from `visibleTo`. */
  readonly dossier: Dossier;
};

type Why = {
  readonly act: Act;
  readonly action: string;
  /** A read that goes on: the line stands already. Refusals are never silent. */
  readonly silent?: boolean;
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
};

/** A case is read and the line in the access log written in one transaction; a refusal leaves its line too. */
export function openCase(house: House, asker: Asker, id: string, why: Why): Promise<OpenedCase> {
  return open(house, asker, id, why, null, (ground) => caseThing(ground));
}

/** One record of a case: the policy is asked about the record itself, and the line names it. */
export async function openRecord(
  house: House,
  asker: Asker,
  id: string,
  record: string,
  why: Why,
): Promise<OpenedCase & { readonly entry: Entry }> {
  const opened = await open(house, asker, id, why, record, (ground, entries) => {
    const entry = entries.find(({ body }) => body.id === record);
    return entry === undefined ? null : thingOf(ground, entry);
  });
  const entry = opened.entries.find(({ body }) => body.id === record);
  if (entry === undefined) throw absent('这条记录');
  return { ...opened, entry };
}

/** For things about a case that are no records: drafts, its lines in the access log. */
export function openAbout(
  house: House,
  asker: Asker,
  id: string,
  why: Why,
  thing: 'case' | 'accessEntry',
): Promise<OpenedCase> {
  return open(house, asker, id, why, null, (ground) =>
    thing === 'case' ? caseThing(ground) : accessEntryThing(ground),
  );
}

export function thingOf(ground: CaseGround, { body, actor }: Entry): Thing {
  const family = findKind(body.kind, body.schema)?.family ?? 'step';
  return recordThing(ground, { id: body.id, kind: body.kind, family, data: body.data, actor });
}

async function open(
  house: House,
  asker: Asker,
  id: string,
  why: Why,
  record: string | null,
  thingFor: (ground: CaseGround, entries: readonly Entry[]) => Thing | null,
): Promise<OpenedCase> {
  const { agency, viewer, person } = asker;
  const fault = await within(house.journal.pool, agency, async (client) => {
    const { dossier, entries } = await house.journal.dossiers.readWith(client, agency, id);
    const ground = { ...caseGround(agency, dossier), subject: id };
    const isCase = entries.length > 0 && id !== agency;
    const thing = isCase ? thingFor(ground, entries) : null;
    const decision = thing === null ? null : mayAccess(viewer, why.act, thing);
    const outcome = decision?.allowed === true ? ('done' as const) : ('denied' as const);
    if (outcome === 'done' && why.silent === true) return { id, ground, entries, dossier };
    await house.log.noteWith(client, agency, {
      actor: person,
      action: why.action,
      outcome,
      subject: isCase ? id : null,
      record: isCase ? record : null,
      detail: { ...why.detail, ...(decision?.allowed === true ? {} : { rule: decision?.rule ?? 'absent', asked: id }) },
    });
    if (decision?.allowed === true) return { id, ground, entries, dossier };
    // who may not even find it must not learn from the words that it is there
    const known = thing !== null && (mayAccess(viewer, 'find', thing).allowed || mayFindCase(viewer, ground, record));
    return known && decision !== null
      ? new ServerFault('forbidden', decision.reason)
      : absent(record === null ? '这个案件' : '这条记录');
  });
  if (fault instanceof ServerFault) throw fault;
  return fault;
}

/** Only for the case as a whole: that a case is findable says nothing about one record in it. */
function mayFindCase(viewer: Asker['viewer'], ground: CaseGround, record: string | null): boolean {
  return record === null && mayAccess(viewer, 'find', caseThing(ground)).allowed;
}
