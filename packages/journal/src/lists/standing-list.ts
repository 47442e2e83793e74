import { type Predicate, simplify } from '@liuhen/law/access';
import type pg from 'pg';
import { type Client, within } from '../database.ts';
import { caseColumns, compileScope } from '../scope/compile-scope.ts';

export type FindingCount = { readonly finding_id: string; readonly status: string; readonly count: number };

const states = ['open', 'closed', 'archived'] as const;
type State = (typeof states)[number];
/** Above this many cases outside a scope, it is not looked which side has fewer. */
const fewCases = 2_000;

/**
 * How the cases of a scope stand at an instant, by obligation and status, and how many cases these are. A duty that was still
 * pending when its case was last judged counts as overdue once its time is past.
 *
 * Of the cases of one state a scope lets through nearly all or few. The fewer side is counted; where that is what lies
 * outside, it is taken from the sums kept with each change. So a head of a province waits for nothing, and the numbers are exact.
 */
export function countFindings(
  pool: pg.Pool,
  agency: string,
  scope: Predicate,
  at: string,
): Promise<{ counts: FindingCount[]; cases: number }> {
  return within(pool, agency, async (client) => {
    const sums = new Map<string, FindingCount>();
    let cases = 0;
    for (const state of states) {
      const inside = ofState(scope, agency, state);
      const part = await countState(client, agency, state, inside, at);
      cases += part.cases;
      for (const { finding_id, status, count } of part.counts) {
        const key = `${finding_id} ${status}`;
        sums.set(key, { finding_id, status, count: (sums.get(key)?.count ?? 0) + count });
      }
    }
    return { counts: [...sums.values()].filter(({ count }) => count > 0), cases };
  });
}

type Part = { readonly counts: readonly FindingCount[]; readonly cases: number };
const nothing: Part = { counts: [], cases: 0 };

async function countState(client: Client, agency: string, state: State, inside: Predicate, at: string): Promise<Part> {
  const outside = simplify({ not: inside });
  if (isNever(inside)) return nothing;
  const beyond = isNever(outside) ? 0 : await countCases(client, agency, state, outside, fewCases + 1);
  const isFewer = beyond > fewCases || (await countCases(client, agency, state, inside, beyond + 1)) <= beyond;
  if (beyond > 0 && isFewer) return countOneByOne(client, agency, state, inside, at);
  const whole = await countWhole(client, agency, state, at);
  const less = beyond === 0 ? nothing : await countOneByOne(client, agency, state, outside, at);
  const minus = less.counts.map((one) => ({ ...one, count: -one.count }));
  return { counts: [...whole.counts, ...minus], cases: whole.cases - less.cases };
}

async function countWhole(client: Client, agency: string, state: State, at: string): Promise<Part> {
  const { rows } = await client.query<FindingCount>(
    `SELECT finding_id, status, count FROM finding_sum WHERE agency_id = $1 AND state = $2`,
    [agency, state],
  );
  const late = await client.query<Late>(
    `SELECT finding_id, count(*) AS count FROM finding
      WHERE agency_id = $1 AND status = 'pending' AND due < $3 AND state = $2 GROUP BY finding_id`,
    [agency, state, at],
  );
  const cases = await countCases(client, agency, state, { is: 'always' }, null);
  return { counts: [...rows, ...overdue(late.rows)], cases };
}

async function countOneByOne(
  client: Client,
  agency: string,
  state: State,
  scope: Predicate,
  at: string,
): Promise<Part> {
  const scoped = compileScope(scope, caseColumns('c'), 4);
  const { rows } = await client.query<FindingCount>(
    `SELECT f.finding_id, CASE WHEN f.status = 'pending' AND f.due < $3 THEN 'overdue' ELSE f.status END AS status, count(*) AS count
       FROM findable_case c JOIN finding f USING (agency_id, subject_id)
      WHERE c.agency_id = $1 AND c.state = $2 AND ${scoped.text} GROUP BY 1, 2`,
    [agency, state, at, ...scoped.values],
  );
  return { counts: rows, cases: await countCases(client, agency, state, scope, null) };
}

async function countCases(client: Client, agency: string, state: State, scope: Predicate, most: number | null) {
  const scoped = compileScope(scope, caseColumns('c'), 4);
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*) AS count FROM (SELECT FROM findable_case c WHERE c.agency_id = $1 AND c.state = $2 AND ${scoped.text} LIMIT $3) AS counted`,
    [agency, state, most, ...scoped.values],
  );
  return rows[0]?.count ?? 0;
}

type Late = { readonly finding_id: string; readonly count: number };

function overdue(late: readonly Late[]): FindingCount[] {
  return late.flatMap(({ finding_id, count }) => [
    { finding_id, status: 'pending', count: -count },
    { finding_id, status: 'overdue', count },
  ]);
}

/** What is left of a condition for the cases of one state of one agency. */
function ofState(scope: Predicate, agency: string, state: State): Predicate {
  const known = (part: Predicate): Predicate => {
    if ('all' in part) return { all: part.all.map(known) };
    if ('any' in part) return { any: part.any.map(known) };
    if ('not' in part) return { not: known(part.not) };
    if (!('field' in part)) return part;
    if (part.field === 'state') return { is: part.oneOf.includes(state) ? 'always' : 'never' };
    if (part.field === 'agency') return { is: part.oneOf.includes(agency) ? 'always' : 'never' };
    if (part.field === 'classification') return { is: part.oneOf.includes('none') ? 'always' : 'never' };
    return part;
  };
  return simplify(known(scope));
}

const isNever = (scope: Predicate): boolean => 'is' in scope && scope.is === 'never';
