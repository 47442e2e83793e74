import type { Predicate } from '@liuhen/law/access';
import type { Entry } from '@liuhen/records';
import { type Store, within } from '../database.ts';
import { type EntryRow, entriesOf, entryColumns } from '../readers/entries.ts';
import { compileScope, recordColumns } from '../scope/compile-scope.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';

export type RecordQuery = {
  readonly kinds: readonly string[];
  readonly subject?: string | undefined;
  /** Only recordings linked to no act. */
  readonly loose?: boolean | undefined;
  /** Only recordings that this person made or handed in. */
  readonly recordedBy?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};

export type ListedRecord = { readonly entry: Entry; readonly caseNo: string | null; readonly acts: readonly string[] };

/** Records of some kinds across cases, newest first, within a scope; with the acts that recordings were linked to. */
export function listRecords(
  { pool, vault }: Store,
  agency: string,
  scope: Predicate,
  query: RecordQuery,
): Promise<{ rows: ListedRecord[]; next: string | null }> {
  const values: unknown[] = [agency, [...new Set(query.kinds)]];
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const scoped = compileScope(scope, recordColumns('s', 'c'), values.length + 1);
  values.push(...scoped.values);
  const filters = [scoped.text];
  if (query.subject !== undefined) filters.push(`s.subject_id = ${parameter(query.subject)}`);
  if (query.recordedBy !== undefined) {
    const person = parameter(query.recordedBy);
    filters.push(`(r.owner = ${person} OR r.recorded_by = ${person})`);
  }
  // loose recordings are few: these are walked, and not all recordings
  const lead = query.loose ? 'r' : 's';
  if (query.after !== undefined) {
    const [at, subject, ordinal] = decodeCursor(query.after, 3);
    filters.push(
      `(${lead}.at, ${lead}.subject_id, ${lead}.ordinal) < (${parameter(at)}::timestamptz, ${parameter(subject)}::uuid, ${parameter(ordinal)}::bigint)`,
    );
  }
  const limit = parameter(query.limit + 1);
  if (query.loose) filters.push('r.loose AND r.agency_id = $1');
  return within(pool, agency, async (client) => {
    const { rows } = await client.query<EntryRow & Place>(
      `SELECT ${entryColumns}, s.case_no, s.at, s.ordinal, s.acts
         FROM unnest($2::text[]) AS wanted (kind)
        CROSS JOIN LATERAL (
          SELECT s.agency_id, s.subject_id, s.ordinal, s.at, c.case_no, coalesce(r.acts, '{}') AS acts
            FROM search_row s ${query.loose ? '' : 'LEFT'} JOIN recording_row r USING (agency_id, subject_id, ordinal)
            JOIN findable_case c USING (agency_id, subject_id)
           WHERE s.agency_id = $1 AND s.record_kind = wanted.kind AND ${filters.join(' AND ')}
           ORDER BY ${lead}.at DESC, ${lead}.subject_id DESC, ${lead}.ordinal DESC LIMIT ${limit}) AS s
         JOIN payload p ON p.agency_id = s.agency_id AND p.subject_id = s.subject_id AND p.subject_seq = s.ordinal
         JOIN entry e ON e.agency_id = p.agency_id AND e.subject_id = p.subject_id AND e.subject_seq = p.subject_seq
        ORDER BY s.at DESC, s.subject_id DESC, s.ordinal DESC LIMIT ${limit}`,
      values,
    );
    const shown = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? shown.at(-1) : undefined;
    const entries = await entriesOf(client, vault, agency, shown);
    return {
      rows: shown.flatMap(({ case_no, acts }, index) => {
        const entry = entries[index];
        return entry === undefined ? [] : [{ entry, caseNo: case_no, acts }];
      }),
      next: last === undefined ? null : encodeCursor([last.at, last.subject_id, last.ordinal]),
    };
  });
}

type Place = { case_no: string | null; at: string; ordinal: number; acts: string[] };
