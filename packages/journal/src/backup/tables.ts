import type { Client } from '../database.ts';

export type Table = { readonly name: string; readonly orderBy: string };

/**
 * Every table that is not derived, those referred to before those that refer. Derived and passing tables say so in their
 * comment (`derived: …`, `transient: …`): a new table is in the backup unless its migration says otherwise.
 */
export async function tablesToKeep(client: Client): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; key: string; refers: string[] }>(
    `SELECT c.relname AS name,
            (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY array_position(k.conkey, a.attnum))
               FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (k.conkey)
              WHERE k.conrelid = c.oid AND k.contype = 'p') AS key,
            ARRAY(SELECT DISTINCT f.relname::text FROM pg_constraint k JOIN pg_class f ON f.oid = k.confrelid
                   WHERE k.conrelid = c.oid AND k.contype = 'f' AND f.oid <> c.oid) AS refers
       FROM pg_class c
      WHERE c.relnamespace = 'liuhen'::regnamespace AND c.relkind = 'r' AND c.relname <> 'migration'
        AND coalesce(obj_description(c.oid), '') !~ '^(derived|transient):'
      ORDER BY c.relname`,
  );
  const ordered: Table[] = [];
  const waiting = new Map(rows.map((row) => [row.name, row]));
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter(({ refers }) => refers.every((name) => !waiting.has(name)));
    if (ready.length === 0) throw new Error('invariant: tables refer to each other in a circle');
    for (const { name, key } of ready) {
      waiting.delete(name);
      // no entry may come before the one it follows, so the journal goes subject by subject
      ordered.push({ name, orderBy: name === 'entry' ? 'agency_id, subject_id, subject_seq' : key });
    }
  }
  return ordered;
}
