import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { byLaw } from '../../test/by-law.ts';
import { bodyOf, everyone, newCase, newFolder, now, openWorld, superuser, type World } from '../../test/world.ts';
import { backup } from '../backup/backup.ts';
import { restore } from '../backup/restore.ts';
import { within } from '../database.ts';
import { eraseUnits } from '../door/erase.ts';
import { openEngine } from '../engine/engine.ts';
import { openJournal } from '../journal.ts';
import { proofMaterial } from '../lists/proof-material.ts';
import { rotateLogKey } from '../log/rotate-log-key.ts';
import { derivedTables } from '../projections/deriver.ts';
import { rebuild } from '../projections/rebuild.ts';
import { sealPayload, unsealPayload } from '../vault/sealed-payload.ts';
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

const store = () => ({ pool: owner, vault: world.journal.vault });

const codes = async (): Promise<string[]> => {
  const { discrepancies } = await fsck(store(), [agency]);
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
  expect(await fsck(store(), [agency])).toEqual({ entries: 21, files: 0, discrepancies: [] });
});

test.each([
  [
    'a changed byte of what is sealed',
    'UPDATE payload SET sealed = set_byte(sealed, 60, get_byte(sealed, 60) # 1) WHERE record_id = $1',
    ['sealBroken'],
  ],
  [
    'what is sealed, put in the place of another',
    `UPDATE payload SET sealed = (SELECT sealed FROM payload AS other WHERE other.subject_id = payload.subject_id
        AND other.subject_seq = payload.subject_seq + 1) WHERE record_id = $1`,
    ['sealBroken'],
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

/** What only somebody who also has the keys can do. */
async function reseal(record: string, from: string, to: string): Promise<void> {
  const { rows } = await owner.query<{ agency_id: string; subject_id: string; sealed: Buffer }>(
    'SELECT agency_id, subject_id, sealed FROM payload WHERE record_id = $1',
    [record],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('no such record');
  const place = { agency: row.agency_id, subject: row.subject_id, record };
  const key = await within(world.journal.pool, place.agency, (client) =>
    world.journal.vault.keyOf(client, place.agency, place.subject),
  );
  const payload = unsealPayload(key, place, row.sealed);
  if (payload === null) throw new Error('does not open');
  const sealed = sealPayload('aes-256-gcm', key, place, { ...payload, body: payload.body.replace(from, to) });
  await tamper('UPDATE payload SET sealed = $2 WHERE record_id = $1', [record, sealed]);
}

test('a value changed by somebody who has the keys as well is named', async () => {
  await reseal(records[4] ?? '', '13800138000', '13800138001');
  expect(await codes()).toEqual(['bodyHash', 'commitment']);
});

test('two swapped log lines are named', async () => {
  for (const [from, to] of [
    [3, 1_000],
    [4, 3],
    [1_000, 4],
  ]) {
    await tamper('UPDATE log_entry SET position = $2 WHERE agency_id = $3 AND position = $1', [from, to, agency]);
  }
  const { discrepancies } = await fsck(store(), [agency]);
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

test('a forged word on the heir of a key is named; a true one is not', async () => {
  const rotated = await rotateLogKey(owner, join(world.folder, 'keys'), agency, now());
  expect(await codes()).toEqual([]);
  await tamper("UPDATE log_succession SET note = replace(note, 'liuhen/succession/1', 'liuhen/succession/2')");
  const { discrepancies } = await fsck(store(), [agency]);
  expect(discrepancies).toMatchObject([{ code: 'logSuccession', message: expect.stringContaining(rotated.to) }]);
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
  expect(await fsck(store(), [many])).toEqual({ entries: 6_000, files: 0, discrepancies: [] });
  const changed = await owner.query<{ record_id: string }>(
    'SELECT record_id FROM payload WHERE subject_id = $1 AND subject_seq = 50',
    [subjects[7]],
  );
  await reseal(changed.rows[0]?.record_id ?? '', '保质期', '保质限');
  const { discrepancies } = await fsck(store(), [many]);
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
  const result = await fsck(store(), [agency], {
    evidence: async (_agency, { size }) => {
      asked.push(size);
      return '文件不存在';
    },
  });
  expect(asked).toEqual([7]);
  expect(result.discrepancies).toMatchObject([{ code: 'file', record: body.id }]);
});

test('bytes that stand twice in one record and once more in another are looked at once, and it is said how many records lose them', async () => {
  const file = (name: string) => ({
    name,
    mediaType: 'video/mp4',
    sha256: 'c'.repeat(64),
    sm3: 'd'.repeat(64),
    size: 11,
  });
  const twice = bodyOf(agency, subject, { files: [file('一.mp4'), file('一 的副本.mp4')] });
  await world.journal.append(officer, twice);
  await world.journal.append(officer, bodyOf(agency, subject, { files: [file('又一次.mp4')] }));
  await world.journal.settle(agency);
  const asked: number[] = [];
  const result = await fsck(store(), [agency], {
    evidence: async (_agency, { size }) => {
      if (size === 11) asked.push(size);
      return size === 11 ? '文件不存在' : null;
    },
  });
  expect(asked).toEqual([11]);
  expect(result.discrepancies).toMatchObject([
    { code: 'file', record: twice.id, message: expect.stringContaining('（另有 1 条记录用的是同一份内容）') },
  ]);
});

test('an erased value is gone, its proof still verifies, and without an approval nothing is erased', async () => {
  const [record = ''] = records;
  const erasure = { agency, record, units: ['data.phone', 'people'], actor: officer.id, approvedBy: records[1] ?? '' };
  await expect(eraseUnits(world.journal, erasure, world.journal.now())).rejects.toMatchObject({
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
  expect(await fsck(store(), [agency])).toMatchObject({ entries: 22, discrepancies: [] });
  const { entries } = await world.journal.dossiers.read(agency, subject);
  expect(entries[0]).toMatchObject({
    erased: ['data.phone', 'people'],
    body: { people: [], data: { title: '第0条' } },
  });
  const { rows } = await owner.query<{ sealed: Buffer }>(
    'SELECT sealed FROM search_row WHERE agency_id = $1 AND record_id = $2',
    [agency, record],
  );
  expect(rows).toHaveLength(1);
  const index = await within(world.journal.pool, agency, (client) => world.journal.vault.indexOf(client, agency));
  const found = JSON.stringify(index.open(record, rows[0]?.sealed ?? Buffer.alloc(0)));
  expect(found).toContain('第0条');
  expect(found).not.toMatch(/13800138000|王/);
  const [proof] = await proofMaterial(world.journal, agency, subject);
  expect(JSON.stringify(proof)).not.toMatch(/13800138000|data\.phone":"/);
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
  await owner.query("UPDATE case_row SET stage_title = '错' WHERE agency_id = $1", [agency]);
  await owner.query('DELETE FROM finding WHERE agency_id = $1 AND ordinal = 3', [agency]);
  await owner.query(
    "INSERT INTO task SELECT agency_id, gen_random_uuid(), 0, 'x', 'x', 'x', NULL, false, '{}' FROM task WHERE agency_id = $1",
    [agency],
  );
  expect(await dump(owner)).not.toBe(before);
  expect(await rebuild(world.journal, byLaw, agency)).toBe(2);
  expect(await dump(owner)).toBe(before);
});

test.each([
  ['in the clear', false],
  ['sealed', true],
])(
  'a backup %s, restored into an empty folder, is the same bureau without its keys, and fsck proves it',
  async (_how, sealed) => {
    await world.end();
    world = await openWorld();
    owner = world.engine.pool('owner', 2);
    await fill();
    const target = await mkdtemp(join(tmpdir(), 'liuhen-backup-'));
    const { folder, remove } = await newFolder();
    await backup(store(), target, world.journal.now(), { sealed });
    await expect(backup(store(), target, world.journal.now(), { sealed })).rejects.toMatchObject({
      code: 'backupTargetInUse',
    });
    const keys = join(world.folder, 'keys');
    await expectNoKeys(target, keys);
    const text = await readFile(join(target, 'tables', 'payload.jsonl'), 'utf8');
    expect(text.includes('13800138000')).toBe(!sealed);
    const engine = await openEngine({ dataFolder: folder });
    const pool = engine.pool('owner', 2);
    const own = { folder: join(folder, 'keys'), cipher: 'sm4-gcm' as const };
    if (sealed) {
      await expect(restore(pool, target, own)).rejects.toMatchObject({ code: 'keyMissing' });
      await cp(keys, own.folder, { recursive: true });
    }
    await restore(pool, target, own);
    const journal = await openJournal(engine, { clock: now, law: byLaw, authority: everyone, keysFolder: own.folder });
    const there = { pool, vault: journal.vault };
    expect(await fsck(there, [agency])).toMatchObject({ entries: 21, discrepancies: [] });
    await rebuild(journal, byLaw, agency);
    if (sealed) expect(await dump(pool)).toBe(await dump(owner));
    expect(await proofMaterial(journal, agency, subject)).toEqual(await proofMaterial(world.journal, agency, subject));
    const { rows } = await pool.query('SELECT FROM payload WHERE sealed IS NULL');
    expect(rows).toEqual([]);
    const again = await proofMaterial(journal, agency, subject);
    const repeated = await journal.append(officer, again[0]?.body);
    expect(repeated).toMatchObject({ outcome: 'acknowledged', repeated: true });
    await expect(restore(pool, target, own)).rejects.toMatchObject({ code: 'restoreTargetInUse' });
    const file = join(target, 'tables', 'payload.jsonl');
    await writeFile(file, text.replace('"erased":[]', '"erased":["people"]'));
    await expect(restore(pool, target, own)).rejects.toMatchObject({
      code: 'backupBroken',
      message: expect.stringContaining('payload'),
    });
    await journal.close();
    await engine.close();
    await remove();
    await rm(target, { recursive: true });
  },
);

/** No key of the house, in any spelling, nor a data key as it is used. */
async function expectNoKeys(target: string, keys: string): Promise<void> {
  const secrets: Buffer[] = await Promise.all((await readdir(keys)).map((name) => readFile(join(keys, name))));
  secrets.push(
    await within(world.journal.pool, agency, (client) => world.journal.vault.keyOf(client, agency, subject)),
  );
  expect(secrets.length).toBeGreaterThan(2);
  for (const name of await readdir(join(target, 'tables'))) {
    const bytes = await readFile(join(target, 'tables', name));
    for (const secret of secrets) {
      const spelled = [secret.toString('hex'), secret.toString('base64'), secret.toString('utf8').trim()];
      expect([name, bytes.includes(secret), spelled.some((word) => bytes.includes(word))]).toEqual([
        name,
        false,
        false,
      ]);
    }
  }
}
