import type { Predicate } from '@liuhen/law/access';
import { type Store, within } from '../database.ts';
import { caseColumns, compileScope, recordColumns } from '../scope/compile-scope.ts';
import { type CaseRow, casesOf } from './case-list.ts';

/**
 * Cases whose party is known by this number, newest first: of a unit, where the case may be found; of a natural person, where the
 * record that says the number may be read. Whoever may do neither gets what there is of a number that nobody has: nothing.
 */
export function casesOfPartyCode(
  { pool, vault }: Store,
  agency: string,
  scopes: { readonly findCase: Predicate; readonly readRecord: Predicate },
  code: string,
  limit: number,
): Promise<CaseRow[]> {
  return within(pool, agency, async (client) => {
    if ((await vault.keysOf(client, agency, [agency])).size === 0) return [];
    const index = await vault.indexOf(client, agency);
    const values: unknown[] = [agency, index.blindCode(code), limit];
    const scoped = (scope: Predicate, columns: Parameters<typeof compileScope>[1]): string => {
      const condition = compileScope(scope, columns, values.length + 1);
      values.push(...condition.values);
      return condition.text;
    };
    const find = scoped(scopes.findCase, caseColumns('c'));
    const read = scoped(scopes.readRecord, recordColumns('s', 'c'));
    const { rows } = await client.query<{ subject_id: string }>(
      `SELECT c.subject_id
         FROM party_code p JOIN findable_case c USING (agency_id, subject_id)
         JOIN findable s ON s.agency_id = p.agency_id AND s.subject_id = p.subject_id AND s.ordinal = p.record_seq
        WHERE p.agency_id = $1 AND p.code = $2 AND ${find} AND (NOT p.of_person OR ${read})
        ORDER BY c.last_at DESC, c.subject_id DESC LIMIT $3`,
      values,
    );
    return casesOf(client, vault, agency, rows);
  });
}
