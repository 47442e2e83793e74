import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, browser, openedCase, openWorld, password, type World } from '../../test/world.ts';
import { recordOf } from '../records-made-here.ts';
import { allowedFailures } from './lock-out.ts';
import { fromBase32, totpCode, totpStep } from './totp.ts';

let world: World;
const people = new Map<string, string>();
const secrets = new Map<string, Buffer>();
const codes = new Map<string, string[]>();

beforeAll(async () => {
  world = await openWorld({}, {}, 'asked');
  for (const [account, office] of [
    ['system', 'systemAdministrator'],
    ['security', 'securityAdministrator'],
    ['audit', 'auditAdministrator'],
    ['head', 'bureauHead'],
    ['officer', 'officer'],
  ] as const) {
    people.set(account, await world.addPerson(`${account}某`, [office], { account }));
  }
});
afterAll(() => world.end());

const idOf = (account: string): string => people.get(account) ?? '';
const codeOf = (account: string): string =>
  totpCode(secrets.get(account) ?? Buffer.alloc(0), totpStep(Date.now() + world.clock.ahead));
/** Codes are good once: a later one is the next person's problem, not this test's. */
const wait = (): void => {
  world.clock.ahead += 61_000;
};
const send = (account: string, secret: string, code?: string) =>
  world.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { account, password: secret, ...(code === undefined ? {} : { code }) },
  });

async function enrol(account: string, who: Browser): Promise<void> {
  const begun = (await who.call('POST', '/api/session/totp', { password })).json();
  expect(begun.picture).toMatch(/^data:image\/png;base64,iVBOR/);
  secrets.set(account, fromBase32(begun.secret) ?? Buffer.alloc(0));
  const confirmed = await who.call('PUT', '/api/session/totp', { code: codeOf(account) });
  expect(confirmed.statusCode).toBe(200);
  codes.set(account, confirmed.json().recoveryCodes);
  wait();
}

/** Signed in with the second factor, and verified for grave acts. */
async function come(account: string): Promise<Browser> {
  const answer = await send(account, password, codeOf(account));
  expect([account, answer.statusCode]).toEqual([account, 200]);
  wait();
  const who = browser(world.app, idOf(account), `liuhen=${answer.cookies[0]?.value}`);
  expect((await who.call('POST', '/api/session/step-up', { password, code: codeOf(account) })).statusCode).toBe(200);
  wait();
  return who;
}

test('administrators and heads can do nothing before they have an authenticator; others are not asked', async () => {
  const { id, body } = openedCase(world.agency, [idOf('officer')]);
  await world.put(body);
  await world.house.journal.settle(world.agency);
  for (const account of ['system', 'security', 'audit', 'head']) {
    const who = await world.signIn(account);
    expect((await who.call('GET', '/api/session')).json().mustEnrol).toBe(true);
    for (const url of ['/api/cases', `/api/cases/${id}`, '/api/people', '/api/accounts', '/api/events', '/api/audit']) {
      expect([url, (await who.call('GET', url)).json().code]).toEqual([url, 'secondFactorNeeded']);
    }
    expect((await who.call('POST', '/api/uploads', undefined, { 'upload-length': '1' })).statusCode).not.toBe(201);
    await enrol(account, who);
    expect((await who.call('GET', '/api/session')).json()).toMatchObject({ mustEnrol: false, recoveryCodesLeft: 10 });
    expect((await who.call('GET', '/api/people')).statusCode).toBe(200);
  }
  const officer = await world.signIn('officer');
  expect((await officer.call('GET', `/api/cases/${id}`)).statusCode).toBe(200);
});

test('a recovery code signs in once, is told to its owner, and lies nowhere in the clear', async () => {
  const [first = '', second = ''] = codes.get('head') ?? [];
  expect((codes.get('head') ?? []).length).toBe(10);
  expect((await send('head', password)).json()).toEqual({ state: 'codeNeeded' });
  const answer = await send('head', password, first);
  expect(answer.statusCode).toBe(200);
  expect(answer.json().me.recoveryCodesLeft).toBe(9);
  expect(answer.json().me.alerts.map(({ text }: { text: string }) => text)).toContain('使用恢复码');
  expect((await send('head', password, first)).json().code).toBe('codeWrong');
  const both = await Promise.all([send('head', password, second), send('head', password, second.toUpperCase())]);
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401]);
  const { rows } = await world.house.engine.pool('owner', 1).query('SELECT * FROM recovery_code');
  expect(rows).toHaveLength(40);
  const text = JSON.stringify(rows);
  for (const code of [first, second]) {
    expect(text).not.toContain(code);
    expect(text).not.toContain(code.replaceAll('-', '').slice(1));
  }
});

test('guessing recovery codes locks the account as guessing passwords does', async () => {
  for (let attempt = 0; attempt < allowedFailures; attempt += 1) {
    expect((await send('audit', password, 'a-2222-2222-2222')).json().code).toBe('codeWrong');
  }
  expect((await send('audit', password, codes.get('audit')?.[0])).json().code).toBe('accountLocked');
  world.clock.ahead += 61_000;
  expect((await send('audit', password, codes.get('audit')?.[0])).statusCode).toBe(200);
});

test('new recovery codes make the old ones worthless, and want password and code', async () => {
  const head = await come('head');
  expect((await head.call('POST', '/api/session/recovery-codes', { password })).json().code).toBe('codeWrong');
  const renewed = await head.call('POST', '/api/session/recovery-codes', { password, code: codeOf('head') });
  expect(renewed.json().recoveryCodes).toHaveLength(10);
  const old = codes.get('head')?.[5];
  codes.set('head', renewed.json().recoveryCodes);
  expect((await send('head', password, old)).json().code).toBe('codeWrong');
  wait();
});

test('a lost authenticator is reset by two administrators and never by one, nor for oneself', async () => {
  const [security, system, audit, head] = [
    await come('security'),
    await come('system'),
    await come('audit'),
    await come('head'),
  ];
  const ask = (who: Browser, person: string) =>
    who.call('POST', `/api/accounts/${person}/second-factor`, { reason: '手机遗失，当面核对了身份证' });
  const settle = (who: Browser, reset: string, decision = 'confirm') =>
    who.call('PUT', `/api/factor-resets/${reset}`, { decision });
  for (const who of [audit, head]) expect((await ask(who, idOf('officer'))).json().code).toBe('forbidden');
  expect((await ask(security, idOf('security'))).json().code).toBe('resetNotYours');
  expect((await ask(security, '3f0c1f3e-0000-4000-8000-000000000000')).json().code).toBe('absent');
  const asked = await ask(security, idOf('head'));
  expect(asked.statusCode).toBe(201);
  const { reset } = asked.json();
  expect((await settle(security, reset)).json().code).toBe('resetNotYours');
  expect((await settle(head, reset)).json().code).toBe('forbidden');
  expect((await settle(system, reset, 'withdraw')).json().code).toBe('resetNotYours');
  const [line] = (await audit.call('GET', '/api/factor-resets')).json().resets;
  expect(line).toMatchObject({ id: reset, reason: '手机遗失，当面核对了身份证', mayConfirm: true, mayWithdraw: false });
  const confirmed = await settle(system, reset);
  expect(confirmed.statusCode).toBe(200);
  expect((await settle(audit, reset)).json().code).toBe('absent');

  // what stood before is over: session, password, authenticator, recovery codes
  expect((await head.call('GET', '/api/session')).statusCode).toBe(401);
  expect((await send('head', password, codeOf('head'))).json().code).toBe('signInWrong');
  const again = await send('head', confirmed.json().oneTimePassword);
  expect(again.json().me).toMatchObject({ mustChangePassword: true, mustEnrol: true, totp: false });
  const texts = again.json().me.alerts.map(({ text }: { text: string }) => text);
  expect(texts).toEqual(expect.arrayContaining(['提出重置第二因素（security某）', '确认重置第二因素（system某）']));
  const log = await world.house.log.list(world.agency, { about: idOf('head'), limit: 50 });
  expect(log.map(({ action, actor }) => [action, actor])).toEqual(
    expect.arrayContaining([
      ['factorResetAsked', idOf('security')],
      ['factorReset', idOf('system')],
    ]),
  );
});

test('without the security administrator no reset is made, but their own', async () => {
  const [security, system, audit] = [await come('security'), await come('system'), await come('audit')];
  const ask = async (who: Browser, account: string) =>
    (await who.call('POST', `/api/accounts/${idOf(account)}/second-factor`, { reason: '手机遗失，当面核对' })).json()
      .reset;
  const settle = (who: Browser, reset: string) =>
    who.call('PUT', `/api/factor-resets/${reset}`, { decision: 'confirm' });
  const ofOfficer = await ask(system, 'officer');
  expect((await settle(audit, ofOfficer)).json().code).toBe('resetNotYours');
  expect((await settle(security, ofOfficer)).statusCode).toBe(200);
  const ofSecurity = await ask(system, 'security');
  expect((await settle(security, ofSecurity)).json().code).toBe('resetNotYours');
  const late = await ask(system, 'security');
  expect((await settle(audit, ofSecurity)).statusCode).toBe(200);
  world.clock.ahead += 24 * 3_600_000 + 1_000;
  expect((await settle(await come('audit'), late)).json().code).toBe('absent');
});

test('the security administrator says for whom it is asked, and it holds at once', async () => {
  const system = await come('system');
  const body = (offices: string[]) =>
    recordOf({
      agency: world.agency,
      at: world.house.now(),
      kind: 'secondFactorRequired',
      data: { offices, reason: '处置敏感案件' },
    });
  expect((await system.call('POST', '/api/records', body([]))).statusCode).toBe(403);
  await world.addPerson('安全员二', ['securityAdministrator'], { account: 'security2' });
  await world.addPerson('执法员二', ['officer'], { account: 'officer2' });
  const officer = await world.signIn('officer2');
  const security = await world.signIn('security2');
  people.set('security2', security.person);
  await enrol('security2', security);
  expect((await security.call('POST', '/api/records', body(['officer']))).json().code).toBe('stepUpNeeded');
  await security.call('POST', '/api/session/step-up', { password, code: codeOf('security2') });
  wait();
  expect((await officer.call('GET', '/api/cases')).statusCode).toBe(200);
  expect((await security.call('POST', '/api/records', body(['officer']))).statusCode).toBe(201);
  expect((await officer.call('GET', '/api/cases')).json().code).toBe('secondFactorNeeded');
  const { secondFactor, accounts } = (await security.call('GET', '/api/accounts')).json();
  expect(secondFactor).toEqual({ offices: ['officer'], isDefault: false });
  const line = accounts.find(({ account }: { account: string }) => account === 'officer2');
  expect(line).toMatchObject({ totp: false, secondFactorRequired: true });
});

test('a sign-in from a place never seen before is told', async () => {
  await world.put(
    recordOf({
      agency: world.agency,
      at: world.house.now(),
      kind: 'secondFactorRequired',
      data: { offices: [], reason: '测试' },
    }),
  );
  await world.addPerson('执法员三', ['officer'], { account: 'officer3' });
  const from = (client: string) =>
    world.app.inject({
      method: 'POST',
      url: '/api/session',
      headers: { 'user-agent': client },
      payload: { account: 'officer3', password },
    });
  expect((await from('甲')).json().me.alerts).toEqual([]);
  expect((await from('甲')).json().me.alerts).toEqual([]);
  const [alert] = (await from('乙')).json().me.alerts;
  expect(alert).toMatchObject({ text: expect.stringContaining('没有用过的浏览器'), grave: false });
});
