import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { RecordBody } from '@liuhen/records';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, openedCase, openWorld, password, type World } from '../../test/world.ts';
import { runFixity } from '../keeping/fixity-job.ts';
import { newId, recordOf } from '../records-made-here.ts';

let world: World;
const people = new Map<string, Browser>();
const as = (account: string): Browser => {
  const found = people.get(account);
  if (found === undefined) throw new Error(account);
  return found;
};
let id: string;
let filed: string;
let old: RecordBody;
let copy: RecordBody;
let young: RecordBody;
let proof: RecordBody;
let twin: RecordBody;
const fresh = () => newId(world.house.now());
const lastYear = () =>
  Temporal.Instant.from(world.house.now())
    .subtract({ hours: 24 * 400 })
    .toString({ fractionalSecondDigits: 3 });

async function held(bytes: Buffer, name: string) {
  const { sha256, sm3, size } = await world.house.store.put(Readable.from([bytes]));
  return [{ name, mediaType: 'video/mp4', sha256, sm3, size }];
}

beforeAll(async () => {
  world = await openWorld();
  const staff = {
    zhao: 'officer',
    gao: 'custodian',
    head: 'bureauHead',
    law: 'legalReviewer',
    fang: 'archivist',
  } as const;
  for (const [account, office] of Object.entries(staff)) {
    await world.addPerson(account, [office], { account });
    people.set(account, await world.signIn(account));
  }
  const { agency } = world;
  const [open, closed] = [openedCase(agency, [as('zhao').person]), openedCase(agency, [as('zhao').person])];
  [id, filed] = [open.id, closed.id];
  const recording = (at: string, files: unknown[], title: string, of: string | null) =>
    recordOf({
      agency,
      case: of,
      kind: 'recording',
      at,
      until: at,
      files,
      data: { title, medium: 'video', recordedBy: as('gao').person },
    });
  const shared = await held(randomBytes(3_000), '同一段.mp4');
  old = recording(lastYear(), await held(randomBytes(2_000), '巡查.mp4'), '巡查', filed);
  young = recording(world.house.now(), await held(randomBytes(1_000), '新.mp4'), '新录', null);
  proof = recording(lastYear(), shared, '证据录像', id);
  twin = recording(lastYear(), shared, '同一段', filed);
  copy = recordOf({
    agency,
    case: filed,
    kind: 'derivedItem',
    at: lastYear(),
    links: [{ rel: 'derivedFrom', record: old.id }],
    files: await held(randomBytes(500), '剪辑.mp4'),
    data: { title: '剪辑', form: 'clip', method: 'x' },
  });
  await world.put(open.body, proof);
  await world.put(closed.body, old, copy, twin);
  await world.put(young);
  const at = lastYear();
  await world.put(
    recordOf({ agency, case: filed, kind: 'caseClosed', at, data: {} }),
    recordOf({ agency, case: filed, kind: 'fileCover', at, data: { fields: { retention: '1年' } } }),
    recordOf({ agency, case: filed, kind: 'archived', at, data: {} }),
  );
  await world.house.journal.settle(agency);
  for (const account of ['gao', 'head', 'fang']) await as(account).call('POST', '/api/session/step-up', { password });
});
afterAll(() => world.end());

const lines = async () => (await as('head').call('GET', '/api/retention?limit=200')).json().items;
const line = async (record: string) => (await lines()).find((one: { record: string }) => one.record === record);

test('each recording and each copy says how long it is kept and why: its term, its case, its file', async () => {
  expect(await line(old.id)).toMatchObject({ disposable: true, against: [], state: 'kept', kind: 'recording' });
  expect(await line(copy.id)).toMatchObject({ disposable: true, kind: 'derivedItem', original: old.id });
  expect((await line(proof.id)).against).toEqual([expect.stringMatching(/尚未归档，录像是其证据/)]);
  const own = (await as('gao').call('GET', '/api/retention?limit=200')).json().items;
  expect(own.find((one: { record: string }) => one.record === young.id)).toMatchObject({
    disposable: false,
    against: ['录制结束未满 6 个月（本机关设定）'],
    earliest: expect.stringMatching(/Z$/),
  });
  expect((await as('zhao').call('GET', '/api/retention')).statusCode).toBe(403);
});

test('a hold on an original keeps its copies as well, until the legal office lifts it', async () => {
  const hold = { id: fresh(), record: old.id, ground: '当事人已起诉' };
  expect((await as('zhao').call('POST', '/api/retention/holds', hold)).statusCode).toBe(403);
  expect((await as('gao').call('POST', '/api/retention/holds', hold)).statusCode).toBe(201);
  for (const one of [old.id, copy.id]) expect((await line(one)).against, one).toEqual(['保全：当事人已起诉']);
  const refused = await as('fang').call('POST', '/api/disposals', {
    id: fresh(),
    records: [old.id],
    ground: '期满',
    appraisers: '鉴定小组',
  });
  expect([refused.statusCode, refused.json().refusals.length]).toEqual([409, 2]);
  expect(refused.json().detail).toMatch(/巡查不得销毁：保全：当事人已起诉/);
  const lift = `/api/retention/holds/${hold.id}/lift`;
  expect((await as('gao').call('POST', lift, { id: fresh(), note: '判决生效' })).statusCode).toBe(403);
  expect((await as('law').call('POST', lift, { id: fresh(), note: '判决生效' })).statusCode).toBe(201);
  expect((await line(copy.id)).disposable).toBe(true);
  // its custody tells of it, the refusal too
  const strip = (await as('zhao').call('GET', `/api/cases/${filed}/access?record=${old.id}&limit=40`)).json().items;
  const told = strip.map(({ action, outcome }: { action: string; outcome: string }) => `${action} ${outcome}`);
  expect(told.slice(0, 3)).toEqual(['liftHold done', 'proposeDisposal refused', 'holdRecording done']);
});

test('what is disposed of goes with its copies, by another’s approval and before two watchers, and leaves a tombstone', async () => {
  const proposal = { id: fresh(), records: [old.id], ground: '保管期满，无保存价值', appraisers: '方静、高敏' };
  const proposed = await as('fang').call('POST', '/api/disposals', proposal);
  expect([proposed.statusCode, new Set(proposed.json().records)]).toEqual([201, new Set([old.id, copy.id])]);
  const url = `/api/disposals/${proposal.id}`;
  const watchers = [as('gao').person, as('zhao').person];
  expect((await as('fang').call('POST', `${url}/execution`, { id: fresh(), watchers })).json().detail).toMatch(
    /还没有批准/,
  );
  expect(
    (await as('fang').call('POST', `${url}/decision`, { id: fresh(), approve: true, note: '同意' })).statusCode,
  ).toBe(403);
  expect(
    (await as('head').call('POST', `${url}/decision`, { id: fresh(), approve: true, note: '同意销毁' })).statusCode,
  ).toBe(201);
  const one = [as('gao').person, as('gao').person];
  expect((await as('fang').call('POST', `${url}/execution`, { id: fresh(), watchers: one })).json().detail).toMatch(
    /两个人监销/,
  );
  const done = await as('fang').call('POST', `${url}/execution`, { id: fresh(), watchers });
  expect([done.statusCode, done.json().erased]).toEqual([201, 2]);
  for (const { files } of [old, copy]) {
    for (const { sha256 } of files) expect(await world.house.store.stat(sha256)).toBeNull();
  }
  const [told] = (await as('head').call('GET', '/api/disposals')).json().items;
  expect(told).toMatchObject({
    state: 'disposed',
    executed: { note: '监销：gao、zhao' },
    decision: { note: '同意销毁' },
  });
  const read = await as('zhao').call('GET', `/api/cases/${filed}/records/${old.id}/files/${old.files[0]?.sha256}`);
  expect([read.statusCode, read.json().code]).toEqual([410, 'evidenceDisposed']);
  await as('gao').call('POST', '/api/fixity');
  await runFixity(world.house);
  expect((await as('head').call('GET', '/api/fixity')).json().reports[0].findings).toEqual([]);
  expect((await line(old.id)).state).toBe('disposed');
});

test('bytes that a recording still kept names as well stay in the store', async () => {
  const proposal = { id: fresh(), records: [twin.id], ground: '保管期满', appraisers: '方静、高敏' };
  await as('fang').call('POST', '/api/disposals', proposal);
  const url = `/api/disposals/${proposal.id}`;
  await as('head').call('POST', `${url}/decision`, { id: fresh(), approve: true, note: '同意' });
  const watchers = [as('gao').person, as('zhao').person];
  expect((await as('fang').call('POST', `${url}/execution`, { id: fresh(), watchers })).json().erased).toBe(0);
  const [file] = proof.files;
  expect(await world.house.store.stat(file?.sha256 ?? '')).not.toBeNull();
  expect((await as('zhao').call('GET', `/api/cases/${id}/records/${proof.id}/files/${file?.sha256}`)).statusCode).toBe(
    200,
  );
});
