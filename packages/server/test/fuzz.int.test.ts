import { randomUUID } from 'node:crypto';
import { caseGround, caseThing, mayAccess, viewerOf } from '@liuhen/law/access';
import type { Entry, Office } from '@liuhen/records';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { thingOf } from '../src/reading/open-case.ts';
import { recordOf } from '../src/records-made-here.ts';
import { type Browser, openWorld, type World } from './world.ts';

const count = 125;
const recordsOfEach = 8;
const held: readonly Office[] = [
  'officer',
  'officer',
  'brigadeChief',
  'legalReviewer',
  'bureauHead',
  'archivist',
  'custodian',
  'receptionist',
  'supervisor',
  'systemAdministrator',
];
const kinds = [
  'siteInspection',
  'complaintRegister',
  'legalReviewOpinion',
  'recording',
  'clueRegistered',
  'informantIdentified',
];

let world: World;
const browsers: Browser[] = [];
const ids: string[] = [];

/** Ten roles and a thousand things thrown together by chance; the chance is seeded, so that a failure can be had again. */
beforeAll(async () => {
  world = await openWorld();
  const people: string[] = [];
  for (const [index, office] of held.entries()) {
    people.push(await world.addPerson(`人员${index}`, [office], { account: `role-${index}` }));
  }
  for (const index of held.keys()) browsers.push(await world.signIn(`role-${index}`));
  const plans = fc.sample(
    fc.record({
      handler: fc.constantFrom(people[0], people[1]),
      replaced: fc.boolean(),
      closed: fc.boolean(),
      records: fc.array(fc.record({ kind: fc.constantFrom(...kinds), secret: fc.boolean() }), {
        minLength: recordsOfEach - 2,
        maxLength: recordsOfEach - 2,
      }),
    }),
    { numRuns: count, seed: 20_260_301 },
  );
  for (const { handler, replaced, closed, records } of plans) {
    const id = randomUUID();
    ids.push(id);
    const at = '2026-03-03T02:00:00.000Z';
    const of = (kind: string, data: Record<string, unknown>) =>
      recordOf({ agency: world.agency, case: id, at, kind, data });
    await world.put(
      of('caseOpened', { title: '随机案', caseType: 'penalty.ordinary', handlers: [replaced ? people[0] : handler] }),
      of('handlerAssigned', { handlers: [handler] }),
      ...records.map(({ kind, secret }) => {
        const sensitivity = secret ? { sensitivity: '商业秘密' } : {};
        const data =
          kind === 'informantIdentified'
            ? { name: '举报者', named: true }
            : { note: '词语乙丑', title: '词语乙丑', ...sensitivity };
        return of(kind, ['complaintRegister', 'legalReviewOpinion'].includes(kind) ? { ...data, fields: {} } : data);
      }),
      ...(closed ? [of('caseClosed', { closureKind: '执行完毕' })] : []),
    );
  }
  await world.house.journal.settle(world.agency);
}, 300_000);
afterAll(() => world.end());

async function everything() {
  const all: { id: string; ground: ReturnType<typeof caseGround>; entries: readonly Entry[] }[] = [];
  for (const id of ids) {
    const { dossier, entries } = await world.house.journal.dossiers.read(world.agency, id);
    all.push({ id, ground: caseGround(world.agency, dossier), entries });
  }
  return all;
}

async function pages(browser: Browser, url: string): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const answer = await browser.call('GET', `${url}${next === '' ? '' : `&cursor=${next}`}`);
    const page: { items: Record<string, unknown>[]; next: string | null } = answer.json();
    items.push(...page.items);
    next = page.next;
  }
  return items;
}

test('ten roles, a thousand things: what lists, counts and pages hold is what the policy says of each thing', async () => {
  const all = await everything();
  expect(all.reduce((sum, { entries }) => sum + entries.length, 0)).toBeGreaterThanOrEqual(1_000);
  const facts = await world.house.journal.dossiers.agencyFacts(world.agency);
  for (const [index, browser] of browsers.entries()) {
    const viewer = viewerOf(facts, world.agency, browser.person, Temporal.Instant.from(world.house.now()));
    const may = (act: 'find' | 'read', thing: Parameters<typeof mayAccess>[2]) => mayAccess(viewer, act, thing).allowed;
    const role = `${index} ${held[index]}`;

    const findable = all.filter(({ ground }) => may('find', caseThing(ground)));
    const cases = await pages(browser, '/api/cases?limit=30');
    expect(cases.map(({ id }) => id).sort(), role).toEqual(findable.map(({ id }) => id).sort());
    const readable = new Set(all.filter(({ ground }) => may('read', caseThing(ground))).map(({ id }) => id));
    expect(
      cases
        .filter(({ readable: open }) => open === true)
        .map(({ id }) => id)
        .sort(),
      role,
    ).toEqual(
      findable
        .map(({ id }) => id)
        .filter((id) => readable.has(id))
        .sort(),
    );
    const mine = (await browser.call('GET', '/api/cases?limit=1&mine=true')).json().total;
    const handled = findable.filter(({ ground }) =>
      ground.relations.some(({ relation, person }) => relation === 'handler' && person === browser.person),
    );
    expect(mine, role).toBe(handled.length);

    const recordings = await pages(browser, '/api/recordings?limit=30');
    const heard = all.flatMap(({ ground, entries }) =>
      entries
        .filter((entry) => entry.body.kind === 'recording' && may('read', thingOf(ground, entry)))
        .map(({ body }) => body.id),
    );
    expect(recordings.map(({ record }) => record).sort(), role).toEqual(heard.sort());

    const articles = await browser.call('GET', '/api/articles');
    if (articles.statusCode === 200) expect(articles.json().cases, role).toBe(readable.size);
    const tasks = (await browser.call('GET', '/api/tasks?limit=500')).json().tasks as { case: string }[];
    expect(
      tasks.every((task) => readable.has(task.case)),
      role,
    ).toBe(true);
    const hits = (await browser.call('GET', '/api/search?q=词语乙丑&limit=50')).json().hits as {
      record: string | null;
    }[];
    const found = new Set(
      all.flatMap(({ ground, entries }) =>
        entries.filter((entry) => may('read', thingOf(ground, entry))).map(({ body }) => body.id as string),
      ),
    );
    expect(
      hits.every(({ record }) => record === null || found.has(record)),
      role,
    ).toBe(true);
    const wanted = all.flatMap(({ ground, entries }) =>
      entries.filter(
        (entry) => JSON.stringify(entry.body.data).includes('词语乙丑') && may('read', thingOf(ground, entry)),
      ),
    );
    expect(hits.length, role).toBe(Math.min(50, wanted.length));
  }
}, 300_000);
