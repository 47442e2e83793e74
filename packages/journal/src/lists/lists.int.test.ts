import { randomUUID } from 'node:crypto';
import type { Predicate } from '@liuhen/law/access';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bodyOf, openWorld, type World } from '../../test/world.ts';
import { listCases, search } from './index.ts';

let world: World;
const agency = randomUUID();
const always: Predicate = { is: 'always' };
const wang = '11111111-0000-4000-8000-000000000001';
const cases: string[] = [];

const titles = ['杭州福满楼超过保质期案', '王㛃非法排污案', '福杭州食品案', '䶮记食品案', '𠅤某工地扬尘案'];

beforeAll(async () => {
  world = await openWorld();
  for (let index = 0; index < 23; index += 1) {
    const subject = randomUUID();
    cases.push(subject);
    const day = String(1 + (index % 9)).padStart(2, '0');
    const claimed = {
      from: `2026-03-${day}T02:05:00.000Z`,
      to: null,
      precision: 'minute',
      offset: '+08:00',
      source: 'person',
    };
    const data = { caseNo: `抚环罚〔2026〕${index}`, title: titles[index % titles.length] };
    await world.journal.append({ id: 'system' }, bodyOf(agency, subject, { kind: 'caseOpened', data, claimed }));
    if (index % 3 === 0) {
      await world.journal.append(
        { id: 'system' },
        bodyOf(agency, subject, { kind: 'handlerAssigned', data: { handlers: [wang] }, claimed }),
      );
    }
  }
  const note = bodyOf(agency, cases[1] ?? '', { kind: 'informantIdentified', data: { name: '赵举报', named: true } });
  await world.journal.append({ id: 'system' }, note);
  await world.journal.settle(agency);
});
afterAll(() => world.end());

async function pages(scope: Predicate, order: 'last' | 'due'): Promise<string[]> {
  const found: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await listCases(world.journal.pool, agency, scope, { order, limit: 4, after });
    found.push(...page.rows.map((row) => row.subject_id));
    if (page.next === null) return found;
    after = page.next;
  }
}

test.each(['last', 'due'] as const)('pages by %s show every case once, ties included', async (order) => {
  const found = await pages(always, order);
  expect(found).toHaveLength(cases.length);
  expect(new Set(found)).toEqual(new Set(cases));
});

test('a list, its count and its search hold only what the scope lets through', async () => {
  const mine: Predicate = { related: ['handler'], person: wang };
  const own = cases.filter((_, index) => index % 3 === 0);
  expect(new Set(await pages(mine, 'last'))).toEqual(new Set(own));
  expect(await listCases(world.journal.pool, agency, mine, { order: 'last', limit: 3 })).toMatchObject({
    total: own.length,
  });
  const hits = await search(world.journal, agency, { findCase: mine, readRecord: mine }, '案', 100);
  expect(hits.every((hit) => own.includes(hit.subject_id))).toBe(true);
  const informants: Predicate = { not: { field: 'classification', oneOf: ['informant'] } };
  expect(await search(world.journal, agency, { findCase: always, readRecord: always }, '赵举报', 10)).toHaveLength(1);
  expect(await search(world.journal, agency, { findCase: always, readRecord: informants }, '赵举报', 10)).toEqual([]);
});

test.each(['超过保质期', '杭州福', '王㛃', '食品', '䶮', '𠅤', '2026〕1', '%', "'"])(
  'searching “%s” finds exactly the cases whose text has it',
  async (words) => {
    const { total } = await listCases(world.journal.pool, agency, always, { order: 'last', limit: 1, text: words });
    const expected = cases.filter((_, index) =>
      `抚环罚〔2026〕${index}\n${titles[index % titles.length]}`.includes(words),
    );
    expect(total).toBe(expected.length);
  },
);

test('another agency finds nothing of this one by any list, not even without the policy of the tables in between', async () => {
  const other = randomUUID();
  const mine = randomUUID();
  await world.journal.append(
    { id: 'system' },
    bodyOf(other, mine, { kind: 'caseOpened', data: { title: '外机关超过保质期案' } }),
  );
  await world.journal.settle(other);
  const { pool } = world.journal;
  expect(
    (await listCases(pool, other, always, { order: 'last', limit: 50 })).rows.map((row) => row.subject_id),
  ).toEqual([mine]);
  const words = await listCases(pool, other, always, { text: '超过保质期', order: 'last', limit: 50 });
  expect(words.rows.map((row) => row.subject_id)).toEqual([mine]);
  expect((await listCases(pool, agency, always, { text: '外机关', order: 'last', limit: 50 })).rows).toEqual([]);
  // the views read as their owner: with no agency set they hold nothing at all
  for (const view of ['findable', 'findable_case', 'findable_relation']) {
    const { rows } = await pool.query(`SELECT count(*)::int AS count FROM ${view}`);
    expect(rows, view).toEqual([{ count: 0 }]);
  }
});
