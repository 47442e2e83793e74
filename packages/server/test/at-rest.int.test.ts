import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chownSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HouseOptions, openHouse } from '../src/open-house.ts';
import { recordOf } from '../src/records-made-here.ts';
import { openedCase, openWorld, type World } from './world.ts';

/** What no dump, page or log of the database may hold; each is entered by its own way in. */
const planted = {
  informant: '秘举报甲乙丙',
  informantPhone: '13900001357',
  witness: '证人丁戊己',
  residentId: '220621198801012345',
  address: '抚松县北岗镇某屯三组七号',
  draftPhone: '13911112222',
  clerk: '经办庚辛壬',
  inTitle: '题内癸子丑',
  party: '相对寅卯辰',
  partyPhone: '13722223333',
};
const folders: string[] = [];

const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'liuhen-rest-'));
  folders.push(made);
  return made;
};
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true });
});

/** A case with all of it, entered as people enter it, and one that reads it back. */
async function plant(world: World) {
  const person = await world.addPerson(planted.clerk, ['officer'], { account: 'zhao' });
  const { id, body } = openedCase(world.agency, [person], { title: `${planted.inTitle}违法排放污染物案` });
  const of = (kind: string, data: Record<string, unknown>, more: object = {}) =>
    recordOf({ agency: world.agency, case: id, at: world.house.now(), kind, data, ...more });
  await world.put(body, of('partyIdentified', { name: planted.party, partyType: 'person', phone: planted.partyPhone }));
  const officer = await world.signIn('zhao');
  const answers = [
    await officer.call(
      'POST',
      '/api/records',
      of('informantIdentified', { name: planted.informant, phone: planted.informantPhone, named: true }),
    ),
    await officer.call(
      'POST',
      '/api/records',
      of(
        'siteInspection',
        { note: `住${planted.address}，身份证号${planted.residentId}` },
        { people: [{ role: '见证人', person: null, name: planted.witness }] },
      ),
    ),
    await officer.call('POST', `/api/cases/${id}/drafts`, {
      id: randomUUID(),
      docType: 'investigationReport',
      values: { facts: `联系电话${planted.draftPhone}` },
    }),
  ];
  expect(answers.map(({ statusCode, body: text }) => [statusCode, text.slice(0, 200)])).toEqual(
    answers.map(() => [201, expect.any(String)]),
  );
  await world.house.journal.settle(world.agency);
  return { id, officer };
}

function found(bytes: Buffer): string[] {
  return Object.entries(planted)
    .filter(([, word]) => bytes.includes(word))
    .map(([name]) => name);
}

/** Every row of every table as text, by the account above all guards. */
async function everyRow(world: World): Promise<string> {
  const pool = world.house.engine.pool('owner', 1);
  const tables = await pool.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relnamespace = 'liuhen'::regnamespace AND relkind = 'r'",
  );
  expect(tables.rows.length).toBeGreaterThan(20);
  const texts: string[] = [];
  for (const { name } of tables.rows) {
    const { rows } = await pool.query<{ text: string }>(`SELECT t::text AS text FROM ${name} t`);
    texts.push(...rows.map(({ text }) => text));
  }
  await pool.end();
  return texts.join('\n');
}

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.end());

test('no table, page or log of the database holds a name, number or address in the clear, and who may read still reads and finds them', async () => {
  const { id, officer } = await plant(world);
  expect(found(Buffer.from(await everyRow(world)))).toEqual([]);
  const page = (await officer.call('GET', `/api/cases/${id}`)).body;
  // title and party are found by part of them, and shown to whoever may find the case
  for (const part of [planted.inTitle, planted.party.slice(1), planted.party.slice(0, 2)]) {
    const list = (await officer.call('GET', `/api/cases?q=${encodeURIComponent(part)}`)).json();
    expect(list, part).toMatchObject({ total: 1, items: [{ party: planted.party }] });
  }
  for (const word of [planted.informant, planted.witness, planted.residentId, planted.address]) {
    expect(page).toContain(word);
    const { hits } = (await officer.call('GET', `/api/search?q=${encodeURIComponent(word.slice(1))}`)).json();
    expect(hits.length, word).toBeGreaterThan(0);
  }
  // the files themselves, the write-ahead log among them, once all is written out
  const cluster = join(world.house.engine.dataFolder, 'database', 'cluster');
  await world.house.engine.pool('owner', 1).query('VACUUM FULL payload');
  const files = globSync('**/*', { cwd: cluster, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.some(({ parentPath }) => parentPath.includes('pg_wal'))).toBe(true);
  for (const file of files) {
    const path = join(file.parentPath, file.name);
    expect([path, found(readFileSync(path))]).toEqual([path, []]);
  }
});

test('a table that holds one of them in the clear would be noticed', async () => {
  await world.house.engine
    .pool('owner', 1)
    .query('INSERT INTO number_series (agency_id, series, next) VALUES ($1, $2, 1)', [world.agency, planted.witness]);
  expect(found(Buffer.from(await everyRow(world)))).toEqual(['witness']);
});

const tools = '/usr/lib/postgresql/15/bin';

test.skipIf(!existsSync(join(tools, 'pg_dump')) || process.getuid?.() !== 0)(
  'nor does pg_dump of an external PostgreSQL, under the national cipher',
  async () => {
    const place = folder();
    const data = join(place, 'cluster');
    mkdirSync(data);
    for (const one of [place, data]) chownSync(one, 65_534, 65_534);
    const port = await freePort();
    const asNobody = { uid: 65_534, gid: 65_534, cwd: place };
    execFileSync(join(tools, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C'], {
      ...asNobody,
      stdio: 'ignore',
    });
    const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${place}`;
    execFileSync(join(tools, 'pg_ctl'), ['-D', data, '-w', '-o', options, '-l', join(place, 'log'), 'start'], {
      ...asNobody,
      stdio: 'ignore',
    });
    try {
      const databaseUrl = `postgres://postgres@127.0.0.1:${port}/postgres`;
      const outside: Partial<HouseOptions> = { databaseUrl, keysFolder: folder(), encryption: 'sm4-gcm' };
      const there = await openWorld({}, outside);
      await plant(there);
      const dump = spawnSync(join(tools, 'pg_dump'), [databaseUrl], { maxBuffer: 1e9 });
      expect(dump.stderr.toString()).toBe('');
      expect(dump.stdout.toString()).toContain('penalty.ordinary');
      expect(found(dump.stdout)).toEqual([]);
      await there.end();
      // beside other keys the house does not open, and makes none that would sit where the old one belongs
      const other = folder();
      await expect(openHouse({ dataFolder: folder(), databaseUrl, keysFolder: other })).rejects.toMatchObject({
        code: 'keyMissing',
      });
      expect(globSync('master-*', { cwd: other })).toEqual([]);
    } finally {
      execFileSync(join(tools, 'pg_ctl'), ['-D', data, '-w', '-m', 'immediate', 'stop'], {
        ...asNobody,
        stdio: 'ignore',
      });
    }
  },
);

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
