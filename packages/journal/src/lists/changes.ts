import type { Predicate } from '@liuhen/law/access';
import type pg from 'pg';
import { within } from '../database.ts';
import { caseColumns, compileScope } from '../scope/compile-scope.ts';

/**
 * Subjects in which something was appended at or after an instant, or which time alone changed about then, within a scope. What a person may not find is not named, and
 * a case that has no row yet is named in the next round.
 */
export function changedSince(
  pool: pg.Pool,
  agency: string,
  scope: Predicate,
  since: string,
): Promise<{ cases: string[]; agency: boolean }> {
  const scoped = compileScope(scope, caseColumns('c'), 3);
  return within(pool, agency, async (client) => {
    const { rows } = await client.query<{ subject_id: string }>(
      `(SELECT DISTINCT e.subject_id FROM entry e JOIN case_row c USING (agency_id, subject_id)
         WHERE e.agency_id = $1 AND e.received_at >= $2 AND ${scoped.text} LIMIT 200)
       UNION
       (SELECT c.subject_id FROM case_row c
         WHERE c.agency_id = $1 AND c.holds_from >= $2::timestamptz - interval '2 minutes' AND ${scoped.text} LIMIT 200)`,
      [agency, since, ...scoped.values],
    );
    const own = await client.query<{ any: boolean }>(
      'SELECT EXISTS (SELECT FROM entry WHERE agency_id = $1 AND subject_id = $1 AND received_at >= $2) AS any',
      [agency, since],
    );
    return { cases: rows.map(({ subject_id }) => subject_id), agency: own.rows[0]?.any === true };
  });
}
