import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, browser } from '../../test/world.ts';
import type { House } from '../house.ts';
import { buildApp } from '../http/app.ts';
import { openHouse } from '../open-house.ts';
import { fromBase32, totpCode, totpStep } from './totp.ts';

let house: House;
let app: Awaited<ReturnType<typeof buildApp>>;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liuhen-setup-'));
  house = await openHouse({ dataFolder: folder, keysFolder: join(folder, 'keys') });
  app = await buildApp(house, { logLevel: 'silent', guessRate: 1_000 });
});
afterAll(async () => {
  await app.close();
  await house.close();
  await rm(folder, { recursive: true, force: true });
});

const asked = (token: string, more: object = {}) => ({
  token,
  bureau: '某某生态环境局某某分局',
  administrator: { name: '秦某', account: 'admin.q', password: '江面结冰之前要把网收好' },
  ...more,
});
const setUp = (payload: object) => app.inject({ method: 'POST', url: '/api/setup', payload });

test('before anybody is there, nothing is served but the question whether to set up', async () => {
  expect((await app.inject('/api/setup')).json()).toEqual({ needed: true, demonstration: false });
  expect((await app.inject('/api/cases')).statusCode).toBe(401);
});

test('without the link from the terminal nobody sets up, and no password is too good to be checked', async () => {
  expect((await setUp(asked('a-link-that-was-guessed'))).json().code).toBe('setUpLinkWrong');
  const token = house.setUpLink.issue();
  const weak = asked(token, { administrator: { name: '秦某', account: 'admin.q', password: 'admin.q12345' } });
  expect((await setUp(weak)).json().code).toBe('passwordWeak');
  expect(
    (await setUp(asked(token, { administrator: { name: '秦某', account: 'A B', password: 'x' } }))).statusCode,
  ).toBe(400);
});

test('the link makes one administrator, once, even when two use it at the same moment; the keys are shown this once', async () => {
  const token = house.setUpLink.issue();
  const answers = await Promise.all([
    setUp(asked(token)),
    setUp(asked(token, { administrator: { name: '冯某', account: 'admin.f', password: '江面结冰之前要把网收好' } })),
  ]);
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 403]);
  const { sheet } = answers.find(({ statusCode }) => statusCode === 201)?.json() ?? {};
  expect(sheet.keys.map(({ name }: { name: string }) => name.split('（')[0])).toEqual(
    expect.arrayContaining(['服务密钥', '日志签名密钥']),
  );
  for (const { words } of sheet.keys) expect(words).toMatch(/^[A-Z2-7]{1,4}(?: [A-Z2-7]{1,4})+$/);
  expect((await setUp(asked(house.setUpLink.issue()))).json().code).toBe('setUpDone');
  expect((await app.inject('/api/setup')).json().needed).toBe(false);
});

test('the first administrator keeps accounts and sees no case; names the first security administrator and no officer', async () => {
  const signedIn = await app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { account: (await house.accounts.any()) ? 'admin.q' : '', password: '江面结冰之前要把网收好' },
  });
  const account = signedIn.statusCode === 200 ? 'admin.q' : 'admin.f';
  const again = await app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { account, password: '江面结冰之前要把网收好' },
  });
  const { me } = again.json();
  const admin = browser(app, me.person, `liuhen=${again.cookies[0]?.value}`);
  expect(me.offices.map(({ title }: { title: string }) => title)).toEqual(['系统管理员']);
  expect(me.mustEnrol).toBe(true);
  const codes = await enrol(admin, '江面结冰之前要把网收好');
  const [code] = codes;
  await admin.call('POST', '/api/session/step-up', { password: '江面结冰之前要把网收好', code });

  const { recordOf, newId } = await import('../records-made-here.ts');
  const at = house.now();
  const person = newId(at);
  const put = (kind: string, data: Record<string, unknown>) =>
    admin.call('POST', '/api/records', recordOf({ agency: me.agency, at, kind, data }));
  expect((await put('person', { person, name: '冯宁' })).statusCode).toBe(201);
  expect((await put('appointment', { person, office: 'officer', from: '2026-01-01' })).statusCode).toBe(403);
  expect((await put('appointment', { person, office: 'securityAdministrator', from: '2026-01-01' })).statusCode).toBe(
    201,
  );
  const second = newId(at);
  await put('person', { person: second, name: '另一人' });
  expect(
    (await put('appointment', { person: second, office: 'securityAdministrator', from: '2026-01-01' })).statusCode,
  ).toBe(403);
  const made = await admin.call('POST', '/api/accounts', { person, account: 'fengning' });
  expect(made.statusCode).toBe(201);
  const first = await app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { account: 'fengning', password: made.json().oneTimePassword },
  });
  const security = browser(app, person, `liuhen=${first.cookies[0]?.value}`);
  expect(first.json().me.mustChangePassword).toBe(true);
  expect((await security.call('GET', '/api/people')).json().code).toBe('passwordMustChange');
  const next = { current: made.json().oneTimePassword, next: '松针落满了后山的那条小路' };
  expect((await security.call('PUT', '/api/session/password', next)).statusCode).toBe(204);
  expect((await security.call('GET', '/api/people')).json().code).toBe('secondFactorNeeded');
  await enrol(security, next.next);
  expect((await security.call('GET', '/api/people')).statusCode).toBe(200);
  expect((await admin.call('GET', '/api/cases')).json().total).toBe(0);
});

/** As every administrator must before anything else; answers the recovery codes. */
async function enrol(who: Browser, password: string): Promise<string[]> {
  const { secret } = (await who.call('POST', '/api/session/totp', { password })).json();
  const code = totpCode(fromBase32(secret) ?? Buffer.alloc(0), totpStep(Date.now()));
  return (await who.call('PUT', '/api/session/totp', { code })).json().recoveryCodes;
}
