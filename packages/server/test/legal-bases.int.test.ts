import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../src/records-made-here.ts';
import { type Browser, openedCase, openWorld, type World } from './world.ts';

let world: World;
let officer: Browser;
let legal: Browser;
let id: string;
const excess = '《排污许可管理条例》第三十四条第（一）项';

beforeAll(async () => {
  world = await openWorld();
  await world.addPerson('承办', ['officer'], { account: 'officer' });
  await world.addPerson('法制', ['legalReviewer'], { account: 'legal' });
  [officer, legal] = await Promise.all([world.signIn('officer'), world.signIn('legal')]);
  const opened = openedCase(world.agency, [officer.person]);
  id = opened.id;
  await world.put(opened.body);
  await world.house.journal.settle(world.agency);
});
afterAll(() => world.end());

const add = (by: Browser, kind: string, data: object) =>
  by.call('POST', '/api/records', {
    id: newId(world.house.now()),
    agency: world.agency,
    subject: { type: 'agency', id: world.agency },
    kind,
    schema: 1,
    claimed: { from: world.house.now(), to: null, precision: 'minute', offset: '+08:00', source: 'person' },
    notBefore: null,
    people: [],
    links: [],
    files: [],
    data,
  });
const fine = async (amount: string) =>
  (await officer.call('GET', `/api/cases/${id}/fine?amount=${amount}&cited=${encodeURIComponent(excess)}`)).json();

test('the library tells each article with its words, its days and its range, and how sure it is', async () => {
  const { articles, laws, mayAdd } = (await officer.call('GET', '/api/legal-bases')).json();
  const article = articles.find(({ citation }: { citation: string }) => citation === excess);
  expect(article).toMatchObject({ kind: 'text', fine: '200000 元以上 1000000 元以下', repealedOn: null });
  expect(articles.find(({ law }: { law: string }) => law === '大气污染防治法').repealedOn).toBe('2026-08-15');
  expect(laws.length).toBeGreaterThan(30);
  expect(mayAdd).toBe(false);
});

test('a fine is told beside its range, and a benchmark once one is there; one that contradicts the law is refused', async () => {
  expect((await fine('199999')).standing).toMatchObject({
    standing: 'below',
    range: { min: '200000', max: '1000000' },
  });
  expect((await fine('abc')).standing).toBeNull();
  const benchmark = {
    title: '基准（虚构）',
    basis: excess,
    effectiveFrom: '2020-01-01',
    source: '虚构',
    grades: [{ circumstance: '一般', min: 200_000, max: 300_000 }],
  };
  expect((await add(officer, 'discretionBenchmark', benchmark)).statusCode).toBe(403);
  const beyond = await add(legal, 'discretionBenchmark', {
    ...benchmark,
    grades: [{ circumstance: '重', min: 200_000, max: 1_000_001 }],
  });
  expect(beyond.json()).toMatchObject({ code: 'refused', detail: expect.stringContaining('法定幅度') });
  expect((await add(legal, 'discretionBenchmark', benchmark)).statusCode).toBe(201);
  expect((await add(legal, 'discretionBenchmark', benchmark)).json().detail).toContain('重叠');
  expect((await fine('250000')).standing.text.join()).toContain('落在阶次“一般”');
  const { benchmarks, refused } = (await legal.call('GET', '/api/legal-bases')).json();
  expect([benchmarks.length, refused]).toEqual([1, []]);
});
