import { findKind } from '../kinds/registry.ts';
import type { Entry } from '../record.ts';
import { upcast } from '../upcasters/upcast.ts';
import type { Fact } from './fact.ts';

type Draft = { -readonly [Key in keyof Fact]: Fact[Key] } & { corrections: Fact[] };

/** Entries of one subject as facts, in order, with corrections applied and visible on what they correct. */
export function factsOf(entries: readonly Entry[], keys: ReadonlyMap<string, string>): Fact[] {
  const instant = instants();
  const drafts = entries.map((entry) => draftOf(entry, keys, instant));
  const byId = new Map(drafts.map((draft) => [draft.id, draft]));
  for (const draft of drafts) for (const { rel, record } of draft.links) effects[rel]?.(byId.get(record), draft);
  return drafts;
}

/** What a link does to the record it names; most links only say what belongs to what. */
const effects: Partial<Record<Fact['links'][number]['rel'], (target: Draft | undefined, by: Draft) => void>> = {
  annuls: annul,
  rectifies: (target, by) => change(target, by, true),
  supplements: (target, by) => change(target, by, false),
  replaces: supersede,
  issues: issue,
};

/** Most records of a case share their instants with others (a paper, its signatures, its films): each is read once. */
function instants(): (text: string) => Temporal.Instant {
  const read = new Map<string, Temporal.Instant>();
  return (text) => {
    const known = read.get(text);
    if (known !== undefined) return known;
    const instant = Temporal.Instant.from(text);
    read.set(text, instant);
    return instant;
  };
}

function draftOf(entry: Entry, keys: ReadonlyMap<string, string>, instant: (text: string) => Temporal.Instant): Draft {
  const { body } = entry;
  const kind = findKind(body.kind, body.schema);
  const live = entry.origin === 'live';
  return {
    id: body.id,
    key: keys.get(body.id) ?? body.id,
    kind: body.kind,
    schema: body.schema,
    family: kind?.family ?? 'step',
    title: titleOf(body.data) ?? kind?.title ?? body.kind,
    seq: entry.subjectSeq,
    at: instant(body.claimed.from),
    until: body.claimed.to === null ? null : instant(body.claimed.to),
    claimed: body.claimed,
    notBefore: live && body.notBefore !== null ? instant(body.notBefore) : null,
    receivedAt: live ? instant(entry.receivedAt) : null,
    actor: entry.actor,
    origin: entry.origin,
    people: body.people,
    links: body.links,
    files: body.files,
    data: upcast(body.kind, body.schema, body.data),
    written: body.data,
    withheld: entry.withheld,
    erased: entry.erased,
    corrections: [],
    annulledBy: null,
  };
}

function titleOf(data: Record<string, unknown>): string | null {
  return typeof data.title === 'string' && data.title !== '' ? data.title : null;
}

function annul(target: Draft | undefined, by: Draft): void {
  if (target !== undefined) target.annulledBy = by;
}

/** A version that was never issued gives way to the next one: it can be read, and the case no longer rests on it. */
function supersede(target: Draft | undefined, by: Draft): void {
  if (target?.kind === by.kind && objectOf(target.data).number === undefined) annul(target, by);
}

/** A rectification replaces what was written; a supplement only adds what was not there. */
function change(target: Draft | undefined, by: Draft, replaces: boolean): void {
  if (target === undefined) return;
  target.corrections.push(by);
  const changes = objectOf(by.data.changes);
  // a change may speak in the words of either schema
  target.data = upcast(target.kind, target.schema, merge(objectOf(target.data), changes, replaces));
}

/** Number, date and seal are given at issue; the document shows them as its own, and is made then: what was fixed before is a draft. */
function issue(target: Draft | undefined, by: Draft): void {
  if (target === undefined) return;
  if (Temporal.Instant.compare(by.at, target.at) > 0) target.at = by.at;
  const { number, issuedAt, seal, issuingAuthority } = objectOf(by.data);
  const given = Object.entries({ number, issuedAt: issuedAt ?? by.claimed.from, seal, issuingAuthority });
  target.data = {
    ...target.data,
    ...Object.fromEntries(given.filter(([, value]) => value !== undefined && value !== null)),
  };
}

function merge(
  into: Record<string, unknown>,
  changes: Record<string, unknown>,
  replaces: boolean,
): Record<string, unknown> {
  const result = { ...into };
  for (const [key, value] of Object.entries(changes)) {
    if (key === 'fields') result.fields = merge(objectOf(into.fields), objectOf(value), replaces);
    else if (replaces || result[key] === undefined || result[key] === null || result[key] === '') result[key] = value;
  }
  return result;
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
