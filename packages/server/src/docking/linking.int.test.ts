import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findMediaTools } from '@liuhen/evidence';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, openedCase, openWorld, type World } from '../../test/world.ts';
import { clearOrphans } from '../keeping/clear-orphans.ts';
import { runDerivations } from '../media/derivation-job.ts';
import { newId, recordOf } from '../records-made-here.ts';

const run = promisify(execFile);
const hasFfmpeg = (await findMediaTools()).ffmpeg !== null;

let world: World;
let zhao: Browser;
let other: Browser;
let custodian: Browser;
let id: string;
let strange: string;
let inspection: string;
let device: string;
let loose: string;
/** A process that was killed and not yet waited for is no longer running. */
async function isRunning(pid: number): Promise<boolean> {
  const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return state !== '' && !/\) [ZX] /.test(state);
}

const video = await readFile(new URL('../../demo/sample.mp4', import.meta.url));

const local = (time: string) =>
  Temporal.Instant.from(`2025-03-11T${time}+08:00`).toString({ fractionalSecondDigits: 3 });

beforeAll(async () => {
  world = await openWorld();
  const { agency } = world;
  const officer = await world.addPerson('赵启明', ['officer'], { account: 'zhao' });
  const stranger = await world.addPerson('外人', ['officer'], { account: 'other' });
  await world.addPerson('高敏', ['custodian'], { account: 'gao' });
  [zhao, other, custodian] = [await world.signIn('zhao'), await world.signIn('other'), await world.signIn('gao')];
  const [mine, theirs] = [openedCase(agency, [officer]), openedCase(agency, [stranger])];
  [id, strange] = [mine.id, theirs.id];
  device = newId(world.house.now());
  const act = (of: string, more: object) =>
    recordOf({
      agency,
      case: of,
      kind: 'siteInspection',
      at: local('10:00:00'),
      until: local('11:00:00'),
      data: {},
      ...more,
    });
  const first = act(id, { people: [{ role: '执法人员', person: officer, name: '赵启明' }] });
  inspection = first.id;
  const file = await held(video);
  // by a clock two minutes fast: written 10:02 to 10:42 is 10:00 to 10:40, and the rest of the hour is a gap
  const recording = recordOf({
    agency,
    kind: 'recording',
    at: local('10:02:00'),
    until: local('10:42:00'),
    source: 'device',
    files: [file],
    data: {
      medium: 'video',
      title: '现场',
      device,
      recordedBy: officer,
      startedAt: local('10:02:00'),
      endedAt: local('10:42:00'),
    },
  });
  loose = recording.id;
  await world.put(
    recordOf({ agency, at: '2025-01-01T00:00:00.000Z', kind: 'device', data: { device, deviceNo: 'DSJ-07' } }),
    recordOf({ agency, at: '2025-03-10T00:00:00.000Z', kind: 'deviceClockCheck', data: { device, offsetSec: 120 } }),
    recordOf({ agency, at: local('08:00:00'), kind: 'deviceSignedOut', data: { device, person: officer } }),
    recording,
  );
  await world.put(mine.body, first);
  await world.put(theirs.body, act(strange, { people: [{ role: '执法人员', person: stranger, name: '外人' }] }));
  await world.house.journal.settle(agency);
});
afterAll(() => world.end());

async function held(bytes: Buffer, name = '现场.mp4') {
  const { sha256, sm3, size } = await world.house.store.put(Readable.from([bytes]));
  return { name, mediaType: 'video/mp4', sha256, sm3, size };
}
const listed = async (who: Browser) => (await who.call('GET', '/api/recordings')).json().items;

test('a recording of no case stands on the list of who made it, with the one act that it clearly shows, and why', async () => {
  const [line] = await listed(zhao);
  expect(line).toMatchObject({ record: loose, case: null, acts: [] });
  expect(line.proposals).toEqual([
    {
      act: inspection,
      case: id,
      title: expect.stringContaining('现场检查'),
      why: ['时间重叠 40 分钟', '设备 DSJ-07 当时由办案人员领用', '赵启明参与该事项'],
      clear: true,
    },
  ]);
  const tasks = (await zhao.call('GET', '/api/keeping/tasks')).json().tasks;
  expect(tasks).toEqual([expect.objectContaining({ kind: 'recordingUnlinked', record: loose, act: 'link' })]);
});

test('who keeps recordings is proposed acts of all cases; a stranger sees neither the recording nor acts of others', async () => {
  const [line] = await listed(custodian);
  expect(line.proposals.map(({ act }: { act: string }) => act)).toContain(inspection);
  expect(await listed(other)).toEqual([]);
  const taken = await other.call('POST', `/api/recordings/${loose}/links`, {
    id: newId(world.house.now()),
    from: null,
    case: strange,
    act: inspection,
  });
  expect(taken.statusCode).toBe(404);
});

test('a recording of no case plays for who made it and who keeps it; one viewing is one line, and a stranger’s try is a line', async () => {
  const [line] = await listed(zhao);
  const url = `/api/recordings/${loose}/files/${line.files[0].sha256}`;
  for (const range of ['bytes=0-9', 'bytes=10-19']) {
    const part = await zhao.call('GET', `${url}?viewing=v`, undefined, { range });
    expect([part.statusCode, part.rawPayload.length]).toEqual([206, 10]);
  }
  expect((await custodian.call('GET', url)).rawPayload.equals(video)).toBe(true);
  // of something else than what one holds part of there is only the whole; of the same, the part (RFC 9110 §13.1.5)
  const held = `"${line.files[0].sha256}"`;
  for (const [validator, status] of [
    [held, 206],
    ['"another"', 200],
    ['Tue, 11 Mar 2025 02:00:00 GMT', 200],
  ] as const) {
    const part = await custodian.call('GET', `${url}?viewing=w`, undefined, {
      range: 'bytes=0-9',
      'if-range': validator,
    });
    expect([validator, part.statusCode]).toEqual([validator, status]);
  }
  const beyond = await custodian.call('GET', `${url}?viewing=w`, undefined, { range: 'bytes=99999999-' });
  expect([beyond.statusCode, beyond.headers['content-range']]).toEqual([416, `bytes */${video.length}`]);
  expect((await other.call('GET', url)).statusCode).toBe(404);
  const lines = await world.house.log.list(world.agency, { action: 'readFile', limit: 100 });
  const told = lines.filter(({ detail }) => detail.asked === loose).map(({ actor, outcome }) => [actor, outcome]);
  expect(told).toEqual([
    [other.person, 'denied'],
    [custodian.person, 'done'],
    [custodian.person, 'done'],
    [zhao.person, 'done'],
  ]);
});

test('somebody else’s recording cannot be brought into one’s own case by naming it', async () => {
  const { entries } = await world.house.journal.dossiers.read(world.agency, strange);
  const act = entries.find(({ body }) => body.kind === 'siteInspection')?.body.id;
  const body = { id: newId(world.house.now()), from: null, case: strange, act };
  expect((await other.call('POST', `/api/recordings/${loose}/links`, body)).statusCode).toBe(404);
});

test('one tap brings it into the case and links it; a second tap is the same link; then it is on no list any more', async () => {
  const body = { id: newId(world.house.now()), from: null, case: id, act: inspection };
  const first = await zhao.call('POST', `/api/recordings/${loose}/links`, body);
  const again = await zhao.call('POST', `/api/recordings/${loose}/links`, body);
  expect([first.statusCode, first.json().link]).toEqual([201, body.id]);
  expect([again.statusCode, again.json()]).toEqual([201, first.json()]);
  await world.house.journal.settle(world.agency);
  const lines = await listed(zhao);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ record: first.json().recording, case: id, acts: [inspection], proposals: [] });
  expect((await zhao.call('GET', '/api/keeping/tasks')).json().tasks).toEqual([]);
});

test('its custody goes back to before it entered the case, and its twenty-four hours end when the house first had it', async () => {
  const [line] = await listed(zhao);
  const facts = (await zhao.call('GET', `/api/cases/${id}`)).json().facts;
  const fact = facts.find((one: { id: string }) => one.id === line.record);
  const first = (await world.house.journal.dossiers.agencyFacts(world.agency)).facts.find((one) => one.id === loose);
  // the camera was two minutes fast
  const intake = { storedAt: first?.receivedAt?.toString({ fractionalSecondDigits: 3 }), endedAt: local('10:40:00') };
  expect([line.intake, fact.intake]).toEqual([intake, intake]);
  expect(Date.parse(fact.receivedAt)).toBeGreaterThan(Date.parse(fact.intake.storedAt));
  const strip = (await zhao.call('GET', `/api/cases/${id}/access?record=${line.record}&limit=40`)).json().items;
  const told = strip.map(({ action, actor }: { action: string; actor: { id: string } | null }) => [action, actor?.id]);
  expect(told).toContainEqual(['linkRecording', zhao.person]);
  expect(told.filter(([action]: [string]) => action === 'readFile')).toContainEqual(['readFile', custodian.person]);
});

test('the coverage of the act is right to the second with the clock of the device taken off', async () => {
  const { acts } = (await zhao.call('GET', `/api/cases/${id}/coverage`)).json();
  expect(acts).toEqual([
    expect.objectContaining({
      act: inspection,
      required: true,
      percent: 66,
      gaps: [{ from: local('10:40:00'), to: local('11:00:00'), seconds: 1_200, reason: null, excuse: null }],
      recorded: [
        expect.objectContaining({ from: local('10:00:00'), to: local('10:40:00'), offsetSeconds: 120, title: '现场' }),
      ],
    }),
  ]);
  expect((await other.call('GET', `/api/cases/${id}/coverage`)).statusCode).toBe(403);
});

test('a recording of the case that runs in the gap covers nothing until it is linked, and then map and finding turn together', async () => {
  const { agency } = world;
  const data = { medium: 'video', title: '架设机', startedAt: local('10:39:00'), endedAt: local('11:00:00') };
  const file = await held(Buffer.concat([video, Buffer.from('second')]), '架设.mp4');
  const second = recordOf({
    agency,
    case: id,
    kind: 'recording',
    at: data.startedAt,
    until: data.endedAt,
    data,
    files: [file],
  });
  await world.put(second);
  const map = async () => (await zhao.call('GET', `/api/cases/${id}/coverage`)).json().acts[0];
  const page = async () => {
    const { coverage, findings } = (await zhao.call('GET', `/api/cases/${id}`)).json();
    const finding = findings.find((one: { id: string }) => one.id === 'A12.1');
    return { ...coverage[0], finding: finding.status };
  };
  const before = { percent: 66, standing: 'lacking', unlinked: [{ record: second.id, case: id, inGap: true }] };
  expect(await map()).toMatchObject(before);
  expect((await map()).recorded.map((one: { title: string; linked: boolean }) => [one.title, one.linked])).toEqual([
    ['现场', true],
    ['架设机', false],
  ]);
  expect(await page()).toMatchObject({ ...before, finding: 'breached' });
  const tap = { id: newId(world.house.now()), from: id, case: id, act: inspection };
  const link = await zhao.call('POST', `/api/recordings/${second.id}/links`, tap);
  expect(link.statusCode).toBe(201);
  const after = { percent: 100, standing: 'met', gaps: [], unlinked: [] };
  expect(await map()).toMatchObject(after);
  expect(await page()).toMatchObject({ ...after, finding: 'met' });
  const links = [{ rel: 'annuls', record: tap.id }];
  await world.put(
    recordOf({ agency, case: id, kind: 'recordingUnlinked', at: world.house.now(), links, data: { reason: '试' } }),
  );
  expect(await map()).toMatchObject(before);
});

test('before an act it is said what must be filmed, from which moment to which', async () => {
  const { duties } = (await zhao.call('GET', '/api/duties?act=siteInspection')).json();
  expect(duties).toEqual([
    expect.objectContaining({
      from: '表明身份、出示执法证件',
      to: '笔录签字完毕',
      mode: 'throughout',
      provision: '制度第十二条',
    }),
  ]);
  expect((await zhao.call('GET', '/api/duties?act=caseOpened')).json().duties).toEqual([]);
});

describe('what a file says beside what a person says', () => {
  const takeIn = async (bytes: Buffer, more: Record<string, unknown>) => {
    const { sha256, sm3, size } = await held(bytes);
    await world.house.receipts.add(world.agency, {
      sha256,
      sm3,
      size,
      mediaType: 'video/mp4',
      uploader: zhao.person,
      sealed: true,
    });
    const body = {
      id: newId(world.house.now()),
      case: id,
      files: [sha256],
      medium: 'video',
      device,
      recordedBy: zhao.person,
      startedAt: local('10:02:00'),
      endedAt: local('10:42:00'),
      ...more,
    };
    return { sha256, record: body.id, answer: await zhao.call('POST', '/api/recordings', body) };
  };

  test('is kept with the recording, and each difference is told', async () => {
    const names = ['DSJ-08_吉F00000001_20250311090000_20250311094000_0001.mp4'];
    const { record, answer } = await takeIn(Buffer.concat([video, Buffer.from('a')]), { names });
    expect([answer.statusCode, answer.body.length > 0]).toEqual([201, true]);
    await world.house.journal.settle(world.agency);
    const line = (await listed(zhao)).find((one: { record: string }) => one.record === record);
    expect(line.differences.join('\n')).toMatch(/开始时间不一致[\s\S]*设备不一致：填报为 DSJ-07，文件名中为 DSJ-08/);
    expect(line.files[0].name).toBe(names[0]);
    const { facts } = (await zhao.call('GET', `/api/cases/${id}`)).json();
    const kept = facts.find((one: { id: string }) => one.id === record);
    expect(kept.data.fromFile).toMatchObject({ device: 'DSJ-08', start: local('09:00:00'), number: 1 });
    expect(kept.data.clockOffsetSec).toBe(120);
  });

  test('where it stood still stands in the record, is a gap of the act with its reason, and is no difference of length', async () => {
    const reason = '等候当事人';
    const { record, answer } = await takeIn(Buffer.concat([video, Buffer.from('paused')]), {
      startedAt: local('10:42:00'),
      endedAt: local('11:02:00'),
      covers: [inspection],
      interruptions: [
        { from: local('10:42:04'), to: local('10:52:00'), reason: null },
        { from: local('10:52:00'), to: local('11:02:00'), reason },
      ],
    });
    expect(answer.statusCode).toBe(201);
    const { facts } = (await zhao.call('GET', `/api/cases/${id}`)).json();
    const kept = facts.find((one: { id: string }) => one.id === record);
    expect(kept.data.interruptions).toHaveLength(2);
    expect(kept.data.interruptions[1].reason).toBe(reason);
    expect(kept.data.differences).toEqual([]);
    const { acts } = (await zhao.call('GET', `/api/cases/${id}/coverage`)).json();
    // by the clock two minutes fast
    expect(acts[0].gaps).toEqual([
      { from: local('10:40:04'), to: local('10:50:00'), seconds: 596, reason: null, excuse: null },
      { from: local('10:50:00'), to: local('11:00:00'), seconds: 600, reason, excuse: null },
    ]);
    const refused = async (bad: Record<string, unknown>) => {
      const { answer } = await takeIn(Buffer.concat([video, Buffer.from('bad')]), bad);
      return [answer.statusCode, answer.json().code];
    };
    const pause = { from: local('10:52:00'), to: local('10:50:00'), reason: null };
    for (const bad of [
      { interruptions: [pause] },
      { interruptions: [{ ...pause, to: '昨天' }] },
      { startedAt: '昨天' },
    ])
      expect(await refused(bad)).toEqual([400, 'requestMalformed']);
  });

  test('asked again after a lost answer it is the same recording with the same link; of other bytes it is refused', async () => {
    const bytes = Buffer.concat([video, Buffer.from('again')]);
    const { record, answer } = await takeIn(bytes, { covers: [inspection] });
    const again = await takeIn(bytes, { id: record, covers: [inspection] });
    expect([again.answer.statusCode, again.answer.json()]).toEqual([201, answer.json()]);
    expect(answer.json()).toMatchObject({ record, links: [expect.any(String)] });
    const another = await takeIn(Buffer.concat([video, Buffer.from('another')]), { id: record });
    expect([another.answer.statusCode, another.answer.json().code]).toEqual([409, 'idReused']);
    const { facts } = (await zhao.call('GET', `/api/cases/${id}`)).json();
    const links = facts.filter(({ kind, links: of }: { kind: string; links: { record: string }[] }) => {
      return kind === 'recordingLinked' && of.some((one) => one.record === record);
    });
    expect(links).toHaveLength(1);
  });

  test('what was made with a device of no ledger is taken in, and flagged', async () => {
    const { record } = await takeIn(Buffer.concat([video, Buffer.from('own')]), { device: '未登记的手机' });
    const numbered = await takeIn(Buffer.concat([video, Buffer.from('no')]), { device: 'DSJ-07' });
    await world.house.journal.settle(world.agency);
    const lines: { record: string; unregisteredDevice: boolean }[] = await listed(zhao);
    const flagged = (of: string) => lines.find((one) => one.record === of)?.unregisteredDevice;
    expect([flagged(record), flagged(numbered.record)]).toEqual([true, false]);
    const { findings } = (await zhao.call('GET', `/api/cases/${id}`)).json();
    expect(findings).toContainEqual(
      expect.objectContaining({ id: 'A27.4', status: 'breached', message: expect.stringContaining('不在设备台账') }),
    );
  });

  test('a device number that stands only in the name of an upload and in no ledger is flagged and asked about, as of a docked card', async () => {
    const named = (name: string) => ({ device: null, names: [name], startedAt: null, endedAt: null });
    const upload = (salt: string, name: string) => takeIn(Buffer.concat([video, Buffer.from(salt)]), named(name));
    const strangers = async (who: Browser) => {
      const { tasks } = (await who.call('GET', '/api/keeping/tasks')).json();
      return tasks.filter(({ kind }: { kind: string }) => kind === 'unregisteredDevice');
    };
    const line = async (of: string) => {
      await world.house.journal.settle(world.agency);
      return (await listed(zhao)).find((one: { record: string }) => one.record === of);
    };
    const first = await upload('s1', 'NB-ZFY-77_吉F00000001_20250311090000_20250311094000_0001.mp4');
    expect(first.answer.statusCode).toBe(201);
    expect(await line(first.record)).toMatchObject({ device: 'NB-ZFY-77', unregisteredDevice: true });
    const second = await upload('s2', 'nb-zfy-77_吉F00000001_20250311100000_20250311104000_0002.mp4');
    expect(await line(second.record)).toMatchObject({ unregisteredDevice: true });
    // a number of the ledger, a phone's own name and a person's words are none
    const known = await upload('s3', 'DSJ-07_吉F00000001_20250311090000_20250311094000_0003.mp4');
    const phone = await upload('s4', 'VID_20250311_100200.mp4');
    const words = await upload('s5', '现场检查1_20250311_100200.mp4');
    for (const { record } of [known, phone, words]) expect((await line(record)).unregisteredDevice).toBe(false);

    const asked = (await strangers(custodian)).filter(({ key }: { key: string }) => /77/.test(key));
    expect(asked).toEqual([
      expect.objectContaining({
        title: '登记设备或说明来源',
        article: '第二十七条',
        detail: '“NB-ZFY-77”不在设备台账中；其文件已入库并标明（第二十七条：非本单位设备录制的应当移交）。',
      }),
    ]);
    expect(await strangers(zhao)).toEqual([]);
    const { unregistered } = (await custodian.call('GET', '/api/docking')).json();
    expect(unregistered.find(({ deviceNo }: { deviceNo: string }) => deviceNo === 'NB-ZFY-77')).toMatchObject({
      way: 'uploaded',
      by: { id: zhao.person },
      open: true,
      explanations: [],
    });
    const explain = (who: Browser) =>
      who.call('POST', `/api/docking/${asked[0].record}/explanations`, {
        id: newId(world.house.now()),
        note: '市局支援的记录仪，原件已移交',
        about: 'device',
      });
    expect((await explain(zhao)).statusCode).toBe(403);
    expect((await explain(custodian)).statusCode).toBe(201);
    expect((await strangers(custodian)).filter(({ key }: { key: string }) => /77/.test(key))).toEqual([]);
    // met again after the answer, it is asked again; the one who retries a lost answer is not asked twice
    const third = await upload('s6', 'NB-ZFY-77_吉F00000001_20250311110000_20250311114000_0004.mp4');
    expect(third.answer.statusCode).toBe(201);
    expect((await strangers(custodian)).filter(({ key }: { key: string }) => /77/.test(key))).toHaveLength(1);
    await world.put(
      recordOf({
        agency: world.agency,
        at: world.house.now(),
        kind: 'device',
        data: { device: newId(world.house.now()), deviceNo: 'NB-ZFY-77' },
      }),
    );
    expect((await strangers(custodian)).filter(({ key }: { key: string }) => /77/.test(key))).toEqual([]);
  });

  test('a state secret by its name or title is refused, its bytes are not kept, and its custody elsewhere can be registered', async () => {
    const { sha256, answer } = await takeIn(Buffer.concat([video, Buffer.from('b')]), { title: '部署会 机密★5年' });
    expect([answer.statusCode, answer.json().refusals[0].code]).toEqual([409, 'stateSecret']);
    expect(await world.house.store.stat(sha256)).toBeNull();
    const custody = recordOf({
      agency: world.agency,
      case: id,
      kind: 'offlineCustody',
      at: world.house.now(),
      data: { carrierNo: '涉密盘 3 号', custodian: '保密员' },
    });
    expect((await zhao.call('POST', '/api/records', custody)).statusCode).toBe(201);
    // bytes that a record names already are not lost by somebody's wrong word
    const named = await takeIn(video, { title: '绝密' });
    expect([named.answer.statusCode, await world.house.store.stat(named.sha256)]).toEqual([409, expect.anything()]);
  });
});

describe('a copy made of a recording', () => {
  const original = createHash('sha256').update(video).digest('hex');
  const derive = async (who: Browser, record: string, derivation: object, more: object = {}) =>
    who.call('POST', `/api/cases/${id}/records/${record}/files/${original}/derived`, {
      id: newId(world.house.now()),
      ground: '第三人个人隐私',
      derivation,
      ...more,
    });
  /** Asked for, made by the job, and read as the record that it has become. */
  const derived = async (record: string, derivation: object) => {
    const asked = await derive(zhao, record, derivation);
    expect([asked.statusCode, asked.json().state]).toEqual([202, 'waiting']);
    await runDerivations(world.house);
    const { facts } = (await zhao.call('GET', `/api/cases/${id}`)).json();
    return facts.find((one: { id: string }) => one.id === asked.json().id);
  };
  const underWay = async () => (await zhao.call('GET', `/api/cases/${id}/derivations`)).json().items;
  const recordingInCase = async () =>
    (await listed(zhao)).find((one: { title: string }) => one.title === '现场').record;

  test.runIf(hasFfmpeg)('plays, names its original and each ground, and leaves the original as it was', async () => {
    const record = await recordingInCase();
    const ground = '路人面部';
    const area = { x: 10, y: 10, width: 40, height: 40, fromMs: 0, toMs: 1_000, ground, article: '制度第三十条' };
    const copy = await derived(record, {
      kind: 'masked',
      areas: [area],
      muted: [{ fromMs: 0, toMs: 500, ground: '他人姓名' }],
    });
    expect(copy).toMatchObject({
      kind: 'derivedItem',
      actor: { id: zhao.person },
      links: [{ rel: 'derivedFrom', record }],
      data: {
        form: 'masked',
        original: { sha256: original },
        masks: [{ ground, article: '制度第三十条' }, { ground: '他人姓名' }],
      },
    });
    const [{ sha256, mediaType }] = copy.files;
    expect(mediaType).toBe('video/mp4');
    const bytes = (await zhao.call('GET', `/api/cases/${id}/records/${copy.id}/files/${sha256}`)).rawPayload;
    const folder = await mkdtemp(join(tmpdir(), 'liuhen-copy-'));
    await writeFile(join(folder, 'a.mp4'), bytes);
    const ffmpeg = world.house.tools.ffmpeg ?? '';
    await run(ffmpeg, ['-v', 'error', '-xerror', '-i', join(folder, 'a.mp4'), '-f', 'null', '-']);
    await rm(folder, { recursive: true });
    expect((await world.house.store.verify(original)).state).toBe('sound');
    expect(
      (await zhao.call('GET', `/api/cases/${id}/records/${record}/files/${original}`)).rawPayload.equals(video),
    ).toBe(true);
    expect((await derived(record, { kind: 'clip', fromMs: 0, toMs: 500 })).data.form).toBe('clip');
    expect((await derived(record, { kind: 'still', atMs: 100 })).files[0].mediaType).toBe('image/png');
    expect(await underWay()).toEqual([]);
  });

  test('that cannot be made says why, is asked for anew or put away by who asked, and the original stays', async () => {
    const record = await recordingInCase();
    const asked = await derive(zhao, record, { kind: 'clip', fromMs: 3_600_000, toMs: 3_601_000 });
    await runDerivations(world.house);
    const problem = hasFfmpeg ? /开始时刻超出录像长度/ : /没有找到 ffmpeg|未安装/;
    expect(await underWay()).toEqual([
      expect.objectContaining({
        id: asked.json().id,
        state: 'failed',
        problem: expect.stringMatching(problem),
        mine: true,
      }),
    ]);
    expect((await custodian.call('DELETE', `/api/cases/${id}/derivations/${asked.json().id}`)).statusCode).toBe(403);
    expect((await zhao.call('DELETE', `/api/cases/${id}/derivations/${asked.json().id}`)).statusCode).toBe(200);
    expect(await underWay()).toEqual([]);
  });

  test.runIf(hasFfmpeg)(
    'is made by the next server when one is killed outright in the middle; its tool dies with it and nothing half-made stays',
    async () => {
      const record = await recordingInCase();
      const asked = (await derive(zhao, record, { kind: 'clip', fromMs: 0, toMs: 600 })).json();
      const folder = await mkdtemp(join(tmpdir(), 'liuhen-tool-'));
      const tool = join(folder, 'endless');
      await writeFile(
        tool,
        '#!/bin/sh\nfor last; do :; done\necho half > "$(echo "$last" | cut -c6-)"\necho $$ > "$0.works"\nexec sleep 300\n',
        { mode: 0o755 },
      );
      const script = fileURLToPath(new URL('../media/killed-derivation.fixture.ts', import.meta.url));
      const killed = run(process.execPath, [script, world.house.engine.dataFolder, tool, world.house.now()]);
      await expect(killed).rejects.toMatchObject({ signal: 'SIGKILL' });
      const pid = Number(await readFile(`${tool}.works`, 'utf8'));
      await expect.poll(() => isRunning(pid), { timeout: 5_000 }).toBe(false);

      await runDerivations(world.house);
      const { facts } = (await zhao.call('GET', `/api/cases/${id}`)).json();
      expect(facts.filter((one: { id: string }) => one.id === asked.id)).toHaveLength(1);
      expect(await underWay()).toEqual([]);
      const halfMade = async () =>
        (await readdir(world.house.store.stagingFolder)).filter((name) => name.endsWith('.derived'));
      expect(await halfMade()).toHaveLength(1);
      await clearOrphans(world.house);
      expect(await halfMade()).toHaveLength(1);
      await clearOrphans(world.house, { graceMs: 0 });
      expect(await halfMade()).toEqual([]);
      await rm(folder, { recursive: true });
    },
    60_000,
  );

  test.runIf(hasFfmpeg)(
    'is made once by a server that died after it had made it, and not at all once it is withdrawn',
    async () => {
      const record = await recordingInCase();
      const asked = (await derive(zhao, record, { kind: 'still', atMs: 200 })).json();
      await runDerivations(world.house);
      const copies = async () => {
        const { facts } = (await zhao.call('GET', `/api/cases/${id}`)).json();
        return facts.filter((one: { id: string }) => one.id === asked.id).length;
      };
      expect(await copies()).toBe(1);
      // the record stands, the row does not say so yet: as a kill -9 between the two leaves it
      await world.house.journal.pool.query(
        `UPDATE derivation SET state = 'running', percent = 40, made = NULL WHERE derivation_id = $1`,
        [asked.id],
      );
      await world.house.jobs.enqueue(world.agency, 'derive', asked.id, { id: asked.id });
      await runDerivations(world.house);
      expect([await copies(), await underWay()]).toEqual([1, []]);

      const given = (await derive(zhao, record, { kind: 'clip', fromMs: 0, toMs: 700 })).json();
      await zhao.call('DELETE', `/api/cases/${id}/derivations/${given.id}`);
      await runDerivations(world.house);
      const { facts } = (await zhao.call('GET', `/api/cases/${id}`)).json();
      expect(facts.some((one: { id: string }) => one.id === given.id)).toBe(false);
    },
  );

  test.runIf(hasFfmpeg)(
    'only to be looked at is made beside it, never becomes a record, and is as closed as its original',
    async () => {
      const record = await recordingInCase();
      const url = `/api/cases/${id}/records/${record}/files/${original}/previews`;
      for (const form of ['playable', 'seekable', 'waveform', 'contactSheet']) {
        expect((await zhao.call('POST', url, { form })).json()).toMatchObject({ form, state: 'waiting', percent: 0 });
        expect((await zhao.call('GET', `${url}/${form}`)).statusCode).toBe(404);
        await runDerivations(world.house);
        const [done, bytes] = [await zhao.call('POST', url, { form }), await zhao.call('GET', `${url}/${form}`)];
        expect([done.json().state, done.json().problem, bytes.statusCode]).toEqual(['done', null, 200]);
        expect((await other.call('POST', url, { form })).statusCode).toBe(404);
        expect((await other.call('GET', `${url}/${form}`)).statusCode).toBe(404);
      }
      const range = await zhao.call('GET', `${url}/playable`, undefined, { range: 'bytes=4-7' });
      expect([range.statusCode, range.body, range.headers['content-type']]).toEqual([206, 'ftyp', 'video/mp4']);
      expect((await zhao.call('GET', `${url}/waveform`)).json().peaks.length).toBeGreaterThan(10);
      const { facts } = (await zhao.call('GET', `/api/cases/${id}`)).json();
      expect(facts.some((one: { data: { form?: string } }) => one.data.form === 'playable')).toBe(false);
    },
  );

  test('needs a ground for every mask, a right to see the original, and keeps its level', async () => {
    const record = await recordingInCase();
    const blind = await derive(zhao, record, {
      kind: 'masked',
      areas: [],
      muted: [{ fromMs: 0, toMs: 5, ground: ' ' }],
    });
    expect(blind.statusCode).toBe(400);
    expect((await derive(other, record, { kind: 'still', atMs: 0 })).statusCode).toBe(404);
    const lines = (await zhao.call('GET', `/api/cases/${id}/access?limit=200`)).json().items;
    expect(
      lines.some((line: { action: string; outcome: string }) => line.action === 'derive' && line.outcome === 'denied'),
    ).toBe(true);
  });
});

test('a recording that lies in no case yet is told where it may be what is missing, to who may see it, and enters the case by the tap', async () => {
  const { agency } = world;
  const [from, to] = [local('14:00:00'), local('15:00:00')];
  const act = recordOf({ agency, case: id, kind: 'siteInspection', at: from, until: to, data: {} });
  await world.put(act);
  const loose = async (title: string, at: string, until: string, recordedBy: string) => {
    const files = [await held(Buffer.concat([video, Buffer.from(title)]), `${title}.mp4`)];
    const data = { medium: 'video', title, recordedBy, startedAt: at, endedAt: until };
    const body = recordOf({ agency, kind: 'recording', at, until, data, files });
    await world.put(body);
    return body.id;
  };
  const tail = await loose('尾段', local('14:30:00'), to, zhao.person);
  await loose('他人所录', local('14:30:00'), to, other.person);
  await loose('另一时段', local('16:00:00'), local('16:30:00'), zhao.person);
  const told = { record: tail, title: '尾段', case: null, from: local('14:30:00'), to, inGap: true };
  const ofAct = (all: { act: string }[]) => all.find((one) => one.act === act.id);
  const map = async (who = zhao) => ofAct((await who.call('GET', `/api/cases/${id}/coverage`)).json().acts);
  expect(await map()).toMatchObject({ percent: 0, unlinked: [told] });
  expect(ofAct((await zhao.call('GET', `/api/cases/${id}`)).json().coverage)).toMatchObject({ unlinked: [told] });
  const tap = { id: newId(world.house.now()), from: null, case: id, act: act.id };
  const link = await zhao.call('POST', `/api/recordings/${tail}/links`, tap);
  expect(link.statusCode).toBe(201);
  expect(await map()).toMatchObject({ percent: 50, unlinked: [], recorded: [{ title: '尾段', linked: true }] });
});
