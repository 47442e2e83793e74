import { tokensOf } from '../../packages/journal/src/projections/tokens.ts';
import type { superuser } from '../../packages/journal/test/world.ts';
import { caseOf, recordKinds, sentences } from './made-up.ts';

type Client = Parameters<Parameters<typeof superuser>[1]>[0];

const casesAtOnce = 5_000;
const sentenceCount = 8_000;
const tasksOfCase = 8;

/**
 * Cases with ten records each, as `derive_write` would have left them. Written past the guards of the journal, by an account
 * that may: they are not records of anything, their leaves are empty, and what they say is not sealed (opening one takes some
 * ten microseconds; finding it is what is measured).
 */
export async function load(
  client: Client,
  agency: string,
  cases: number,
  blind: (token: string) => string,
): Promise<void> {
  await client.query(
    `SET search_path = liuhen; SET session_replication_role = replica; SET synchronous_commit = off; SET maintenance_work_mem = '512MB'`,
  );
  const restore = await dropIndexes(client);
  await client.query('INSERT INTO agency (agency_id) VALUES ($1)', [agency]);
  await loadTexts(client, blind);
  for (let from = 0; from < cases; from += casesAtOnce) {
    await loadCases(client, agency, from, Math.min(cases, from + casesAtOnce), cases, blind);
  }
  await loadRelations(client, agency);
  await loadTasks(client, agency);
  await loadRecords(client, agency);
  for (const index of restore) await client.query(index);
  await client.query('VACUUM ANALYZE');
}

async function dropIndexes(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; made: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS made FROM pg_index i
      WHERE i.indrelid IN ('case_row'::regclass, 'case_relation'::regclass, 'task'::regclass, 'search_row'::regclass) AND NOT i.indisprimary`,
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map(({ made }) => made);
}

async function loadTexts(client: Client, blind: (token: string) => string): Promise<void> {
  await client.query(`CREATE TEMP TABLE sentence (id int PRIMARY KEY, text text, tokens tsvector);
    CREATE TEMP TABLE sort (seq int PRIMARY KEY, kind text, family text, title text, classification text, volume text, tokens tsvector);
    CREATE TEMP TABLE made (index int PRIMARY KEY, subject uuid, party text, state text, opened timestamptz, last timestamptz, due timestamptz,
      h1 text, h2 text, reviewer text, approver text, recused text, party_tokens tsvector)`);
  const all = sentences(sentenceCount);
  // an array of arrays must be even, so tokens go as text parted by blanks: they hold none
  await client.query(
    `INSERT INTO sentence SELECT id, text, array_to_tsvector(string_to_array(tokens, ' '))
       FROM unnest($1::int[], $2::text[], $3::text[]) AS t (id, text, tokens)`,
    [all.map(({ id }) => id), all.map(({ text }) => text), all.map(({ tokens }) => tokens.map(blind).join(' '))],
  );
  for (const [index, [kind, family, title, classification, volume]] of recordKinds.entries()) {
    await client.query('INSERT INTO sort VALUES ($1, $2, $3, $4, $5, $6, array_to_tsvector($7::text[]))', [
      index + 1,
      kind,
      family,
      title,
      classification,
      volume,
      tokensOf(title).map(blind),
    ]);
  }
}

async function loadCases(
  client: Client,
  agency: string,
  from: number,
  to: number,
  count: number,
  blind: (token: string) => string,
): Promise<void> {
  const made = Array.from({ length: to - from }, (_, offset) => {
    const one = caseOf(from + offset, count);
    return { ...one, partyTokens: one.partyTokens.map(blind) };
  });
  await client.query(
    `WITH fresh AS (
       SELECT * FROM json_to_recordset($2) AS t (index int, subject uuid, "caseNo" text, title text, procedure text, stage text, party text,
         state text, opened timestamptz, last timestamptz, due timestamptz, handlers text[], reviewer text, approver text, recused text,
         content text, tokens text[], "partyTokens" text[])
     ), rows AS (
       INSERT INTO case_row SELECT $1, subject, "caseNo", title, procedure, stage, stage, party, index % 40 = 0, state, opened, last, due, 10, index % 4
         FROM fresh
     ), found AS (
       INSERT INTO search_row SELECT $1, subject, 0, NULL, NULL, NULL, 'none', 'main', NULL, last, title, content, array_to_tsvector(tokens)
         FROM fresh
     )
     INSERT INTO made SELECT index, subject, party, state, opened, last, due, handlers[1], handlers[2], reviewer, approver, recused,
       array_to_tsvector("partyTokens") FROM fresh`,
    [agency, JSON.stringify(made)],
  );
}

async function loadRelations(client: Client, agency: string): Promise<void> {
  await client.query(
    `INSERT INTO case_relation
       SELECT $1, subject, relation, person FROM made, LATERAL (VALUES ('handler', h1), ('handler', h2), ('reviewer', reviewer),
         ('approver', approver), ('recused', recused)) AS one (relation, person) WHERE person IS NOT NULL ON CONFLICT DO NOTHING`,
    [agency],
  );
}

async function loadTasks(client: Client, agency: string): Promise<void> {
  await client.query(
    `INSERT INTO task
       SELECT $1, subject, n, 'obligation-' || n, '第 ' || n || ' 项待办事项', (ARRAY['承办人', '承办机构负责人', '法制机构', '机关负责人'])[1 + n % 4],
              CASE WHEN n % 3 > 0 THEN due + make_interval(days => n) END, n % 5 = 4,
              jsonb_build_object('article', '第' || n || '条', 'act', 'siteInspection', 'derivation', NULL,
                'message', '自立案之日起九十日内作出处理决定；因案情复杂不能按期作出的，经负责人批准可以延长')
         FROM made, generate_series(0, $2 - 1) AS n WHERE state = 'open'`,
    [agency, tasksOfCase],
  );
}

/** One record in ten is long; one recording in a hundred has not been linked to what it shows. */
async function loadRecords(client: Client, agency: string): Promise<void> {
  const id = (seq: string) => `md5(m.index || '-' || ${seq})::uuid`;
  await client.query(
    `CREATE TEMP TABLE record AS
       SELECT m.index, m.subject, s.seq, ${id('s.seq')} AS id,
              CASE WHEN s.seq = 8 AND m.index % 5 > 0 OR s.seq = 4 AND m.index % 100 = 0 THEN 'otherStep' ELSE s.kind END AS kind,
              CASE WHEN s.seq = 8 AND m.index % 5 > 0 THEN 'none' ELSE s.classification END AS classification, s.family, s.volume, s.title,
              m.h1 AS owner, m.opened + (m.last - m.opened) * (s.seq / 10.0) AS at,
              s.title || E'\\n' || m.party || E'\\n' || one.text || CASE WHEN s.seq = 10 THEN E'\\n' || two.text || E'\\n' || three.text ELSE '' END AS content,
              s.tokens || m.party_tokens || one.tokens || CASE WHEN s.seq = 10 THEN two.tokens || three.tokens ELSE ''::tsvector END AS tokens
         FROM made m, sort s, sentence one, sentence two, sentence three
        WHERE one.id = (m.index * 31 + s.seq * 977) % ${sentenceCount}
          AND two.id = (m.index * 17 + s.seq * 313) % ${sentenceCount} AND three.id = (m.index * 7 + s.seq * 59) % ${sentenceCount}`,
  );
  await client.query(`INSERT INTO subject SELECT $1, subject, 'case', 10, sha256('a'), sha256('b') FROM made`, [
    agency,
  ]);
  await client.query(
    `INSERT INTO entry SELECT $1, id, subject, seq, 1, kind || '@1', 'live', at, sha256('a'), '{}', sha256('b'), sha256('c')
       FROM record`,
    [agency],
  );
  await client.query(
    `INSERT INTO payload SELECT $1, subject, seq, id, owner, json_build_object('id', id, 'agency', $1::uuid, 'kind', kind, 'schema', 1,
         'subject', json_build_object('type', 'case', 'id', subject),
         'claimed', json_build_object('from', to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'to', NULL, 'precision', 'minute', 'offset', '+08:00', 'source', 'person'),
         'notBefore', NULL, 'people', '[]'::json, 'files', '[]'::json,
         'links', CASE WHEN kind = 'recordingLinked' THEN json_build_array(
             json_build_object('rel', 'recording', 'record', md5(index || '-3')::uuid), json_build_object('rel', 'covers', 'record', md5(index || '-2')::uuid))
           ELSE '[]'::json END,
         'data', json_build_object('title', title, 'note', content)), '{}', NULL, '{}' FROM record`,
    [agency],
  );
  await client.query(
    `INSERT INTO search_row SELECT $1, subject, seq, id, kind, family, classification, volume, owner, at, title, content, tokens FROM record`,
    [agency],
  );
  await client.query('DROP TABLE record');
}
