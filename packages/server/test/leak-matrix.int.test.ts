import { caseThing } from '@liuhen/law/access';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { thingOf } from '../src/reading/open-case.ts';
import { partsOf } from '../src/tables/read-xlsx.fixture.ts';
import { expectationOf, knowable, type Looked, lookAt, type Question } from './matrix.ts';
import { type Population, populate, type Secret, secrets } from './population.ts';
import { elsewhere, rows } from './rows.ts';
import { type Browser, openWorld, type World } from './world.ts';

let world: World;
let population: Population;
const looked = new Map<string, Looked>();

beforeAll(async () => {
  world = await openWorld();
  population = await populate(world);
  for (const { id } of population.cases) looked.set(id, await lookAt(world, id));
});
afterAll(() => world.end());

const look = (id: string): Looked => {
  const found = looked.get(id);
  if (found === undefined) throw new Error(`no case ${id}`);
  return found;
};

test('every operation of openapi.json has a row, and every row an operation', async () => {
  const { paths } = (await world.app.inject('/api/openapi.json')).json();
  const operations = Object.entries<object>(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(operations.filter((one) => !(one in rows) && !(one in elsewhere))).toEqual([]);
  expect([...Object.keys(rows), ...Object.keys(elsewhere)].filter((one) => !operations.includes(one))).toEqual([]);
});

/** What of all secrets stands in an answer, wherever: body, headers, error texts. */
function secretsIn(text: string): Secret[] {
  return Object.entries(secrets)
    .filter(([, word]) => text.includes(word))
    .map(([name]) => name as Secret);
}

/** A workbook is compressed: what it says is what is in its parts. */
function wordsOf({ body, rawPayload, headers }: Awaited<ReturnType<Browser['call']>>): string {
  const isTable = String(headers['content-type']).includes('spreadsheet');
  return isTable ? [...partsOf(rawPayload).values()].join('\n') : body;
}

async function differences(browser: Browser, role: string, questions: readonly Question[]): Promise<string[]> {
  const expectation = await expectationOf(world, browser);
  const known = await knowable(world, expectation, population.cases);
  const found: string[] = [];
  for (const { url, method, body, headers, good } of questions) {
    const answer = await browser.call(method, url, body, headers);
    const text = `${wordsOf(answer)}\n${JSON.stringify(answer.headers)}`;
    const isGood = answer.statusCode < 300;
    const expected = good === 'either' ? isGood : good === null ? true : good(expectation, look);
    // a question is no leak of itself: the words it was asked with come back in no answer either
    for (const secret of secretsIn(text)) {
      const root: Secret = secret === 'informantPhone' ? 'informant' : secret;
      if (!known.has(root)) found.push(`${role} ${method} ${url}: tells ${secret}`);
    }
    if (isGood !== expected)
      found.push(
        `${role} ${method} ${url}: ${answer.statusCode}, policy says ${expected}: ${answer.body.slice(0, 160)}`,
      );
  }
  return found;
}

describe('roles × things × routes: what is answered is what the policy says', () => {
  test.each(Object.keys(rows))('%s', async (operation) => {
    const row = rows[operation]?.(world)(population) ?? [];
    const found: string[] = [];
    for (const [role, browser] of population.roles) found.push(...(await differences(browser, role, row)));
    expect(found).toEqual([]);
  });
});

test('lists and counts hold exactly the cases that may be found, and say exactly of which that they may be read', async () => {
  for (const [role, browser] of population.roles) {
    const { may } = await expectationOf(world, browser);
    const { items, total } = (await browser.call('GET', '/api/cases?limit=200')).json();
    const wanted = population.cases.filter(({ id }) => may('find', caseThing(look(id).ground))).map(({ id }) => id);
    expect(items.map(({ id }: { id: string }) => id).sort(), role).toEqual([...wanted].sort());
    expect(total, role).toBe(wanted.length);
    for (const { id, readable } of items)
      expect(readable, `${role} ${id}`).toBe(may('read', caseThing(look(id).ground)));
  }
});

test('a case shows each record as the policy says: read, only found, or only counted', async () => {
  for (const [role, browser] of population.roles) {
    const { may } = await expectationOf(world, browser);
    for (const { id } of population.cases) {
      const answer = await browser.call('GET', `/api/cases/${id}`);
      if (answer.statusCode !== 200) continue;
      const { facts, hidden } = answer.json();
      const { ground, entries } = look(id);
      const findable = entries.filter(
        (entry) => may('find', thingOf(ground, entry)) || may('read', thingOf(ground, entry)),
      );
      expect(facts.length, role).toBe(findable.length);
      expect(hidden, role).toBe(entries.length - findable.length);
      for (const entry of findable) {
        const fact = facts.find((one: { id: string }) => one.id === entry.body.id);
        if (may('read', thingOf(ground, entry))) continue;
        expect([fact.data, fact.people, fact.files], `${role} ${entry.body.kind}`).toEqual([expect.anything(), [], []]);
        expect(JSON.stringify(fact.data).length, role).toBeLessThan(16);
      }
    }
  }
});

test('the handler of a case is told all of it: the matrix compares with something', async () => {
  const browser = population.roles.get('r-handlerone');
  const [one] = population.cases;
  if (browser === undefined || one === undefined) throw new Error('no handler');
  const page = (await browser.call('GET', `/api/cases/${one.id}`)).body;
  const draft = (await browser.call('GET', `/api/drafts/${one.draft}`)).body;
  expect(secretsIn(page + draft).sort()).toEqual(Object.keys(secrets).sort());
});

test('nobody is told the difference between a case that is not there and one that may not be found', async () => {
  const absent = '3f0c1f3e-0000-4000-8000-000000000000';
  for (const [role, browser] of population.roles) {
    const { may } = await expectationOf(world, browser);
    for (const { id } of population.cases) {
      if (may('find', caseThing(look(id).ground))) continue;
      const [there, not] = [
        await browser.call('GET', `/api/cases/${id}`),
        await browser.call('GET', `/api/cases/${absent}`),
      ];
      expect({ ...there.json(), request: '' }, role).toEqual({ ...not.json(), request: '' });
    }
  }
});

test('without a session there is nothing but health, set-up and the description', async () => {
  for (const operation of Object.keys(rows)) {
    const questions = rows[operation]?.(world)(population) ?? [];
    for (const { url, method, body } of questions) {
      const answer = await world.app.inject({
        method,
        url,
        ...(body === undefined ? {} : { payload: body as object }),
      });
      if (/\/api\/(?:health|setup)$/.test(url)) expect(answer.statusCode).toBe(200);
      else expect([url, answer.statusCode]).toEqual([url, 401]);
    }
  }
});

test('a planted leak turns the matrix red', async () => {
  const planted = await openLeak();
  const browser = population.roles.get('r-deviceManager');
  if (browser === undefined) throw new Error('no such role');
  const found = await differences({ ...browser, call: async () => planted }, 'r-deviceManager', [
    { url: '/api/planted', method: 'GET', good: null },
  ]);
  expect(found).toEqual([
    'r-deviceManager GET /api/planted: tells informant',
    'r-deviceManager GET /api/planted: tells main',
  ]);
});

/** An answer of the real app, by a route that forgot to ask. */
async function openLeak() {
  const { buildApp } = await import('../src/http/app.ts');
  const leaky = await buildApp(world.house, { logLevel: 'silent' });
  leaky.get('/api/planted', async () => ({ entries: look(population.cases[0]?.id ?? '').entries }));
  const answer = await leaky.inject('/api/planted');
  await leaky.close();
  return {
    ...answer,
    body: answer.body.replaceAll(secrets.side, '').replaceAll(secrets.trade, '').replaceAll(secrets.informantPhone, ''),
  };
}
