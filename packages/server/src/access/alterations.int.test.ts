import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, openedCase, openWorld, password, type World } from '../../test/world.ts';
import { newId, recordOf } from '../records-made-here.ts';

let world: World;
const people: Record<string, Browser> = {};
let caseId: string;
let approval: string;

beforeAll(async () => {
  world = await openWorld();
  const zhao = await world.addPerson('赵启明', ['officer'], { account: 'zhao' });
  await world.addPerson('高明远', ['bureauHead'], { account: 'gao' });
  await world.addPerson('安静', ['securityAdministrator'], { account: 'anq' });
  for (const account of ['zhao', 'gao', 'anq']) people[account] = await world.signIn(account);
  for (const account of ['zhao', 'gao', 'anq'])
    await people[account]?.call('POST', '/api/session/step-up', { password });
  const opened = openedCase(world.agency, [zhao]);
  caseId = opened.id;
  await world.put(opened.body);
  const made = recordOf({
    agency: world.agency,
    case: caseId,
    at: world.house.now(),
    kind: 'approval',
    data: { level: '负责人', decision: 'refused', opinion: '事实不清' },
  });
  approval = made.id;
  await world.put(made);
});
afterAll(() => world.end());

const as = (account: string): Browser => {
  const found = people[account];
  if (found === undefined) throw new Error(account);
  return found;
};
const facts = async () => (await world.house.journal.dossiers.agencyFacts(world.agency)).facts;
const officesOf = async (account: string): Promise<string[]> =>
  (await as(account).call('GET', '/api/session')).json().offices.map(({ office }: { office: string }) => office);
const leave = (account: string, rel: string, record: string, changes: object = {}) => ({
  agency: world.agency,
  at: world.house.now(),
  kind: 'leave',
  data: { person: as(account).person, start: '2020-01-01', end: '2020-01-02', changes },
  links: [{ rel, record }],
});
const send = (account: string, given: Parameters<typeof recordOf>[0]) =>
  as(account).call('POST', '/api/records', recordOf(given));

test('a leave of one’s own makes nobody head of the bureau by rectifying an appointment', async () => {
  const own = (await facts()).find(({ kind, data }) => kind === 'appointment' && data.person === as('zhao').person);
  for (const rel of ['rectifies', 'supplements', 'annuls']) {
    const answer = await send('zhao', leave('zhao', rel, own?.id ?? '', { office: 'bureauHead' }));
    expect([answer.statusCode, answer.json().detail], rel).toEqual([403, expect.stringContaining('有权登记')]);
  }
  expect(await officesOf('zhao')).toEqual(['officer']);
  // what is one’s own to enter is one’s own to correct
  const first = recordOf({ ...leave('zhao', 'annuls', ''), links: [] });
  expect((await as('zhao').call('POST', '/api/records', first)).statusCode).toBe(201);
  expect((await send('zhao', leave('zhao', 'annuls', first.id))).statusCode).toBe(201);
});

test('nor does it undo the revocation of a grant, or reach what is not there', async () => {
  const grant = recordOf({
    agency: world.agency,
    at: world.house.now(),
    kind: 'grant',
    data: { person: as('zhao').person, thing: caseId, right: 'read', reason: '协助', until: '2099-01-01' },
  });
  const revoked = recordOf({
    agency: world.agency,
    at: world.house.now(),
    kind: 'grantRevoked',
    data: { reason: '不再需要' },
    links: [{ rel: 'annuls', record: grant.id }],
  });
  await world.put(grant, revoked);
  expect((await send('zhao', leave('zhao', 'annuls', revoked.id))).statusCode).toBe(403);
  expect((await send('zhao', leave('zhao', 'annuls', newId(world.house.now())))).statusCode).toBe(403);
});

test('who may correct it is asked who they are first, and is held to the separation of duties', async () => {
  const own = (await facts()).find(({ kind, data }) => kind === 'appointment' && data.person === as('gao').person);
  const rectified = (changes: object) => ({
    agency: world.agency,
    at: world.house.now(),
    kind: 'appointmentEnded',
    data: { person: as('gao').person, office: 'bureauHead', on: '2099-01-01', changes },
    links: [{ rel: 'rectifies', record: own?.id ?? '' }],
  });
  const clash = await send('anq', rectified({ office: 'auditAdministrator', person: as('zhao').person }));
  expect([clash.statusCode, clash.json().detail]).toEqual([403, expect.stringContaining('三员')]);
  people.anq = await world.signIn('anq');
  expect((await send('anq', rectified({ from: '2021-01-01' }))).json().code).toBe('stepUpNeeded');
});

test('in a case a note of the handler annuls no approval and gives no paper its number', async () => {
  const note = (rel: string, record: string) => ({
    agency: world.agency,
    case: caseId,
    at: world.house.now(),
    kind: 'otherStep',
    data: { type: '说明', title: '说明', note: '说明', number: '伪〔2026〕1号', issuedAt: '2026-01-01' },
    links: [{ rel, record }],
  });
  const annulled = await send('zhao', note('annuls', approval));
  expect([annulled.statusCode, annulled.json().detail]).toEqual([403, expect.stringContaining('有权办理')]);
  const own = recordOf({ ...note('annuls', ''), links: [] });
  expect((await as('zhao').call('POST', '/api/records', own)).statusCode).toBe(201);
  expect((await send('zhao', note('issues', own.id))).json().detail).toContain('签发');
  expect((await send('zhao', note('annuls', own.id))).statusCode).toBe(201);
  const { dossier } = await world.house.journal.dossiers.read(world.agency, caseId);
  expect(dossier.find(approval)?.annulledBy).toBeNull();
});
