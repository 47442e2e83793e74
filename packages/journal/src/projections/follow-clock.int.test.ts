import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { byLaw } from '../../test/by-law.ts';
import { bodyOf, openWorld, type World } from '../../test/world.ts';
import { within } from '../database.ts';
import type { Law } from '../law-port.ts';
import { countFindings } from '../lists/index.ts';
import { followClock } from './follow-clock.ts';
import { rebuild } from './rebuild.ts';

const start = '2026-03-02T00:00:00.000Z';
const day = 24 * 3_600_000;
let world: World;
let clock = Date.parse(start);

beforeAll(async () => {
  world = await openWorld({ clock: () => new Date(clock).toISOString() });
});
afterAll(() => world.end());

/** Cases of an agency of their own, each with one record made now: by the by-law it is to be answered within ten days. */
async function bureau(count: number): Promise<{ agency: string; cases: string[] }> {
  clock = Date.parse(start);
  const agency = randomUUID();
  const cases = Array.from({ length: count }, () => randomUUID()).sort();
  const claimed = { from: start, to: null, precision: 'minute', offset: '+08:00', source: 'person' };
  for (const subject of cases) await world.journal.append({ id: 'system' }, bodyOf(agency, subject, { claimed }));
  await world.journal.settle(agency);
  return { agency, cases };
}

type Row = { subject_id: string; breaches: number; holds_from: string | null; holds_until: string | null };
const rowsOf = (agency: string): Promise<Row[]> =>
  within(world.journal.pool, agency, async (client) => {
    const { rows } = await client.query<Row>(
      'SELECT subject_id, breaches, holds_from, holds_until FROM case_row WHERE agency_id = $1 ORDER BY subject_id',
      [agency],
    );
    return rows;
  });
const statuses = (agency: string) =>
  within(world.journal.pool, agency, async (client) => {
    const { rows } = await client.query<{ status: string }>('SELECT status FROM finding WHERE agency_id = $1', [
      agency,
    ]);
    return rows.map(({ status }) => status);
  });
const follow = (agency: string, law: Law = byLaw, signal?: AbortSignal) =>
  followClock(world.journal, law, agency, signal);

test('a clock runs out without any record, and rows, sums and a rebuild all say so; nothing is read before its time', async () => {
  const { agency } = await bureau(2);
  clock += 10 * day - 1;
  expect(await follow(agency)).toBe(0);
  expect(await statuses(agency)).toEqual(['pending', 'pending']);
  clock += 1;
  expect(await follow(agency)).toBe(2);
  expect(await statuses(agency)).toEqual(['overdue', 'overdue']);
  const rows = await rowsOf(agency);
  expect(rows).toMatchObject([{ breaches: 1, holds_from: '2026-03-12T00:00:00.000Z', holds_until: null }, {}]);
  const always = { is: 'always' } as const;
  const { counts } = await countFindings(world.journal.pool, agency, always, start);
  expect(counts).toEqual([{ finding_id: 'B2.1', status: 'overdue', count: 2 }]);
  expect(await follow(agency)).toBe(0);
  clock += 400 * day;
  await rebuild(world.journal, byLaw, agency);
  expect(await rowsOf(agency)).toEqual(rows);
});

test('a clock that ran ahead and is set right leaves nothing behind', async () => {
  const { agency } = await bureau(1);
  const before = await rowsOf(agency);
  clock += 4_000 * day;
  await follow(agency);
  expect(await statuses(agency)).toEqual(['overdue']);
  clock = Date.parse(start) + day;
  expect(await follow(agency)).toBe(1);
  expect(await statuses(agency)).toEqual(['pending']);
  expect(await rowsOf(agency)).toEqual(before);
  expect(await follow(agency)).toBe(0);
});

test('who stops half-way has lost nothing, two at once read nothing twice, and a long absence is caught up', async () => {
  const { agency } = await bureau(130);
  clock += 900 * day;
  const stopping = new AbortController();
  const law: Law = {
    ...byLaw,
    read(dossier, at) {
      stopping.abort();
      return byLaw.read(dossier, at);
    },
  };
  expect(await follow(agency, law, stopping.signal)).toBe(50);
  expect((await rowsOf(agency)).filter(({ breaches }) => breaches > 0)).toHaveLength(50);
  const [one, other] = await Promise.all([follow(agency), follow(agency)]);
  expect(one + other).toBe(80);
  expect((await rowsOf(agency)).every(({ breaches }) => breaches === 1)).toBe(true);
});

test('a case that cannot be read is told of, and keeps no other from being read', async () => {
  const { agency, cases } = await bureau(60);
  clock += 11 * day;
  const law: Law = {
    ...byLaw,
    read(dossier, at) {
      if (dossier.subject === cases[3]) throw new Error('unreadable');
      return byLaw.read(dossier, at);
    },
  };
  await expect(follow(agency, law)).rejects.toThrow('unreadable');
  const rows = await rowsOf(agency);
  expect(rows.filter(({ breaches }) => breaches === 0).map(({ subject_id }) => subject_id)).toEqual([cases[3]]);
  expect(await follow(agency)).toBe(1);
});

test('rows from before the columns are read anew by whoever follows the clock first', async () => {
  const { agency } = await bureau(3);
  const owner = world.engine.pool('owner', 1);
  await owner.query("UPDATE case_row SET holds_until = '-infinity' WHERE agency_id = $1", [agency]);
  await owner.end();
  expect(await follow(agency)).toBe(3);
  expect((await rowsOf(agency)).map(({ holds_until }) => holds_until)).toEqual(
    Array(3).fill('2026-03-12T00:00:00.000Z'),
  );
});
