import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyPackage } from '@liuhen/archive';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordOf } from '../src/records-made-here.ts';
import { type Browser, openedCase, openWorld, password, type World } from './world.ts';

let world: World;
let archivist: Browser;
let handler: Browser;
let id: string;
let record: string;
let approval: string;
const phone = '13900002468';

beforeAll(async () => {
  world = await openWorld();
  const person = await world.addPerson('赵某', ['officer'], { account: 'zhao' });
  await world.addPerson('方静', ['archivist'], { account: 'fang' });
  const opened = openedCase(world.agency, [person]);
  id = opened.id;
  const of = (kind: string, data: Record<string, unknown>, more: object = {}) =>
    recordOf({ agency: world.agency, case: id, at: '2026-03-03T02:00:00.000Z', kind, data, ...more });
  const told = of('siteInspection', { note: `联系电话${phone}`, certShown: true });
  record = told.id;
  const disposal = of('disposal', { ground: '保存期满' }, { links: [{ rel: 'follows', record }] });
  approval = disposal.id;
  await world.put(opened.body, told, of('caseClosed', { closureKind: '执行完毕' }), disposal);
  [archivist, handler] = [await world.signIn('fang'), await world.signIn('zhao')];
});
afterAll(() => world.end());

const erase = (who: Browser, units: string[], by = approval) =>
  who.call('POST', `/api/cases/${id}/records/${record}/erasures`, { approval: by, units });

test('content goes only by an approved disposal, by the archivist, after the password was asked again', async () => {
  expect((await erase(archivist, ['data.note'])).json().code).toBe('stepUpNeeded');
  for (const who of [archivist, handler]) await who.call('POST', '/api/session/step-up', { password });
  expect((await erase(handler, ['data.note'])).statusCode).toBe(403);
  expect((await erase(archivist, ['data.note'], record)).json().code).toBe('erasureUnapproved');
  expect((await erase(archivist, ['data.nothing'])).json().code).toBe('fieldWrong');
});

test('what is held of one person is found part by part, for who may read it, with the approval under which it may go', async () => {
  await world.house.journal.settle(world.agency);
  const ask = (who: Browser) => who.call('POST', '/api/personal-data', { word: phone });
  const [place, ...others] = (await ask(archivist)).json().places;
  expect(others).toEqual([]);
  expect(place).toMatchObject({ case: id, record, unit: 'data.note', value: `联系电话${phone}`, mayErase: true });
  expect(place.approvals).toEqual([{ id: approval, ground: '保存期满' }]);
  expect((await ask(handler)).json().places[0]).toMatchObject({ record, mayErase: false });
  const stranger = await world.addPerson('旁人', ['officer'], { account: 'pang' });
  expect((await ask(await world.signIn('pang'))).json()).toEqual({ places: [], more: false });
  const out = await archivist.call('POST', '/api/personal-data/export', { word: phone });
  expect(out.body).toContain(`data.note,联系电话${phone}`);
  // whose it was is in no log
  const log = await world.house.log.list(world.agency, { limit: 200 });
  expect(log.some(({ action }) => action === 'personalDataExport')).toBe(true);
  expect(JSON.stringify(log)).not.toContain(phone);
  expect(stranger).not.toBe('');
});

test('while a hold stands nothing goes, though it was approved before; lifted, it may', async () => {
  const of = (kind: string, data: Record<string, unknown>, more: object = {}) =>
    recordOf({ agency: world.agency, case: id, at: '2026-03-04T02:00:00.000Z', kind, data, ...more });
  const hold = of('hold', { ground: '当事人提起行政诉讼' });
  await world.put(hold);
  const refused = await erase(archivist, ['data.note']);
  expect([refused.statusCode, refused.json().detail]).toEqual([403, expect.stringContaining('案卷正在保留')]);
  expect((await handler.call('GET', `/api/cases/${id}`)).body).toContain(phone);
  const lifted = { reason: '诉讼已经终结', clocks: 'stand' };
  await world.put(of('annulment', lifted, { links: [{ rel: 'annuls', record: hold.id }] }));
});

test('what is erased is gone from every answer, is named as erased, and the package of the case still verifies', async () => {
  expect((await handler.call('GET', `/api/cases/${id}`)).body).toContain(phone);
  expect((await erase(archivist, ['data.note'])).statusCode).toBe(204);
  await world.house.journal.settle(world.agency);
  const page = await handler.call('GET', `/api/cases/${id}`);
  expect(page.body).not.toContain(phone);
  const fact = page.json().facts.find((one: { id: string }) => one.id === record);
  expect([fact.data, fact.erased]).toEqual([{ certShown: true }, ['data.note']]);
  expect((await handler.call('GET', `/api/search?q=${phone}`)).json().hits).toEqual([]);
  expect((await archivist.call('POST', '/api/personal-data', { word: phone })).json().places).toEqual([]);
  const folder = await mkdtemp(join(tmpdir(), 'liuhen-erasure-'));
  const answer = await handler.call('GET', `/api/cases/${id}/package`);
  expect(answer.rawPayload.includes(phone)).toBe(false);
  await writeFile(join(folder, 'case.zip'), answer.rawPayload);
  const { verdict, problems } = await verifyPackage(join(folder, 'case.zip'));
  expect([verdict, problems]).toEqual(['sound', []]);
  await rm(folder, { recursive: true });
});
