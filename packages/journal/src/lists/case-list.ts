import type { Predicate } from '@liuhen/law/access';
import type pg from 'pg';
import { within } from '../database.ts';
import { caseColumns, compileScope } from '../scope/compile-scope.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { matches } from './text-match.ts';

export type CaseRow = {
  readonly subject_id: string;
  readonly case_no: string | null;
  readonly title: string;
  readonly procedure: string | null;
  readonly stage: string | null;
  readonly stage_title: string | null;
  readonly party: string | null;
  readonly is_major: boolean;
  readonly state: 'open' | 'closed' | 'archived';
  readonly opened_at: string;
  readonly last_at: string;
  readonly next_due: string | null;
  readonly breaches: number;
  readonly relations: readonly { readonly relation: string; readonly person: string }[];
};

export type CaseQuery = {
  readonly text?: string | undefined;
  readonly procedure?: string | undefined;
  readonly stage?: string | undefined;
  readonly state?: 'open' | 'closed' | undefined;
  readonly handler?: string | undefined;
  /** Only those whose next clock ran out before this instant. */
  readonly overdueAt?: string | undefined;
  readonly order: 'last' | 'due';
  readonly after?: string | undefined;
  readonly limit: number;
};

const columns = ['subject_id', 'case_no', 'title', 'procedure', 'stage', 'stage_title', 'party', 'is_major', 'state']
  .concat(['opened_at', 'last_at', 'next_due', 'breaches'])
  .map((name) => `c.${name}`)
  .join(', ');

/** A province's list is not counted to its end for each page: `total` stops here. */
const mostCounted = 1_000;

/** Cases within a scope: rows, how many there are in all within it (at most `mostCounted`), and where to go on. */
export function listCases(
  pool: pg.Pool,
  agency: string,
  scope: Predicate,
  query: CaseQuery,
): Promise<{ rows: CaseRow[]; total: number; next: string | null }> {
  const values: unknown[] = [agency];
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const scoped = compileScope(scope, caseColumns('c'), values.length + 1);
  values.push(...scoped.values);
  const filters = [`c.agency_id = $1`, scoped.text, ...filtersOf(query, parameter)];
  const where = filters.join(' AND ');
  return within(pool, agency, async (client) => {
    const count = await client.query<{ total: number }>(
      `SELECT count(*) AS total FROM (SELECT FROM findable_case c WHERE ${where} LIMIT ${mostCounted}) AS counted`,
      [...values],
    );
    const [order, position] = ordering(query, parameter);
    const limit = parameter(query.limit + 1);
    const { rows } = await client.query<CaseRow>(
      `SELECT ${columns}, coalesce((SELECT json_agg(json_build_object('relation', r.relation, 'person', r.person) ORDER BY r.relation, r.person)
                       FROM findable_relation r WHERE r.agency_id = c.agency_id AND r.subject_id = c.subject_id), '[]') AS relations
         FROM findable_case c WHERE ${where}${position} ORDER BY ${order} LIMIT ${limit}`,
      values,
    );
    const shown = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? shown.at(-1) : undefined;
    return { rows: shown, total: count.rows[0]?.total ?? 0, next: last === undefined ? null : cursorOf(query, last) };
  });
}

function filtersOf(query: CaseQuery, parameter: (value: unknown) => string): string[] {
  const filters: string[] = [];
  if (query.procedure !== undefined) filters.push(`c.procedure = ${parameter(query.procedure)}`);
  if (query.stage !== undefined) filters.push(`c.stage = ${parameter(query.stage)}`);
  if (query.state === 'open') filters.push(`c.state = 'open'`);
  if (query.state === 'closed') filters.push(`c.state <> 'open'`);
  if (query.overdueAt !== undefined) filters.push(`c.state = 'open' AND c.next_due < ${parameter(query.overdueAt)}`);
  if (query.handler !== undefined) {
    filters.push(`EXISTS (SELECT FROM findable_relation h WHERE h.agency_id = c.agency_id AND h.subject_id = c.subject_id
      AND h.relation = 'handler' AND h.person = ${parameter(query.handler)})`);
  }
  const text = query.text?.trim() ?? '';
  // number, title and party, and nothing of the case's records
  if (text !== '') filters.push(matches(text, 'c', parameter));
  return filters;
}

/** Keyset paging: the row after the last one seen, in the order of the list; ties are parted by the id. */
function ordering(query: CaseQuery, parameter: (value: unknown) => string): [order: string, position: string] {
  const after = query.after === undefined ? null : decodeCursor(query.after, 2);
  if (query.order === 'last') {
    const position =
      after === null
        ? ''
        : ` AND (c.last_at, c.subject_id) < (${parameter(after[0])}::timestamptz, ${parameter(after[1])}::uuid)`;
    return ['c.last_at DESC, c.subject_id DESC', position];
  }
  const due = `coalesce(c.next_due, 'infinity'::timestamptz)`;
  const position =
    after === null
      ? ''
      : ` AND (${due}, c.subject_id) > (${parameter(after[0] ?? 'infinity')}::timestamptz, ${parameter(after[1])}::uuid)`;
  return [`${due}, c.subject_id`, position];
}

function cursorOf(query: CaseQuery, last: CaseRow): string {
  return encodeCursor([query.order === 'last' ? last.last_at : last.next_due, last.subject_id]);
}
