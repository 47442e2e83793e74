import { randomUUID } from 'node:crypto';
import type { Predicate } from '@liuhen/law/access';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { byLaw } from '../../test/by-law.ts';
import { bodyOf, openWorld, type World } from '../../test/world.ts';
import { rebuild } from '../projections/rebuild.ts';
import {
  type CaseScopes,
  countFindings,
  listCases,
  listRecords,
  listTasks,
  listWaiting,
  search,
  type TaskRow,
} from './index.ts';

let world: World;
const agency = randomUUID();
const always: Predicate = { is: 'always' };
const wang = '11111111-0000-4000-8000-000000000001';
const li = '11111111-0000-4000-8000-000000000002';
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

/** Who may find what they may read, and no more. */
const reading = (scope: Predicate): CaseScopes => ({ find: scope, read: scope, masked: (words) => words });

async function pages(scope: Predicate, order: 'last' | 'due'): Promise<string[]> {
  const found: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await listCases(world.journal, agency, reading(scope), { order, limit: 4, after });
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
  expect(await listCases(world.journal, agency, reading(mine), { order: 'last', limit: 3 })).toMatchObject({
    total: own.length,
  });
  const hits = await search(world.journal, agency, { cases: reading(mine), readRecord: mine }, '案', 100);
  expect(hits.every((hit) => own.includes(hit.subject_id))).toBe(true);
  const informants: Predicate = { not: { field: 'classification', oneOf: ['informant'] } };
  expect(
    await search(world.journal, agency, { cases: reading(always), readRecord: always }, '赵举报', 10),
  ).toHaveLength(1);
  expect(await search(world.journal, agency, { cases: reading(always), readRecord: informants }, '赵举报', 10)).toEqual(
    [],
  );
});

test.each(['超过保质期', '杭州福', '王㛃', '食品', '䶮', '𠅤', '2026〕1', '%', "'"])(
  'searching “%s” finds exactly the cases whose text has it',
  async (words) => {
    const { total } = await listCases(world.journal, agency, reading(always), { order: 'last', limit: 1, text: words });
    const expected = cases.filter((_, index) =>
      `抚环罚〔2026〕${index}\n${titles[index % titles.length]}`.includes(words),
    );
    expect(total).toBe(expected.length);
  },
);

test('what is found by words that lie sealed is paged like the list itself, each case once and in its order', async () => {
  for (const [text, order] of [
    ['食品案', 'last'],
    ['食品案', 'due'],
    ['案', 'last'],
    ['〔', 'due'],
  ] as const) {
    const found: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await listCases(world.journal, agency, reading(always), { order, limit: 3, after, text });
      found.push(...page.rows.map((row) => row.subject_id));
      if (page.next === null) break;
      after = page.next;
    }
    const all = (await listCases(world.journal, agency, reading(always), { order, limit: 99 })).rows;
    const saying = all.filter(({ case_no, title }) => `${case_no}\n${title}`.includes(text));
    expect(saying.length, text).toBeGreaterThan(3);
    expect(found, text).toEqual(saying.map(({ subject_id }) => subject_id));
  }
});

test('a row whose words do not open says so, and the rest of the list stands', async () => {
  const owner = world.engine.pool('owner', 1);
  const [one = '', two = ''] = cases;
  await owner.query(
    'UPDATE case_row c SET sealed = (SELECT sealed FROM case_row WHERE agency_id = $1 AND subject_id = $3) WHERE agency_id = $1 AND subject_id = $2',
    [agency, one, two],
  );
  const { rows } = await listCases(world.journal, agency, reading(always), { order: 'last', limit: 99 });
  expect(rows.find(({ subject_id }) => subject_id === one)?.title).toContain('liuhen rebuild');
  expect(rows.find(({ subject_id }) => subject_id === two)?.title).toBe(titles[1]);
  await rebuild(world.journal, byLaw, agency);
  expect(await pages(always, 'last')).toHaveLength(cases.length);
  await owner.end();
});

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
    (await listCases(world.journal, other, reading(always), { order: 'last', limit: 50 })).rows.map(
      (row) => row.subject_id,
    ),
  ).toEqual([mine]);
  const words = await listCases(world.journal, other, reading(always), {
    text: '超过保质期',
    order: 'last',
    limit: 50,
  });
  expect(words.rows.map((row) => row.subject_id)).toEqual([mine]);
  expect(
    (await listCases(world.journal, agency, reading(always), { text: '外机关', order: 'last', limit: 50 })).rows,
  ).toEqual([]);
  // the views read as their owner: with no agency set they hold nothing at all
  for (const view of ['findable', 'findable_case', 'findable_relation']) {
    const { rows } = await pool.query(`SELECT count(*)::int AS count FROM ${view}`);
    expect(rows, view).toEqual([{ count: 0 }]);
  }
});

test("nobody's work hides behind another's: each bearer's soonest come, whatever others have to do", async () => {
  const { journal } = world;
  const late = randomUUID();
  await journal.append({ id: 'system' }, bodyOf(agency, late, { kind: 'caseOpened', data: { title: '末案' } }));
  const assigned = { kind: 'handlerAssigned', data: { handlers: [li] } };
  await journal.append({ id: 'system' }, bodyOf(agency, late, assigned));
  await journal.settle(agency);
  const of = (...bearers: string[]) => listTasks(journal, agency, always, bearers, 1);
  expect((await of(li)).map((task) => task.subject_id)).toEqual([late]);
  expect((await of(wang)).every((task) => cases.includes(task.subject_id))).toBe(true);
  expect(await listTasks(journal, agency, always, [li, wang, li], 100)).toHaveLength(1 + Math.ceil(23 / 3));
  expect(await listTasks(journal, agency, { related: ['recused'], person: li }, [li], 9)).toEqual([]);
  // the same case moves to another: it is theirs, and no longer the first one's
  await journal.append({ id: 'system' }, bodyOf(agency, late, { ...assigned, data: { handlers: [wang] } }));
  await journal.settle(agency);
  expect(await of(li)).toEqual([]);
  expect(await listWaiting(journal, agency, always, wang, [wang], 9)).toEqual([]);
  // closed: of it is left what runs against a clock
  await journal.append({ id: 'system' }, bodyOf(agency, late, { kind: 'caseClosed', data: {} }));
  await journal.settle(agency);
  const left = (rows: readonly TaskRow[]) => rows.filter((row) => row.subject_id === late).map((row) => row.title);
  expect(left(await listTasks(journal, agency, always, [wang], 99))).toEqual(['归档']);
  expect(left(await listWaiting(journal, agency, always, wang, ['bureauHead'], 99))).toEqual(['归档']);
});

test('what waits on others is told to who handles the case, and not what is theirs as well', async () => {
  const waiting = (handler: string, own: string[]) => listWaiting(world.journal, agency, always, handler, own, 100);
  // the made-up by-law gives every task to the handlers; the closed case of the test before has one left
  expect(await waiting(wang, ['bureauHead'])).toHaveLength(Math.ceil(23 / 3) + 1);
  expect(await waiting(wang, [wang, 'bureauHead'])).toEqual([]);
  expect(await waiting(li, ['bureauHead'])).toEqual([]);
});

test('a recording is loose until it is linked to an act, and again when the link is taken back', async () => {
  const { journal } = world;
  const subject = randomUUID();
  const put = async (kind: string, changes: object) => {
    const body = bodyOf(agency, subject, { kind, ...changes });
    const outcome = await journal.append({ id: 'system' }, body);
    expect(outcome).toMatchObject({ subjectSeq: expect.any(Number) });
    return String(body.id);
  };
  await put('caseOpened', { data: { title: '录像案' } });
  const act = await put('siteInspection', { data: {} });
  const made = {
    medium: '视频',
    recordedBy: wang,
    startedAt: '2026-03-11T10:05:00+08:00',
    endedAt: '2026-03-11T10:25:00+08:00',
  };
  const recording = await put('recording', { data: made });
  await journal.settle(agency);
  const loose = (recordedBy?: string) =>
    listRecords(journal, agency, always, { kinds: ['recording'], loose: true, recordedBy, limit: 9 });
  const ids = async (recordedBy?: string) => (await loose(recordedBy)).rows.map(({ entry }) => entry.body.id);
  expect([await ids(), await ids(wang), await ids(li)]).toEqual([[recording], [recording], []]);
  const links = [
    { rel: 'recording', record: recording },
    { rel: 'covers', record: act },
  ];
  const link = await put('recordingLinked', { links, data: {} });
  await journal.settle(agency);
  expect(await ids()).toEqual([]);
  const all = await listRecords(journal, agency, always, { kinds: ['recording'], limit: 9 });
  expect(all.rows.map(({ acts }) => acts)).toEqual([[act]]);
  await put('recordingUnlinked', { links: [{ rel: 'annuls', record: link }], data: { reason: '误关联' } });
  await journal.settle(agency);
  expect(await ids()).toEqual([recording]);
});

test('the bureau stands as a count one by one says, inside any scope, and a duty past its time is overdue', async () => {
  const scopes: Predicate[] = [
    always,
    { related: ['handler'], person: wang },
    { not: { related: ['handler'], person: wang } },
    { field: 'state', oneOf: ['closed', 'archived'] },
    {
      any: [
        { field: 'state', oneOf: ['closed'] },
        { related: ['handler'], person: wang },
      ],
    },
    { is: 'never' },
  ];
  const at = '2026-03-15T00:00:00.000Z';
  for (const scope of scopes) {
    const { rows } = await listCases(world.journal, agency, reading(scope), { order: 'last', limit: 500 });
    const wanted = new Map<string, number>();
    const owner = world.engine.pool('owner', 1);
    const all = await owner.query<{ subject_id: string; finding_id: string; status: string; due: string | null }>(
      'SELECT subject_id, finding_id, status, due FROM finding WHERE agency_id = $1',
      [agency],
    );
    await owner.end();
    for (const { subject_id, finding_id, status, due } of all.rows) {
      if (!rows.some((row) => row.subject_id === subject_id)) continue;
      const key = `${finding_id} ${status === 'pending' && due !== null && due < at ? 'overdue' : status}`;
      wanted.set(key, (wanted.get(key) ?? 0) + 1);
    }
    const { counts, cases: many } = await countFindings(world.journal.pool, agency, scope, at);
    expect(many).toBe(rows.length);
    expect(new Map(counts.map(({ finding_id, status, count }) => [`${finding_id} ${status}`, count]))).toEqual(wanted);
  }
});
