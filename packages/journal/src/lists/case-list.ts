import { type Client, type Store, within } from '../database.ts';
import { caseColumns, compileScope } from '../scope/compile-scope.ts';
import type { Vault } from '../vault/vault.ts';
import { type CasePlace, type CaseScopes, casesSaying, type NextCases, withWords } from './case-words.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { mayBeShown, wordsOf } from './text-match.ts';

export type CaseRow = {
  readonly subject_id: string;
  readonly case_no: string | null;
  readonly title: string;
  readonly procedure: string | null;
  readonly stage: string | null;
  readonly stage_title: string | null;
  readonly party: string | null;
  readonly partyIsPerson: boolean;
  readonly is_major: boolean;
  readonly state: 'open' | 'closed' | 'archived';
  readonly opened_at: string;
  readonly last_at: string;
  readonly next_due: string | null;
  readonly breaches: number;
  /** Whether a record of the case names who reported. */
  readonly names_informant: boolean;
  readonly relations: readonly { readonly relation: string; readonly person: string }[];
};

export type CaseQuery = {
  readonly text?: string | undefined;
  readonly procedure?: string | undefined;
  readonly stage?: string | undefined;
  /** `closed`: whether archived or not; `unfiled`: closed, and its file not archived yet. */
  readonly state?: 'open' | 'closed' | 'unfiled' | 'archived' | undefined;
  /** Only those in which this act may be done now, of those that may be read. */
  readonly act?: string | undefined;
  readonly handler?: string | undefined;
  /** Only those whose next clock ran out before this instant. */
  readonly overdueAt?: string | undefined;
  readonly order: 'last' | 'due';
  readonly after?: string | undefined;
  readonly limit: number;
};

const columns = ['subject_id', 'case_no', 'procedure', 'stage', 'stage_title', 'is_major', 'state']
  .concat(['opened_at', 'last_at', 'next_due', 'breaches', 'names_informant'])
  .map((name) => `c.${name}`)
  .concat([
    'c.sealed AS case_sealed',
    `coalesce((SELECT json_agg(json_build_object('relation', r.relation, 'person', r.person) ORDER BY r.relation, r.person)
        FROM findable_relation r WHERE r.agency_id = c.agency_id AND r.subject_id = c.subject_id), '[]') AS relations`,
  ])
  .join(', ');

/** A province's list is not counted to its end for each page: `total` stops here. */
const mostCounted = 1_000;

export type CasePage = { readonly rows: CaseRow[]; readonly total: number; readonly next: string | null };
type SealedRow = Omit<CaseRow, 'title' | 'party' | 'partyIsPerson'> & { readonly case_sealed: Buffer };

/** Cases that may be found: rows, how many there are in all within it (at most `mostCounted`), and where to go on. */
export function listCases(
  { pool, vault }: Store,
  agency: string,
  scopes: CaseScopes,
  query: CaseQuery,
): Promise<CasePage> {
  const words = wordsOf(query.text ?? '');
  return within(pool, agency, async (client) => {
    const asked = { client, agency, scopes, query };
    const found = words.length === 0 ? await walk(asked) : await searchCases(asked, words, vault, mostCounted);
    const shown = found.rows.slice(0, query.limit);
    const last = found.rows.length > query.limit ? shown.at(-1) : undefined;
    const rows = await withWords(client, vault, agency, shown, (row, said): CaseRow => ({ ...row, ...said }));
    return { rows, total: found.total, next: last === undefined ? null : cursorOf(query, last) };
  });
}

type Asked = {
  readonly client: Client;
  readonly agency: string;
  readonly scopes: CaseScopes;
  readonly query: CaseQuery;
};
/** One row more than the page, where there is one. */
type Found = { readonly rows: readonly SealedRow[]; readonly total: number };

async function walk({ client, agency, scopes, query }: Asked): Promise<Found> {
  const { where, values, parameter } = conditions(agency, scopes, query);
  const count = await client.query<{ total: number }>(
    `SELECT count(*) AS total FROM (SELECT FROM findable_case c WHERE ${where} LIMIT ${mostCounted}) AS counted`,
    [...values],
  );
  const [order, position] = ordering(query, placeOf(query), parameter);
  const { rows } = await client.query<SealedRow>(
    `SELECT ${columns} FROM findable_case c WHERE ${where}${position} ORDER BY ${order} LIMIT ${parameter(query.limit + 1)}`,
    values,
  );
  return { rows, total: count.rows[0]?.total ?? 0 };
}

/** The newest cases that may be found and say all the words, without counting how many there are. */
export async function newestSaying(
  client: Client,
  vault: Vault,
  agency: string,
  scopes: CaseScopes,
  words: readonly string[],
  limit: number,
): Promise<CaseRow[]> {
  const asked = { client, agency, scopes, query: { order: 'last', limit } } as const;
  const { rows } = await searchCases(asked, words, vault, 0);
  return withWords(client, vault, agency, rows.slice(0, limit), (row, said): CaseRow => ({ ...row, ...said }));
}

/** What is looked for lies sealed: candidates are opened as far as the page and the count (up to `most`) need. */
async function searchCases(asked: Asked, words: readonly string[], vault: Vault, most: number): Promise<Found> {
  const { client, agency, scopes, query } = asked;
  // an agency without a key has no case either
  if ((await vault.keysOf(client, agency, [agency])).size === 0) return { rows: [], total: 0 };
  const index = await vault.indexOf(client, agency);
  const shown = { index, masked: scopes.masked };
  const next = nextCases(asked, words, (token) => index.blind(token));
  const wanted = query.limit + 1;
  const after = placeOf(query);
  const counted = await casesSaying(shown, words, next, null, after === null ? Math.max(most, wanted) : most);
  const page = after === null ? counted.slice(0, wanted) : await casesSaying(shown, words, next, after, wanted);
  const [order] = ordering(query, null, () => '');
  return { rows: await rowsOf(client, agency, page, order), total: Math.min(counted.length, most) };
}

async function rowsOf(
  client: Client,
  agency: string,
  cases: readonly { readonly subject_id: string }[],
  order: string,
): Promise<SealedRow[]> {
  const { rows } = await client.query<SealedRow>(
    `SELECT ${columns} FROM findable_case c WHERE c.agency_id = $1 AND c.subject_id = ANY ($2) ORDER BY ${order}`,
    [agency, cases.map(({ subject_id }) => subject_id)],
  );
  return rows;
}

/** The rows of cases that were found within a scope, newest first. */
export async function casesOf(
  client: Client,
  vault: Vault,
  agency: string,
  cases: readonly { readonly subject_id: string }[],
): Promise<CaseRow[]> {
  const [order] = ordering({ order: 'last', limit: cases.length }, null, () => '');
  const rows = await rowsOf(client, agency, cases, order);
  return withWords(client, vault, agency, rows, (row, said): CaseRow => ({ ...row, ...said }));
}

function nextCases(
  { client, agency, scopes, query }: Asked,
  words: readonly string[],
  blind: (token: string) => string,
): NextCases {
  return async (after, limit) => {
    const { where, values, parameter } = conditions(agency, scopes, query);
    const whole = compileScope(scopes.read, caseColumns('c'), values.length + 1);
    values.push(...whole.values);
    const found = mayBeShown(words, 'c', blind, parameter);
    const [order, position] = ordering(query, after, parameter);
    const { rows } = await client.query<CasePlace & { case_no: string | null; case_sealed: Buffer; whole: boolean }>(
      `SELECT c.subject_id, c.case_no, c.last_at, c.next_due, c.sealed AS case_sealed, ${whole.text} AS whole
         FROM findable_case c WHERE ${where} AND ${found}${position} ORDER BY ${order} LIMIT ${parameter(limit)}`,
      values,
    );
    return rows;
  };
}

/** The scope and the filters of a list, and the parameters that they use. */
function conditions(agency: string, scopes: CaseScopes, query: CaseQuery) {
  const values: unknown[] = [agency];
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  // what may be done in a case is more than finding it shows
  const scope = query.act === undefined ? scopes.find : { all: [scopes.find, scopes.read] };
  const scoped = compileScope(scope, caseColumns('c'), values.length + 1);
  values.push(...scoped.values);
  const where = [`c.agency_id = $1`, scoped.text, ...filtersOf(query, parameter)].join(' AND ');
  return { where, values, parameter };
}

function filtersOf(query: CaseQuery, parameter: (value: unknown) => string): string[] {
  const filters: string[] = [];
  if (query.procedure !== undefined) filters.push(`c.procedure = ${parameter(query.procedure)}`);
  if (query.stage !== undefined) filters.push(`c.stage = ${parameter(query.stage)}`);
  if (query.state === 'open') filters.push(`c.state = 'open'`);
  if (query.state === 'closed') filters.push(`c.state <> 'open'`);
  if (query.state === 'unfiled') filters.push(`c.state = 'closed'`);
  if (query.state === 'archived') filters.push(`c.state = 'archived'`);
  if (query.act !== undefined) {
    filters.push(`c.subject_id IN (SELECT t.subject_id FROM task t WHERE t.agency_id = c.agency_id AND NOT t.blocked
      AND t.task_key = ${parameter(`act/${query.act}`)})`);
  }
  if (query.overdueAt !== undefined) filters.push(`c.next_due < ${parameter(query.overdueAt)}`);
  if (query.handler !== undefined) {
    filters.push(`EXISTS (SELECT FROM findable_relation h WHERE h.agency_id = c.agency_id AND h.subject_id = c.subject_id
      AND h.relation = 'handler' AND h.person = ${parameter(query.handler)})`);
  }
  return filters;
}

/** Keyset paging: the row after the last one seen, in the order of the list; ties are parted by the id. */
function ordering(
  query: CaseQuery,
  after: CasePlace | null,
  parameter: (value: unknown) => string,
): [order: string, position: string] {
  if (query.order === 'last') {
    const position =
      after === null
        ? ''
        : ` AND (c.last_at, c.subject_id) < (${parameter(after.last_at)}::timestamptz, ${parameter(after.subject_id)}::uuid)`;
    return ['c.last_at DESC, c.subject_id DESC', position];
  }
  const due = `coalesce(c.next_due, 'infinity'::timestamptz)`;
  const position =
    after === null
      ? ''
      : ` AND (${due}, c.subject_id) > (${parameter(after.next_due ?? 'infinity')}::timestamptz, ${parameter(after.subject_id)}::uuid)`;
  return [`${due}, c.subject_id`, position];
}

function placeOf(query: CaseQuery): CasePlace | null {
  if (query.after === undefined) return null;
  const [at, subject] = decodeCursor(query.after, 2);
  const instant = at === null ? null : String(at);
  return { subject_id: String(subject), last_at: instant ?? '', next_due: instant };
}

function cursorOf(query: CaseQuery, last: CasePlace): string {
  return encodeCursor([query.order === 'last' ? last.last_at : last.next_due, last.subject_id]);
}
