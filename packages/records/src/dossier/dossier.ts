import type { AgencyFacts, Device, Person } from '../agency/agency-facts.ts';
import type { DataOf } from '../kinds/registry.ts';
import type { Entry } from '../record.ts';
import { type DocumentFact, type Fact, isDocument, linked } from './fact.ts';
import { factsOf } from './facts.ts';
import { indexOf } from './index-of.ts';

export type CaseProfile = DataOf<'caseOpened'>;
export type Party = DataOf<'partyIdentified'>;

/**
 * A case as its records say it is. Annulled facts stay in `facts` and answer to `find`, but the questions by kind pass
 * them over: what was annulled no longer proves anything.
 */
export interface Dossier {
  readonly subject: string;
  readonly facts: readonly Fact[];
  /** Case profile: what the case was opened with, overlaid by what was learnt later. */
  readonly profile: CaseProfile;
  readonly party: Party | null;
  readonly agency: AgencyFacts;
  /** Sequence number of the newest record seen. */
  readonly lastSeq: number;
  find(id: string): Fact | undefined;
  of<K extends string>(kind: K): readonly Fact<K>[];
  family(family: Fact['family']): readonly Fact[];
  documents(docType?: string): readonly DocumentFact[];
  /** Documents made during a step. */
  documentsOf(step: Fact): readonly DocumentFact[];
  signaturesOf(document: Fact): readonly Fact<'signature'>[];
  refusalsOf(document: Fact): readonly Fact<'signatureRefused'>[];
  approvalsOf(document: Fact): readonly Fact<'approval'>[];
  recordings(): readonly Fact<'recording'>[];
  /** Recordings linked to an act, by records that say so and were not taken back. */
  recordingsOf(act: Fact): readonly Fact<'recording'>[];
  /** Facts that link to this one by the relation. */
  linkedTo(target: Fact, relation: Fact['links'][number]['rel']): readonly Fact[];
  /** The step a document belongs to. */
  stepOf(document: Fact): Fact | undefined;
  /** A person by id, by the name a case file gave them, or by their only bearer's name. */
  person(reference: unknown): Person | undefined;
  device(reference: unknown): Device | undefined;
}

/** Entries of one case, in order of `subjectSeq`, and the agency's own facts. */
export function fold(entries: readonly Entry[], agency: AgencyFacts): Dossier {
  const names = importedNames(entries);
  const facts = factsOf(entries, names.keys);
  const { byId, byKind, byFamily, documents, documentsByType, linkedTo } = indexOf(facts);
  const of = <K extends string>(kind: K): readonly Fact<K>[] => {
    const found = byKind.get(kind);
    return found !== undefined && areOf(found, kind) ? found : [];
  };
  const unlinked = new Set(of('recordingUnlinked').flatMap((fact) => linked(fact, 'annuls')));

  return {
    subject: entries[0]?.body.subject.id ?? '',
    facts,
    profile: Object.assign({}, ...[...of('caseOpened'), ...of('caseProfile')].map((fact) => fact.data)),
    party: of('partyIdentified').at(-1)?.data ?? null,
    agency,
    lastSeq: entries.at(-1)?.subjectSeq ?? 0,
    find: (id) => byId.get(id),
    of,
    family: (family) => byFamily.get(family) ?? none,
    documents: (docType) => (docType === undefined ? documents : (documentsByType.get(docType) ?? [])),
    documentsOf: onceEach((step) => linkedTo(step, 'during').filter(isDocument)),
    signaturesOf: onceEach((document) =>
      linkedTo(document, 'signs').filter((fact): fact is Fact<'signature'> => fact.kind === 'signature'),
    ),
    refusalsOf: onceEach((document) =>
      linkedTo(document, 'signs').filter((fact): fact is Fact<'signatureRefused'> => fact.kind === 'signatureRefused'),
    ),
    approvalsOf: onceEach((document) =>
      linkedTo(document, 'approves').filter((fact): fact is Fact<'approval'> => fact.kind === 'approval'),
    ),
    recordings: () => of('recording'),
    recordingsOf: onceEach((act) =>
      linkedTo(act, 'covers')
        .filter((link) => link.kind === 'recordingLinked' && !unlinked.has(link.id))
        .flatMap((link) => linked(link, 'recording').map((id) => byId.get(id)))
        .filter((fact): fact is Fact<'recording'> => fact?.kind === 'recording' && fact.annulledBy === null),
    ),
    linkedTo,
    stepOf: (document) => {
      const step = document.links.find((link) => link.rel === 'during');
      return step === undefined ? undefined : byId.get(step.record);
    },
    person: (reference) => lookUp(reference, names.people, agency.people, (person) => person.name),
    device: (reference) => lookUp(reference, names.devices, agency.devices, (device) => device.deviceNo),
  };
}

const none: readonly Fact[] = [];
/** Of a group by kind: the first speaks for the rest. */
const areOf = <K extends string>(facts: readonly Fact[], kind: K): facts is readonly Fact<K>[] =>
  facts[0]?.kind === kind;

/** The law asks the same of the same record dozens of times a judging; the answer hangs on its id alone. */
function onceEach<T>(make: (fact: Fact) => readonly T[]): (fact: Fact) => readonly T[] {
  const held = new Map<string, readonly T[]>();
  return (fact) => {
    const known = held.get(fact.id);
    if (known !== undefined) return known;
    const made = make(fact);
    held.set(fact.id, made);
    return made;
  };
}

type ImportedNames = { keys: Map<string, string>; people: Map<string, string>; devices: Map<string, string> };

/** A case file names records, people and devices in its own words; the import said which of ours they became. */
export function importedNames(entries: readonly Entry[]): ImportedNames {
  const names: ImportedNames = { keys: new Map(), people: new Map(), devices: new Map() };
  for (const { body } of entries) {
    if (body.kind !== 'caseImported') continue;
    eachName(body.data.keys, (key, id) => names.keys.set(id, key));
    eachName(body.data.people, (key, id) => names.people.set(key, id));
    eachName(body.data.devices, (key, id) => names.devices.set(key, id));
  }
  return names;
}

function eachName(value: unknown, take: (key: string, id: string) => void): void {
  if (typeof value !== 'object' || value === null) return;
  const named = value as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(named)) {
    const id = named[key];
    if (typeof id === 'string') take(key, id);
  }
}

type Named = { readonly id: string };
const bearers = new WeakMap<ReadonlyMap<string, Named>, ReadonlyMap<string, string | null>>();

/** Who bears a name, by id; null where several do. Read once an agency: most names asked for are those of parties, borne by none. */
function bearersOf<T extends Named>(
  all: ReadonlyMap<string, T>,
  nameOf: (item: T) => string,
): ReadonlyMap<string, string | null> {
  const known = bearers.get(all);
  if (known !== undefined) return known;
  const made = new Map<string, string | null>();
  for (const [key, item] of all) made.set(nameOf(item), made.has(nameOf(item)) ? null : key);
  bearers.set(all, made);
  return made;
}

function lookUp<T extends Named>(
  reference: unknown,
  names: ReadonlyMap<string, string>,
  all: ReadonlyMap<string, T>,
  nameOf: (item: T) => string,
): T | undefined {
  if (typeof reference !== 'string') return undefined;
  const known = all.get(names.get(reference) ?? reference);
  if (known !== undefined) return known;
  const bearer = bearersOf(all, nameOf).get(reference);
  return bearer == null ? undefined : all.get(bearer);
}
