import type pg from 'pg';

/**
 * The schema as text, from the catalogue: what `schema.sql` holds and a test compares, so that a review sees what a migration
 * does to the whole.
 */
export async function dumpSchema(pool: pg.Pool): Promise<string> {
  const parts: string[] = ['-- Generated from the migrated database; do not edit. LIUHEN_UPDATE=1 renews it.'];
  for (const query of [tables, views, indexes, functions, triggers, policies, grants]) {
    const { rows } = await pool.query<{ line: string }>(query);
    parts.push(rows.map(({ line }) => line).join('\n'));
  }
  return `${parts.join('\n\n')}\n`;
}

const inSchema = "relnamespace = 'liuhen'::regnamespace";

const tables = `
  SELECT format(E'CREATE TABLE %s (\\n%s\\n);%s', c.relname,
    (SELECT string_agg(line, E',\\n') FROM (
       SELECT format('  %s %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
                CASE a.attidentity WHEN 'a' THEN ' GENERATED ALWAYS AS IDENTITY' ELSE '' END,
                CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END,
                coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '')) AS line, 0 AS part, lpad(a.attnum::text, 3, '0') AS place
         FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
       UNION ALL
       SELECT '  ' || pg_get_constraintdef(k.oid), 1, pg_get_constraintdef(k.oid)
         FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype <> 'n'
       ORDER BY 2, 3) AS lines),
    CASE WHEN c.relrowsecurity THEN E'\\nALTER TABLE ' || c.relname || ' ENABLE ROW LEVEL SECURITY;' ELSE '' END
      || coalesce(E'\\nCOMMENT ON TABLE ' || c.relname || ' IS ' || quote_literal(obj_description(c.oid)) || ';', '')) AS line
  FROM pg_class c WHERE c.${inSchema} AND c.relkind = 'r' ORDER BY c.relname`;

const views = `
  SELECT format(E'CREATE VIEW %s AS\\n%s', c.relname, pg_get_viewdef(c.oid)) AS line
    FROM pg_class c WHERE c.${inSchema} AND c.relkind = 'v' ORDER BY c.relname`;

const indexes = `
  SELECT pg_get_indexdef(i.indexrelid) || ';' AS line FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
   WHERE c.${inSchema} AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid) ORDER BY c.relname`;

const functions = `
  SELECT pg_get_functiondef(p.oid) || ';' AS line FROM pg_proc p WHERE p.pronamespace = 'liuhen'::regnamespace ORDER BY p.proname`;

const triggers = `
  SELECT pg_get_triggerdef(t.oid) || ';' AS line FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
   WHERE c.${inSchema} AND NOT t.tgisinternal ORDER BY c.relname, t.tgname`;

const policies = `
  SELECT format('CREATE POLICY %s ON %s FOR %s TO %s USING (%s);', policyname, tablename, cmd, array_to_string(roles, ', '), qual) AS line
    FROM pg_policies WHERE schemaname = 'liuhen' ORDER BY tablename, policyname`;

const grants = `
  SELECT format('GRANT %s ON %s TO %s;', string_agg(privilege_type, ', ' ORDER BY privilege_type), table_name, grantee) AS line
    FROM information_schema.role_table_grants
   WHERE table_schema = 'liuhen' AND grantee IN ('liuhen_app', 'liuhen_auditor') GROUP BY table_name, grantee ORDER BY table_name, grantee`;
