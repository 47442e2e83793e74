import { readFile } from 'node:fs/promises';
import { type Office, offices } from '@liuhen/records';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, openWorld, type World } from '../../test/world.ts';
import type { Assessment } from '../api/index.ts';
import { importCase, readCaseFile } from '../case-files/case-file.ts';
import { partsOf } from '../tables/read-xlsx.fixture.ts';

let world: World;
const people = new Map<Office, Browser>();
const cases: string[] = [];
const as = (office: Office): Browser => {
  const found = people.get(office);
  if (found === undefined) throw new Error(office);
  return found;
};
const always = 'from=2000-01-01&to=2099-12-31';

beforeAll(async () => {
  world = await openWorld();
  for (const office of offices) {
    await world.addPerson(`人员${office}`, [office], { account: office.toLowerCase() });
    people.set(office, await world.signIn(office.toLowerCase()));
  }
  for (const name of ['SP-4-violations-dust', 'SP-2-summary-onspot-fine']) {
    const text = await readFile(new URL(`../../demo/${name}.yaml`, import.meta.url), 'utf8');
    const { journal } = world.house;
    cases.push((await importCase(journal, world.agency, readCaseFile(text), { withAgencyFacts: true })).case);
  }
  await world.house.journal.settle(world.agency);
});
afterAll(() => world.end());

const ask = async (period: string, office: Office = 'legalReviewer'): Promise<Assessment> =>
  (await as(office).call('GET', `/api/assessment?${period}`)).json();

test('each duty counts what the law finds in the cases one by one, and the people and units what it finds of theirs', async () => {
  const made = await ask(always);
  expect(made.cases).toBe(2);
  const known = new Set(
    world.house.law.articles().articles.flatMap(({ obligations }) => obligations.map(({ id }) => id)),
  );
  const wanted = new Map<string, { done: number; missing: number }>();
  for (const id of cases) {
    const { dossier, entries } = await world.house.journal.dossiers.read(world.agency, id);
    for (const finding of world.house.law.port.read(dossier, entries.at(-1)?.receivedAt ?? '').findings) {
      if (!known.has(finding.id) || finding.bearer === 'nobody') continue;
      const held = wanted.get(finding.id) ?? { done: 0, missing: 0 };
      if (finding.status === 'met' || finding.status === 'metLate') held.done += 1;
      if (finding.status === 'breached' || finding.status === 'overdue') held.missing += 1;
      wanted.set(finding.id, held);
    }
  }
  expect(made.duties.length).toBeGreaterThan(20);
  for (const { id, counts } of made.duties)
    expect([id, counts.met + counts.late, counts.missing]).toEqual([id, wanted.get(id)?.done, wanted.get(id)?.missing]);
  expect(made.total.missing).toBeGreaterThan(0);
  expect(made.total.due).toBe(made.duties.reduce((sum, { counts }) => sum + counts.due, 0));
  const named = made.people.map(({ name, office }) => `${name ?? ''} ${office}`);
  // two hold the office of the legal section here: its duties are the office's, and nobody's by name
  expect(named).toEqual(expect.arrayContaining(['周牧 承办人', '李卓然 承办人', ' 法制审核人员']));
  expect(Math.max(...made.units.map(({ counts }) => counts.due))).toBeLessThanOrEqual(made.total.due);
});

test('a period cuts by the day the duty arose, and one in which nothing arose says so', async () => {
  const all = await ask(always);
  const [early, late] = [await ask('from=2000-01-01&to=2026-03-31'), await ask('from=2026-04-01&to=2099-12-31')];
  expect(early.total.due + late.total.due).toBe(all.total.due);
  expect(early.total.due).toBeGreaterThan(0);
  const none = await ask('from=2001-01-01&to=2001-12-31');
  expect(none).toMatchObject({ cases: 0, duties: [], units: [], people: [], total: { due: 0 } });
  const turned = await as('legalReviewer').call('GET', '/api/assessment?from=2026-02-01&to=2026-01-01');
  expect(turned.statusCode).toBe(400);
  expect(turned.body).toContain('起日不得晚于止日');
});

test('who assesses sees it and takes it away as a workbook; an officer and an administrator are told why not', async () => {
  for (const office of offices) {
    const may = ['supervisor', 'legalReviewer', 'brigadeChief', 'bureauHead', 'deputyHead', 'cityHead'].includes(
      office,
    );
    const view = await as(office).call('GET', `/api/assessment?${always}`);
    const table = await as(office).call('GET', `/api/assessment/table?${always}`);
    expect([office, view.statusCode, table.statusCode]).toEqual([office, may ? 200 : 403, may ? 200 : 403]);
  }
  const table = await as('supervisor').call('GET', `/api/assessment/table?${always}`);
  const parts = partsOf(table.rawPayload);
  expect(parts.get('xl/workbook.xml')).toMatch(/逐项义务.*按单位.*按人员.*说明/);
  expect(parts.get('xl/worksheets/sheet3.xml')).toContain('周牧');
  // never an amount of a fine: SP-4 has one of 50,000 yuan, SP-2 one of 200
  const about = [...parts.values()].join('');
  expect(about).not.toMatch(/罚款金额|5万元|50,?000|伍万/);
  const empty = await as('supervisor').call('GET', '/api/assessment/table?from=2001-01-01&to=2001-12-31');
  expect(partsOf(empty.rawPayload).get('xl/worksheets/sheet1.xml')).toContain('本期没有到期或在办的记录义务');
});

test('the table of cases has every row of the list by its filters, and only what one may find', async () => {
  const rows = async (office: Office, query: string) => {
    const answer = await as(office).call('GET', `/api/cases/table?${query}`);
    expect(answer.headers['content-type']).toContain('spreadsheet');
    const xml = partsOf(answer.rawPayload).get('xl/worksheets/sheet1.xml') ?? '';
    return (xml.match(/<row /g) ?? []).length - 1;
  };
  expect(await rows('bureauHead', 'state=all')).toBe(2);
  const { items } = (await as('bureauHead').call('GET', '/api/cases')).json();
  expect(await rows('bureauHead', `procedure=${encodeURIComponent(items[0].procedure)}`)).toBe(1);
  expect(await rows('bureauHead', 'mine=true')).toBe(0);
  expect(await rows('systemAdministrator', 'state=all')).toBe(0);
});
