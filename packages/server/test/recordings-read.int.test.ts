import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import type { RecordBody } from '@liuhen/records';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, recordOf } from '../src/records-made-here.ts';
import { type Browser, openedCase, openWorld, type World } from './world.ts';

let world: World;
let base: string;
let zhao: Browser;
let sun: Browser;
let id: string;
const film = await readFile(new URL('../demo/sample.mp4', import.meta.url));
/** Another film of the same length: what follows the last box is read by nobody. */
const otherFilm = (mark: string) => Buffer.concat([film, Buffer.from([0, 0, 0, 12]), Buffer.from(`free${mark}`)]);
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

beforeAll(async () => {
  world = await openWorld();
  const person = await world.addPerson('赵启明', ['officer'], { account: 'zhao' });
  await world.addPerson('孙晓岚', ['officer'], { account: 'sun' });
  [zhao, sun] = [await world.signIn('zhao'), await world.signIn('sun')];
  const opened = openedCase(world.agency, [person]);
  id = opened.id;
  await world.put(opened.body);
  await world.app.listen({ host: '127.0.0.1', port: 0 });
  base = `http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}`;
});
afterAll(() => world.end());

/** By tus, said to be of a type or not at all, and sealed. */
async function sent(
  bytes: Uint8Array,
  name: string,
  type: string | null,
  who = zhao,
  about: Record<string, string> = {},
) {
  const metadata = [`filename ${Buffer.from(name).toString('base64')}`];
  if (type !== null) metadata.push(`filetype ${Buffer.from(type).toString('base64')}`);
  for (const [key, value] of Object.entries(about)) metadata.push(`${key} ${Buffer.from(value).toString('base64')}`);
  const headers = { 'tus-resumable': '1.0.0', cookie: who.cookie };
  const created = await fetch(`${base}/api/uploads`, {
    method: 'POST',
    headers: {
      ...headers,
      'upload-length': String(bytes.length),
      'upload-metadata': metadata.join(','),
      'content-type': 'application/offset+octet-stream',
    },
    ...(bytes.length === 0 ? {} : { body: new Uint8Array(bytes) }),
  });
  expect(created.status).toBe(201);
  const sealed = await fetch(`${base}${created.headers.get('location')}/seal`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ sha256: hashOf(bytes) }),
  });
  expect(sealed.status).toBe(200);
  return ((await sealed.json()) as { receipt: { mediaType: string; declared: string | null } }).receipt;
}

const takeIn = (more: Record<string, unknown>) =>
  zhao.call('POST', '/api/recordings', {
    id: newId(world.house.now()),
    case: id,
    medium: 'video',
    device: null,
    recordedBy: zhao.person,
    startedAt: null,
    endedAt: null,
    ...more,
  });
const stored = async (record: string): Promise<RecordBody> => {
  const { entries } = await world.house.journal.dossiers.read(world.agency, id);
  const entry = entries.find(({ body }) => body.id === record);
  if (entry === undefined) throw new Error(record);
  return entry.body;
};
const held = async (bytes: Uint8Array, name: string, mediaType: string, who = zhao) => {
  const sha256 = hashOf(bytes);
  const { sm3, size } = (await world.house.receipts.find(world.agency, sha256, who.person)) ?? { sm3: '', size: 0 };
  return { name, mediaType, sha256, sm3, size };
};
const asked = async () =>
  (await world.house.journal.dossiers.agencyFacts(world.agency)).facts
    .filter(({ kind }) => kind === 'unregisteredDeviceUsed')
    .map(({ data }) => data.deviceNo);

test('what a file is, is read from its bytes: unsaid it is told, said wrongly both stand, and text is no film', async () => {
  const bytes = otherFilm('aaaa');
  expect(await sent(bytes, '现场', null)).toMatchObject({ mediaType: 'video/mp4', declared: null });
  const plain = await takeIn({ files: [hashOf(bytes)], names: ['现场'] });
  expect((await stored(plain.json().record)).files).toMatchObject([{ mediaType: 'video/mp4' }]);
  expect(plain.json().differences).toEqual([]);
  // a channel of surveillance is no recorder, whoever calls the export a film
  await takeIn({ files: [hashOf(bytes)], names: ['CH01_20260305100000_0001.mp4'] });
  expect(await asked()).toEqual([]);

  const wrong = otherFilm('bbbb');
  expect(await sent(wrong, '现场.jpg', 'image/jpeg')).toMatchObject({ mediaType: 'video/mp4', declared: 'image/jpeg' });
  const told = await takeIn({ files: [hashOf(wrong)], names: ['现场.jpg'] });
  const body = await stored(told.json().record);
  expect(body.files).toMatchObject([{ mediaType: 'video/mp4' }]);
  expect(body.data.files).toMatchObject([{ mediaType: 'video/mp4', declaredType: 'image/jpeg' }]);
  expect(told.json().differences).toEqual([expect.stringMatching(/交来时称 image\/jpeg，内容是 video\/mp4/)]);
  expect(await sent(Buffer.from('not a film'), 'x.mp4', 'video/mp4')).toMatchObject({ mediaType: 'text/plain' });
});

test('a record from before types were read stays as it is, and is shown and sent as what its bytes are', async () => {
  const bytes = otherFilm('cccc');
  await sent(bytes, '旧', null);
  const file = await held(bytes, '旧', 'application/octet-stream');
  const { agency } = world;
  const old = recordOf({ agency, case: id, at: world.house.now(), kind: 'recording', data: {}, files: [file] });
  await world.put(old);
  const view = (await zhao.call('GET', `/api/cases/${id}`)).json();
  const fact = view.facts.find((one: { id: string }) => one.id === old.id);
  expect(fact.files).toEqual([{ ...file, readAs: 'video/mp4' }]);
  const alone = (await zhao.call('GET', `/api/cases/${id}/records/${old.id}`)).json().fact;
  expect(alone.files).toEqual([{ ...file, readAs: 'video/mp4' }]);
  const answer = await zhao.call('GET', `/api/cases/${id}/records/${old.id}/files/${file.sha256}`);
  expect([answer.headers['content-type'], answer.rawPayload.equals(bytes)]).toEqual(['video/mp4', true]);
  expect((await stored(old.id)).files).toEqual([file]);
});

test('files of one filming are one recording in the order of their times; the same bytes, an empty one and another device are each said', async () => {
  const name = (at: string, number: number, device = 'FSHB-DSJ-31') =>
    `${device}_吉F00000001_20260305${at}_${String(number).padStart(4, '0')}.mp4`;
  const [one, two] = [otherFilm('0001'), otherFilm('0002')];
  const empty = Buffer.alloc(0);
  await sent(one, name('090000', 1), 'video/mp4');
  await sent(two, name('090100', 2), 'video/mp4');
  await sent(empty, name('090300', 4), 'video/mp4');
  const files = [hashOf(one), hashOf(two), hashOf(one), hashOf(empty), hashOf(two)];
  const names = [
    name('090000', 1),
    name('090100', 2),
    name('090200', 3),
    name('090300', 4),
    name('090100', 2, 'FSHB-DSJ-32'),
  ];
  const answer = await takeIn({
    files,
    names,
    place: '排口',
    proves: '正在排放',
    gapExplanation: '另有一个文件读不出',
  });
  expect(answer.statusCode).toBe(201);
  const { data, files: kept, claimed } = await stored(answer.json().record);
  expect(kept.map((file) => [file.name, file.sha256])).toEqual(files.map((sha256, index) => [names[index], sha256]));
  expect(data).toMatchObject({ place: '排口', proves: '正在排放', gapExplanation: '另有一个文件读不出' });
  // by its place and not by its hash: the copy has the time of its own name
  const rows = data.files as { startedAt: string; file: string; sha256: string }[];
  expect(rows.map(({ file, sha256 }) => [file, sha256])).toEqual(files.map((sha256, index) => [names[index], sha256]));
  const words = answer.json().differences.join('\n');
  expect(words).toMatch(/2 个文件内容完全相同（.*_0001\.mp4、.*_0003\.mp4），却记着不同的时间/);
  expect(words).toMatch(/_0004\.mp4 是空文件（0 字节）/);
  expect(words).toMatch(/设备不一致.*FSHB-DSJ-32/);
  expect(claimed.from).toBe('2026-03-05T01:00:00.000Z');
  expect(data.unregisteredDevice).toBe(true);
  expect(await asked()).toEqual(expect.arrayContaining(['FSHB-DSJ-31', 'FSHB-DSJ-32']));

  await world.house.journal.settle(world.agency);
  const found = (await zhao.call('GET', '/api/recordings')).json().items;
  const line = found.find(({ record }: { record: string }) => record === answer.json().record);
  expect(line.files).toHaveLength(5);
});

test('films whose names tell no time stand where they were last written, less how long they play', async () => {
  const [one, two] = [otherFilm('1001'), otherFilm('1002')];
  await sent(one, 'MOVI0001.mp4', 'video/mp4');
  await sent(two, 'MOVI0002.mp4', 'video/mp4');
  const modified = ['2026-03-05T02:10:00.000Z', '2026-03-05T02:20:00.000Z'];
  const answer = await takeIn({
    files: [hashOf(one), hashOf(two)],
    names: ['MOVI0001.mp4', 'MOVI0002.mp4'],
    modified,
  });
  const { data, claimed } = await stored(answer.json().record);
  const rows = data.files as { startedAt: string; endedAt: string; durationMs: number }[];
  expect(rows.map(({ endedAt }) => endedAt)).toEqual(modified);
  for (const row of rows) expect(Date.parse(row.endedAt) - Date.parse(row.startedAt)).toBe(row.durationMs);
  expect([claimed.from, claimed.to]).toEqual([rows[0]?.startedAt, modified[1]]);
});

test('a recording that a client of the API composes is read and flagged as one from the upload page, once', async () => {
  const bytes = otherFilm('2001');
  const name = 'FSHB-DSJ-88_吉F00000001_20260305100000_0001.mp4';
  await sent(bytes, name, null);
  const file = await held(bytes, name, 'application/octet-stream');
  const { agency } = world;
  const at = '2026-03-05T05:00:00.000Z';
  // what it says in the house's own words is not believed
  const data = { medium: 'photo', title: '补交', differences: [], fromFile: null, unregisteredDevice: false };
  const body = recordOf({ agency, case: id, at, kind: 'recording', data, files: [file] });
  const first = await zhao.call('POST', '/api/records', body);
  expect([first.statusCode, first.json().repeated]).toEqual([201, false]);
  const kept = await stored(body.id);
  expect(kept).toMatchObject({
    claimed: body.claimed,
    files: [{ ...file, mediaType: 'video/mp4' }],
    data: {
      title: '补交',
      medium: 'photo',
      device: 'FSHB-DSJ-88',
      unregisteredDevice: true,
      fromFile: { device: 'FSHB-DSJ-88', mediaType: 'video/mp4', start: '2026-03-05T02:00:00.000Z' },
    },
  });
  const about = (kept.data.differences as { about: string }[]).map((one) => one.about);
  expect(about.sort()).toEqual(['kind', 'start']);
  expect((await asked()).filter((deviceNo) => deviceNo === 'FSHB-DSJ-88')).toHaveLength(1);

  // the answer was lost, and meanwhile the device was registered: it is the same record still
  await world.put(
    recordOf({
      agency,
      at: world.house.now(),
      kind: 'device',
      data: { device: randomUUID(), deviceNo: 'FSHB-DSJ-88' },
    }),
  );
  const again = await zhao.call('POST', '/api/records', body);
  expect([again.statusCode, again.json()]).toEqual([201, { ...first.json(), repeated: true }]);
  expect(await stored(body.id)).toEqual(kept);
  const other = await zhao.call('POST', '/api/records', { ...body, data: { ...data, title: '别的' } });
  expect([other.statusCode, other.json().code]).toEqual([409, 'idReused']);
});

test('a number without letters, or joined by dashes, is a device where the ledger has it, and nothing where it has not', async () => {
  const { agency } = world;
  const at = '2026-03-01T00:00:00.000Z';
  for (const deviceNo of ['0071234', 'DSJ-71'])
    await world.put(recordOf({ agency, at, kind: 'device', data: { device: randomUUID(), deviceNo } }));
  const read = async (name: string, mark: string, device: string | null = null) => {
    const bytes = otherFilm(mark);
    await sent(bytes, name, 'video/mp4');
    const answer = await takeIn({ files: [hashOf(bytes)], names: [name], device });
    expect(answer.statusCode).toBe(201);
    const { data } = await stored(answer.json().record);
    const about = (data.differences as { about: string }[]).filter((one) => one.about === 'device');
    return [data.device, (data.fromFile as { device: string | null }).device, data.unregisteredDevice, about.length];
  };
  const digits = '0071234_012345_20260305100000_0001.mp4';
  expect(await read(digits, '7101')).toEqual(['0071234', '0071234', undefined, 0]);
  expect(await read('DSJ-71-012345-20260305100000-0001.mp4', '7102')).toEqual(['DSJ-71', 'DSJ-71', undefined, 0]);
  expect(await read(digits, '7103', 'DSJ-71')).toEqual(['DSJ-71', '0071234', undefined, 1]);
  expect(await read('0071235_012345_20260305100000_0001.mp4', '7104')).toEqual([null, null, undefined, 0]);
  expect(await read('20260305_012345_20260305100000_0001.mp4', '7105')).toEqual([null, null, undefined, 0]);
});

test('whichever way it comes in, a recording of a device that was retired, or in other hands, is taken in and says so', async () => {
  const { agency } = world;
  const device = randomUUID();
  const at = (clock: string) => `2026-03-06T${clock}:00.000Z`;
  const fact = (kind: string, clock: string, data: Record<string, unknown>) =>
    recordOf({ agency, at: at(clock), kind, data: { device, ...data } });
  await world.put(
    fact('device', '00:00', { deviceNo: 'DSJ-41' }),
    fact('deviceSignedOut', '01:00', { person: sun.person }),
    fact('deviceSignedIn', '02:00', { person: sun.person }),
    fact('deviceSignedOut', '02:00', { person: zhao.person }),
    fact('deviceSignedIn', '03:00', { person: zhao.person }),
    fact('deviceRetired', '04:00', { reason: '损坏' }),
  );
  const told = async (record: string) => (await stored(record)).data.differences as { about: string; detail: string }[];
  const flags = async (from: string, to: string, mark: string) => {
    const bytes = otherFilm(mark);
    await sent(bytes, 'x.mp4', 'video/mp4');
    const [startedAt, endedAt] = [at(from), at(to)];
    const page = await takeIn({ files: [hashOf(bytes)], names: ['x.mp4'], device: 'dsj-41', startedAt, endedAt });
    expect(page.statusCode).toBe(201);
    const files = [await held(bytes, 'x.mp4', 'video/mp4')];
    const data = { medium: 'video', device: 'DSJ-41', recordedBy: zhao.person };
    const body = recordOf({ agency, case: id, at: startedAt, until: endedAt, kind: 'recording', data, files });
    expect((await zhao.call('POST', '/api/records', body)).statusCode).toBe(201);
    const [byPage, byApi] = [await told(page.json().record), await told(body.id)];
    expect(byApi).toEqual(byPage);
    // that the film plays two seconds and not so many minutes is said elsewhere
    return byPage.filter(({ about }) => about !== 'duration').map((one) => one.detail);
  };
  expect(await flags('02:10', '02:20', '2101')).toEqual([]);
  expect(await flags('01:10', '01:20', '2102')).toEqual([
    expect.stringMatching(/^按领用登记，2026-03-06 09:10:00 设备 DSJ-41 由孙晓岚领用，填报的录制人是赵启明/),
  ]);
  expect(await flags('02:50', '03:10', '2103')).toEqual([expect.stringMatching(/11:00:00.*由赵启明变为在库/)]);
  expect(await flags('05:00', '05:10', '2104')).toEqual([expect.stringMatching(/已于 2026-03-06 12:00:00 报废/)]);
});

test('a recording of the agency itself is read so as well; one without bytes is asked of its device alone', async () => {
  const bytes = otherFilm('3001');
  await sent(bytes, 'x.mp4', 'video/mp4');
  const { agency } = world;
  const at = '2026-03-05T06:00:00.000Z';
  const body = recordOf({ agency, at, kind: 'recording', data: {}, files: [await held(bytes, 'x.mp4', 'video/mp4')] });
  const answer = await zhao.call('POST', '/api/records', body);
  if (answer.statusCode === 201) {
    const again = await zhao.call('POST', '/api/records', body);
    expect(again.json()).toEqual({ ...answer.json(), repeated: true });
  } else expect(answer.json().code).toBe('notAllowed');

  const spoken = recordOf({ agency, case: id, at, kind: 'recording', data: { device: 'DSJ-LOST', note: '原件在外' } });
  expect((await zhao.call('POST', '/api/records', spoken)).statusCode).toBe(201);
  expect((await stored(spoken.id)).data).toEqual({ device: 'DSJ-LOST', note: '原件在外', unregisteredDevice: true });
  expect(await asked()).toContain('DSJ-LOST');
});

test('a mark of a state secret is refused in a composed recording too; nobody has another’s file taken away by it', async () => {
  const bytes = otherFilm('4001');
  await sent(bytes, 'x.mp4', 'video/mp4');
  const file = await held(bytes, 'x.mp4', 'video/mp4');
  const { agency } = world;
  const at = '2026-03-05T07:00:00.000Z';
  const marked = { agency, case: id, at, kind: 'recording', data: { title: '机密★5年' }, files: [file] };
  // heard of, and not handed in by her: her recording is refused, the file stays
  const hers = await sun.call('POST', '/api/records', recordOf(marked));
  expect(hers.json().code).toBe('refused');
  expect(await world.house.store.stat(file.sha256)).not.toBeNull();
  const his = await zhao.call('POST', '/api/records', recordOf(marked));
  expect([his.statusCode, his.json().code]).toEqual([409, 'refused']);
  expect(await world.house.store.stat(file.sha256)).toBeNull();
});

test('who lost the answer and picks the same file again is told of the record that stands; a second one is made only on their word', async () => {
  const bytes = otherFilm('w001');
  const made = { files: [hashOf(bytes)], names: ['MOVI2001.mp4'], title: 'MOVI2001.mp4' };
  const modifiedAt = '2026-03-05T03:00:00.000Z';
  await sent(bytes, 'MOVI2001.mp4', 'video/mp4');
  const first = await takeIn({ ...made, modifiedAt, ifNew: true });
  expect(first.statusCode, first.body).toBe(201);
  const { record } = first.json();
  // asked again by the page that is still open, it is the same record
  expect((await takeIn({ ...made, id: record, modifiedAt, ifNew: true })).json()).toMatchObject({ record });
  const again = await takeIn({ ...made, modifiedAt, ifNew: true });
  expect([again.statusCode, again.json()]).toEqual([
    409,
    expect.objectContaining({ code: 'recordingStands', title: '已有这条记录', record, case: id }),
  ]);
  const recorded = async () => {
    const { entries } = await world.house.journal.dossiers.read(world.agency, id);
    return entries.filter(({ body }) => body.files.some(({ sha256 }) => sha256 === hashOf(bytes))).length;
  };
  expect(await recorded()).toBe(1);
  // another title, another time, another case of nobody: something else
  for (const more of [{ title: '第二处' }, { modifiedAt: '2026-03-05T04:00:00.000Z' }, { case: null }])
    expect((await takeIn({ ...made, modifiedAt, ifNew: true, ...more })).statusCode).toBe(201);
  expect(await recorded()).toBe(3);
  const loose = await takeIn({ ...made, modifiedAt, ifNew: true, case: null });
  expect([loose.statusCode, loose.json().case]).toEqual([409, null]);
  // meant as a second one it is recorded, and so it is for a client that does not ask
  expect((await takeIn({ ...made, modifiedAt, ifNew: false })).statusCode).toBe(201);
  expect((await takeIn({ ...made, modifiedAt })).statusCode).toBe(201);
  expect(await recorded()).toBe(5);
});

test('the same file of another hand, and one whose record was annulled, is new', async () => {
  const bytes = otherFilm('w002');
  const made = { files: [hashOf(bytes)], title: '现场', modifiedAt: '2026-03-05T03:00:00.000Z', ifNew: true };
  await sent(bytes, '现场', 'video/mp4');
  const { record } = (await takeIn(made)).json();
  await sent(bytes, '现场', 'video/mp4', sun);
  const other = await sun.call('POST', '/api/recordings', {
    id: newId(world.house.now()),
    case: null,
    medium: 'video',
    device: null,
    recordedBy: sun.person,
    startedAt: null,
    endedAt: null,
    ...made,
  });
  expect(other.statusCode, other.body).toBe(201);
  await world.put(
    recordOf({
      agency: world.agency,
      case: id,
      at: world.house.now(),
      kind: 'annulment',
      links: [{ rel: 'annuls', record }],
      data: { reason: '记错案件', clocks: 'stand' },
    }),
  );
  expect((await takeIn(made)).statusCode).toBe(201);
});

test('files that are in and that no record names are told to who handed them in, until they are recorded or left', async () => {
  const waiting = async (who = zhao) => (await who.call('GET', '/api/recordings/waiting')).json().items;
  const [one, two] = [otherFilm('w003'), otherFilm('w004')];
  const modified = '2026-03-05T05:00:00.000Z';
  const about = { case: id, modified };
  await sent(one, '一.mp4', 'video/mp4', zhao, about);
  await sent(two, '二.mp4', 'video/mp4', zhao, about);
  await sent(otherFilm('w005'), '扫描件', null);
  await sent(otherFilm('w006'), '别的.mp4', 'video/mp4', sun, about);
  const [first, second, ...more] = await waiting();
  expect(more).toEqual([]);
  expect(first).toEqual({
    upload: expect.any(String),
    sha256: hashOf(one),
    name: '一.mp4',
    mediaType: 'video/mp4',
    size: one.length,
    case: id,
    modifiedAt: modified,
    sealedAt: expect.any(String),
  });
  expect((await waiting(sun)).map(({ name }: { name: string }) => name)).toEqual(['别的.mp4']);
  expect((await takeIn({ files: [hashOf(one)], names: ['一.mp4'], modifiedAt: modified })).statusCode).toBe(201);
  expect((await waiting()).map(({ name }: { name: string }) => name)).toEqual(['二.mp4']);
  // of another hand it is not there; taken off the list its bytes stay
  expect((await sun.call('DELETE', `/api/recordings/waiting/${second.upload}`)).statusCode).toBe(404);
  expect((await zhao.call('DELETE', `/api/recordings/waiting/${randomUUID()}`)).statusCode).toBe(404);
  expect((await zhao.call('DELETE', `/api/recordings/waiting/${second.upload}`)).statusCode).toBe(200);
  expect(await waiting()).toEqual([]);
  expect(await world.house.store.stat(hashOf(two))).not.toBeNull();
  const lines = await world.house.log.list(world.agency, { action: 'leaveUpload', limit: 10 });
  expect(lines.map(({ actor, detail }) => [actor, detail.sha256])).toEqual([[zhao.person, hashOf(two)]]);
});
