import type { Predicate } from '@liuhen/law/access';
import { type Client, type Store, within } from '../database.ts';
import { heldText } from '../projections/case-text.ts';
import { caseColumns, compileScope, recordColumns } from '../scope/compile-scope.ts';
import type { CaseWords, HeldWords, IndexSeal } from '../vault/index-seal.ts';
import { openWords } from './case-words.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { mayMatch, wordsOf } from './text-match.ts';

export type HeldRow = HeldWords &
  CaseWords & {
    readonly subject_id: string;
    /** Its place among the things held in the case, from 0. */
    readonly ordinal: number;
    /** The record that names it. */
    readonly record_id: string;
    readonly way: 'sealing' | 'registration';
    readonly state: 'held' | 'decided' | 'ended';
    readonly since: string;
    readonly due: string | null;
    readonly ended_at: string | null;
    readonly case_no: string | null;
    /** Whether a record of the case names who reported. */
    readonly names_informant: boolean;
    readonly case_state: 'open' | 'closed' | 'archived';
    readonly relations: readonly { readonly relation: string; readonly person: string }[];
  };

export type HeldQuery = {
  readonly way?: 'sealing' | 'registration' | undefined;
  readonly state?: 'held' | 'decided' | 'ended' | undefined;
  /** Only what must be decided before this instant. */
  readonly dueBefore?: string | undefined;
  /** Words of its name, keeper or seal. */
  readonly text?: string | undefined;
  readonly place?: string | undefined;
  /** Part of the number of the case. */
  readonly caseNo?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};

export type HeldPage = { readonly rows: HeldRow[]; readonly total: number; readonly next: string | null };

/** Rows are counted, and looked through for words, up to so many. */
const mostCounted = 1_000;

type Scopes = { readonly findCase: Predicate; readonly readRecord: Predicate };
type Sealed = Omit<HeldRow, keyof HeldWords | keyof CaseWords> & {
  readonly held_sealed: Buffer;
  readonly case_sealed: Buffer;
};
type Asked = {
  readonly client: Client;
  readonly index: IndexSeal;
  readonly agency: string;
  readonly scopes: Scopes;
  readonly query: HeldQuery;
};

/**
 * Things held across the cases of an agency, what must be decided first leading: of cases that may be found, on lists that may be
 * read. `total` counts no further than a thousand.
 */
export function listHeld({ pool, vault }: Store, agency: string, scopes: Scopes, query: HeldQuery): Promise<HeldPage> {
  return within(pool, agency, async (client) => {
    // an agency without a key holds nothing
    if ((await vault.keysOf(client, agency, [agency])).size === 0) return { rows: [], total: 0, next: null };
    const asked: Asked = { client, index: await vault.indexOf(client, agency), agency, scopes, query };
    const found = asksWords(query) ? await pageOfMatches(asked) : await pageOfAll(asked);
    const rows = found.rows.slice(0, query.limit);
    const last = found.rows.length > query.limit ? rows.at(-1) : undefined;
    return { rows, total: found.total, next: last === undefined ? null : encodeCursor(placeOf(last)) };
  });
}

type Found = { readonly rows: readonly HeldRow[]; readonly total: number };

const asksWords = ({ text, place }: HeldQuery): boolean => wordsOf(`${text ?? ''} ${place ?? ''}`).length > 0;

async function pageOfAll(asked: Asked): Promise<Found> {
  const { client, query, index } = asked;
  const { where, values } = conditions(asked, undefined);
  const count = await client.query<{ total: number }>(
    `SELECT count(*) AS total FROM (SELECT FROM ${from} WHERE ${where} LIMIT ${mostCounted}) AS counted`,
    values,
  );
  const rows = await read(asked, query.after, query.limit + 1);
  return { rows: rows.map((row) => opened(index, row)), total: count.rows[0]?.total ?? 0 };
}

/** What is looked for lies sealed: the candidates of the blinded tokens are opened, and what they say decides. */
async function pageOfMatches(asked: Asked): Promise<Found> {
  const { query, index } = asked;
  const candidates = (await read(asked, undefined, mostCounted)).map((row) => opened(index, row));
  const [words, place] = [wordsOf(query.text ?? ''), wordsOf(query.place ?? '')];
  const matching = candidates.filter(
    (row) =>
      words.every((word) => heldText(row).toLowerCase().includes(word)) &&
      place.every((word) => row.place.toLowerCase().includes(word)),
  );
  const from =
    query.after === undefined ? 0 : 1 + matching.findIndex((row) => encodeCursor(placeOf(row)) === query.after);
  return { rows: matching.slice(from, from + query.limit + 1), total: matching.length };
}

const from = `findable_held h JOIN findable_case c USING (agency_id, subject_id)
  JOIN findable s ON s.agency_id = h.agency_id AND s.subject_id = h.subject_id AND s.ordinal = h.list_seq`;
const order = `coalesce(h.due, 'infinity'::timestamptz), h.since, h.subject_id, h.ordinal`;

async function read(asked: Asked, after: string | undefined, limit: number): Promise<Sealed[]> {
  const { where, values, parameter } = conditions(asked, after);
  const { rows } = await asked.client.query<Sealed>(
    `SELECT h.subject_id, h.ordinal, s.record_id, h.way, h.state, h.since, h.due, h.ended_at, h.sealed AS held_sealed,
            c.case_no, c.names_informant, c.state AS case_state, c.sealed AS case_sealed,
            coalesce((SELECT json_agg(json_build_object('relation', r.relation, 'person', r.person) ORDER BY r.relation, r.person)
               FROM findable_relation r WHERE r.agency_id = c.agency_id AND r.subject_id = c.subject_id), '[]') AS relations
       FROM ${from} WHERE ${where} ORDER BY ${order} LIMIT ${parameter(limit)}`,
    values,
  );
  return rows;
}

function conditions({ agency, scopes, query, index }: Asked, after: string | undefined) {
  const values: unknown[] = [agency];
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const scoped = (scope: Predicate, columns: Parameters<typeof compileScope>[1]): string => {
    const condition = compileScope(scope, columns, values.length + 1);
    values.push(...condition.values);
    return condition.text;
  };
  const where = [
    'h.agency_id = $1',
    scoped(scopes.findCase, caseColumns('c')),
    scoped(scopes.readRecord, recordColumns('s', 'c')),
    ...filtersOf(query, parameter),
  ];
  const words = wordsOf(`${query.text ?? ''} ${query.place ?? ''}`);
  if (words.length > 0) where.push(mayMatch(words, 'h', (token) => index.blind(token), parameter));
  if (after !== undefined) where.push(further(after, parameter));
  return { where: where.join(' AND '), values, parameter };
}

function filtersOf(query: HeldQuery, parameter: (value: unknown) => string): string[] {
  const filters: string[] = [];
  if (query.way !== undefined) filters.push(`h.way = ${parameter(query.way)}`);
  if (query.state !== undefined) filters.push(`h.state = ${parameter(query.state)}`);
  if (query.dueBefore !== undefined) filters.push(`h.due < ${parameter(query.dueBefore)}`);
  if (query.caseNo !== undefined) filters.push(`strpos(c.case_no, ${parameter(query.caseNo)}) > 0`);
  return filters;
}

function further(after: string, parameter: (value: unknown) => string): string {
  const [due = null, since = null, subject = null, ordinal = null] = decodeCursor(after, 4);
  const at = `${parameter(due ?? 'infinity')}::timestamptz, ${parameter(since)}::timestamptz`;
  return `(${order}) > (${at}, ${parameter(subject)}::uuid, ${parameter(ordinal)}::integer)`;
}

const placeOf = ({ due, since, subject_id, ordinal }: Pick<HeldRow, 'due' | 'since' | 'subject_id' | 'ordinal'>) => [
  due,
  since,
  subject_id,
  ordinal,
];

/** Shown in place of what does not open: the row was changed in the database, or is of another key. */
const unreadable: HeldWords = {
  ...{ name: '不能解开（请运行 liuhen rebuild）', amount: '', place: '', keeper: '', sealNo: '' },
  ending: null,
};

function opened(index: IndexSeal, row: Sealed): HeldRow {
  const { held_sealed, case_sealed: _sealed, ...rest } = row;
  const words = index.openHeld(`${row.subject_id} ${row.ordinal}`, held_sealed) ?? unreadable;
  return { ...rest, ...openWords(index, row), ...words };
}
