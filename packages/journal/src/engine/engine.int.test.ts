import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chown, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { byLaw } from '../../test/by-law.ts';
import { bodyOf, everyone, newCase, newFolder, now } from '../../test/world.ts';
import { fsck } from '../fsck/fsck.ts';
import { openJournal } from '../journal.ts';
import { openEngine } from './engine.ts';
import { migrate, readMigrations } from './migrate.ts';
import { readPostmaster } from './postmaster.ts';

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

async function folderForTest(): Promise<string> {
  const { folder, remove } = await newFolder();
  cleanUp.push(remove);
  return folder;
}

type Server = { child: ChildProcess; acknowledged: string[]; gone: Promise<number | null> };

/** A separate process that holds the folder; resolves when it is ready. */
async function startServer(
  args: readonly string[],
  identity: { uid?: number; gid?: number } = {},
  before: readonly string[] = [],
): Promise<Server> {
  const script = fileURLToPath(new URL('../../test/appender.ts', import.meta.url));
  const [command = '', ...rest] = [...before, process.execPath, script, ...args];
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'inherit'], ...identity });
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  cleanUp.push(async () => {
    child.kill('SIGKILL');
    await gone;
  });
  const acknowledged: string[] = [];
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the server ended before it was ready')));
    createInterface({ input: child.stdout ?? process.stdin }).on('line', (line) =>
      line === 'ready' ? resolve() : acknowledged.push(line),
    );
  });
  return { child, acknowledged, gone };
}

const enough = async (list: readonly unknown[], count: number): Promise<void> => {
  while (list.length < count) await new Promise((resolve) => setTimeout(resolve, 20));
};

test('a server killed in the middle of appends has lost nothing it acknowledged, and its orphan is stopped by the next start', async () => {
  const folder = await folderForTest();
  const { agency, subject } = newCase();
  const server = await startServer([folder, agency, subject]);
  await enough(server.acknowledged, 300);
  server.child.kill('SIGKILL');
  await server.gone;
  const orphan = await readPostmaster(join(folder, 'database', 'cluster'));
  expect(orphan).not.toBeNull();
  const engine = await openEngine({ dataFolder: folder });
  cleanUp.push(() => engine.close());
  expect(await readFile(`/proc/${orphan?.pid}/cmdline`, 'utf8').catch(() => '')).not.toContain(folder);
  const owner = engine.pool('owner', 2);
  const { rows } = await owner.query<{ record_id: string; subject_seq: number }>(
    'SELECT record_id, subject_seq FROM entry WHERE agency_id = $1 ORDER BY subject_seq',
    [agency],
  );
  const present = new Set(rows.map((row) => row.record_id));
  expect(server.acknowledged.filter((id) => !present.has(id))).toEqual([]);
  expect(rows.map((row) => row.subject_seq)).toEqual(rows.map((_, index) => index + 1));
  const journal = await openJournal(engine, {
    clock: now,
    law: byLaw,
    authority: everyone,
    keysFolder: join(folder, 'keys'),
  });
  cleanUp.push(() => journal.close());
  await journal.settle(agency);
  expect(await fsck({ pool: owner, vault: journal.vault }, [agency])).toMatchObject({
    entries: rows.length,
    discrepancies: [],
  });
});

test('a PostgreSQL killed under a living server comes back by itself, and waiting appends go through', async () => {
  const folder = await folderForTest();
  const engine = await openEngine({ dataFolder: folder });
  cleanUp.push(() => engine.close());
  const journal = await openJournal(engine, {
    clock: now,
    law: byLaw,
    authority: everyone,
    keysFolder: join(folder, 'keys'),
  });
  cleanUp.push(() => journal.close());
  const { agency, subject } = newCase();
  const postmaster = await readPostmaster(join(folder, 'database', 'cluster'));
  const outcomes = Array.from({ length: 200 }, async (_, index) => {
    await new Promise((resolve) => setTimeout(resolve, index * 4));
    return journal.append({ id: 'system' }, bodyOf(agency, subject));
  });
  setTimeout(() => process.kill(postmaster?.pid ?? 0, 'SIGKILL'), 300);
  const done = await Promise.all(outcomes);
  expect(done.filter(({ outcome }) => outcome !== 'acknowledged')).toEqual([]);
  const { rows } = await engine
    .pool('owner', 1)
    .query('SELECT count(*) AS n FROM entry WHERE agency_id = $1', [agency]);
  expect(rows).toEqual([{ n: 200 }]);
  expect((await readPostmaster(join(folder, 'database', 'cluster')))?.pid).not.toBe(postmaster?.pid);
});

test('a second server on the same folder is refused with the pid of the first, a tool may join, and a stopped one lets go', async () => {
  const folder = await folderForTest();
  const server = await startServer([folder]);
  await expect(openEngine({ dataFolder: folder })).rejects.toMatchObject({
    code: 'folderInUse',
    message: expect.stringContaining(`进程号 ${server.child.pid}`),
    remedy: expect.stringContaining('LIUHEN_DATA'),
  });
  const tool = await openEngine({ dataFolder: folder, attach: true });
  expect(tool.kind).toBe('attached');
  expect((await tool.pool('app', 1).query('SELECT current_user AS role')).rows).toEqual([{ role: 'liuhen_app' }]);
  await tool.close();
  server.child.kill('SIGTERM');
  expect(await server.gone).toBe(0);
  expect(await readPostmaster(join(folder, 'database', 'cluster'))).toBeNull();
  const next = await openEngine({ dataFolder: folder });
  await next.close();
});

test('two openings in one process are refused too', async () => {
  const folder = await folderForTest();
  const engine = await openEngine({ dataFolder: folder });
  cleanUp.push(() => engine.close());
  await expect(openEngine({ dataFolder: folder })).rejects.toMatchObject({ code: 'folderInUse' });
});

test.skipIf(process.getuid?.() !== 0)('it runs as an ordinary user as well as as root', async () => {
  const folder = await folderForTest();
  await chown(folder, 65_534, 65_534);
  const server = await startServer([folder], { uid: 65_534, gid: 65_534 });
  server.child.kill('SIGTERM');
  expect(await server.gone).toBe(0);
});

test('an external database is used by its URL, and two servers may work on it at once without a gap', async () => {
  const engine = await openEngine({ dataFolder: await folderForTest() });
  cleanUp.push(() => engine.close());
  const credentials = JSON.parse(await readFile(join(engine.dataFolder, 'database', 'credentials.json'), 'utf8')) as {
    superuser: string;
  };
  const { port } = engine.connection('owner');
  const url = (database: string): string =>
    `postgres://postgres:${credentials.superuser}@127.0.0.1:${port}/${database}`;
  const client = new pg.Client({ connectionString: url('postgres') });
  await client.connect();
  await client.query('CREATE DATABASE outside');
  await client.end();
  // a made-up authority: whoever the agency names as a person may record
  const named: typeof everyone = {
    mayAppend: async ({ actor, agency: facts }) =>
      actor.id === 'system' || facts.people.has(actor.id) ? null : '不是本机关人员',
  };
  // servers of one database share its keys
  const keysFolder = await folderForTest();
  const open = async () => {
    const outside = await openEngine({ dataFolder: await folderForTest(), databaseUrl: url('outside') });
    cleanUp.push(() => outside.close());
    const journal = await openJournal(outside, { clock: now, law: byLaw, authority: named, keysFolder });
    cleanUp.push(() => journal.close());
    return { outside, journal };
  };
  const servers = await Promise.all([open(), open()]);
  const { agency, subject } = newCase();
  const act = () =>
    bodyOf(agency, subject, { kind: 'judgement', data: { obligation: 'B1', verdict: 'met', reason: '核实' } });
  await servers[0].journal.append({ id: 'system' }, bodyOf(agency, subject, { kind: 'siteInspection', data: {} }));
  const outcomes = await Promise.all(
    Array.from({ length: 80 }, (_, index) =>
      servers[index % 2]?.journal.append({ id: 'system' }, index % 4 < 2 ? act() : bodyOf(agency, subject)),
    ),
  );
  expect(outcomes.filter((outcome) => outcome?.outcome !== 'acknowledged')).toEqual([]);
  const { entries } = await servers[1].journal.dossiers.read(agency, subject);
  expect(entries.map(({ subjectSeq }) => subjectSeq)).toEqual(entries.map((_, index) => index + 1));
  for (const { gate, subjectSeq } of entries) if (gate !== null) expect(gate.asOfSeq).toBe(subjectSeq - 1);
  // whom one server has taken on, the other lets in
  const person = 'c0ffee00-0000-4000-8000-00000000000a';
  const asPerson = async () => (await servers[1].journal.append({ id: person }, bodyOf(agency, subject))).outcome;
  expect(await asPerson()).toBe('fault');
  await servers[0].journal.append(
    { id: 'system' },
    bodyOf(agency, agency, { kind: 'person', data: { person, name: '王㛃' } }),
  );
  while ((await asPerson()) !== 'acknowledged') await new Promise((resolve) => setTimeout(resolve, 20));
  // what one server erases no other goes on showing from its memory
  const record = entries[1]?.body.id ?? '';
  const approval = bodyOf(agency, subject, {
    kind: 'disposal',
    data: { ground: '保管期满' },
    links: [{ rel: 'annuls', record }],
  });
  await servers[0].journal.append({ id: 'system' }, approval);
  await servers[0].journal.eraseUnits({
    agency,
    record,
    units: ['people'],
    actor: 'system',
    approvedBy: String(approval.id),
  });
  const shown = async () => (await servers[1].journal.dossiers.read(agency, subject)).entries[1]?.body.people;
  while ((await shown())?.length !== 0) await new Promise((resolve) => setTimeout(resolve, 20));
  await servers[0].journal.settle(agency);
  const owner = servers[0].outside.pool('owner', 1);
  expect((await owner.query('SELECT current_user AS role')).rows).toEqual([{ role: 'liuhen_owner' }]);
  const store = { pool: owner, vault: servers[0].journal.vault };
  expect(await fsck(store, [agency])).toMatchObject({ entries: 84, discrepancies: [] });
});

test('migrations run once, and a changed or newer schema is refused', async () => {
  const engine = await openEngine({ dataFolder: await folderForTest() });
  cleanUp.push(() => engine.close());
  const owner = engine.connection('owner');
  const migrations = await readMigrations();
  const extra = { name: '9999-later.sql', sql: 'CREATE TABLE later (n int)', digest: 'x' };
  const runs = await Promise.all([1, 2, 3].map(() => migrate(owner, [...migrations, extra])));
  expect(runs.flat()).toEqual(['9999-later.sql']);
  await expect(migrate(owner, migrations)).rejects.toMatchObject({ code: 'migrationAhead' });
  await expect(migrate(owner, [...migrations, { ...extra, digest: 'y' }])).rejects.toMatchObject({
    code: 'migrationChanged',
  });
});

const canMount = process.getuid?.() === 0 && spawnSync('unshare', ['--mount', 'true']).status === 0;

test.skipIf(!canMount)('root without user namespaces starts it as nobody, on a copy of the programs', async () => {
  const folder = await folderForTest();
  const without = 'mount --bind /bin/false /usr/bin/unshare && exec "$@"';
  const server = await startServer([folder], {}, ['unshare', '--mount', 'sh', '-c', without, 'sh']);
  const postmaster = await readPostmaster(join(folder, 'database', 'cluster'));
  const status = await readFile(`/proc/${postmaster?.pid}/status`, 'utf8');
  expect(status).toMatch(/^Uid:\s65534\s/m);
  server.child.kill('SIGTERM');
  expect(await server.gone).toBe(0);
});

test.skipIf(!canMount)(
  'a full disk is said, nothing acknowledged is lost, and with space again work goes on',
  async () => {
    const folder = await folderForTest();
    expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'tmpfs', folder]).status).toBe(0);
    cleanUp.push(async () => spawnSync('umount', ['-l', folder]));
    const engine = await openEngine({ dataFolder: folder });
    cleanUp.push(() => engine.close());
    const journal = await openJournal(engine, {
      clock: now,
      law: byLaw,
      authority: everyone,
      keysFolder: join(folder, 'keys'),
    });
    cleanUp.push(() => journal.close());
    const { agency, subject } = newCase();
    const body = () => bodyOf(agency, subject, { data: { type: '其他', title: '大', note: '证'.repeat(20_000) } });
    expect(await journal.append({ id: 'system' }, body())).toMatchObject({ outcome: 'acknowledged' });
    const filler = join(folder, 'filler');
    spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=1M']);
    const acknowledged: string[] = [];
    let fault: unknown = null;
    while (fault === null) {
      const outcome = await journal.append({ id: 'system' }, body());
      if (outcome.outcome === 'acknowledged') acknowledged.push(outcome.record);
      else fault = outcome;
    }
    expect(fault).toMatchObject({
      outcome: 'fault',
      code: expect.stringMatching(/^(diskFull|databaseDown)$/),
      remedy: expect.stringContaining('没有丢失'),
    });
    spawnSync('rm', [filler]);
    const again = async (): Promise<string> => (await journal.append({ id: 'system' }, body())).outcome;
    let outcome = await again();
    for (let tries = 0; tries < 5 && outcome !== 'acknowledged'; tries += 1) outcome = await again();
    expect(outcome).toBe('acknowledged');
    const { rows } = await engine
      .pool('owner', 1)
      .query<{ record_id: string }>('SELECT record_id FROM entry WHERE agency_id = $1', [agency]);
    const present = new Set(rows.map((row) => row.record_id));
    expect(acknowledged.filter((id) => !present.has(id))).toEqual([]);
  },
);
