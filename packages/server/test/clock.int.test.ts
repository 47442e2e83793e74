import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Assessment } from '../src/api/index.ts';
import { recordOf } from '../src/records-made-here.ts';
import { keepHouse } from '../src/start/housekeeping.ts';
import { type Browser, openedCase, openWorld, type World } from './world.ts';

const hour = 3_600_000;
let world: World;
let subject: string;
let stop = (): void => undefined;

beforeAll(async () => {
  world = await openWorld();
  const officer = await world.addPerson('李卓然', ['officer'], { account: 'lizr' });
  await world.addPerson('方静', ['legalReviewer'], { account: 'fangj' });
  const { id, body } = openedCase(world.agency, [officer]);
  subject = id;
  const at = world.house.now();
  const inspected = { certShown: true, place: '总排口' };
  await world.put(body, recordOf({ agency: world.agency, case: id, at, kind: 'siteInspection', data: inspected }));
  await world.house.journal.settle(world.agency);
});
afterAll(async () => {
  stop();
  await world.end();
});

/** What four pages say of the duty to film the inspection, each of which is read from rows that were derived before. */
async function said() {
  const as = async (account: string): Promise<Browser> => world.signIn(account);
  const [officer, legal] = [await as('lizr'), await as('fangj')];
  const today = world.house.now().slice(0, 10);
  const { items } = (await officer.call('GET', '/api/cases')).json();
  const { articles } = (await legal.call('GET', '/api/articles')).json();
  const assessment: Assessment = (
    await legal.call('GET', `/api/assessment?from=2026-01-01&to=${today.slice(0, 4)}-12-31`)
  ).json();
  const { tasks } = (await officer.call('GET', '/api/tasks')).json();
  return {
    breaches: items.find(({ id }: { id: string }) => id === subject).breaches as number,
    article: articles
      .flatMap(({ obligations }: { obligations: object[] }) => obligations)
      .find(({ id }: { id: string }) => id === 'A12.1').standing,
    supervised: assessment.duties.find(({ id }) => id === 'A12.1')?.counts,
    awaited: tasks.some(({ key }: { key: string }) => key.startsWith('finding/A12.1/')),
  };
}

test('what no record tells, the clock does: a case nobody touches is in breach in list, articles, supervision and tasks', async () => {
  const before = await said();
  expect(before).toMatchObject({ article: { pending: 1 }, supervised: { open: 1, missing: 0 }, awaited: true });
  world.clock.ahead += 25 * hour;
  stop = keepHouse(world.house, (error) => {
    throw error;
  });
  await expect.poll(async () => (await said()).article, { timeout: 20_000, interval: 500 }).toEqual({ breached: 1 });
  const after = await said();
  expect(after.breaches).toBeGreaterThan(before.breaches);
  expect(after).toMatchObject({ supervised: { open: 0, missing: 1 }, awaited: false });
});
