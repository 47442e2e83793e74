import { randomUUID } from 'node:crypto';
import { readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { byLaw } from '../../test/by-law.ts';
import { bodyOf, everyone, newCase, now, openWorld, superuser, type World } from '../../test/world.ts';
import { fsck } from '../fsck/fsck.ts';
import { openJournal } from '../journal.ts';
import { proofMaterial } from '../lists/proof-material.ts';
import { Drafts } from '../work/drafts.ts';
import { readMasterKeys } from './master-keys.ts';
import { destroyMaster, rotateMasterKey } from './rotate.ts';
import { sealExisting } from './seal-existing.ts';
import { openVault } from './vault.ts';

let world: World;
let owner: pg.Pool;
let keys: string;
const officer = { id: 'c0ffee00-0000-4000-8000-000000000001' };
const { agency } = newCase();
const subjects = Array.from({ length: 1_200 }, () => randomUUID());

beforeAll(async () => {
  world = await openWorld();
  owner = world.engine.pool('owner', 2);
  keys = join(world.folder, 'keys');
  for (const subject of subjects) await world.journal.append(officer, bodyOf(agency, subject));
  await world.journal.log.extend(agency);
}, 240_000);
afterAll(() => world.end());

const bodies = async () => (await proofMaterial(world.journal, agency, subjects[0] ?? '')).map(({ body }) => body);
const masters = async () => {
  const { rows } = await owner.query<{ master: string; count: number }>(
    'SELECT master, count(*) AS count FROM data_key GROUP BY master ORDER BY count',
  );
  return rows;
};
const sealedNow = async () => {
  const { rows } = await owner.query<{ digest: string }>(
    "SELECT md5(string_agg(sealed::text, '' ORDER BY subject_id, subject_seq)) AS digest FROM payload",
  );
  return rows[0]?.digest;
};

test('a rotation that is cut off leaves all readable, goes on where it stopped, and touches no payload', async () => {
  const before = { bodies: await bodies(), sealed: await sealedNow() };
  const seen: number[] = [];
  const cutOff = rotateMasterKey(owner, keys, 'aes-256-gcm', ({ done }) => {
    seen.push(done);
    if (done >= 1_000) throw new Error('the power went');
  });
  await expect(cutOff).rejects.toThrow('the power went');
  expect(seen).toEqual([500, 1_000]);
  expect((await masters()).map(({ count }) => count)).toEqual([201, 1_000]);
  const between = { pool: world.journal.pool, vault: await openVault(owner, keys, 'aes-256-gcm') };
  expect(await fsck(between, [agency])).toMatchObject({ entries: 1_200, discrepancies: [] });
  // the running server, which began with the old key alone, finds the new one by itself
  const fresh = randomUUID();
  expect(await world.journal.append(officer, bodyOf(agency, fresh))).toMatchObject({ outcome: 'acknowledged' });
  const first = (await readMasterKeys(keys))[0]?.fingerprint;
  await expect(destroyMaster(owner, keys, 1, async () => false)).rejects.toMatchObject({ code: 'keyInUse' });

  const { to, resumed, rewrapped } = await rotateMasterKey(owner, keys, 'sm4-gcm');
  expect([to.number, resumed, rewrapped]).toEqual([2, true, 201]);
  expect(await masters()).toEqual([{ master: to.fingerprint, count: 1_202 }]);
  expect(to.fingerprint).not.toBe(first);
  const after = { pool: world.journal.pool, vault: await openVault(owner, keys, 'aes-256-gcm') };
  expect(await fsck(after, [agency])).toMatchObject({ entries: 1_201, discrepancies: [] });
  expect(await bodies()).toEqual(before.bodies);
  const { rows } = await owner.query<{ digest: string }>(
    "SELECT md5(string_agg(sealed::text, '' ORDER BY subject_id, subject_seq)) AS digest FROM payload WHERE subject_id <> $1",
    [fresh],
  );
  expect(rows[0]?.digest).toBe(before.sealed);
});

test('an old master key goes when nothing lies under it; the newest never does', async () => {
  await destroyMaster(owner, keys, 1, async () => false);
  expect((await readdir(keys)).filter((name) => name.startsWith('master'))).toEqual(['master-2.key']);
  await expect(destroyMaster(owner, keys, 2, async () => false)).rejects.toMatchObject({ code: 'keyInUse' });
  expect(await bodies()).toHaveLength(1);
});

test('without its master key a journal is not opened, and no new one takes its place', async () => {
  await rename(join(keys, 'master-2.key'), join(keys, 'locked-away'));
  const opened = openJournal(world.engine, { clock: now, law: byLaw, authority: everyone, keysFolder: keys });
  await expect(opened).rejects.toMatchObject({ code: 'keyMissing', remedy: expect.stringContaining('密钥恢复单') });
  expect((await readdir(keys)).filter((name) => name.startsWith('master'))).toEqual([]);
  await rename(join(keys, 'locked-away'), join(keys, 'master-2.key'));
});

test('a data key may be wrapped anew and nothing else, by whomever', async () => {
  for (const sql of [
    "UPDATE data_key SET wrapped = '\\x00'",
    'UPDATE data_key SET subject_id = gen_random_uuid()',
    'DELETE FROM data_key',
    'TRUNCATE data_key',
  ]) {
    await expect(owner.query(sql)).rejects.toMatchObject({ code: 'LH001' });
    await expect(world.journal.pool.query(sql)).rejects.toMatchObject({ code: '42501' });
  }
});

test('rows from before are read as they are, sealed by the command, and prove the same afterwards', async () => {
  const [subject = ''] = subjects;
  const proof = await proofMaterial(world.journal, agency, subject);
  const drafts = new Drafts(world.journal, now);
  const draft = randomUUID();
  const content = { values: { facts: '旧草稿' }, during: null, replaces: null };
  await drafts.create(agency, { draft_id: draft, subject_id: subject, doc_type: 'x', owner: officer.id, content });
  await superuser(world, async (client) => {
    await client.query("SET session_replication_role = 'replica'");
    const [old] = proof;
    await client.query(
      `UPDATE payload SET body = $2, salts = $3, sealed = NULL, links = NULL, hashes = NULL WHERE record_id = $1`,
      [old?.record, JSON.stringify(old?.body), JSON.stringify(old?.salts)],
    );
    await client.query('UPDATE draft SET content = $2, sealed = NULL, hashes = NULL WHERE draft_id = $1', [
      draft,
      JSON.stringify(content),
    ]);
  });
  expect(await proofMaterial(world.journal, agency, subject)).toEqual(proof);
  expect((await drafts.find(agency, draft))?.content).toEqual(content);
  const store = { pool: owner, vault: world.journal.vault };
  expect(await sealExisting(store)).toEqual({ payloads: 1, drafts: 1 });
  expect(await sealExisting(store)).toEqual({ payloads: 0, drafts: 0 });
  expect(await proofMaterial(world.journal, agency, subject)).toEqual(proof);
  expect((await drafts.find(agency, draft))?.content).toEqual(content);
  expect(await fsck({ pool: world.journal.pool, vault: world.journal.vault }, [agency])).toMatchObject({
    discrepancies: [],
  });
});

test('what was erased opens under no key that is left: its seed is gone with it', async () => {
  const { subject } = newCase();
  const body = bodyOf(agency, subject, { data: { type: '其他', phone: '13800138000' } });
  await world.journal.append(officer, body);
  const approval = bodyOf(agency, subject, {
    kind: 'disposal',
    data: { ground: '保管期满' },
    links: [{ rel: 'annuls', record: String(body.id) }],
  });
  await world.journal.append(officer, approval);
  const seedOf = async () => {
    const { rows } = await owner.query<{ seed: Buffer }>(
      'SELECT substring(sealed FROM 2 FOR 32) AS seed FROM payload WHERE record_id = $1',
      [body.id],
    );
    return rows[0]?.seed.toString('hex');
  };
  const before = await seedOf();
  await world.journal.eraseUnits({
    agency,
    record: String(body.id),
    units: ['data.phone'],
    actor: officer.id,
    approvedBy: String(approval.id),
  });
  const after = await seedOf();
  expect(before).toMatch(/^[0-9a-f]{64}$/);
  expect(after).not.toBe(before);
  const [kept] = await proofMaterial(world.journal, agency, subject);
  expect(kept?.body.data).toEqual({ type: '其他' });
  await world.journal.settle(agency);
  expect(await fsck({ pool: world.journal.pool, vault: world.journal.vault }, [agency])).toMatchObject({
    discrepancies: [],
  });
});
