import { randomUUID } from 'node:crypto';
import type { Predicate } from '@liuhen/law/access';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { byLaw } from '../../test/by-law.ts';
import { bodyOf, openWorld, type World } from '../../test/world.ts';
import { within } from '../database.ts';
import { rebuild } from '../projections/rebuild.ts';
import { casesOfPartyCode, type HeldQuery, listHeld } from './index.ts';

let world: World;
const agency = randomUUID();
const always: Predicate = { is: 'always' };
const never: Predicate = { is: 'never' };
type Scopes = { findCase: Predicate; readRecord: Predicate };
const all: Scopes = { findCase: always, readRecord: always };
const wang = '11111111-0000-4000-8000-000000000001';
const cases: string[] = [];
const unit = '91229900MA0TP00189';
const resident = '22062119800101123X';

beforeAll(async () => {
  world = await openWorld();
  const put = (subject: string, kind: string, data: Record<string, unknown>, day: number) => {
    const from = `2026-03-${String(day).padStart(2, '0')}T02:05:00.000Z`;
    const claimed = { from, to: null, precision: 'minute', offset: '+08:00', source: 'person' };
    return world.journal.append({ id: 'system' }, bodyOf(agency, subject, { kind, data, claimed }));
  };
  for (let index = 0; index < 9; index += 1) {
    const subject = randomUUID();
    cases.push(subject);
    await put(subject, 'caseOpened', { caseNo: `抚环案〔2026〕${index}号`, title: `案${index}` }, 1);
    if (index % 3 === 0) await put(subject, 'handlerAssigned', { handlers: [wang] }, 1);
    await put(subject, 'sealSeizureImplemented', { thing: index === 4 ? '耐酸水泵' : `闸阀${index}` }, 1 + index);
    if (index === 8) await put(subject, 'caseClosed', { closureKind: '办结' }, 20);
    const party =
      index < 2
        ? { partyType: 'legalPerson', name: '松江厂', uscc: unit }
        : { partyType: '公民', name: '王某', idNumber: resident };
    if (index < 4) await put(subject, 'partyIdentified', party, 2);
  }
  await world.journal.settle(agency);
});
afterAll(() => world.end());

const names = async (query: Partial<HeldQuery>, scopes = all): Promise<string[]> =>
  (await listHeld(world.journal, agency, scopes, { limit: 100, ...query })).rows.map(({ name }) => name);

test('pages show every thing once, what must be decided first leading', async () => {
  const found: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await listHeld(world.journal, agency, all, { limit: 2, after });
    expect(page.total).toBe(9);
    found.push(...page.rows.map(({ name }) => name));
    if (page.next === null) break;
    after = page.next;
  }
  expect(found).toEqual(['闸阀0', '闸阀1', '闸阀2', '闸阀3', '耐酸水泵', '闸阀5', '闸阀6', '闸阀7', '闸阀8']);
});

test('filters by state, case, day and words; words are compared with what lies sealed', async () => {
  expect(await names({ state: 'ended' })).toEqual(['闸阀8']);
  expect(await names({ caseNo: '2026〕3' })).toEqual(['闸阀3']);
  expect(await names({ dueBefore: '2026-04-02T02:05:00.000Z' })).toEqual(['闸阀0', '闸阀1']);
  expect(await names({ text: '酸水' })).toEqual(['耐酸水泵']);
  expect(await names({ text: '酸泵' })).toEqual([]);
  expect(await names({ place: '泵房' })).toHaveLength(9);
  expect(await names({ place: '水泵' })).toEqual([]);
  expect(await names({ way: 'registration' })).toEqual([]);
  const paged = await listHeld(world.journal, agency, all, { text: '闸阀', limit: 3 });
  const next = await listHeld(world.journal, agency, all, { text: '闸阀', limit: 3, after: paged.next ?? undefined });
  expect([paged.total, next.rows.map(({ name }) => name)]).toEqual([8, ['闸阀3', '闸阀5', '闸阀6']]);
});

test('a ledger and its count hold what may be found and read, and nothing more', async () => {
  const mine: Predicate = { related: ['handler'], person: wang };
  expect(await names({}, { findCase: always, readRecord: mine })).toEqual(['闸阀0', '闸阀3', '闸阀6']);
  expect(await names({}, { findCase: mine, readRecord: always })).toHaveLength(3);
  const none = await listHeld(world.journal, agency, { findCase: always, readRecord: never }, { limit: 10 });
  expect(none).toEqual({ rows: [], total: 0, next: null });
  expect(await listHeld(world.journal, randomUUID(), all, { limit: 10 })).toMatchObject({ total: 0 });
});

test('the code of a unit answers whoever may find its cases, the number of a person only who may read what says it', async () => {
  const found = async (code: string, scopes: Scopes): Promise<number> =>
    (await casesOfPartyCode(world.journal, agency, scopes, code, 10)).length;
  expect(await found(unit, all)).toBe(2);
  expect(await found(unit, { findCase: always, readRecord: never })).toBe(2);
  expect(await found(unit, { findCase: never, readRecord: always })).toBe(0);
  expect(await found(resident, all)).toBe(2);
  expect(await found(resident, { findCase: always, readRecord: never })).toBe(0);
  expect(await found('22062119800101999X', all)).toBe(0);
});

test('neither the things nor the numbers stand in the clear, and a rebuild gives the same rows', async () => {
  const rows = () =>
    within(world.journal.pool, agency, async (client) => {
      const held = await client.query('SELECT * FROM held_row ORDER BY subject_id, ordinal');
      const codes = await client.query('SELECT * FROM party_code ORDER BY subject_id, code');
      return JSON.stringify([held.rows, codes.rows]);
    });
  const live = await rows();
  for (const word of ['闸阀', '泵房', unit, resident]) expect(live).not.toContain(word);
  await rebuild(world.journal, byLaw, agency);
  expect(await rows()).toBe(live);
});
