import type { Predicate } from '@liuhen/law/access';
import type pg from 'pg';
import { within } from '../database.ts';
import { caseColumns, compileScope } from '../scope/compile-scope.ts';

export type TaskRow = {
  readonly subject_id: string;
  readonly task_key: string;
  readonly title: string;
  readonly who: string;
  readonly due: string | null;
  readonly blocked: boolean;
  readonly content: Record<string, unknown>;
  readonly case_no: string | null;
  readonly case_title: string;
  readonly party: string | null;
  readonly handlers: readonly string[];
};

/** What is open in the cases of a scope, soonest clock first. Whose work each is, the caller knows. */
export function listTasks(pool: pg.Pool, agency: string, scope: Predicate, limit: number): Promise<TaskRow[]> {
  const scoped = compileScope(scope, caseColumns('c'), 3);
  return within(pool, agency, async (client) => {
    const { rows } = await client.query<TaskRow>(
      `SELECT t.subject_id, t.task_key, t.title, t.who, t.due, t.blocked, t.content, c.case_no, c.title AS case_title, c.party,
              ARRAY(SELECT r.person FROM case_relation r WHERE r.agency_id = c.agency_id AND r.subject_id = c.subject_id
                      AND r.relation = 'handler') AS handlers
         FROM task t JOIN case_row c USING (agency_id, subject_id)
        WHERE t.agency_id = $1 AND c.state = 'open' AND ${scoped.text}
        ORDER BY t.due NULLS LAST, t.subject_id, t.ordinal LIMIT $2`,
      [agency, limit, ...scoped.values],
    );
    return rows;
  });
}

export type FindingCount = { readonly finding_id: string; readonly status: string; readonly count: number };

/** How the cases of a scope stand, by obligation and status; and how many cases these are. */
export function countFindings(
  pool: pg.Pool,
  agency: string,
  scope: Predicate,
): Promise<{ counts: FindingCount[]; cases: number }> {
  const scoped = compileScope(scope, caseColumns('c'), 2);
  return within(pool, agency, async (client) => {
    const values = [agency, ...scoped.values];
    const where = `c.agency_id = $1 AND ${scoped.text}`;
    const { rows } = await client.query<FindingCount>(
      `SELECT f.finding_id, f.status, count(*) AS count FROM finding f JOIN case_row c USING (agency_id, subject_id)
        WHERE ${where} GROUP BY f.finding_id, f.status ORDER BY f.finding_id, f.status`,
      values,
    );
    const cases = await client.query<{ count: number }>(
      `SELECT count(*) AS count FROM case_row c WHERE ${where}`,
      values,
    );
    return { counts: rows, cases: cases.rows[0]?.count ?? 0 };
  });
}
