import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { superuser } from '../../packages/journal/test/world.ts';
import { drawn, heads, officers, partyOf, reviewers, sentences, uuidOf } from './made-up.ts';
import type { Shape } from './shapes.ts';
import { type Bureau, type Copy, readTemplates, type Template, tables, written } from './templates.ts';

type Client = Parameters<Parameters<typeof superuser>[1]>[0];

const casesAtOnce = 1_000;
const sentenceCount = 20_000;
/** Records in a case on average: a few long ones among many short. */
const recordsOfCase = 10;
/** Of the newest sixth most are open, as in a bureau that closes what it opens. */
const openShare = 0.15;

/** Of a province of `count` cases, those from one number to another. */
export type Part = { readonly from: number; readonly to: number; readonly count: number };

/**
 * Cases by COPY, each a copy of a shape that the house itself recorded, folded and judged, with ids, party, number, people, dates
 * and some words of its own. Written past the guards of the journal, by an account that may: their leaves prove nothing, and what
 * they say is not sealed (opening one takes some ten microseconds; finding it is what is measured).
 * Answers how many records there are.
 */
export async function load(bureau: Bureau, shapes: readonly Shape[], part: Part): Promise<number> {
  const { client, agency } = bureau;
  const { to, count } = part;
  const templates = await readTemplates(bureau, shapes);
  await client.query(
    `SET search_path = liuhen; SET session_replication_role = replica; SET synchronous_commit = off; SET maintenance_work_mem = '512MB'`,
  );
  const restore = await dropIndexes(client);
  const words = sentences(sentenceCount, (token) => bureau.index.blind(token));
  const choose = chooserOf(templates);
  const folder = await mkdtemp(join(tmpdir(), 'liuhen-bench-lists-'));
  await chmod(folder, 0o755);
  let records = 0;
  for (let { from } = part; from < to; from += casesAtOnce) {
    const chosen = Array.from({ length: Math.min(casesAtOnce, to - from) }, (_, offset) => {
      const template = choose(from + offset, count);
      records += template.records;
      return { template, copy: copyOf(from + offset, count, template, words) };
    });
    for (const table of tables) {
      const file = join(folder, table);
      await writeFile(file, chosen.map(({ template, copy }) => written(template, table, copy)).join(''), {
        mode: 0o644,
      });
      await client.query(`COPY ${table} FROM '${file}'`);
      await rm(file);
    }
  }
  await rm(folder, { recursive: true });
  await client.query(
    `INSERT INTO case_relation SELECT agency_id, subject_id, 'recused', ($2::text[])[1 + abs(hashtext(subject_id::text)) % cardinality($2::text[])]
       FROM case_row WHERE agency_id = $1 AND hashtext(subject_id::text) % 500 = 0 ON CONFLICT DO NOTHING`,
    [agency, officers],
  );
  await client.query(`DELETE FROM finding_sum; INSERT INTO finding_sum
    SELECT agency_id, state, finding_id, status, count(*) FROM finding GROUP BY 1, 2, 3, 4`);
  for (const index of restore) await client.query(index);
  await client.query('VACUUM ANALYZE');
  return records;
}

async function dropIndexes(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; made: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS made FROM pg_index i
      WHERE i.indrelid = ANY ($1::regclass[]) AND NOT i.indisprimary AND NOT i.indisunique`,
    [[...tables]],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map(({ made }) => made);
}

/** Which shape a case has: among open and among closed ones, short and long in the measure that gives the average. */
function chooserOf(templates: readonly Template[]): (index: number, count: number) => Template {
  const groups = [true, false].map((open) => {
    const own = templates.filter(({ state }) => (state === 'open') === open);
    const short = own.filter(({ records }) => records <= recordsOfCase);
    const long = own.filter(({ records }) => records > recordsOfCase);
    const mean = (some: readonly Template[]) => some.reduce((sum, { records }) => sum + records, 0) / some.length;
    return { short, long, share: (recordsOfCase - mean(short)) / (mean(long) - mean(short)) };
  });
  return (index, count) => {
    const group = groups[index > count * (1 - openShare) ? 0 : 1];
    const some = drawn(10_000, 'long', index) < (group?.share ?? 0) * 10_000 ? group?.long : group?.short;
    const template = some?.[drawn(some.length, 'shape', index)];
    if (template === undefined) throw new Error('no shape to copy');
    return template;
  };
}

/** Older cases have smaller numbers and lie further back. */
function copyOf(index: number, count: number, { state }: Template, words: ReturnType<typeof sentences>): Copy {
  const days = state === 'open' ? drawn(120, 'days', index) - 100 : -Math.floor((1 - index / count) * 1_200) - 20;
  return {
    subject: uuidOf('case', index),
    caseNo: `抚环案〔${2026 + Math.floor((days + 150) / 365)}〕${index + 1}号`,
    party: partyOf(index),
    days,
    record: (place) => uuidOf('record', index, place),
    person: (place, relation) => {
      const list = relation === 'reviewer' ? reviewers : relation === 'approver' ? heads : officers;
      return list[(drawn(list.length, relation, index) + place) % list.length] ?? '';
    },
    sentence: (ordinal) => words[(index * 31 + ordinal * 977) % sentenceCount] ?? { text: '', tokens: [] },
  };
}
