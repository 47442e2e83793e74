import type { Predicate } from '@liuhen/law/access';
import type pg from 'pg';
import { within } from '../database.ts';
import { caseColumns, compileScope } from '../scope/compile-scope.ts';

/** Findings of one duty that stand alike and are borne alike. `crew` are the handlers of the cases, in order of their ids. */
export type Assessed = {
  readonly finding_id: string;
  readonly bearer: string;
  readonly crew: readonly string[];
  readonly status: string;
  readonly count: number;
};

export type AssessmentQuery = {
  /** Instants; the second is not in the period. */
  readonly from: string;
  readonly until: string;
  /** As of when: what was pending and is past its time counts as overdue. */
  readonly at: string;
};

/**
 * How the duties that arose in a period were met, in the cases of a scope, by duty and by who handles; and how many cases these
 * are. Duties of people outside the agency are not in it.
 */
export function assess(
  pool: pg.Pool,
  agency: string,
  scope: Predicate,
  { from, until, at }: AssessmentQuery,
): Promise<{ rows: Assessed[]; cases: number }> {
  const values: unknown[] = [agency, from, until, at];
  const scoped = compileScope(scope, caseColumns('c'), values.length + 1);
  values.push(...scoped.values);
  const arisen = `finding f JOIN findable_case c ON c.agency_id = f.agency_id AND c.subject_id = f.subject_id
    WHERE f.agency_id = $1 AND f.at >= $2 AND f.at < $3 AND f.bearer <> 'nobody' AND ${scoped.text}`;
  return within(pool, agency, async (client) => {
    const { rows } = await client.query<Assessed>(
      `WITH arisen AS MATERIALIZED (
         SELECT f.subject_id, f.finding_id, f.bearer,
                CASE WHEN f.status = 'pending' AND f.due < $4 THEN 'overdue' ELSE f.status END AS status
           FROM ${arisen}),
       crew AS (
         SELECT r.subject_id, array_agg(r.person ORDER BY r.person) AS people
           FROM findable_relation r JOIN (SELECT DISTINCT subject_id FROM arisen) AS those USING (subject_id)
          WHERE r.agency_id = $1 AND r.relation = 'handler' GROUP BY r.subject_id)
       SELECT a.finding_id, a.bearer, coalesce(crew.people, '{}') AS crew, a.status, count(*) AS count
         FROM arisen a LEFT JOIN crew USING (subject_id) GROUP BY 1, 2, 3, 4`,
      values,
    );
    const cases = await client.query<{ count: number }>(
      `SELECT count(DISTINCT f.subject_id) AS count FROM ${arisen} AND $4::timestamptz IS NOT NULL`,
      values,
    );
    return { rows, cases: cases.rows[0]?.count ?? 0 };
  });
}
