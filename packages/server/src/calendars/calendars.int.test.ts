import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, openedCase, openWorld, type World } from '../../test/world.ts';
import { newId, recordOf } from '../records-made-here.ts';
import { runRecompute, startRecomputeWhenDue } from './recompute-job.ts';

let world: World;
let handler: Browser;
let stranger: Browser;
let legal: Browser;
const cases: string[] = [];

beforeAll(async () => {
  world = await openWorld();
  world.clock.ahead = Date.parse('2026-12-21T02:00:00.000Z') - Date.now();
  for (const [name, office, account] of [
    ['承办', 'officer', 'handler'],
    ['旁人', 'officer', 'stranger'],
    ['法制', 'legalReviewer', 'legal'],
  ] as const)
    await world.addPerson(name, [office], { account });
  handler = await world.signIn('handler');
  stranger = await world.signIn('stranger');
  legal = await world.signIn('legal');
  // ninety days from then end in a year without a calendar
  for (let n = 0; n < 23; n += 1) {
    const { id, body } = openedCase(world.agency, [handler.person]);
    const step = (kind: string, data = {}) =>
      recordOf({ agency: world.agency, case: id, at: '2026-12-20T02:00:00.000Z', kind, data });
    await world.put(body, step('clueRegistered'), step('initiationApproved'));
    cases.push(id);
  }
  await world.house.journal.settle(world.agency);
});
afterAll(() => world.end());

const load = (by: Browser, data: object) =>
  by.call('POST', '/api/records', {
    id: newId(world.house.now()),
    agency: world.agency,
    subject: { type: 'agency', id: world.agency },
    kind: 'calendarLoaded',
    schema: 1,
    claimed: { from: world.house.now(), to: null, precision: 'minute', offset: '+08:00', source: 'person' },
    notBefore: null,
    people: [],
    links: [],
    files: [],
    data: {
      edition: '2027-虚构',
      year: 2027,
      notice: '虚构的放假安排',
      issued: '2026-11-20',
      source: '虚构',
      holidays: [],
      workdays: [],
      days: [{ from: '2027-03-18', to: '2027-03-24', kind: 'off', name: '虚构' }],
      ...data,
    },
  });

test('a calendar that contradicts itself is refused in Chinese, and nothing is recomputed', async () => {
  const refused = await load(legal, { days: [{ from: '2027-03-24', to: '2027-03-18', kind: 'off', name: '' }] });
  expect(refused.statusCode).toBe(409);
  expect(refused.json()).toMatchObject({ code: 'refused', detail: expect.stringContaining('日期写法有误') });
  expect((await load(handler, {})).statusCode).toBe(403);
  expect(await runRecompute(world.house)).toBe(0);
});

test('a calendar that is loaded moves the open terms: shown to whoever may see the case, with the reason, and kept', async () => {
  const loaded = await load(legal, {});
  expect(loaded.statusCode).toBe(201);
  const { record } = loaded.json();

  const line = async () =>
    (await handler.call('GET', '/api/calendars'))
      .json()
      .calendars.find((one: { record: string }) => one.record === record);
  expect(await line()).toMatchObject({
    year: 2027,
    current: true,
    recomputing: { done: 0, total: 23, finished: false },
  });
  expect(await runRecompute(world.house)).toBe(2);
  expect(await line()).toMatchObject({ recomputing: { done: 23, finished: true } });

  await world.house.journal.settle(world.agency);
  const seen = (await handler.call('GET', `/api/calendars/${record}/terms?limit=200`)).json();
  expect(new Set(seen.items.map((one: { case: string }) => one.case))).toEqual(new Set(cases));
  expect(seen.items[0].terms).toContainEqual(
    expect.objectContaining({
      title: '作出处罚决定',
      before: '2027-03-20',
      after: '2027-03-25',
      change: 'moved',
      why: expect.stringContaining('顺延至 2027-03-25'),
    }),
  );
  expect((await stranger.call('GET', `/api/calendars/${record}/terms?limit=200`)).json().items).toEqual([]);
  // what stood that day stays, whatever becomes of the case later
  const view = (await handler.call('GET', `/api/cases/${cases[0]}`)).json();
  expect(JSON.stringify(view)).toContain('期限重算：2027 年放假安排载入');
});

test('a run is not begun twice, and one that was lost is begun again', async () => {
  await startRecomputeWhenDue(world.house);
  expect(await runRecompute(world.house)).toBe(0);
  await world.put(
    recordOf({
      agency: world.agency,
      at: world.house.now(),
      kind: 'calendarLoaded',
      data: {
        edition: '2027-虚构之二',
        year: 2027,
        notice: '更正',
        issued: '2026-12-01',
        source: '虚构',
        holidays: [],
        workdays: [],
        days: [{ from: '2027-03-18', to: '2027-03-23', kind: 'off', name: '虚构' }],
      },
    }),
  );
  await startRecomputeWhenDue(world.house);
  expect(await runRecompute(world.house)).toBe(2);
  await world.house.journal.settle(world.agency);
  const { calendars } = (await handler.call('GET', '/api/calendars')).json();
  const [newest, older] = calendars.filter(({ year }: { year: number }) => year === 2027);
  expect([newest.current, older.current]).toEqual([true, false]);
  const { items } = (await handler.call('GET', `/api/calendars/${newest.record}/terms?limit=200`)).json();
  expect(items[0].terms).toContainEqual(
    expect.objectContaining({ title: '作出处罚决定', before: '2027-03-25', after: '2027-03-24' }),
  );
});
