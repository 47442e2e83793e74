import type { Dossier, Fact } from '@liuhen/records';
import { isBefore } from '../calendars/instant.ts';
import type { Present } from './present.ts';

const after = (fact: Fact, at: Temporal.Instant): boolean => isBefore(at, fact.at);

const latestOf = new WeakMap<Dossier, number>();
function latest(dossier: Dossier): number {
  const held = latestOf.get(dossier);
  if (held !== undefined) return held;
  const found = dossier.facts.reduce((last, { at }) => Math.max(last, at.epochMilliseconds), Number.NEGATIVE_INFINITY);
  latestOf.set(dossier, found);
  return found;
}

/** The case as it stood at an instant: what is said to have happened later has not happened yet. */
export function asOf(dossier: Dossier, present: Present): Dossier {
  const last = latest(dossier);
  if (last === Number.NEGATIVE_INFINITY) return dossier;
  const { at } = present;
  if (present.hasCome(Temporal.Instant.fromEpochMilliseconds(last))) return dossier;
  present.turnsWith(dossier.facts.map((fact) => fact.at));
  const known = new Map<readonly Fact[], readonly Fact[]>();
  // the same list of the case gives the same list as of then: it is asked for once for every record
  const seen = <F extends Fact>(facts: readonly F[]): readonly F[] => {
    if (facts.length === 0) return facts;
    const held = known.get(facts);
    if (held !== undefined) return held as readonly F[];
    const made = facts.filter((fact) => !after(fact, at));
    known.set(facts, made);
    return made;
  };
  const one = <F extends Fact>(fact: F | undefined): F | undefined => (fact && !after(fact, at) ? fact : undefined);
  return {
    ...dossier,
    facts: seen(dossier.facts),
    find: (id) => one(dossier.find(id)),
    of: (kind) => seen(dossier.of(kind)),
    family: (family) => seen(dossier.family(family)),
    documents: (docType) => seen(dossier.documents(docType)),
    documentsOf: (step) => seen(dossier.documentsOf(step)),
    signaturesOf: (document) => seen(dossier.signaturesOf(document)),
    refusalsOf: (document) => seen(dossier.refusalsOf(document)),
    approvalsOf: (document) => seen(dossier.approvalsOf(document)),
    recordings: () => seen(dossier.recordings()),
    recordingsOf: (act) => seen(dossier.recordingsOf(act)),
    linkedTo: (target, relation) => seen(dossier.linkedTo(target, relation)),
    stepOf: (document) => one(dossier.stepOf(document)),
  };
}

/** The case as it would stand if this were done: what a gate asks about. */
export function withFacts(dossier: Dossier, added: readonly Fact[]): Dossier {
  // a paper as its issue would make it stands in the place of the draft
  const ids = new Set(added.map(({ id }) => id));
  const others = <F extends Fact>(facts: readonly F[]): readonly F[] =>
    facts.some(({ id }) => ids.has(id)) ? facts.filter(({ id }) => !ids.has(id)) : facts;
  const linking = (target: Fact, relation: string) =>
    added.filter((fact) => fact.links.some((link) => link.rel === relation && link.record === target.id));
  return {
    ...dossier,
    facts: [...others(dossier.facts), ...added],
    find: (id) => added.find((fact) => fact.id === id) ?? dossier.find(id),
    of: <K extends string>(kind: K) => [
      ...others(dossier.of(kind)),
      ...added.filter((fact): fact is Fact<K> => fact.kind === kind),
    ],
    family: (family) => [...others(dossier.family(family)), ...added.filter((fact) => fact.family === family)],
    documents: (docType) => [
      ...others(dossier.documents(docType)),
      ...added.filter(
        (fact): fact is ReturnType<Dossier['documents']>[number] =>
          fact.family === 'document' && (docType === undefined || fact.kind === docType),
      ),
    ],
    documentsOf: (step) => [
      ...others(dossier.documentsOf(step)),
      ...linking(step, 'during').filter(
        (fact): fact is ReturnType<Dossier['documents']>[number] => fact.family === 'document',
      ),
    ],
    linkedTo: (target, relation) => [...dossier.linkedTo(target, relation), ...linking(target, relation)],
    stepOf: (document) =>
      dossier.stepOf(document) ??
      added.find((fact) => document.links.some((link) => link.rel === 'during' && link.record === fact.id)),
  };
}
