import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromBase32, totpCode, totpStep } from '../src/sign-in/totp.ts';
import { type Bureau, openBureau } from './bureau.ts';
import { type Browser, browser, password } from './world.ts';

/** Somebody has copied whole requests off the wire, cookie and all, and sends them again. */
let house: Bureau;
beforeAll(async () => {
  house = await openBureau();
});
afterAll(() => house.world.end());

type Captured = Parameters<Browser['call']>;
const again = (cookie: string, [method, url, body]: Captured) =>
  browser(house.world.app, '', cookie).call(method, url, body);
const factsOf = async (kind: string) =>
  (await house.world.house.journal.dossiers.read(house.world.agency, house.id)).dossier.facts.filter(
    (fact) => fact.kind === kind,
  );

test('an approval that is sent again approves nothing a second time: it is told to be there already in the session, and unknown outside it', async () => {
  const { record } = await house.fixed('investigationReport');
  const han = house.as('han');
  const approval = (more: object = {}) => ({
    id: house.nextId(),
    level: '承办机构负责人',
    decision: 'approved',
    opinion: '同意',
    ...more,
  });
  const body = approval();
  const captured: Captured = ['POST', `/api/cases/${house.id}/documents/${record}/approvals`, body];
  const cookie = han.cookie;
  const first = await han.call(...captured);
  expect(first.statusCode).toBe(201);
  const same = await again(cookie, captured);
  expect([same.statusCode, same.json().code]).toEqual([409, 'idReused']);
  // another word under the same id, by the same person or by another, is another record: refused, and why
  const changed = await han.call(captured[0], captured[1], { ...body, opinion: '不同意', decision: 'refused' });
  expect([changed.statusCode, changed.json().code]).toEqual([409, 'idReused']);
  const other = await house.as('gao').call(...captured);
  expect(other.statusCode).toBeGreaterThanOrEqual(400);
  expect(await factsOf('approval')).toHaveLength(1);
  await han.call('DELETE', '/api/session');
  const late = await again(cookie, captured);
  expect([late.statusCode, late.json().code]).toEqual([401, 'signInNeeded']);
  expect(await factsOf('approval')).toHaveLength(1);
});

test('a step-up that was copied, with its code, opens nothing: the code is spent, and the cookie it came with is dead', async () => {
  const gao = house.as('gao');
  const { secret } = (await gao.call('POST', '/api/session/totp', { password })).json();
  const code = () => totpCode(fromBase32(secret) ?? Buffer.alloc(0), totpStep(Date.now() + house.world.clock.ahead));
  expect((await gao.call('PUT', '/api/session/totp', { code: code() })).statusCode).toBe(200);
  house.world.clock.ahead += 60_000;
  const captured: Captured = ['POST', '/api/session/step-up', { password, code: code() }];
  const cookie = gao.cookie;
  expect((await gao.call(...captured)).statusCode).toBe(200);
  const copied = await again(cookie, captured);
  expect([copied.statusCode, copied.json().code]).toEqual([401, 'signInNeeded']);
  // even in the live session the same code says no more than it said
  const spent = await gao.call(...captured);
  expect([spent.json().code, spent.json().detail]).toEqual(['codeWrong', expect.stringContaining('用过')]);
});

test('an issue that was stepped up gives one number however often it is sent, and none once the step-up is over', async () => {
  const { record } = await house.fixed('interviewNotice');
  const url = `/api/cases/${house.id}/documents/${record}/issue`;
  const zhao = house.as('zhao');
  const before = zhao.cookie;
  await house.stepUp('zhao');
  const body = { id: house.nextId() };
  const first = await zhao.call('POST', url, body);
  expect(first.statusCode, first.body.slice(0, 300)).toBe(201);
  const same = await zhao.call('POST', url, body);
  expect([same.statusCode, same.json().code]).toEqual([409, expect.stringMatching(/idReused|issuedAlready/)]);
  const fresh = await zhao.call('POST', url, { id: house.nextId() });
  expect([fresh.statusCode, fresh.json().code]).toEqual([409, 'issuedAlready']);
  // with the cookie from before the step-up, and with the right one after ten minutes
  expect((await again(before, ['POST', url, body])).statusCode).toBe(401);
  house.world.clock.ahead += 11 * 60_000;
  const late = await zhao.call('POST', url, body);
  expect([late.statusCode, late.json().code]).toEqual([403, 'stepUpNeeded']);
  expect(await factsOf('documentIssued')).toHaveLength(1);
});
