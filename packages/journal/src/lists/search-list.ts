import type { Predicate } from '@liuhen/law/access';
import { type Client, type Store, within } from '../database.ts';
import { caseColumns, compileScope, recordColumns } from '../scope/compile-scope.ts';
import type { IndexSeal } from '../vault/index-seal.ts';
import { matches, mayMatch, wordsOf } from './text-match.ts';

export type Hit = {
  readonly subject_id: string;
  readonly record_id: string | null;
  readonly title: string;
  readonly content: string;
  readonly case_no: string | null;
  readonly case_title: string;
};

/** Opened in one round; of candidates by the index nearly all are hits. */
const openedAtOnce = 50;
/** Words without a letter or figure are in no index: then the newest records are looked through, this many. */
const mostOpened = 5_000;

/**
 * Cases that may be found by their number, title or party, and records that may be read by what they say: content nobody may
 * read is no way to find a case.
 */
export function search(
  { pool, vault }: Store,
  agency: string,
  scopes: { readonly findCase: Predicate; readonly readRecord: Predicate },
  text: string,
  limit: number,
): Promise<Hit[]> {
  return within(pool, agency, async (client) => {
    const cases = await findCases(client, agency, scopes.findCase, text, limit);
    const keys = await vault.keysOf(client, agency, [agency]);
    if (cases.length >= limit || keys.size === 0) return cases;
    const index = await vault.indexOf(client, agency);
    return [...cases, ...(await findRecords(client, index, agency, scopes.readRecord, text, limit - cases.length))];
  });
}

async function findCases(
  client: Client,
  agency: string,
  scope: Predicate,
  text: string,
  limit: number,
): Promise<Hit[]> {
  const values: unknown[] = [agency];
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const scoped = compileScope(scope, caseColumns('c'), values.length + 1);
  values.push(...scoped.values);
  const { rows } = await client.query<Hit>(
    `SELECT s.subject_id, s.record_id, s.title, s.content, c.case_no, c.title AS case_title
       FROM findable s JOIN findable_case c USING (agency_id, subject_id)
      WHERE s.agency_id = $1 AND s.ordinal = 0 AND ${matches(text, 's', parameter)} AND ${scoped.text}
      ORDER BY s.at DESC, s.subject_id DESC LIMIT ${parameter(limit)}`,
    values,
  );
  return rows;
}

type Candidate = Hit & { readonly ordinal: number; readonly at: string; readonly sealed: Buffer | null };

/** Newest first: the index finds candidates by blinded tokens, a page at a time, and what they say decides. */
async function findRecords(
  client: Client,
  index: IndexSeal,
  agency: string,
  scope: Predicate,
  text: string,
  limit: number,
): Promise<Hit[]> {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const hits: Hit[] = [];
  let last: Candidate | undefined;
  for (let opened = 0; opened < mostOpened; ) {
    const page = await candidates(client, index, agency, scope, words, last);
    for (const candidate of page) {
      const hit = openHit(index, candidate);
      if (hit !== null && words.every((word) => hit.content.toLowerCase().includes(word))) hits.push(hit);
      if (hits.length === limit) return hits;
    }
    opened += page.length;
    last = page.at(-1);
    if (page.length < openedAtOnce) break;
  }
  return hits;
}

async function candidates(
  client: Client,
  index: IndexSeal,
  agency: string,
  scope: Predicate,
  words: readonly string[],
  last: Candidate | undefined,
): Promise<Candidate[]> {
  const values: unknown[] = [agency];
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const scoped = compileScope(scope, recordColumns('s', 'c'), values.length + 1);
  values.push(...scoped.values);
  const found = mayMatch(words, 's', (token) => index.blind(token), parameter);
  const at = last === undefined ? '' : parameter(last.at);
  const further =
    last === undefined
      ? ''
      : ` AND s.at <= ${at}::timestamptz AND (s.at < ${at}::timestamptz
          OR (s.subject_id, s.ordinal) > (${parameter(last.subject_id)}::uuid, ${parameter(last.ordinal)}::bigint))`;
  const { rows } = await client.query<Candidate>(
    `SELECT s.subject_id, s.record_id, s.ordinal, s.at, s.title, s.content, s.sealed, c.case_no, c.title AS case_title
       FROM findable s JOIN findable_case c USING (agency_id, subject_id)
      WHERE s.agency_id = $1 AND s.ordinal > 0 AND ${found} AND ${scoped.text}${further}
      ORDER BY s.at DESC, s.subject_id, s.ordinal LIMIT ${openedAtOnce}`,
    values,
  );
  return rows;
}

function openHit(index: IndexSeal, { ordinal: _ordinal, at: _at, sealed, ...hit }: Candidate): Hit | null {
  if (sealed === null) return hit;
  const words = index.open(hit.record_id ?? '', sealed);
  return words === null ? null : { ...hit, ...words };
}
