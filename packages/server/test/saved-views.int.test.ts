import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, openWorld, type World } from './world.ts';

let world: World;
let zhao: Browser;
let sun: Browser;

beforeAll(async () => {
  world = await openWorld();
  for (const account of ['zhao', 'sun']) await world.addPerson(account, ['officer'], { account });
  zhao = await world.signIn('zhao');
  sun = await world.signIn('sun');
});
afterAll(() => world.end());

const save = (who: Browser, view: string, name: string, search: object = { overdue: true }) =>
  who.call('POST', '/api/session/views', { id: view, name, search });
const names = async (who: Browser): Promise<string[]> =>
  (await who.call('GET', '/api/session/views')).json().views.map(({ name }: { name: string }) => name);

test('what a person looks for is kept under a name, said anew by its id, and gone when removed', async () => {
  const view = randomUUID();
  expect((await save(zhao, view, '洗煤厂', { q: '洗煤厂', state: 'open' })).statusCode).toBe(204);
  expect((await zhao.call('GET', '/api/session/views')).json().views).toEqual([
    { id: view, name: '洗煤厂', search: { q: '洗煤厂', state: 'open' } },
  ]);
  expect((await save(zhao, view, '逾期的')).statusCode).toBe(204);
  expect(await names(zhao)).toEqual(['逾期的']);
  expect((await zhao.call('DELETE', `/api/session/views/${view}`)).statusCode).toBe(204);
  expect(await names(zhao)).toEqual([]);
  expect((await zhao.call('DELETE', `/api/session/views/${view}`)).statusCode).toBe(404);
});

test('nobody sees, changes or removes what another keeps, and it does not lie in the database in clear', async () => {
  const view = randomUUID();
  await save(zhao, view, '于振东的案件', { q: '于振东' });
  expect(await names(sun)).toEqual([]);
  expect((await save(sun, view, '改成我的')).statusCode).toBe(404);
  expect((await sun.call('DELETE', `/api/session/views/${view}`)).statusCode).toBe(404);
  expect(await names(zhao)).toEqual(['于振东的案件']);
  const { rows } = await world.house.engine.pool('owner', 1).query('SELECT sealed FROM liuhen.saved_view');
  expect(rows.length).toBeGreaterThan(0);
  for (const { sealed } of rows) expect(Buffer.from(sealed).includes('于振东')).toBe(false);
  await zhao.call('DELETE', `/api/session/views/${view}`);
});

test('two of one name, more than twenty, an empty name and a filter that is none are refused with what to do', async () => {
  const first = randomUUID();
  await save(zhao, first, '第1个');
  expect((await save(zhao, randomUUID(), '第1个')).json()).toMatchObject({ code: 'nameTaken', status: 409 });
  for (let count = 2; count <= 20; count += 1) await save(zhao, randomUUID(), `第${count}个`);
  expect((await save(zhao, randomUUID(), '第21个')).json().detail).toContain('最多保存 20 个');
  // what is there already may still be renamed
  expect((await save(zhao, first, '头一个')).statusCode).toBe(204);
  expect((await save(zhao, first, '  ')).statusCode).toBe(400);
  expect((await save(zhao, first, '好', { password: 'x' })).statusCode).toBe(400);
});
