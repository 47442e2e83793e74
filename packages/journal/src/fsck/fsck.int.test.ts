import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { byLaw } from '../../test/by-law.ts';
import { bodyOf, newCase, newFolder, openWorld, superuser, type World } from '../../test/world.ts';
import { backup } from '../backup/backup.ts';
import { restore } from '../backup/restore.ts';
import { eraseUnits } from '../door/erase.ts';
import { openEngine } from '../engine/engine.ts';
import { derivedTables } from '../projections/deriver.ts';
import { rebuild } from '../projections/rebuild.ts';
import { fsck } from './fsck.ts';

let world: World;
let owner: pg.Pool;
let agency: string;
let subject: string;
let records: string[];
const officer = { id: 'c0ffee00-0000-4000-8000-000000000001' };

beforeAll(async () => {
  world = await openWorld();
  owner = world.engine.pool('owner', 2);
});
afterAll(() => world.end());

async function fill(): Promise<void> {
  ({ agency, subject } = newCase());
  records = [];
  for (let index = 0; index < 20; index += 1) {
    const body = bodyOf(agency, subject, {
      data: { type: '其他', title: `第${index}条`, phone: '13800138000', note: '分\u2028行' },
    });
    await world.journal.append(officer, body);
    records.push(String(body.id));
    if (index % 7 === 0) await world.journal.settle(agency);
  }
  await world.journal.append(
    officer,
    bodyOf(agency, agency, { kind: 'agencyProfile', data: { regulator: '测试分局' } }),
  );
  await world.journal.settle(agency);
}
beforeEach(fill);

const codes = async (): Promise<string[]> => {
  const { discrepancies } = await fsck(owner, [agency]);
  return [...new Set(discrepancies.map(({ code }) => code))].sort();
};

/** What only somebody above the database's own guards can do. */
async function tamper(sql: string, values: unknown[] = []): Promise<void> {
  await superuser(world, async (client) => {
    await client.query("SET session_replication_role = 'replica'");
    await client.query(sql, values);
  });
}

test('an untouched journal has no discrepancy', async () => {
  expect(await fsck(owner, [agency])).toEqual({ entries: 21, files: 0, discrepancies: [] });
});

test.each([
  [
    'a changed value',
    `UPDATE payload SET body = replace(body, '13800138000', '13800138001') WHERE record_id = $1`,
    ['bodyHash', 'commitment'],
  ],
  ['a removed payload', 'DELETE FROM payload WHERE record_id = $1', ['payloadMissing']],
  ['another actor', `UPDATE payload SET actor = 'system' WHERE record_id = $1`, ['leafContent']],
  [
    'a value gone without a tombstone',
    `UPDATE payload SET erased = '{data.phone}' WHERE record_id = $1`,
    ['erasureUnrecorded'],
  ],
  [
    'a later time of receipt',
    `UPDATE entry SET received_at = received_at + interval '1 day' WHERE record_id = $1`,
    ['leafContent'],
  ],
  [
    'a rewritten leaf',
    `UPDATE entry SET leaf = replace(leaf, '+08:00', '+09:00') WHERE record_id = $1`,
    ['chain', 'leafContent', 'leafHash'],
  ],
  ['a dropped record', 'DELETE FROM entry WHERE record_id = $1', ['chain', 'gap', 'logMissing']],
])('%s is named', async (_what, sql, expected) => {
  await tamper(sql, [records[4]]);
  const found = await codes();
  for (const code of expected) expect(found).toContain(code);
});

test('two swapped log lines are named', async () => {
  for (const [from, to] of [
    [3, 1_000],
    [4, 3],
    [1_000, 4],
  ]) {
    await tamper('UPDATE log_entry SET position = $2 WHERE agency_id = $3 AND position = $1', [from, to, agency]);
  }
  const { discrepancies } = await fsck(owner, [agency]);
  expect(discrepancies.map(({ code }) => code)).toContain('checkpointRoot');
});

test('a last record cut off together with its log line is seen by the checkpoint that was signed over it', async () => {
  const last = records.at(-1);
  await tamper('DELETE FROM log_entry WHERE agency_id = $1 AND position >= 19', [agency]);
  await tamper('DELETE FROM payload WHERE record_id = $1', [last]);
  await tamper('DELETE FROM entry WHERE record_id = $1', [last]);
  await tamper(
    'UPDATE subject SET last_seq = 19, last_sha256 = e.leaf_sha256, last_sm3 = e.leaf_sm3 FROM entry e WHERE e.subject_id = subject.subject_id AND e.subject_seq = 19 AND subject.subject_id = $1',
    [subject],
  );
  expect(await codes()).toEqual(['logMissing', 'treeState']);
});

test('a checkpoint with a forged root or another signature is named', async () => {
  await tamper("UPDATE checkpoint SET root = sha256('forged') WHERE agency_id = $1 AND size = 1", [agency]);
  await tamper("UPDATE checkpoint SET note = replace(note, E'\\n8\\n', E'\\n9\\n') WHERE agency_id = $1 AND size = 8", [
    agency,
  ]);
  expect(await codes()).toEqual(['checkpointRoot', 'checkpointSignature']);
});

test('a journal large enough for threads is checked whole, and one changed value in it is found', async () => {
  const many = newCase().agency;
  const subjects = Array.from({ length: 60 }, () => newCase().subject);
  for (const one of subjects) {
    await world.journal.appendAll(
      officer,
      Array.from({ length: 100 }, () => bodyOf(many, one)),
    );
  }
  await world.journal.log.extend(many);
  expect(await fsck(owner, [many])).toEqual({ entries: 6_000, files: 0, discrepancies: [] });
  await tamper(
    "UPDATE payload SET body = replace(body, '保质期', '保质限') WHERE subject_id = $1 AND subject_seq = 50",
    [subjects[7]],
  );
  const { discrepancies } = await fsck(owner, [many]);
  expect(discrepancies.map(({ code, subject: one }) => [code, one])).toEqual([
    ['commitment', subjects[7]],
    ['bodyHash', subjects[7]],
  ]);
});

test('evidence that is gone is named with the record that holds it', async () => {
  const file = { name: '现场.mp4', mediaType: 'video/mp4', sha256: 'a'.repeat(64), sm3: 'b'.repeat(64), size: 7 };
  const body = bodyOf(agency, subject, { files: [file] });
  await world.journal.append(officer, body);
  await world.journal.settle(agency);
  const asked: number[] = [];
  const result = await fsck(owner, [agency], {
    evidence: async (_agency, { size }) => {
      asked.push(size);
      return '文件不存在';
    },
  });
  expect(asked).toEqual([7]);
  expect(result.discrepancies).toMatchObject([{ code: 'file', record: body.id }]);
});

test('an erased value is gone, its proof still verifies, and without an approval nothing is erased', async () => {
  const [record = ''] = records;
  const erasure = { agency, record, units: ['data.phone', 'people'], actor: officer.id, approvedBy: records[1] ?? '' };
  await expect(eraseUnits(world.journal.pool, erasure, world.journal.now())).rejects.toMatchObject({
    code: 'erasureUnapproved',
  });
  const approval = bodyOf(agency, subject, {
    kind: 'disposal',
    data: { ground: '保管期满' },
    links: [{ rel: 'annuls', record }],
  });
  expect(await world.journal.append(officer, approval)).toMatchObject({ outcome: 'acknowledged' });
  await world.journal.eraseUnits({ ...erasure, approvedBy: String(approval.id) });
  await world.journal.settle(agency);
  expect(await fsck(owner, [agency])).toMatchObject({ entries: 22, discrepancies: [] });
  const { entries } = await world.journal.dossiers.read(agency, subject);
  expect(entries[0]).toMatchObject({
    erased: ['data.phone', 'people'],
    body: { people: [], data: { title: '第0条' } },
  });
  const { rows } = await owner.query('SELECT content FROM search_row WHERE agency_id = $1 AND record_id = $2', [
    agency,
    record,
  ]);
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toMatch(/13800138000|王/);
  const raw = await owner.query('SELECT body, salts FROM payload WHERE record_id = $1', [record]);
  expect(JSON.stringify(raw.rows)).not.toMatch(/13800138000|data\.phone/);
});

async function dump(pool: pg.Pool): Promise<string> {
  const parts: string[] = [];
  for (const table of derivedTables) {
    const { rows } = await pool.query<{ row: string }>(
      `SELECT t::text AS row FROM ${table} t WHERE agency_id = $1 ORDER BY 1`,
      [agency],
    );
    parts.push(table, ...rows.map(({ row }) => row));
  }
  return parts.join('\n');
}

test('rebuilding the derived tables gives the same rows, whatever had become of them', async () => {
  const before = await dump(owner);
  expect(before.split('\n').length).toBeGreaterThan(40);
  await owner.query("UPDATE case_row SET title = '错' WHERE agency_id = $1", [agency]);
  await owner.query('DELETE FROM finding WHERE agency_id = $1 AND ordinal = 3', [agency]);
  await owner.query(
    "INSERT INTO task SELECT agency_id, gen_random_uuid(), 0, 'x', 'x', 'x', NULL, false, '{}' FROM task WHERE agency_id = $1",
    [agency],
  );
  expect(await dump(owner)).not.toBe(before);
  expect(await rebuild(world.journal.pool, byLaw, agency)).toBe(2);
  expect(await dump(owner)).toBe(before);
});

test('a backup restored into an empty folder is the same bureau without its keys, and fsck proves it', async () => {
  await world.end();
  world = await openWorld();
  owner = world.engine.pool('owner', 2);
  await fill();
  const target = await mkdtemp(join(tmpdir(), 'liuhen-backup-'));
  const { folder, remove } = await newFolder();
  await backup(owner, target, world.journal.now());
  await expect(backup(owner, target, world.journal.now())).rejects.toMatchObject({ code: 'backupTargetInUse' });
  const seed = (await readFile(join(world.folder, 'keys', `log-${agency}.ed25519`), 'utf8')).trim();
  for (const name of await readdir(join(target, 'tables'))) {
    expect(await readFile(join(target, 'tables', name), 'utf8')).not.toContain(seed);
  }
  const engine = await openEngine({ dataFolder: folder });
  const pool = engine.pool('owner', 2);
  await restore(pool, target);
  expect(await fsck(pool, [agency])).toMatchObject({ entries: 21, discrepancies: [] });
  await rebuild(engine.pool('app', 2), byLaw, agency);
  expect(await dump(pool)).toBe(await dump(owner));
  await expect(restore(pool, target)).rejects.toMatchObject({ code: 'restoreTargetInUse' });
  const file = join(target, 'tables', 'payload.jsonl');
  await writeFile(file, (await readFile(file, 'utf8')).replace('13800138000', '13800138001'));
  await expect(restore(pool, target)).rejects.toMatchObject({
    code: 'backupBroken',
    message: expect.stringContaining('payload'),
  });
  await engine.close();
  await remove();
  await rm(target, { recursive: true });
});
