import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseView } from '../src/api/index.ts';
import { recordOf } from '../src/records-made-here.ts';
import { type Browser, openedCase, openWorld, type World } from './world.ts';

/** A permit granted, changed, and revoked under the number of the change: each a case of its own, with handlers of its own. */
let world: World;
let one: Browser;
let other: Browser;
let chief: Browser;
const cases = new Map<string, string>();
const numbers = { grant: '某环许〔2026〕8号', change: '某环许变〔2026〕2号', revocation: '某环许变〔2026〕5号' };

beforeAll(async () => {
  world = await openWorld();
  const [a, b] = [
    await world.addPerson('甲', ['officer'], { account: 'one' }),
    await world.addPerson('乙', ['officer'], { account: 'other' }),
  ];
  await world.addPerson('队长', ['brigadeChief'], { account: 'chief' });
  const put = async (name: string, handlers: readonly string[], day: string, ...records: Told[]) => {
    const { id, body } = openedCase(world.agency, handlers, {
      caseType: 'permit',
      title: `${name}案`,
      caseNo: `号${name}`,
    });
    cases.set(name, id);
    const told = records.map(([kind, data], n) =>
      recordOf({ agency: world.agency, case: id, at: `${day}T0${n + 2}:00:00.000Z`, kind, data }),
    );
    await world.put(body, ...told);
  };
  await put(
    'grant',
    [a],
    '2026-03-03',
    ['applicationRegistered', {}],
    paper('permitGrantDecision', numbers.grant, {
      content: '准予',
      validFrom: '2026-03-03',
      validTo: '2099-12-31',
      basis: ['行政许可法第三十八条'],
    }),
  );
  await put(
    'change',
    [a],
    '2026-03-10',
    ['permitChangeRequested', { originalNo: '某环许[2026]8号' }],
    paper('permitChangeDecision', numbers.change, {
      action: '变更',
      originalNo: numbers.grant,
      reason: '更名',
      basis: ['行政许可法第四十九条'],
    }),
  );
  await put(
    'revocation',
    [b],
    '2026-03-20',
    ['permitRevocationStarted', { originalNo: numbers.change }],
    paper('permitChangeDecision', numbers.revocation, {
      action: '撤销',
      originalNo: numbers.change,
      reason: '骗取',
      basis: ['行政许可法第六十九条'],
    }),
    ['permitCancelled', {}],
  );
  // another permit, whose number begins with the same signs
  await put('stranger', [a], '2026-03-21', ['permitChangeRequested', { originalNo: '某环许〔2026〕88号' }]);
  await world.house.journal.settle(world.agency);
  [one, other, chief] = [await world.signIn('one'), await world.signIn('other'), await world.signIn('chief')];
});
afterAll(() => world.end());

type Told = readonly [kind: string, data: Record<string, unknown>];
const paper = (kind: string, number: string, fields: Record<string, unknown>): Told => [
  kind,
  { number, issuedAt: '2026-03-03T03:00:00.000Z', seal: '某市生态环境局', fields },
];
const permitOf = async (who: Browser, name: string): Promise<CaseView['permit']> => {
  const answer = await who.call('GET', `/api/cases/${cases.get(name)}`);
  expect(answer.statusCode).toBe(200);
  return answer.json().permit;
};
const line = (tie: { id: string; act: string; outcome: string } | null | undefined) =>
  tie && [[...cases].find(([, id]) => id === tie.id)?.[0], tie.act, tie.outcome];

test('from the grant one sees what became of the permit, through the number of each act to the next', async () => {
  const seen = await permitOf(chief, 'grant');
  expect(seen).toMatchObject({ state: '已撤销并注销', validTo: '2099-12-31', original: null });
  expect(seen?.later.map(line)).toEqual([
    ['change', '变更', '已变更'],
    ['revocation', '撤销', '已撤销并注销'],
  ]);
});

test('from each later act one sees the permit that it is about', async () => {
  const changed = await permitOf(chief, 'change');
  expect([line(changed?.original?.case), changed?.state]).toEqual([['grant', '准予', '已准予'], '已撤销并注销']);
  const revoked = await permitOf(chief, 'revocation');
  expect([revoked?.original?.number, line(revoked?.original?.case)]).toEqual([
    numbers.change,
    ['change', '变更', '已变更'],
  ]);
  expect([revoked?.state, revoked?.later]).toEqual([null, []]);
});

test('a number that nobody here gave leads nowhere, and one that only begins alike is another permit', async () => {
  expect(await permitOf(one, 'stranger')).toMatchObject({
    state: null,
    original: { number: '某环许〔2026〕88号', case: null },
    later: [],
  });
});

test('who may not read a case learns neither its number, nor its name, nor what it came to', async () => {
  const seen = await permitOf(one, 'grant');
  expect(seen?.later.map(line)).toEqual([['change', '变更', '已变更']]);
  expect(seen?.state).toBe('已变更');
  const whole = (await one.call('GET', `/api/cases/${cases.get('grant')}`)).body;
  for (const secret of [cases.get('revocation') ?? '', '号revocation', 'revocation案', numbers.revocation])
    expect(whole).not.toContain(secret);
  const revoked = await permitOf(other, 'revocation');
  expect(revoked?.original).toEqual({ number: numbers.change, case: null });
});
