import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { api, type Contract } from '../src/api/index.ts';
import { newId, recordOf } from '../src/records-made-here.ts';
import { type Population, populate } from './population.ts';
import { sampleBody } from './sample-body.ts';
import { type Browser, openWorld, password, type World } from './world.ts';

/** What stands for a word of a route and not for an id, and ids of what no other agency has in this test. */
const passing = {
  form: 'playable',
  derivation: randomUUID(),
  hold: randomUUID(),
  disposal: randomUUID(),
  spill: randomUUID(),
  // last: it is no id, and struck from an answer after all ids are
  page: '97',
};

/** Ids that are good, of things of another agency; the same questions are asked with ids of nothing. */
type Ids = Readonly<Record<string, string>>;

let world: World;
let population: Population;
let foreign: Ids;
let nothing: Ids;
const words = '外机关的内容不得外泄';

beforeAll(async () => {
  world = await openWorld();
  population = await populate(world);
  foreign = await placeForeign(world);
  nothing = {
    case: randomUUID(),
    record: newId(world.house.now()),
    draft: randomUUID(),
    person: newId(world.house.now()),
    session: randomUUID(),
    device: randomUUID(),
    upload: randomUUID(),
    report: newId(world.house.now()),
    reset: randomUUID(),
    view: randomUUID(),
    grant: newId(world.house.now()),
    sha256: 'ab'.repeat(32),
    docType: 'investigationReport',
    ...passing,
  };
});
afterAll(() => world.end());

async function placeForeign({ house, put }: World): Promise<Ids> {
  const agency = randomUUID();
  const at = house.now();
  const of = (kind: string, data: Record<string, unknown>, more: object = {}) =>
    recordOf({ agency, at, kind, data, ...more });
  const person = newId(at);
  const id = randomUUID();
  const device = randomUUID();
  const { sha256, sm3, size } = await house.store.put(Readable.from([Buffer.from(words)]));
  const file = { name: '外.txt', mediaType: 'text/plain', sha256, sm3, size };
  await put(
    of('agencyProfile', { regulator: words }),
    of('person', { person, name: words }),
    of('appointment', { person, office: 'officer', from: '2020-01-01' }),
    of('device', { device, deviceNo: words }),
  );
  const record = of('otherDocument', { docType: '外', fields: { content: words } }, { case: id, files: [file] });
  const grant = of('grant', { person, thing: id, right: 'read', reason: words, until: '2099-12-31' });
  const report = of('dockingReport', { taken: 1, held: 0, unreadable: [], missing: [words] });
  await put(of('caseOpened', { title: words, handlers: [person] }, { case: id }), record, report, grant);
  await house.accounts.create(agency, { person, name: 'foreign', hash: 'x', oneTimeUntil: null, at });
  const { session } = await house.sessions.begin(agency, person, { source: 'x', client: 'x' });
  const draft = randomUUID();
  const content = { values: { facts: words }, during: null, replaces: null };
  await house.drafts.create(agency, {
    draft_id: draft,
    subject_id: id,
    doc_type: 'investigationReport',
    owner: person,
    content,
  });
  const view = randomUUID();
  await house.savedViews.save(agency, person, { id: view, name: words, search: { q: words } });
  const reset = await house.factorResets.ask(agency, person, newId(at), words);
  await house.journal.settle(agency);
  return {
    case: id,
    record: record.id,
    draft,
    person,
    session: session.id,
    device,
    upload: randomUUID(),
    report: report.id,
    reset,
    view,
    grant: grant.id,
    sha256,
    docType: 'investigationReport',
    ...passing,
    // records too: any of them will do
    hold: report.id,
    disposal: record.id,
    spill: record.id,
  };
}

const contracts: Contract[] = Object.values(api).flatMap((group) => Object.values<Contract>(group));
const withIds = contracts.filter(({ path }) => path.includes('/:'));

test('every id in the API is known to this test', () => {
  const names = new Set(withIds.flatMap(({ path }) => [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)));
  expect([...names].filter((name) => !(name in foreign))).toEqual([]);
  expect(withIds.length).toBeGreaterThan(35);
});

/** Ending a session that is not one's own ends nothing; of a calendar that is not one's own no term moved. */
const answersNothing = ['/api/session/sessions/:session', '/api/calendars/:record/terms'];

/** What would tell the two apart: status and words, but not the ids that were asked with nor the request's own number. */
function told(answer: { statusCode: number; body: string }, ids: Ids): string {
  let text = answer.body.replace(/"request":"[^"]*"/, '');
  for (const id of Object.values(ids)) text = text.replaceAll(id, '〔id〕');
  return `${answer.statusCode} ${text}`;
}

async function ask(browser: Browser, contract: Contract, ids: Ids) {
  const url = contract.path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? name);
  const body = contract.body === undefined ? undefined : sampleBody(contract.body, ids);
  return browser.call(contract.method, url, body);
}

describe('an id of another agency is answered as one that is not there, to every office, on every route', () => {
  test.each(withIds.map((contract) => [`${contract.method} ${contract.path}`, contract] as const))(
    '%s',
    async (_name, contract) => {
      for (const role of [
        'r-bureauHead',
        'r-handlerone',
        'r-securityAdministrator',
        'r-systemAdministrator',
        'r-custodian',
      ]) {
        const browser = population.roles.get(role);
        if (browser === undefined) throw new Error(role);
        await browser.call('POST', '/api/session/step-up', { password });
        const [there, not] = [await ask(browser, contract, foreign), await ask(browser, contract, nothing)];
        expect(there.body, role).not.toContain(words);
        expect(told(there, foreign), role).toBe(told(not, nothing));
        if (!answersNothing.includes(contract.path)) expect(there.statusCode, role).toBeGreaterThanOrEqual(400);
      }
    },
  );
});

test('and nothing of it was changed by all that asking', async () => {
  const { rows } = await world.house.engine.pool('owner', 1).query<{ open: number; active: number; draft: number }>(
    `SELECT (SELECT count(*) FROM sign_in WHERE session_id = $1 AND ended_at IS NULL) AS open,
              (SELECT count(*) FROM account WHERE name = 'foreign' AND state = 'active' AND password_hash = 'x') AS active,
              (SELECT count(*) FROM draft WHERE draft_id = $2 AND revision = 1) AS draft,
              (SELECT count(*) FROM factor_reset WHERE reset_id = $3 AND outcome IS NULL) AS waiting`,
    [foreign.session, foreign.draft, foreign.reset],
  );
  expect(rows).toEqual([{ open: 1, active: 1, draft: 1, waiting: 1 }]);
});
