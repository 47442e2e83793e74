import { afterAll, beforeAll, expect, test } from 'vitest';
import { browser, openWorld, password, type World } from '../../test/world.ts';
import { allowedFailures } from './lock-out.ts';
import { limits } from './sessions.ts';
import { fromBase32, totpCode, totpStep } from './totp.ts';

let world: World;

beforeAll(async () => {
  world = await openWorld();
  for (const name of ['wang', 'lili', 'zhao', 'sun', 'zhou', 'wuwu', 'zheng']) {
    await world.addPerson(`${name}某`, ['officer'], { account: name });
  }
});
afterAll(() => world.end());

const signIn = (account: string, secret: string, more: object = {}) =>
  world.app.inject({ method: 'POST', url: '/api/session', payload: { account, password: secret, ...more } });

test('who signs in gets a cookie no script can read and no other site can send, and is told who they are', async () => {
  const response = await signIn('wang', password);
  expect(response.statusCode).toBe(200);
  expect(response.cookies[0]).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
  const { state, me } = response.json();
  expect([state, me.name, me.offices[0].title]).toEqual(['signedIn', 'wang某', '执法人员']);
});

test('a wrong password and an account that is not there are answered alike', async () => {
  const wrong = await signIn('wang', 'not the password');
  const nobody = await signIn('nobody', 'not the password');
  expect(wrong.statusCode).toBe(401);
  expect({ ...wrong.json(), request: '' }).toEqual({ ...nobody.json(), request: '' });
});

test('after five wrong passwords the right one is refused too, and after a minute it is taken', async () => {
  for (let attempt = 0; attempt < allowedFailures; attempt += 1) await signIn('lili', 'wrong');
  const locked = await signIn('lili', password);
  expect([locked.statusCode, locked.json().code]).toEqual([429, 'accountLocked']);
  world.clock.ahead += 61_000;
  expect((await signIn('lili', password)).statusCode).toBe(200);
});

test('guesses made at the same time are all counted', async () => {
  await Promise.all(Array.from({ length: 12 }, () => signIn('zhao', 'wrong')));
  expect((await signIn('zhao', password)).json().code).toBe('accountLocked');
});

test('a cookie is worth nothing after signing out, and one that was there before signing in never becomes one', async () => {
  const planted = `liuhen=${'A'.repeat(43)}`;
  const response = await world.app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { cookie: planted },
    payload: { account: 'sun', password },
  });
  const given = response.cookies[0];
  expect(given?.value).not.toBe('A'.repeat(43));
  expect((await browser(world.app, '', planted).call('GET', '/api/session')).statusCode).toBe(401);
  const sun = browser(world.app, '', `liuhen=${given?.value}`);
  expect((await sun.call('GET', '/api/session')).statusCode).toBe(200);
  expect((await sun.call('DELETE', '/api/session')).statusCode).toBe(204);
  expect((await sun.call('GET', '/api/session')).json().code).toBe('signInNeeded');
});

test('a session ends after half an hour without a request, and after twelve hours whatever is done', async () => {
  const idle = await world.signIn('zhou');
  world.clock.ahead += limits.idleMinutes * 60_000 + 1_000;
  expect((await idle.call('GET', '/api/session')).statusCode).toBe(401);
  const busy = await world.signIn('zhou');
  for (let minutes = 0; minutes < limits.absoluteHours * 60; minutes += 20) {
    expect((await busy.call('GET', '/api/session')).statusCode).toBe(200);
    world.clock.ahead += 20 * 60_000;
  }
  expect((await busy.call('GET', '/api/session')).statusCode).toBe(401);
});

test('one is signed in at five places at once; a sixth ends the one that was longest unused', async () => {
  const first = await world.signIn('zhou');
  const others = [];
  for (let place = 0; place < limits.atOnce; place += 1) {
    world.clock.ahead += 2 * 60_000;
    others.push(await world.signIn('zhou'));
  }
  expect((await first.call('GET', '/api/session')).statusCode).toBe(401);
  for (const other of others) expect((await other.call('GET', '/api/session')).statusCode).toBe(200);
  expect((await others[0]?.call('GET', '/api/session/sessions'))?.json().sessions).toHaveLength(limits.atOnce);
});

test('a new password ends the other sessions, must be good, and must not be one of the last five', async () => {
  const here = await world.signIn('zheng');
  const elsewhere = await world.signIn('zheng');
  const change = (current: string, next: string) => here.call('PUT', '/api/session/password', { current, next });
  expect((await change(password, 'zheng123456')).json().code).toBe('passwordWeak');
  expect((await change(password, '1234567890123')).json().code).toBe('passwordWeak');
  expect((await change(password, password)).json().code).toBe('passwordReused');
  expect((await change('wrong', '雪落在长白山的北坡上')).statusCode).toBe(401);
  expect((await change(password, '雪落在长白山的北坡上')).statusCode).toBe(204);
  expect((await elsewhere.call('GET', '/api/session')).statusCode).toBe(401);
  expect((await here.call('GET', '/api/session')).statusCode).toBe(200);
  expect((await change('雪落在长白山的北坡上', password)).json().code).toBe('passwordReused');
});

test('with an authenticator the code is asked for, each code is good once, and a wrong one counts as a failure', async () => {
  const wu = await world.signIn('wuwu');
  const { secret } = (await wu.call('POST', '/api/session/totp', { password })).json();
  const code = (offset = 0) =>
    totpCode(fromBase32(secret) ?? Buffer.alloc(0), totpStep(Date.now() + world.clock.ahead) + offset);
  expect((await wu.call('PUT', '/api/session/totp', { code: '000000' })).json().code).toBe('codeWrong');
  expect((await wu.call('PUT', '/api/session/totp', { code: code() })).statusCode).toBe(200);
  expect((await signIn('wuwu', password)).json()).toEqual({ state: 'codeNeeded' });
  expect((await signIn('wuwu', password, { code: code() })).json().code).toBe('codeWrong');
  world.clock.ahead += 60_000;
  const again = code();
  expect((await signIn('wuwu', password, { code: again })).statusCode).toBe(200);
  expect((await signIn('wuwu', password, { code: again })).json().code).toBe('codeWrong');
});

test('grave acts ask for the password again, for ten minutes', async () => {
  await world.addPerson('安全员', ['securityAdministrator'], { account: 'security' });
  const security = await world.signIn('security');
  const { recordOf } = await import('../records-made-here.ts');
  const officer = await world.addPerson('新人', []);
  const appoint = () =>
    security.call(
      'POST',
      '/api/records',
      recordOf({
        agency: world.agency,
        at: world.house.now(),
        kind: 'appointment',
        data: { person: officer, office: 'officer', from: '2026-01-01' },
      }),
    );
  expect((await appoint()).json().code).toBe('stepUpNeeded');
  expect((await security.call('POST', '/api/session/step-up', { password: 'wrong' })).statusCode).toBe(401);
  expect((await security.call('POST', '/api/session/step-up', { password })).statusCode).toBe(200);
  expect((await appoint()).statusCode).toBe(201);
  world.clock.ahead += 11 * 60_000;
  expect((await appoint()).json().code).toBe('stepUpNeeded');
});

test('a step-up changes the token, so that a copied cookie gets none of its power', async () => {
  const zhou = await world.signIn('zhou');
  const copied = zhou.cookie;
  expect((await zhou.call('POST', '/api/session/step-up', { password })).statusCode).toBe(200);
  expect(zhou.cookie).not.toBe(copied);
  expect((await browser(world.app, '', copied).call('GET', '/api/session')).statusCode).toBe(401);
  expect((await zhou.call('GET', '/api/session')).json().steppedUpUntil).not.toBe(null);
});

test('a one-time password is worth nothing after three days', async () => {
  await world.addPerson('系统员', ['systemAdministrator'], { account: 'admin' });
  const person = await world.addPerson('新人二', ['officer']);
  const admin = await world.signIn('admin');
  await admin.call('POST', '/api/session/step-up', { password });
  const made = (await admin.call('POST', '/api/accounts', { person, account: 'newcomer' })).json();
  world.clock.ahead += 3 * 24 * 3_600_000 + 1_000;
  expect((await signIn('newcomer', made.oneTimePassword)).json().code).toBe('oneTimeExpired');
});

test('passwords from published lists, of this house and along the keyboard are refused; a sentence of one’s own is taken', async () => {
  const { passwordProblem } = await import('./password-policy.ts');
  const about = { account: 'zhaoqm', name: '赵启明', bureau: '某某分局' };
  const bad = [
    'short',
    'aaaaaaaaaaaa',
    '1234567890',
    'password123',
    'qwertyuiop',
    'Liuhen2026!',
    'fusong-zhifa',
    'zhaoqm-2026-x',
    '赵启明的密码是这个',
    'iloveyou1234',
  ];
  for (const password of bad) expect(passwordProblem(password, about), password).not.toBe(null);
  for (const password of [
    '雪落在长白山的北坡上',
    'correct horse battery staple',
    'x7-Kq.9vT_pL',
    'a'.repeat(3).concat('长句子也可以用作密码啊'),
  ]) {
    expect(passwordProblem(password, about), password).toBe(null);
  }
});

test('sign-ins, failures and password changes stand in the access log, without a password in it', async () => {
  const rows = await world.house.log.list(world.agency, { limit: 500 });
  const seen = new Set(rows.map(({ action, outcome }) => `${action} ${outcome}`));
  for (const line of [
    'signIn done',
    'signIn denied',
    'signOut done',
    'changePassword done',
    'totp done',
    'stepUp done',
  ]) {
    expect(seen).toContain(line);
  }
  expect(JSON.stringify(rows)).not.toContain(password);
});
