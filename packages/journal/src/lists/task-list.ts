import type { Predicate } from '@liuhen/law/access';
import { type Store, within } from '../database.ts';
import { caseColumns, compileScope } from '../scope/compile-scope.ts';
import type { CaseWords } from '../vault/index-seal.ts';
import { withWords } from './case-words.ts';

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
};

const columns = `t.subject_id, t.task_key, t.title, t.who, t.due, t.blocked, t.content, c.case_no, c.sealed AS case_sealed`;

type SealedTask = Omit<TaskRow, 'case_title' | 'party'> & { readonly case_sealed: Buffer };

/**
 * What is open in the cases of a scope for those who bear it (a person's id as handler, names of offices), soonest clock first.
 * Each bearer's soonest are read from their own end of the index: nobody's work hides behind another's.
 */
export function listTasks(
  { pool, vault }: Store,
  agency: string,
  scope: Predicate,
  bearers: readonly string[],
  limit: number,
): Promise<TaskRow[]> {
  const scoped = compileScope(scope, caseColumns('c'), 4);
  return within(pool, agency, async (client) => {
    const { rows } = await client.query<SealedTask>(
      `WITH mine AS (
         SELECT DISTINCT ON (b.due, b.subject_id, b.ordinal) b.*
           FROM unnest($2::text[]) AS wanted (bearer)
          CROSS JOIN LATERAL (
            SELECT b.agency_id, b.due, b.subject_id, b.ordinal
              FROM task_bearer b JOIN findable_case c USING (agency_id, subject_id)
             WHERE b.agency_id = $1 AND b.bearer = wanted.bearer AND ${scoped.text}
             ORDER BY b.due, b.subject_id, b.ordinal LIMIT $3) AS b
          ORDER BY b.due, b.subject_id, b.ordinal LIMIT $3)
       SELECT ${columns}
         FROM mine b JOIN task t USING (agency_id, subject_id, ordinal) JOIN findable_case c USING (agency_id, subject_id)
        ORDER BY b.due, b.subject_id, b.ordinal`,
      [agency, [...new Set(bearers)], limit, ...scoped.values],
    );
    return withWords(client, vault, agency, rows, taskOf);
  });
}

/** What others have to do, with a clock or as an open act, in the open cases that a person handles; soonest clock first. */
export function listWaiting(
  { pool, vault }: Store,
  agency: string,
  scope: Predicate,
  handler: string,
  own: readonly string[],
  limit: number,
): Promise<TaskRow[]> {
  const scoped = compileScope(scope, caseColumns('c'), 5);
  return within(pool, agency, async (client) => {
    const { rows } = await client.query<SealedTask>(
      `SELECT ${columns}
         FROM findable_relation r JOIN findable_case c USING (agency_id, subject_id) JOIN task t USING (agency_id, subject_id)
        WHERE r.agency_id = $1 AND r.relation = 'handler' AND r.person = $2 AND (c.state = 'open' OR (c.state = 'closed' AND t.due IS NOT NULL)) AND ${scoped.text}
          AND NOT t.blocked AND (t.due IS NOT NULL OR t.content ->> 'act' IS NOT NULL)
          AND NOT EXISTS (SELECT FROM task_bearer b WHERE b.agency_id = t.agency_id AND b.subject_id = t.subject_id
                             AND b.ordinal = t.ordinal AND b.bearer = ANY ($3::text[]))
        ORDER BY t.due, t.subject_id, t.ordinal LIMIT $4`,
      [agency, handler, own, limit, ...scoped.values],
    );
    return withWords(client, vault, agency, rows, taskOf);
  });
}

const taskOf = (row: Omit<SealedTask, 'case_sealed'>, { title, party }: CaseWords): TaskRow => ({
  ...row,
  case_title: title,
  party,
});
