import { type Disposability, disposability } from '@liuhen/evidence';
import { type ListedRecord, listRecords } from '@liuhen/journal/lists';
import { dayOf, parametersAt, settingsOfAgency } from '@liuhen/law';
import { scopeOf } from '@liuhen/law/access';
import { type AgencyFacts, type Dossier, type RecordBody, storeInstant } from '@liuhen/records';
import type { KeptRecording } from '../api/index.ts';
import { looseRecordings, looseRow } from '../docking/loose-recordings.ts';
import type { House } from '../house.ts';
import type { Asker } from '../sign-in/asker.ts';
import { disposalsOf, holdsOf } from './keeping-acts.ts';

/** A page of what is kept, recordings and copies, as far as this person may read them. */
export async function keptRecordings(
  house: House,
  asker: Asker,
  query: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<{ items: KeptRecording[]; next: string | null }> {
  const scope = scopeOf(asker.viewer, 'read', 'record');
  const kinds = ['recording', 'derivedItem'];
  const list = await listRecords(house.journal, asker.agency, scope, {
    kinds,
    after: query.cursor,
    limit: query.limit,
  });
  const loose =
    query.cursor === undefined
      ? looseRecordings(asker.facts, asker.viewer).map((fact) => looseRow(asker.agency, fact))
      : [];
  const rows = [...loose, ...list.rows].filter(({ entry }) => entry.body.files.length > 0);
  const judged = await judge(
    house,
    asker,
    rows.map(({ entry }) => entry.body),
  );
  return { items: rows.map((row) => lineOf(asker, row, judged.get(row.entry.body.id))), next: list.next };
}

/** For each record whether it may be disposed of at this moment, and what stands against it: its case, the term, holds. */
export async function judge(
  house: House,
  asker: Asker,
  bodies: readonly RecordBody[],
): Promise<Map<string, Disposability>> {
  const now = house.now();
  const { facts } = asker;
  const { nonEvidenceMonths: leastMonths } = parametersAt(
    settingsOfAgency(facts),
    dayOf(Temporal.Instant.from(now)),
  ).P12;
  const holds = holdsOf(facts);
  const cases = new Map<string, ReturnType<typeof caseUse>>();
  for (const { subject } of bodies) {
    if (subject.type === 'agency' || cases.has(subject.id)) continue;
    cases.set(subject.id, caseUse((await house.journal.dossiers.read(asker.agency, subject.id)).dossier));
  }
  return new Map(
    bodies.map((body) => {
      const originals = body.links.filter(({ rel }) => rel === 'derivedFrom').map(({ record }) => record as string);
      const used = cases.get(body.subject.id);
      const retained = {
        endedAt: body.claimed.to ?? body.claimed.from,
        leastMonths,
        cases: used === undefined ? [] : [used],
        // a hold on an original holds the copies made of it as well
        holds: holds.filter(({ records }) => [body.id as string, ...originals].some((id) => records.includes(id))),
      };
      return [body.id, disposability(retained, now)];
    }),
  );
}

function caseUse(dossier: Dossier): { id: string; archived: boolean; until: string | null } {
  const filed = dossier.of('archived').at(-1);
  return {
    id: dossier.profile.caseNo ?? dossier.subject,
    archived: filed !== undefined,
    until: filed === undefined ? null : untilOf(filed.at, retentionOf(dossier)),
  };
}

/** '永久', '30年', '10年', as the cover of the file says; what is not said is kept. */
function retentionOf(dossier: Dossier): string {
  const cover: Record<string, unknown> = { ...dossier.documents('fileCover').at(-1)?.data };
  const fields = typeof cover.fields === 'object' && cover.fields !== null ? cover.fields : {};
  return 'retention' in fields && typeof fields.retention === 'string' ? fields.retention : '';
}

function untilOf(filedAt: Temporal.Instant, retention: string): string | null {
  const years = Number(/(\d+)\s*年/.exec(retention)?.[1] ?? Number.NaN);
  if (!Number.isInteger(years)) return null;
  return filedAt.toZonedDateTimeISO('Asia/Shanghai').add({ years }).toInstant().toString();
}

function lineOf(asker: Asker, { entry, caseNo }: ListedRecord, judged: Disposability | undefined): KeptRecording {
  const { body } = entry;
  const original = body.links.find(({ rel }) => rel === 'derivedFrom')?.record ?? null;
  const concerned = [body.id as string, ...(original === null ? [] : [original as string])];
  const last = disposalsOf(asker.facts).find(({ records, state }) => state !== 'refused' && records.includes(body.id));
  const state = last === undefined || last.state === 'refused' ? 'kept' : last.state;
  return {
    record: body.id,
    case: body.subject.type === 'case' ? body.subject.id : null,
    caseNo,
    title: typeof body.data.title === 'string' ? body.data.title : body.kind === 'recording' ? '音像记录' : '派生件',
    kind: body.kind === 'derivedItem' ? 'derivedItem' : 'recording',
    original,
    endedAt: body.claimed.to ?? body.claimed.from,
    bytes: body.files.reduce((sum, { size }) => sum + size, 0),
    against: judged?.against ?? [],
    earliest: judged?.earliest === undefined || judged.earliest === null ? null : atMillisecond(judged.earliest),
    disposable: judged?.disposable === true && state === 'kept',
    holds: holdsOf(asker.facts)
      .filter(({ records }) => concerned.some((id) => records.includes(id)))
      .map(({ fact, ground, until }) => ({
        hold: fact.id,
        at: storeInstant(fact.at),
        by: named(asker.facts, fact.actor),
        ground,
        until,
      })),
    state,
  };
}

export function named(facts: AgencyFacts, id: string): { id: string; name: string } | null {
  const person = facts.people.get(id);
  return person === undefined ? null : { id: person.id, name: person.name };
}

function atMillisecond(instant: string): string {
  return storeInstant(Temporal.Instant.from(instant));
}
