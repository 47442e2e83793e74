import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../src/records-made-here.ts';
import { filledIn } from './filled-in.ts';
import { type Browser, openWorld, password, type World } from './world.ts';

let world: World;
let officer: string;
const people: Record<string, Browser> = {};
const id = randomUUID();

beforeAll(async () => {
  world = await openWorld();
  officer = await world.addPerson('李卓然', ['officer'], { account: 'lizr' });
  await world.addPerson('宋采薇', ['receptionist'], { account: 'song' });
  await world.addPerson('郑可', ['receptionist'], { account: 'zheng' });
  for (const account of ['lizr', 'song', 'zheng']) people[account] = await world.signIn(account);
});
afterAll(() => world.end());

const as = (account: string): Browser => {
  const found = people[account];
  if (found === undefined) throw new Error(account);
  return found;
};

/** What becomes of a step of the application when somebody records it. */
async function step(who: string, kind: string, data: Record<string, unknown> = {}): Promise<number> {
  const at = world.house.now();
  const answer = await as(who).call('POST', '/api/records', {
    ...{ id: newId(at), agency: world.agency, subject: { type: 'case', id }, kind, schema: 1, notBefore: null },
    claimed: { from: at, to: null, precision: 'minute', offset: '+08:00', source: 'person' },
    ...{ people: [], links: [], files: [], data },
  });
  return answer.statusCode;
}

async function fix(who: string, docType: 'applicationReceipt' | 'correctionNotice'): Promise<[number, string]> {
  const draft = randomUUID();
  const record = newId(world.house.now());
  const made = await as(who).call('POST', `/api/cases/${id}/drafts`, {
    id: draft,
    docType,
    values: await filledIn(as(who), id, docType),
  });
  if (made.statusCode !== 201) return [made.statusCode, record];
  const fixed = await as(who).call('POST', `/api/drafts/${draft}/fix`, { record, revision: 1 });
  return [fixed.statusCode, record];
}

test('the window registers an application, reads it, and carries it on although an officer is to handle it', async () => {
  const opened = await as('song').call('POST', '/api/cases', {
    ...{ id, procedure: 'permit', title: '入河排污口设置审批', handlers: [officer] },
    party: { name: '参乡源合作社', partyType: 'legalPerson' },
  });
  expect(opened.statusCode).toBe(201);
  const view = await as('song').call('GET', `/api/cases/${id}`);
  expect(view.statusCode).toBe(200);
  for (const kind of ['oralApplication', 'applicationRegistered', 'onSpotCorrection', 'receiptIssued'])
    expect(await step('song', kind), kind).toBe(201);
  const mine = (await as('song').call('GET', `/api/cases/${id}`))
    .json()
    .openActs.filter((act: { mine: boolean }) => act.mine);
  expect(mine.map(({ act }: { act: string }) => act)).toContain('correctionNoticeIssued');
  expect((await fix('song', 'correctionNotice'))[0]).toBe(201);
});

test('a receipt is drawn up, fixed and issued at the window; no other paper is issued there', async () => {
  const [status, receipt] = await fix('song', 'applicationReceipt');
  expect(status).toBe(201);
  const issue = async (who: string) => {
    const { statusCode, body } = await as(who).call('POST', `/api/cases/${id}/documents/${receipt}/issue`, {
      id: newId(world.house.now()),
    });
    return [statusCode, JSON.parse(body).code];
  };
  for (const who of ['song', 'zheng']) await as(who).call('POST', '/api/session/step-up', { password });
  expect((await issue('zheng'))[1]).toBe('absent');
  expect(await issue('song')).toEqual([201, undefined]);
});

test('another at the window does nothing in it, and nobody there examines or decides', async () => {
  expect((await as('zheng').call('GET', `/api/cases/${id}`)).statusCode).toBe(403);
  expect(await step('zheng', 'onSpotCorrection')).toBe(403);
  for (const kind of ['siteInspection', 'reviewed', 'decisionMade']) expect(await step('song', kind), kind).toBe(403);
});

test('once it is accepted, the case is the officer’s: the window neither reads nor records in it', async () => {
  expect(await step('song', 'materialsSupplemented')).toBe(201);
  expect(await step('song', 'accepted')).toBe(201);
  await world.house.journal.settle(world.agency);
  expect((await as('song').call('GET', `/api/cases/${id}`)).statusCode).toBe(403);
  for (const kind of ['materialsSupplemented', 'receiptIssued', 'correctionNoticeIssued', 'applicationRegistered'])
    expect(await step('song', kind), kind).toBe(403);
  const { tasks } = (await as('song').call('GET', '/api/tasks')).json();
  expect(tasks).toEqual([]);
  expect(await step('lizr', 'siteInspection', { certShown: true })).toBe(201);
});
