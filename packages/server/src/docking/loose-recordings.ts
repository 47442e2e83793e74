import type { ListedRecord } from '@liuhen/journal/lists';
import { agencyThing, mayAccess, type Viewer } from '@liuhen/law/access';
import { type AgencyFacts, type Fact, linked, type RecordBody, storeInstant } from '@liuhen/records';
import { recordOf } from '../records-made-here.ts';

/** Recordings of the agency that have entered no case yet, as far as this person may see them: their own, or all to keep. */
export function looseRecordings(facts: AgencyFacts, viewer: Viewer): Fact[] {
  const placed = new Set(
    facts.facts
      .filter(({ kind, annulledBy }) => kind === 'recordingLinked' && annulledBy === null)
      .flatMap((fact) => linked(fact, 'recording')),
  );
  return facts.facts.filter(
    (fact) =>
      fact.kind === 'recording' &&
      fact.annulledBy === null &&
      // set apart, or erased: there is nothing to look at and nothing to link
      fact.withheld.length === 0 &&
      !placed.has(fact.id) &&
      mayAccess(viewer, 'read', looseThing(viewer.agency, fact)).allowed,
  );
}

/** Those that whoever handles the case, or took part in the act, recorded: they may show it. */
export function looseOfAct(
  loose: readonly Fact[],
  { people }: Pick<Fact, 'people'>,
  relations: readonly { readonly relation: string; readonly person: string }[],
): Fact<'recording'>[] {
  const there = new Set([
    ...people.map(({ person }) => person),
    ...relations.filter(({ relation }) => relation === 'handler').map(({ person }) => person),
  ]);
  return loose.filter(
    (fact): fact is Fact<'recording'> =>
      fact.kind === 'recording' && typeof fact.data.recordedBy === 'string' && there.has(fact.data.recordedBy),
  );
}

/** As a line of the list of recordings, beside those that stand in cases. */
export function looseRow(agency: string, fact: Fact): ListedRecord {
  const body = looseBody(agency, fact);
  const receivedAt = fact.receivedAt === null ? body.claimed.from : storeInstant(fact.receivedAt);
  const { seq: subjectSeq, actor, origin } = fact;
  const rest = { lawEdition: null, gate: null, withheld: [], erased: [] };
  return { entry: { body, subjectSeq, receivedAt, actor, origin, ...rest }, caseNo: null, acts: [] };
}

/** The recording as it was first written. */
export function looseBody(agency: string, fact: Fact): RecordBody {
  const { id, kind, people, files, links, written: data, claimed } = fact;
  const { from: at, to: until, source } = claimed;
  return recordOf({ id, agency, kind, at, until, source, people, files, links, data });
}

/** Whose it is: who recorded it, by sign-out or certificate; else who handed it in. */
export function looseThing(agency: string, { data, actor }: Fact) {
  const owner = typeof data.recordedBy === 'string' ? data.recordedBy : actor;
  return agencyThing('agency', agency, { recordKind: 'recording', owner });
}
