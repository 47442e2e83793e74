import type { Predicate } from '@liuhen/law/access';
import type pg from 'pg';
import { within } from '../database.ts';
import { caseColumns, compileScope, recordColumns } from '../scope/compile-scope.ts';
import { matches } from './text-match.ts';

export type Hit = {
  readonly subject_id: string;
  readonly record_id: string | null;
  readonly title: string;
  readonly content: string;
  readonly case_no: string | null;
  readonly case_title: string;
};

/**
 * Cases that may be found by their number, title or party, and records that may be read by what they say: content nobody may
 * read is no way to find a case.
 */
export function search(
  pool: pg.Pool,
  agency: string,
  scopes: { readonly findCase: Predicate; readonly readRecord: Predicate },
  text: string,
  limit: number,
): Promise<Hit[]> {
  return within(pool, agency, async (client) => {
    const find = async (of: 'cases' | 'records', most: number): Promise<Hit[]> => {
      if (most <= 0) return [];
      const values: unknown[] = [agency];
      const parameter = (value: unknown): string => `$${values.push(value)}`;
      const scoped =
        of === 'cases'
          ? compileScope(scopes.findCase, caseColumns('c'), values.length + 1)
          : compileScope(scopes.readRecord, recordColumns('s', 'c'), values.length + 1);
      values.push(...scoped.values);
      const { rows } = await client.query<Hit>(
        `SELECT s.subject_id, s.record_id, s.title, s.content, c.case_no, c.title AS case_title
           FROM findable s JOIN findable_case c USING (agency_id, subject_id)
          WHERE s.agency_id = $1 AND s.ordinal ${of === 'cases' ? '=' : '>'} 0 AND ${matches(text, 's', parameter)} AND ${scoped.text}
          ORDER BY s.at DESC, s.subject_id${of === 'cases' ? ' DESC' : ', s.ordinal'} LIMIT ${parameter(most)}`,
        values,
      );
      return rows;
    };
    const cases = await find('cases', limit);
    return [...cases, ...(await find('records', limit - cases.length))];
  });
}
