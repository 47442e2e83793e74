import { afterAll, beforeAll, expect, test } from 'vitest';
import { byLaw } from '../../test/by-law.ts';
import { bodyOf, newCase, newId, now, openWorld, type World } from '../../test/world.ts';
import { within } from '../database.ts';
import { eraseUnits } from '../door/erase.ts';
import { endIsolation, isolateRecords } from '../door/isolate.ts';
import { Dossiers } from '../readers/dossiers.ts';
import { derivePending } from './deriver.ts';

/** Another process, which holds a case in memory and has heard nothing yet of what was done to it. */
let world: World;
const officer = { id: newId() };
const phone = '13800138000';

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.end());

async function caseInMemory() {
  const { agency, subject } = newCase();
  const told = bodyOf(agency, subject, { data: { type: '其他', title: '来电', phone } });
  const record = String(told.id);
  await world.journal.append(officer, told);
  const approval = bodyOf(agency, subject, {
    kind: 'disposal',
    data: { ground: '保管期满' },
    links: [{ rel: 'follows', record }],
  });
  await world.journal.append(officer, approval);
  await world.journal.settle(agency);
  const elsewhere = new Dossiers(world.journal);
  await elsewhere.read(agency, subject);
  return { agency, subject, record, approval: String(approval.id), elsewhere };
}

async function searched(agency: string, record: string): Promise<string> {
  const { pool, vault } = world.journal;
  return within(pool, agency, async (client) => {
    const { rows } = await client.query<{ sealed: Buffer }>(
      'SELECT sealed FROM search_row WHERE agency_id = $1 AND record_id = $2',
      [agency, record],
    );
    const index = await vault.indexOf(client, agency);
    return JSON.stringify(rows.map(({ sealed }) => index.open(record, sealed)));
  });
}

test('who derives after an erasure reads the database and not their memory, so that nothing erased comes back', async () => {
  const { agency, record, approval, elsewhere } = await caseInMemory();
  expect(await searched(agency, record)).toContain(phone);
  const erasure = { agency, record, units: ['data.phone'], actor: officer.id, approvedBy: approval };
  await eraseUnits(world.journal, erasure, now());
  expect(await searched(agency, record)).toBe('[]');
  while ((await derivePending(world.journal, byLaw, elsewhere, agency)) > 0);
  const found = await searched(agency, record);
  expect(found).toContain('来电');
  expect(found).not.toContain(phone);
});

test('nor does what was set apart come back, and what was set free is found again', async () => {
  const { agency, subject, record, elsewhere } = await caseInMemory();
  const found = { record, case: subject, note: '录像中有涉密图件', records: [record], sha256: [] };
  const isolated = bodyOf(agency, agency, { kind: 'spillIsolated', data: found, people: [] });
  await world.journal.append(officer, isolated);
  await world.journal.settle(agency);
  const spill = String(isolated.id);
  await isolateRecords(world.journal.pool, { agency, spill, records: [record] }, now());
  while ((await derivePending(world.journal, byLaw, elsewhere, agency)) > 0);
  expect(await searched(agency, record)).not.toContain(phone);
  await endIsolation(world.journal.pool, agency, spill);
  while ((await derivePending(world.journal, byLaw, elsewhere, agency)) > 0);
  expect(await searched(agency, record)).toContain(phone);
});
