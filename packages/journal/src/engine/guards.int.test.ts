import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bodyOf, newCase, openWorld, type World } from '../../test/world.ts';
import { within } from '../database.ts';
import { rotateLogKey } from '../log/rotate-log-key.ts';

let world: World;
let app: pg.Pool;
let owner: pg.Pool;
let auditor: pg.Pool;
const { agency, subject } = newCase();
const journalTables = [
  'entry',
  'payload',
  'log_entry',
  'log_node',
  'log_key',
  'log_succession',
  'checkpoint',
  'erasure',
  'access_log',
  'upload_receipt',
];

beforeAll(async () => {
  world = await openWorld();
  app = world.engine.pool('app', 2);
  owner = world.engine.pool('owner', 2);
  auditor = world.engine.pool('auditor', 2);
  for (let index = 0; index < 20; index += 1) await world.journal.append({ id: 'system' }, bodyOf(agency, subject));
  await world.journal.settle(agency);
  await rotateLogKey(owner, join(world.folder, 'keys'), agency, new Date().toISOString());
  await within(app, agency, async (client) => {
    await client.query(
      "INSERT INTO access_log (agency_id, at, actor, action, outcome) VALUES ($1, now(), 'a', 'read', 'done')",
      [agency],
    );
    await client.query(
      "INSERT INTO upload_receipt VALUES ($1, sha256('a'), sha256('b'), 1, 'video/mp4', 'a', true, now())",
      [agency],
    );
  });
});
afterAll(() => world.end());

const attempt = (pool: pg.Pool, sql: string): Promise<unknown> => within(pool, agency, (client) => client.query(sql));

test.each(journalTables)('the application may not change, delete from or empty %s', async (table) => {
  await expect(attempt(app, `UPDATE ${table} SET agency_id = agency_id`)).rejects.toMatchObject({ code: '42501' });
  await expect(attempt(app, `DELETE FROM ${table}`)).rejects.toMatchObject({ code: '42501' });
  await expect(attempt(app, `TRUNCATE ${table} CASCADE`)).rejects.toMatchObject({ code: '42501' });
});

test.each(journalTables.filter((table) => table !== 'erasure' && table !== 'upload_receipt'))(
  'not even the owner of %s changes it',
  async (table) => {
    await expect(owner.query(`UPDATE ${table} SET agency_id = agency_id`)).rejects.toMatchObject({ code: 'LH001' });
    await expect(owner.query(`DELETE FROM ${table}`)).rejects.toMatchObject({ code: 'LH001' });
    await expect(owner.query(`TRUNCATE ${table} CASCADE`)).rejects.toMatchObject({ code: 'LH001' });
  },
);

test('the database itself refuses a gap, whoever inserts', async () => {
  const columns =
    'agency_id, subject_id, agency_seq, kind, origin, received_at, body_hash, leaf, leaf_sha256, leaf_sm3';
  const insert = `INSERT INTO entry (record_id, subject_seq, ${columns}) SELECT gen_random_uuid(), 22, ${columns} FROM entry WHERE subject_seq = 20 AND agency_id = '${agency}'`;
  await expect(attempt(app, insert)).rejects.toMatchObject({ code: 'LH002' });
  await expect(owner.query(insert)).rejects.toMatchObject({ code: 'LH002' });
});

test('the auditor reads that and when, not what', async () => {
  const { rows } = await within(auditor, agency, (client) => client.query('SELECT count(*) AS n FROM entry'));
  expect(rows).toEqual([{ n: 20 }]);
  await expect(attempt(auditor, 'SELECT body FROM payload')).rejects.toMatchObject({ code: '42501' });
  await expect(
    attempt(
      auditor,
      "INSERT INTO access_log (agency_id, at, actor, action, outcome) VALUES (gen_random_uuid(), now(), 'a', 'b', 'done')",
    ),
  ).rejects.toMatchObject({ code: '42501' });
});

test('one agency sees and writes nothing of another, and none is seen where none is named', async () => {
  const other = randomUUID();
  await world.journal.append({ id: 'system' }, bodyOf(other, randomUUID()));
  await world.journal.settle(other);
  const tables = await owner.query<{ name: string; rls: boolean }>(
    `SELECT c.relname AS name, c.relrowsecurity AS rls FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'agency_id'
      WHERE c.relnamespace = 'liuhen'::regnamespace AND c.relkind = 'r'`,
  );
  expect(tables.rows.length).toBeGreaterThan(20);
  for (const { name, rls } of tables.rows) {
    if (name === 'agency' || name === 'job') continue;
    expect([name, rls]).toEqual([name, true]);
    const seen = await within(app, other, (client) => client.query(`SELECT DISTINCT agency_id FROM ${name}`));
    expect([[], [{ agency_id: other }]]).toContainEqual(seen.rows);
    expect((await app.query(`SELECT agency_id FROM ${name}`)).rows).toEqual([]);
  }
  await expect(
    within(app, other, (client) =>
      client.query('INSERT INTO derive_pending (agency_id, subject_id) VALUES ($1, $2)', [agency, subject]),
    ),
  ).rejects.toMatchObject({ code: '42501' });
});

test('agency_id comes first in every key', async () => {
  const { rows } = await owner.query<{ table: string; first: string }>(
    `SELECT c.relname AS "table", a.attname AS first FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
      WHERE c.relnamespace = 'liuhen'::regnamespace AND i.indisprimary AND c.relname <> 'migration'`,
  );
  expect(rows.filter(({ first }) => first !== 'agency_id')).toEqual([]);
});
