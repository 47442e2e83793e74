import type { Predicate } from '@liuhen/law/access';
import { type Client, type Store, within } from '../database.ts';
import { caseText } from '../projections/case-text.ts';
import { compileScope, recordColumns } from '../scope/compile-scope.ts';
import { narrowing } from '../scope/narrowing.ts';
import type { IndexSeal } from '../vault/index-seal.ts';
import { type CaseRow, newestSaying } from './case-list.ts';
import { type CaseScopes, openWords } from './case-words.ts';
import { mayMatch, wordsOf } from './text-match.ts';

export type Hit = {
  readonly subject_id: string;
  readonly record_id: string | null;
  readonly title: string;
  readonly content: string;
  readonly case_no: string | null;
  readonly case_title: string;
  /** The party of the case where it is a natural person: to be masked from whoever may not read the case. */
  readonly person: string | null;
  /** Whether a record of the case names who reported. */
  readonly names_informant: boolean;
};

/** Opened in one round; of candidates by the index nearly all are hits. */
const openedAtOnce = 60;
/** Words without a letter or figure are in no index: then the newest records are looked through, this many. */
const mostOpened = 5_000;
/** The newest records are looked through first: a word that many say fills the page there. */
const firstWalk = 4_000;
const longWalk = 24_000;
/** Of the first walk: from this many hits on, going on costs less than fetching all records that have the word. */
const manyHits = 12;

/**
 * Cases that may be found by their number, title or party, and records that may be read by what they say, newest first: content
 * nobody may read is no way to find a case.
 */
export function search(
  { pool, vault }: Store,
  agency: string,
  scopes: { readonly cases: CaseScopes; readonly readRecord: Predicate },
  text: string,
  limit: number,
): Promise<Hit[]> {
  return within(pool, agency, async (client) => {
    const words = wordsOf(text);
    if (words.length === 0 || (await vault.keysOf(client, agency, [agency])).size === 0) return [];
    const cases = (await newestSaying(client, vault, agency, scopes.cases, words, limit)).map(hitOf);
    if (cases.length >= limit) return cases;
    const index = await vault.indexOf(client, agency);
    const ask = { client, index, agency, scope: scopes.readRecord, words };
    return [...cases, ...(await findRecords(ask, limit - cases.length))];
  });
}

/** A case as what a search found. */
export function hitOf({ subject_id, case_no, title, party, partyIsPerson, names_informant }: CaseRow): Hit {
  const content = caseText(case_no, { title, party });
  const person = partyIsPerson ? party : null;
  return { subject_id, record_id: null, title, content, case_no, case_title: title, person, names_informant };
}

type Ask = {
  readonly client: Client;
  readonly index: IndexSeal;
  readonly agency: string;
  readonly scope: Predicate;
  readonly words: readonly string[];
};
/** Where is looked: in the cases of these people, in the newest so many records, or wherever the index of tokens leads. */
type Way = { readonly ofPeople?: NonNullable<ReturnType<typeof narrowing>>; readonly newest?: number };
type Candidate = Omit<Hit, 'case_title' | 'person'> & {
  readonly ordinal: number;
  readonly at: string;
  readonly sealed: Buffer | null;
  readonly case_sealed: Buffer;
};

/**
 * What the planner cannot know is how often characters that each are common stand together, so the way is chosen here. Who may
 * read few cases has those looked through. Else newest first as far as a page of a common word reaches; what is rarer comes by
 * the index, which then finds few.
 */
async function findRecords(ask: Ask, limit: number): Promise<Hit[]> {
  const ofPeople = narrowing(ask.scope);
  if (ofPeople !== null) return look(ask, { ofPeople }, limit);
  const found = await look(ask, { newest: firstWalk }, limit);
  if (found.length === limit) return found;
  const more = found.length < manyHits ? [] : await look(ask, { newest: longWalk }, limit);
  return more.length === limit ? more : look(ask, {}, limit);
}

/** Newest first: blinded tokens find candidates, a page at a time, and what they say decides. */
async function look(ask: Ask, way: Way, limit: number): Promise<Hit[]> {
  const hits: Hit[] = [];
  let last: Candidate | undefined;
  for (let opened = 0; opened < mostOpened; ) {
    const page = await candidates(ask, way, last);
    for (const candidate of page) {
      const hit = openHit(ask.index, candidate);
      if (hit !== null && ask.words.every((word) => hit.content.toLowerCase().includes(word))) hits.push(hit);
      if (hits.length === limit) return hits;
    }
    opened += page.length;
    last = page.at(-1);
    if (page.length < openedAtOnce) break;
  }
  return hits;
}

const order = 's.at DESC, s.subject_id DESC, s.ordinal DESC';

async function candidates(
  { client, index, agency, scope, words }: Ask,
  { ofPeople, newest }: Way,
  last: Candidate | undefined,
): Promise<Candidate[]> {
  const values: unknown[] = [agency];
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const scoped = compileScope(scope, recordColumns('s', 'c'), values.length + 1);
  values.push(...scoped.values);
  const found = mayMatch(words, 's', (token) => index.blind(token), parameter);
  const further =
    last === undefined
      ? 'true'
      : `(s.at, s.subject_id, s.ordinal) < (${parameter(last.at)}::timestamptz, ${parameter(last.subject_id)}::uuid, ${parameter(last.ordinal)}::bigint)`;
  // OFFSET 0 and LIMIT keep the planner from turning the way round
  let from = 'findable s';
  if (newest !== undefined)
    from = `(SELECT * FROM findable s WHERE s.agency_id = $1 ORDER BY ${order} LIMIT ${parameter(newest)}) AS s`;
  if (ofPeople !== undefined) {
    const people = parameter(ofPeople.map(({ person }) => person));
    const relations = parameter(ofPeople.map(({ relation }) => relation));
    from = `(SELECT DISTINCT r.subject_id FROM findable_relation r WHERE r.agency_id = $1
         AND (r.person, r.relation) IN (SELECT * FROM unnest(${people}::text[], ${relations}::text[]))) AS own
       CROSS JOIN LATERAL (SELECT * FROM findable s
         WHERE s.agency_id = $1 AND s.subject_id = own.subject_id AND ${found} OFFSET 0) AS s`;
  }
  const { rows } = await client.query<Candidate>(
    `SELECT s.subject_id, s.record_id, s.ordinal, s.at, s.title, s.content, s.sealed, c.case_no, c.sealed AS case_sealed, c.names_informant
       FROM ${from} JOIN findable_case c ON c.agency_id = s.agency_id AND c.subject_id = s.subject_id
      WHERE s.agency_id = $1 AND ${found} AND ${scoped.text} AND ${further} ORDER BY ${order} LIMIT ${openedAtOnce}`,
    values,
  );
  return rows;
}

function openHit(index: IndexSeal, candidate: Candidate): Hit | null {
  const { ordinal: _ordinal, at: _at, sealed, case_sealed: _sealed, ...hit } = candidate;
  const words = sealed === null ? {} : index.open(hit.record_id ?? '', sealed);
  if (words === null) return null;
  const ofCase = openWords(index, candidate);
  return { ...hit, ...words, case_title: ofCase.title, person: ofCase.partyIsPerson ? ofCase.party : null };
}
