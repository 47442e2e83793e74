import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { findMediaTools } from '@liuhen/evidence';
import { fsck } from '@liuhen/journal';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, openedCase, openWorld, password, type World } from '../../test/world.ts';
import { api } from '../api/index.ts';
import { dockingReportBody } from '../docking/docking-report.ts';
import { runFixity } from '../keeping/fixity-job.ts';
import { runDerivations } from '../media/derivation-job.ts';
import { newId, recordOf } from '../records-made-here.ts';
import { finishSettingApart } from './finish.ts';

let world: World;
const people = new Map<string, Browser>();
const as = (account: string): Browser => {
  const found = people.get(account);
  if (found === undefined) throw new Error(account);
  return found;
};
const video = await readFile(new URL('../../demo/sample.mp4', import.meta.url));
const hasFfmpeg = (await findMediaTools()).ffmpeg !== null;
const word = '东山靶场部署图';
const card = 'DSJ-09';
const marked = 'DCIM/西山 机密★5年.mp4';
let id: string;
let second: string;
let recording: string;
let again: string;
let sha256: string;
let copies: { record: string; sha256: string }[] = [];
const fresh = () => newId(world.house.now());
const take = (record: string, hash = sha256) => `/api/cases/${id}/records/${record}/files/${hash}`;

beforeAll(async () => {
  world = await openWorld();
  const staff = {
    zhao: 'officer',
    gao: 'custodian',
    head: 'bureauHead',
    audit: 'auditAdministrator',
    other: 'officer',
  } as const;
  for (const [account, office] of Object.entries(staff)) {
    await world.addPerson(account, [office], { account });
    people.set(account, await world.signIn(account));
  }
  const [one, two] = [openedCase(world.agency, [as('zhao').person]), openedCase(world.agency, [as('zhao').person])];
  [id, second] = [one.id, two.id];
  const stored = await world.house.store.put(Readable.from([video]));
  sha256 = stored.sha256;
  const files = [{ name: `${word}.mp4`, mediaType: 'video/mp4', sha256, sm3: stored.sm3, size: stored.size }];
  const made = (of: string) =>
    recordOf({
      agency: world.agency,
      case: of,
      kind: 'recording',
      at: '2026-03-03T02:00:00.000Z',
      until: '2026-03-03T02:10:00.000Z',
      files,
      data: { medium: 'video', title: word, transcript: `他说：${word}在柜里`, startedAt: '2026-03-03T02:00:00.000Z' },
    });
  const [first, elsewhere] = [made(id), made(second)];
  [recording, again] = [first.id, elsewhere.id];
  // what was said of it later stands in records of its own
  const said = (kind: string, rel: string, data: Record<string, unknown>) =>
    recordOf({ agency: world.agency, case: id, kind, at: world.house.now(), links: [{ rel, record: first.id }], data });
  await world.put(
    one.body,
    first,
    said('supplement', 'supplements', { reason: '补充文字稿', changes: { transcript: `${word}在第二只柜里` } }),
    said('recordingMarked', 'recording', { atMilliseconds: 0, label: '笔录', note: `这里说到${word}` }),
  );
  await world.put(two.body, elsewhere);
  // the card it came from: at first it could not be read, then it was, with what the camera wrote beside it
  const docked = (data: Record<string, unknown>) =>
    recordOf({
      agency: world.agency,
      kind: 'dockingReport',
      at: world.house.now(),
      data: { device: null, card, held: 0, bytes: 1, unreadable: [], refused: [], missing: [], stopped: null, ...data },
    });
  const row = { path: `DCIM/${word}.mp4`, size: 1, sha256: null, remark: null };
  await world.put(
    docked({ taken: 0, unreadable: [row.path], files: [{ ...row, outcome: 'unreadable' }] }),
    docked({
      taken: 1,
      unreadable: ['DCIM/坏.mp4'],
      refused: [marked],
      ignored: [{ path: `DCIM/${word}.thm`, reason: '不是音像' }],
      files: [
        { ...row, outcome: 'takenIn', sha256 },
        { ...row, path: marked, outcome: 'refused' },
        { ...row, path: 'DCIM/坏.mp4', outcome: 'unreadable' },
      ],
    }),
  );
  await world.house.journal.settle(world.agency);
  if (!hasFfmpeg) return;
  for (const derivation of [
    { kind: 'still', atMs: 100 },
    { kind: 'clip', fromMs: 0, toMs: 500 },
  ]) {
    await as('zhao').call('POST', `${take(recording)}/derived`, { id: fresh(), ground: '附卷', derivation });
  }
  await as('zhao').call('POST', `${take(recording)}/previews`, { form: 'contactSheet' });
  await runDerivations(world.house);
  const { facts } = (await as('zhao').call('GET', `/api/cases/${id}`)).json();
  copies = facts
    .filter(({ kind }: { kind: string }) => kind === 'derivedItem')
    .map((fact: { id: string; files: { sha256: string }[] }) => ({
      record: fact.id,
      sha256: fact.files[0]?.sha256 ?? '',
    }));
  expect(copies).toHaveLength(2);
});
afterAll(() => world.end());

/** Every list of the house that is asked for without naming anything. */
const lists = Object.values(api as Readonly<Record<string, Readonly<Record<string, { method: string; path: string }>>>>)
  .flatMap((room) => Object.values(room))
  .filter(
    ({ method, path }) => method === 'GET' && !path.includes(':') && !path.includes('*') && path !== '/api/events',
  )
  .map(({ path }) => path);

async function everythingSaid(who: Browser): Promise<string> {
  const urls = [
    `/api/cases/${id}`,
    `/api/cases/${second}`,
    `/api/cases/${id}/file`,
    '/api/recordings?limit=200',
    `/api/cases/${id}/coverage`,
    `/api/search?q=${encodeURIComponent(word)}`,
    `/api/cases/${id}/access`,
    `/api/cases/${id}/records/${recording}`,
    '/api/spills',
    '/api/tasks',
    '/api/keeping/tasks',
    ...lists,
  ];
  const answers = await Promise.all(urls.map((url) => who.call('GET', url)));
  return answers.map(({ body }) => body).join('\n');
}

let spill = '';
test('what is found to be a state secret is set apart by who keeps the recordings, with its copies and the same bytes anywhere', async () => {
  expect(await everythingSaid(as('zhao'))).toContain(word);
  // found in a copy, it stands in its original as well
  const body = { id: fresh(), record: copies[0]?.record ?? recording, note: '录像中有涉密图件' };
  expect((await as('other').call('POST', '/api/spills', body)).statusCode).toBe(403);
  expect((await as('zhao').call('POST', '/api/spills', body)).statusCode).toBe(403);
  const done = await as('gao').call('POST', '/api/spills', body);
  spill = body.id;
  expect([done.statusCode, done.json()]).toEqual([
    201,
    { spill, records: 4 + copies.length, files: 1 + copies.length },
  ]);
  await world.house.journal.settle(world.agency);
});

test('no route reaches it any more: not its bytes, its name, its words, its previews, its copies, search or a package', async () => {
  for (const account of ['zhao', 'gao', 'head', 'audit']) {
    expect(await everythingSaid(as(account)), account).not.toContain(word);
  }
  for (const [record, hash] of [
    [recording, sha256],
    ...copies.map((copy) => [copy.record, copy.sha256] as const),
  ] as const) {
    for (const end of ['', '?download=true', '/preview', '/previews/contactSheet']) {
      const answer = await as('zhao').call('GET', `${take(record, hash)}${end}`);
      expect([end, answer.statusCode]).toEqual([end, 404]);
    }
    expect(await world.house.store.stat(hash)).toBeNull();
    expect((await world.house.store.verify(hash)).state).toBe('isolated');
  }
  const packed = await as('zhao').call('GET', `/api/cases/${id}/package`);
  expect([
    packed.statusCode,
    packed.rawPayload.includes(word),
    packed.rawPayload.includes(video.subarray(2_000, 2_200)),
  ]).toEqual([200, false, false]);
  expect((await gatherAll(world.house.previewStore.list())).length).toBe(0);
  const objects = join(
    world.house.engine.dataFolder,
    'evidence',
    'objects',
    sha256.slice(0, 2),
    sha256.slice(2, 4),
    sha256,
  );
  await expect(stat(objects)).rejects.toThrow('ENOENT');
  const derive = { id: fresh(), ground: '再做一次', derivation: { kind: 'still', atMs: 0 } };
  expect((await as('zhao').call('POST', `${take(recording)}/derived`, derive)).statusCode).toBe(404);
});

test('a report of the card it came from counts it and does not name it, nor what lay beside it; other files keep their names', async () => {
  const { reports } = (await as('gao').call('GET', '/api/docking')).json();
  expect(reports.map(({ taken }: { taken: number }) => taken)).toEqual([1, 0]);
  const named = reports.map(({ files, ignored }: { files: { path: string }[]; ignored: { path: string }[] }) =>
    [...files, ...ignored].map(({ path }) => path),
  );
  expect(named).toEqual([['名称不显示的文件 1', marked, 'DCIM/坏.mp4', '名称不显示的文件 1'], ['名称不显示的文件 1']]);
  const { tasks } = (await as('gao').call('GET', '/api/keeping/tasks')).json();
  expect(tasks.map(({ detail }: { detail: string }) => detail)).toContain(`${card}：DCIM/坏.mp4。`);
});

test('a file that was refused for its mark is named only to who registers where it is kept', async () => {
  const marks = async (account: string) => (await as(account).call('GET', '/api/docking')).body.includes('西山');
  expect([await marks('gao'), await marks('head'), await marks('audit')]).toEqual([true, true, false]);
});

test('met on the card again it is told of in the next report, and not by its name', async () => {
  const facts = await world.house.journal.dossiers.agencyFacts(world.agency);
  const path = `DCIM/${word}.mp4`;
  const entry = { size: 1, facts: null, mayDeleteAtSource: false, receipt: null };
  const report = {
    folder: card,
    entries: [
      { ...entry, path, outcome: 'refused' as const, sha256, remark: '不得存入' },
      { ...entry, path: `备份/${word}（二）.mp4`, outcome: 'refused' as const, sha256, remark: '不得存入' },
    ],
    missing: [],
    ignored: [{ path: `DCIM/${word}.thm`, reason: '不是音像' }],
    totals: {
      takenIn: 0,
      alreadyHeld: 0,
      unreadable: 0,
      refused: 2,
      notRecorded: 0,
      notReached: 0,
      missing: 0,
      bytes: 0,
    },
    stopped: null,
  };
  const about = { agency: world.agency, facts, card, now: world.house.now() };
  const body = dockingReportBody(report, about);
  expect(body?.data).toMatchObject({ refused: ['名称不显示的文件 1', '名称不显示的文件 2'] });
  expect(JSON.stringify(body)).not.toContain(word);
  // of a card that nobody knows by that name too: the content tells what it is
  expect(JSON.stringify(dockingReportBody({ ...report, ignored: [] }, { ...about, card: '另一张卡' }))).not.toContain(
    word,
  );
});

test('the record of it stays: that there was a recording, when, and that it is set apart; the proof of the case holds', async () => {
  const { facts } = (await as('zhao').call('GET', `/api/cases/${id}`)).json();
  const fact = facts.find((one: { id: string }) => one.id === recording);
  expect([fact.at, fact.files, fact.withheld.includes('data.transcript')]).toEqual([
    '2026-03-03T02:00:00.000Z',
    [],
    true,
  ]);
  expect((await fsck(world.house.journal, [world.agency])).discrepancies).toEqual([]);
  await as('gao').call('POST', '/api/fixity');
  await runFixity(world.house);
  expect((await as('gao').call('GET', '/api/fixity')).json().reports[0].findings).toEqual([]);
});

test('the same content does not come in again, and a server that died half-way sets it apart at its next start', async () => {
  await expect(world.house.store.put(Readable.from([video]))).rejects.toMatchObject({ code: 'isolated' });
  // as if it had died between the record and the deed
  await world.house.store.readmit(sha256);
  expect(await world.house.store.stat(sha256)).not.toBeNull();
  await finishSettingApart(world.house);
  expect(await world.house.store.stat(sha256)).toBeNull();
});

test('it is reported, erased only on the word of a head who did not set it apart, and leaves a tombstone', async () => {
  const url = `/api/spills/${spill}`;
  expect((await as('zhao').call('POST', `${url}/reports`, { id: fresh(), to: '县国家保密局' })).statusCode).toBe(403);
  expect((await as('gao').call('POST', `${url}/reports`, { id: fresh(), to: '县国家保密局' })).statusCode).toBe(201);
  for (const account of ['gao', 'head']) await as(account).call('POST', '/api/session/step-up', { password });
  const early = await as('gao').call('POST', `${url}/erasure`, { id: fresh() });
  expect([early.statusCode, early.json().detail]).toEqual([409, '还没有负责人批准清除。']);
  const decision = { id: fresh(), erase: true, note: '确认涉密，同意清除' };
  expect((await as('gao').call('POST', `${url}/decision`, decision)).statusCode).toBe(403);
  const answers = [];
  // the answer got lost, and the head sends it again: it is the same decision
  for (let sent = 0; sent < 2; sent += 1) answers.push(await as('head').call('POST', `${url}/decision`, decision));
  expect(answers.map((answer) => [answer.statusCode, answer.json()])).toEqual([
    [201, { record: decision.id }],
    [201, { record: decision.id }],
  ]);
  const erased = await as('gao').call('POST', `${url}/erasure`, { id: fresh() });
  expect([erased.statusCode, erased.json().erased]).toEqual([201, 1 + copies.length]);
  await world.house.journal.settle(world.agency);

  const { facts } = await world.house.journal.dossiers.agencyFacts(world.agency);
  const stone = facts.find(({ kind }) => kind === 'spillErased');
  expect(stone?.data.tombstones).toContainEqual(
    expect.objectContaining({ sha256, size: video.length, wasSound: true }),
  );
  expect((await world.house.store.verify(sha256)).state).toBe('isolated');
  await expect(world.house.store.put(Readable.from([video]))).rejects.toMatchObject({ code: 'isolated' });
  const left = await world.house.journal.bodiesOf(world.agency, [
    recording,
    again,
    ...copies.map((copy) => copy.record),
  ]);
  expect(left.map(({ data, people, files }) => [data, people, files.map(({ name }) => name)])).toEqual(
    left.map(() => [{}, [], ['']]),
  );
  expect(await everythingSaid(as('zhao'))).not.toContain(word);
  expect((await fsck(world.house.journal, [world.agency])).discrepancies).toEqual([]);
  const [line] = (await as('head').call('GET', '/api/spills')).json().items;
  expect(line).toMatchObject({
    state: 'erased',
    reports: [{ note: '县国家保密局' }],
    decision: { note: decision.note },
  });
});

test('a mistake is taken back by the head, and everything is read as before', async () => {
  const bytes = Buffer.concat([video, Buffer.from('另一段')]);
  const stored = await world.house.store.put(Readable.from([bytes]));
  const files = [
    { name: '另一段.mp4', mediaType: 'video/mp4', sha256: stored.sha256, sm3: stored.sm3, size: stored.size },
  ];
  const record = recordOf({
    agency: world.agency,
    case: id,
    kind: 'recording',
    at: world.house.now(),
    files,
    data: { title: '另一段' },
  });
  await world.put(record);
  const isolated = { id: fresh(), record: record.id, note: '疑似涉密' };
  expect((await as('gao').call('POST', '/api/spills', isolated)).statusCode).toBe(201);
  expect((await as('zhao').call('GET', take(record.id, stored.sha256))).statusCode).toBe(404);
  await as('head').call('POST', `/api/spills/${isolated.id}/decision`, {
    id: fresh(),
    erase: false,
    note: '经鉴定不涉密',
  });
  const answer = await as('zhao').call('GET', take(record.id, stored.sha256));
  expect([answer.statusCode, answer.rawPayload.equals(bytes)]).toEqual([200, true]);
  expect((await as('gao').call('POST', `/api/spills/${isolated.id}/erasure`, { id: fresh() })).statusCode).toBe(409);
  expect(again).not.toBe('');
});

async function gatherAll<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
