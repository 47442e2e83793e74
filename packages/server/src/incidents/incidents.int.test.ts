import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, openWorld, type World } from '../../test/world.ts';
import type { IncidentLine } from '../api/index.ts';
import { newId, recordOf } from '../records-made-here.ts';

let world: World;
const people = new Map<string, Browser>();
const as = (account: string): Browser => {
  const found = people.get(account);
  if (found === undefined) throw new Error(account);
  return found;
};
const staff = {
  han: 'brigadeChief',
  lin: 'legalReviewer',
  gao: 'bureauHead',
  bai: 'custodian',
  chen: 'deviceManager',
  qin: 'archivist',
  shen: 'auditAdministrator',
  anq: 'securityAdministrator',
  zhao: 'officer',
  song: 'receptionist',
} as const;
const told = [
  'personalInformationLeaked',
  'leakNotified',
  'vulnerabilityFound',
  'vulnerabilityReported',
  'entrusted',
  'logDeleted',
];
const custody = [...told, 'fileDamaged'];
const docked = ['filesMissing', 'unregisteredDevice'];
const secret = ['spillIsolated', 'offlineCustody'];
const hour = 3_600_000;
const ids: Record<string, string> = {};

beforeAll(async () => {
  world = await openWorld();
  for (const [account, office] of Object.entries(staff)) {
    await world.addPerson(account, [office], { account });
    people.set(account, await world.signIn(account));
  }
});
afterAll(() => world.end());

const ago = (milliseconds: number) => new Date(Date.parse(world.house.now()) - milliseconds).toISOString();
const agencyRecord = (kind: string, data: Record<string, unknown>, more: object = {}) =>
  recordOf({ id: newId(world.house.now()), agency: world.agency, kind, at: world.house.now(), data, ...more });

/** Told by somebody, through the one door of the API. */
async function tell(account: string, data: Record<string, unknown>, happened = world.house.now()): Promise<string> {
  const body = { ...agencyRecord('custodyEvent', data, { source: 'person' }) };
  const claimed = { ...body.claimed, from: happened };
  const answer = await as(account).call('POST', '/api/records', { ...body, claimed });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return body.id;
}
const list = async (account: string, query = '') => (await as(account).call('GET', `/api/incidents${query}`)).json();
const line = async (account: string, id: string, kind?: string): Promise<IncidentLine | undefined> =>
  (await list(account)).items.find((one: IncidentLine) => one.record === id && (kind ?? one.kind) === one.kind);

test('nothing happened: each is told of the kinds they may read, and whoever may enter one may see the list', async () => {
  const kindsOf = async (account: string) =>
    (await list(account)).kinds.map(({ kind }: { kind: string }) => kind).sort();
  for (const account of ['han', 'gao', 'bai', 'chen'])
    expect(await kindsOf(account), account).toEqual([...custody, ...docked, ...secret].sort());
  expect(await kindsOf('lin')).toEqual([...custody, ...secret].sort());
  expect(await kindsOf('qin')).toEqual([...custody, ...docked].sort());
  expect(await kindsOf('anq')).toEqual([...secret].sort());
  expect((await list('han')).items).toEqual([]);
  const has = async (account: string) =>
    (await as(account).call('GET', '/api/session')).json().rooms.includes('incidents');
  for (const account of Object.keys(staff)) {
    const mayNot = account === 'zhao' || account === 'song';
    expect(await has(account), account).toBe(!mayNot);
    expect((await as(account).call('GET', '/api/incidents')).statusCode, account).toBe(mayNot ? 403 : 200);
  }
});

test('what people tell stands with when it happened and came in, who told it, and what the law still asks', async () => {
  const happened = ago(50 * hour);
  ids.leak = await tell('han', { action: 'personalInformationLeaked', note: '信封寄错' }, happened);
  ids.hole = await tell('bai', { action: 'vulnerabilityFound', note: '口令过于简单' });
  ids.logs = await tell('lin', {
    action: 'logDeleted',
    note: '磁盘将满',
    upTo: ago(0).slice(0, 10),
    approvedBy: '高明远',
  });
  ids.entrusted = await tell('gao', {
    action: 'entrusted',
    to: '某公司',
    approvedBy: '高明远',
    supervision: '每季检查',
    returned: '不留存',
  });
  const { items } = await list('han');
  expect(items.map(({ record }: IncidentLine) => record)).toEqual([ids.entrusted, ids.logs, ids.hole, ids.leak]);
  expect(items[3]).toMatchObject({
    kind: 'personalInformationLeaked',
    at: happened,
    by: { id: as('han').person, name: 'han' },
    what: '信封寄错',
    state: 'broken',
    waitsFor: ['tellers'],
  });
  expect(Date.parse(items[3].recordedAt) - Date.parse(happened)).toBeGreaterThan(49 * hour);
  // nothing but its own word proves when it was found: it must be reported, and a person must say whether in time
  expect(items[2]).toMatchObject({ state: 'unjudged', waitsFor: ['tellers', 'judges'] });
  expect(Date.parse(items[2].due) - Date.parse(items[2].at)).toBe(24 * hour);
  expect(items[1]).toMatchObject({ state: 'broken', particulars: { approvedBy: '高明远' } });
  expect(items[0]).toMatchObject({ state: 'settled', waitsFor: [], what: '委托某公司' });
  expect(items[0].particulars).toEqual({
    to: '某公司',
    approvedBy: '高明远',
    supervision: '每季检查',
    returned: '不留存',
  });

  await tell('han', { action: 'vulnerabilityReported', note: '已报网信部门' });
  expect(await line('han', ids.hole)).toMatchObject({ waitsFor: ['judges'] });
  ids.todays = await tell('han', { action: 'personalInformationLeaked', note: '错发一件' });
  expect(await line('han', ids.todays)).toMatchObject({ state: 'open', waitsFor: ['tellers'] });
  ids.answer = await tell('han', { action: 'leakNotified', note: '已追回，已通知本人' });
  expect(await line('han', ids.leak)).toMatchObject({ state: 'settled', waitsFor: [], due: null });
  expect(await line('han', ids.answer)).toMatchObject({ kind: 'leakNotified', state: 'plain' });
});

test('what the system met waits for who keeps it, until it is answered', async () => {
  const report = agencyRecord('dockingReport', {
    card: 'DSJ-09',
    registered: false,
    taken: 1,
    held: 0,
    unreadable: [],
    refused: [],
    missing: ['DSJ-09_序号.mp4：7'],
  });
  const file = { sha256: 'a'.repeat(64), kind: 'damaged', where: 'store', detail: '与登记的摘要不符。', records: [] };
  const night = (findings: object[]) =>
    agencyRecord('custodyEvent', {
      action: 'fixity',
      note: '复核',
      checked: 1,
      bytes: 1,
      sound: 0,
      copied: 0,
      findings,
    });
  const [first, second, third] = [
    night([{ ...file, healed: false }]),
    night([{ ...file, healed: false }]),
    night([]),
  ] as const;
  const spill = agencyRecord('spillIsolated', {
    record: newId(world.house.now()),
    note: '一处涉密',
    records: [],
    sha256: [],
  });
  const carrier = agencyRecord('offlineCustody', { carrierNo: '盘01', custodian: '白雪', place: '保密柜' });
  await world.put(report, first, second, spill, carrier);
  expect(await line('bai', report.id, 'filesMissing')).toMatchObject({ state: 'open', waitsFor: ['chiefAndKeepers'] });
  expect(await line('bai', report.id, 'unregisteredDevice')).toMatchObject({ state: 'open', waitsFor: ['keepers'] });
  expect(await line('bai', first.id)).toMatchObject({ kind: 'fileDamaged', state: 'broken', waitsFor: ['keepers'] });
  // found again the next night, it is the same damage
  expect(await line('bai', second.id)).toBeUndefined();
  expect(await line('bai', spill.id)).toMatchObject({ state: 'open', waitsFor: ['keepers', 'head'], what: '一处涉密' });
  expect(await line('bai', carrier.id)).toMatchObject({ state: 'plain', particulars: { place: '保密柜' } });

  for (const about of ['missing', 'device'])
    await as('bai').call('POST', `/api/docking/${report.id}/explanations`, {
      id: newId(world.house.now()),
      about,
      note: '旧卡重用',
    });
  await world.put(third);
  expect(await line('bai', report.id, 'filesMissing')).toMatchObject({
    state: 'settled',
    standing: '已说明：旧卡重用',
  });
  expect(await line('bai', report.id, 'unregisteredDevice')).toMatchObject({ state: 'settled', waitsFor: [] });
  expect(await line('bai', first.id)).toMatchObject({ state: 'settled', standing: '都已恢复' });
});

test('who may not read a kind gets neither a row of it nor how many there are', async () => {
  const readable = {
    lin: [...custody, ...secret],
    qin: [...custody, ...docked],
    anq: secret,
    shen: [...custody, ...docked, ...secret],
  };
  for (const [account, kinds] of Object.entries(readable)) {
    const { items, kinds: counted } = await list(account);
    expect(new Set(counted.map(({ kind }: { kind: string }) => kind)), account).toEqual(new Set(kinds));
    expect(
      items.filter(({ kind }: IncidentLine) => !kinds.includes(kind)),
      account,
    ).toEqual([]);
    const sum = counted.reduce((all: number, { count }: { count: number }) => all + count, 0);
    expect(items.length, account).toBe(sum);
    expect(sum, account).toBeGreaterThan(0);
    for (const kind of [...custody, ...docked, ...secret]) {
      const answer = await as(account).call('GET', `/api/incidents?kind=${kind}`);
      expect(answer.statusCode, `${account} ${kind}`).toBe(kinds.includes(kind) ? 200 : 403);
    }
  }
  expect((await as('anq').call('GET', '/api/incidents')).body).not.toContain('信封寄错');
  expect((await as('qin').call('GET', '/api/incidents')).body).not.toContain('一处涉密');
});

test('pages follow one another without a gap, also within one record that tells of two, and by kind', async () => {
  const whole = (await list('bai')).items.map(({ record, kind }: IncidentLine) => `${record} ${kind}`);
  const seen: string[] = [];
  let next: string | null = '';
  while (next !== null) {
    const page: { items: IncidentLine[]; next: string | null } = await list(
      'bai',
      `?limit=1${next === '' ? '' : `&cursor=${next}`}`,
    );
    seen.push(...page.items.map(({ record, kind }) => `${record} ${kind}`));
    next = page.next;
  }
  expect(seen).toEqual(whole);
  expect(whole.length).toBeGreaterThan(7);
  const leaks = await list('bai', '?kind=personalInformationLeaked');
  expect(leaks.items.map(({ record }: IncidentLine) => record)).toEqual([ids.todays, ids.leak]);
  expect(leaks.kinds.find(({ kind }: { kind: string }) => kind === 'logDeleted')).toEqual({
    kind: 'logDeleted',
    count: 1,
  });
  expect((await as('bai').call('GET', '/api/incidents?cursor=nonsense')).statusCode).toBe(400);
});

test('an incident told by mistake stays readable as withdrawn, and asks nothing any more', async () => {
  const id = await tell('han', { action: 'vulnerabilityFound', note: '误报' });
  await world.put(
    agencyRecord('annulment', { reason: '误报', clocks: 'fall' }, { links: [{ rel: 'annuls', record: id }] }),
  );
  expect(await line('han', id)).toMatchObject({ state: 'annulled', waitsFor: [], due: null, what: '误报' });
});
