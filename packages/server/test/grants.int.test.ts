import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordOf } from '../src/records-made-here.ts';
import { type Browser, openedCase, openWorld, password, type World } from './world.ts';

let world: World;
let id: string;
const people: Record<string, Browser> = {};
const title = '某砂场未批先建案';

beforeAll(async () => {
  world = await openWorld();
  const zhao = await world.addPerson('赵启明', ['officer'], { account: 'zhao' });
  await world.addPerson('李卓然', ['assistant'], { account: 'lizr' });
  await world.addPerson('高明远', ['bureauHead'], { account: 'gao' });
  await world.addPerson('安静', ['securityAdministrator'], { account: 'anq' });
  await world.addPerson('审丙', ['auditAdministrator'], { account: 'shen' });
  await world.addPerson('闲人', [], { account: 'idle' });
  for (const account of ['zhao', 'lizr', 'gao', 'anq', 'shen', 'idle']) people[account] = await world.signIn(account);
  const opened = openedCase(world.agency, [zhao], { title });
  id = opened.id;
  const kept = recordOf({
    agency: world.agency,
    case: id,
    at: world.house.now(),
    kind: 'informantIdentified',
    data: { name: '举报甲', named: true },
  });
  await world.put(opened.body, kept);
  await world.house.journal.settle(world.agency);
});
afterAll(() => world.end());

const as = (account: string): Browser => {
  const found = people[account];
  if (found === undefined) throw new Error(account);
  return found;
};
const stepUp = (account: string) => as(account).call('POST', '/api/session/step-up', { password });
const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
const wish = (more: object = {}) => ({
  id: randomUUID(),
  person: as('lizr').person,
  case: id,
  right: 'read',
  reason: '协助核对监测数据',
  until: day(10),
  ...more,
});
const seen = async (account: string) => (await as(account).call('GET', `/api/cases/${id}`)).statusCode;
const listed = async (account: string) => (await as(account).call('GET', '/api/grants')).json();

test('a grant lets one person into one case until its last day, and nobody else; each is told by which', async () => {
  expect(await seen('lizr')).toBe(404);
  expect((await as('gao').call('POST', '/api/grants', wish())).json().code).toBe('stepUpNeeded');
  await stepUp('gao');
  const given = wish();
  expect((await as('gao').call('POST', '/api/grants', given)).statusCode).toBe(201);
  expect((await as('gao').call('POST', '/api/grants', given)).statusCode).toBe(201);
  expect(await seen('lizr')).toBe(200);
  expect((await as('lizr').call('GET', `/api/cases/${id}`)).body).not.toContain('举报甲');
  expect((await as('lizr').call('GET', `/api/cases/${id}/file`)).statusCode).toBe(403);
  expect((await as('lizr').call('GET', '/api/cases')).json().items.map((line: { id: string }) => line.id)).toEqual([
    id,
  ]);
  const { items } = await listed('gao');
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({ grant: given.id, case: id, right: 'read', until: given.until, state: 'running' });
  world.clock.ahead = 11 * 86_400_000;
  people.lizr = await world.signIn('lizr');
  people.gao = await world.signIn('gao');
  expect(await seen('lizr')).toBe(404);
  expect((await listed('gao')).items[0].state).toBe('over');
  world.clock.ahead = 0;
  people.lizr = await world.signIn('lizr');
  people.gao = await world.signIn('gao');
});

test('revoked it is over at once, with who and why; only head and security take it back', async () => {
  expect(await seen('lizr')).toBe(200);
  const [grant] = (await listed('gao')).items;
  const revoke = (account: string, reason = '核对已毕') =>
    as(account).call('POST', `/api/grants/${grant.grant}/revocation`, { id: randomUUID(), reason });
  for (const account of ['zhao', 'lizr', 'shen']) {
    await stepUp(account);
    expect((await revoke(account)).statusCode, account).toBe(403);
  }
  expect((await revoke('anq')).json().code).toBe('stepUpNeeded');
  await stepUp('anq');
  expect((await revoke('anq')).statusCode).toBe(201);
  expect(await seen('lizr')).toBe(404);
  expect((await listed('gao')).items[0]).toMatchObject({
    state: 'revoked',
    revoked: { by: { name: '安静' }, reason: '核对已毕' },
  });
  expect((await revoke('anq')).json().refusals[0].message).toContain('已经收回');
});

test('security and audit see that a grant was given, and nothing of the case it opens', async () => {
  for (const account of ['anq', 'shen']) {
    const answer = await as(account).call('GET', '/api/grants');
    expect(answer.json().items[0], account).toMatchObject({ case: null, caseNo: null, person: { name: '李卓然' } });
    expect(answer.body).not.toContain(title);
    expect(answer.json().mayGive).toBe(false);
  }
  expect((await as('zhao').call('GET', '/api/grants')).statusCode).toBe(403);
  expect((await as('idle').call('GET', '/api/grants')).statusCode).toBe(403);
});

test('who may not give gives none; what could never hold is refused with what to do', async () => {
  for (const account of ['zhao', 'lizr', 'shen']) {
    await stepUp(account);
    expect((await as(account).call('POST', '/api/grants', wish())).statusCode, account).toBe(403);
  }
  // security may by policy, and finds no case to give
  await stepUp('anq');
  expect((await as('anq').call('POST', '/api/grants', wish())).statusCode).toBe(404);
  await stepUp('gao');
  const refused = async (more: object) => (await as('gao').call('POST', '/api/grants', wish(more))).json();
  expect((await refused({ until: day(-2) })).refusals[0].message).toContain('已经过去');
  expect((await refused({ until: day(500) })).refusals[0].cure).toContain('一年');
  expect((await refused({ person: as('anq').person })).refusals[0].message).toContain('三员');
  expect((await refused({ person: as('idle').person })).refusals[0].cure).toContain('任职');
  expect((await refused({ person: as('zhao').person })).refusals[0].message).toContain('承办');
  expect((await refused({ person: randomUUID() })).code).toBe('absent');
  expect((await refused({ case: randomUUID() })).code).toBe('absent');
  expect((await refused({ reason: ' ' })).code).toBe('requestMalformed');
  expect((await refused({ until: '某日' })).code).toBe('requestMalformed');
});
