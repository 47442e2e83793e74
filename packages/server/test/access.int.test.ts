import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordOf } from '../src/records-made-here.ts';
import { type Population, populate } from './population.ts';
import { type Browser, openWorld, password, type World } from './world.ts';

let world: World;
let population: Population;

beforeAll(async () => {
  world = await openWorld();
  population = await populate(world);
});
afterAll(() => world.end());

const as = (role: string): Browser => {
  const found = population.roles.get(role);
  if (found === undefined) throw new Error(`no role ${role}`);
  return found;
};
const [open, closed] = [() => population.cases[0], () => population.cases[1]];
const inCase = (kind: string, data: Record<string, unknown> = {}, more: object = {}) =>
  recordOf({ agency: world.agency, case: open()?.id ?? '', at: world.house.now(), kind, data, ...more });
const statusOf = async (role: string, body: object): Promise<number> =>
  (await as(role).call('POST', '/api/records', body)).statusCode;

test('observations are taken from who handles the case, and from nobody who does not', async () => {
  expect(await statusOf('r-handlerone', inCase('siteInspection', { certShown: true }))).toBe(201);
  for (const role of [
    'r-handlertwo',
    'r-former',
    'r-recused',
    'r-nobody',
    'r-officer',
    'r-archivist',
    'r-systemAdministrator',
  ]) {
    expect(await statusOf(role, inCase('siteInspection')), role).toBe(403);
  }
});

test('an unlawful fact is never refused: an inspection by an officer without any certificate is taken in', async () => {
  const answer = await as('r-handlerone').call('POST', '/api/records', inCase('siteInspection', { certShown: false }));
  expect(answer.statusCode).toBe(201);
  const findings = (await as('r-handlerone').call('GET', `/api/cases/${open()?.id}`)).json().findings;
  expect(findings.some(({ status }: { status: string }) => status === 'breached')).toBe(true);
});

test('a record for another agency, or one that names another agency, meets nothing', async () => {
  const elsewhere = { ...inCase('siteInspection'), agency: randomUUID() };
  const answer = await as('r-handlerone').call('POST', '/api/records', elsewhere);
  expect([answer.statusCode, answer.json().code]).toEqual([404, 'absent']);
});

test('a case of another agency does not exist for anybody here', async () => {
  const foreign = randomUUID();
  const id = randomUUID();
  await world.put(
    recordOf({ agency: foreign, at: world.house.now(), kind: 'agencyProfile', data: { regulator: '外机关' } }),
  );
  await world.put(
    recordOf({
      agency: foreign,
      case: id,
      at: world.house.now(),
      kind: 'caseOpened',
      data: { title: '外机关案', handlers: [as('r-handlerone').person] },
    }),
  );
  await world.house.journal.settle(foreign);
  for (const role of ['r-handlerone', 'r-bureauHead', 'r-auditAdministrator']) {
    expect((await as(role).call('GET', `/api/cases/${id}`)).statusCode, role).toBe(404);
    expect((await as(role).call('GET', '/api/cases?limit=200')).body, role).not.toContain('外机关案');
  }
});

test('nobody takes over a case by opening it again, nor by assigning themselves', async () => {
  const again = inCase('caseOpened', { title: '再开', handlers: [as('r-officer').person] });
  expect(await statusOf('r-officer', again)).toBe(403);
  expect(await statusOf('r-officer', inCase('handlerAssigned', { handlers: [as('r-officer').person] }))).toBe(403);
});

test('only the security administrator appoints and grants; the system administrator does neither', async () => {
  const person = as('r-nobody').person;
  const appointment = recordOf({
    agency: world.agency,
    at: world.house.now(),
    kind: 'appointment',
    data: { person, office: 'officer', from: '2026-01-01' },
  });
  for (const role of [
    'r-systemAdministrator',
    'r-bureauHead',
    'r-auditAdministrator',
    'r-officer',
    'r-securityAdministrator',
  ]) {
    await as(role).call('POST', '/api/session/step-up', { password });
    expect(await statusOf(role, { ...appointment, id: randomId() }), role).toBe(
      role === 'r-securityAdministrator' ? 201 : 403,
    );
  }
});

test('an administrator cannot be given a business office besides (SoD7)', async () => {
  const body = recordOf({
    agency: world.agency,
    at: world.house.now(),
    kind: 'appointment',
    data: { person: as('r-auditAdministrator').person, office: 'officer', from: '2026-01-01' },
  });
  const answer = await as('r-securityAdministrator').call('POST', '/api/records', body);
  expect([answer.statusCode, answer.json().detail]).toEqual([403, expect.stringContaining('不能兼任业务职务')]);
});

test('accounts are opened, reset and closed by the system administrator alone, who cannot read a case by it', async () => {
  const person = await world.addPerson('新来的', ['officer']);
  for (const role of ['r-officer', 'r-bureauHead', 'r-securityAdministrator', 'r-auditAdministrator']) {
    await as(role).call('POST', '/api/session/step-up', { password });
    const answer = await as(role).call('POST', '/api/accounts', { person, account: 'newcomer' });
    expect([role, answer.statusCode]).toEqual([role, 403]);
    expect((await as(role).call('POST', `/api/accounts/${as('r-officer').person}/password`)).statusCode).toBe(403);
    expect((await as(role).call('PUT', `/api/accounts/${person}/state`, { state: 'disabled' })).statusCode).toBe(403);
  }
  const admin = as('r-systemAdministrator');
  world.clock.ahead += 11 * 60_000;
  expect((await admin.call('POST', '/api/accounts', { person, account: 'newcomer' })).json().code).toBe('stepUpNeeded');
  await admin.call('POST', '/api/session/step-up', { password });
  const made = await admin.call('POST', '/api/accounts', { person, account: 'newcomer' });
  expect(made.statusCode).toBe(201);
  expect((await admin.call('POST', '/api/accounts', { person, account: 'newcomer' })).json().code).toBe('accountTaken');
  const payload = { account: 'newcomer', password: made.json().oneTimePassword };
  const signedIn = await world.app.inject({ method: 'POST', url: '/api/session', payload });
  expect(signedIn.statusCode).toBe(200);
  expect((await admin.call('PUT', `/api/accounts/${person}/state`, { state: 'disabled' })).statusCode).toBe(204);
  const cookie = `liuhen=${signedIn.cookies[0]?.value}`;
  expect((await world.app.inject({ url: '/api/session', headers: { cookie } })).statusCode).toBe(401);
  expect((await world.app.inject({ method: 'POST', url: '/api/session', payload })).json().code).toBe(
    'accountDisabled',
  );
});

test('one cannot end the session of somebody else by its id', async () => {
  const mine = as('r-supervisor');
  const id = (await mine.call('GET', '/api/session/sessions')).json().sessions[0].id;
  await as('r-officer').call('POST', '/api/session/step-up', { password });
  await as('r-officer').call('DELETE', `/api/session/sessions/${id}`);
  expect((await mine.call('GET', '/api/session')).statusCode).toBe(200);
});

test('a case is opened by officers, the chief, the window and the legal office; asked twice it is one case with one number', async () => {
  const asked = { id: randomUUID(), procedure: 'penalty.ordinary', title: '新案', party: { name: '某公司' } };
  expect((await as('r-archivist').call('POST', '/api/cases', { ...asked, id: randomUUID() })).statusCode).toBe(403);
  const first = await as('r-brigadeChief').call('POST', '/api/cases', asked);
  const again = await as('r-brigadeChief').call('POST', '/api/cases', asked);
  expect([first.statusCode, again.statusCode]).toEqual([201, 201]);
  const page = (await as('r-brigadeChief').call('GET', `/api/cases/${asked.id}`)).json();
  expect([page.header.records, page.header.party]).toEqual([2, '某公司']);
  expect(page.header.caseNo).toMatch(/^某环案〔\d{4}〕\d+号$/);
});

test('a case file is imported whole or not at all, with every place that is wrong, by who may open cases', async () => {
  const text = (handler: string) => `format: liuhen-case-file@1
agency: { profile: { regulator: 某局 } }
people: {}
devices: {}
case: { title: 导入案, caseType: penalty.ordinary, caseNo: 导-1 }
records:
  - { key: a, kind: siteInspection, at: 2026-03-01T09:00:00+08:00, data: { certShown: true }, by: [{ role: 执法人员, name: ${handler} }] }
`;
  const broken = text('甲').replace('siteInspection', 'noSuchKind').replace('2026-03-01T09:00:00+08:00', '昨天');
  const refused = await as('r-officer').call('POST', '/api/cases/import', { text: broken });
  expect([refused.statusCode, refused.json().at.length]).toEqual([422, 2]);
  expect((await as('r-officer').call('POST', '/api/cases/import', { text: '{{{' })).json().code).toBe('caseFileWrong');
  expect((await as('r-archivist').call('POST', '/api/cases/import', { text: text('甲') })).statusCode).toBe(403);
  const imported = await as('r-officer').call('POST', '/api/cases/import', { text: text('甲') });
  expect([imported.statusCode, imported.json().records]).toEqual([201, 3]);
  expect((await as('r-officer').call('GET', `/api/cases/${imported.json().case}`)).statusCode).toBe(200);
  const out = (await as('r-officer').call('GET', `/api/cases/${imported.json().case}/file`)).body;
  expect(out).toContain('导-1');
});

test('who looked and who was refused stands in the access log of the case, for its handler and the legal office', async () => {
  const id = closed()?.id;
  await as('r-bureauHead').call('GET', `/api/cases/${id}`);
  await as('r-officer').call('GET', `/api/cases/${id}`);
  const lines = (await as('r-handlertwo').call('GET', `/api/cases/${id}/access?limit=200`)).json().items;
  const seen = lines.map(
    ({ actor, action, outcome }: { actor: { id: string }; action: string; outcome: string }) =>
      `${actor?.id} ${action} ${outcome}`,
  );
  expect(seen).toContain(`${as('r-bureauHead').person} readCase done`);
  expect(seen).toContain(`${as('r-officer').person} readCase denied`);
  expect((await as('r-legalReviewer').call('GET', `/api/cases/${id}/access`)).statusCode).toBe(200);
  const exposure = (await as('r-legalReviewer').call('GET', `/api/exposure?case=${id}`)).json();
  expect(exposure.could.map((one: { id: string }) => one.id)).toContain(as('r-handlertwo').person);
  expect(
    exposure.refused.some(({ actor }: { actor: { id: string } | null }) => actor?.id === as('r-officer').person),
  ).toBe(true);
});

function randomId(): string {
  return randomUUID().replace(/^(.{14})4/, '$17');
}
