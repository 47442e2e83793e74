import { randomBytes } from 'node:crypto';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type Office, offices } from '@liuhen/records';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Browser, openedCase, openWorld, type World } from '../../test/world.ts';
import { newId, recordOf } from '../records-made-here.ts';
import { runFixity } from './fixity-job.ts';

let world: World;
let id: string;
const people = new Map<Office, Browser>();
const as = (office: Office): Browser => {
  const found = people.get(office);
  if (found === undefined) throw new Error(office);
  return found;
};
const fresh = () => newId(world.house.now());

beforeAll(async () => {
  world = await openWorld();
  for (const office of offices) {
    await world.addPerson(`人员${office}`, [office], { account: office.toLowerCase() });
    people.set(office, await world.signIn(office.toLowerCase()));
  }
  const opened = openedCase(world.agency, [as('officer').person]);
  id = opened.id;
  await world.put(opened.body);
  await world.house.journal.settle(world.agency);
});
afterAll(() => world.end());

test('a flipped bit without a second copy stands on the workbench of who keeps the devices, by its record, until it is healed', async () => {
  const bytes = randomBytes(2_000);
  const { sha256, sm3, size } = await world.house.store.put(Readable.from([bytes]));
  const files = [{ name: 'a.mp4', mediaType: 'video/mp4', sha256, sm3, size }];
  const body = recordOf({ agency: world.agency, case: id, at: world.house.now(), kind: 'recording', data: {}, files });
  await world.put(body);
  const path = join(
    world.house.engine.dataFolder,
    'evidence',
    'objects',
    sha256.slice(0, 2),
    sha256.slice(2, 4),
    sha256,
  );
  await chmod(path, 0o640);
  await writeFile(
    path,
    Buffer.concat([bytes.subarray(0, 100), Buffer.from([(bytes[100] ?? 0) ^ 4]), bytes.subarray(101)]),
  );

  expect((await as('officer').call('POST', '/api/fixity')).statusCode).toBe(403);
  expect((await as('deviceManager').call('POST', '/api/fixity')).statusCode).toBe(202);
  expect((await as('archivist').call('GET', '/api/fixity')).json().running).toBe(true);
  await runFixity(world.house);

  const seen = (await as('archivist').call('GET', '/api/fixity')).json();
  expect(seen).toMatchObject({ running: false, secondCopy: false });
  expect(seen.reports[0].findings).toEqual([
    expect.objectContaining({
      sha256,
      kind: 'damaged',
      healed: false,
      records: [{ record: body.id, case: id, caseNo: expect.any(String) }],
    }),
  ]);
  const audited = (await as('auditAdministrator').call('GET', '/api/fixity')).json();
  expect(audited.reports[0].findings[0].records).toEqual([{ record: body.id, case: null, caseNo: null }]);
  expect((await as('officer').call('GET', '/api/fixity')).statusCode).toBe(403);

  const tasks = (await as('deviceManager').call('GET', '/api/keeping/tasks')).json().tasks;
  expect(tasks).toEqual([
    expect.objectContaining({ kind: 'fixityDamage', detail: expect.stringContaining(sha256.slice(0, 12)) }),
  ]);
  await writeFile(path, bytes);
  await as('deviceManager').call('POST', '/api/fixity');
  await runFixity(world.house);
  expect((await as('deviceManager').call('GET', '/api/keeping/tasks')).json().tasks).toEqual([]);
  expect((await as('archivist').call('GET', '/api/fixity')).json().reports).toHaveLength(2);
  await readFile(path);
});

test('files missing from a series are told to the chief and asked for a reason, until somebody answers', async () => {
  const report = recordOf({
    agency: world.agency,
    at: world.house.now(),
    kind: 'dockingReport',
    data: {
      device: null,
      card: 'DSJ-9',
      registered: false,
      taken: 2,
      held: 0,
      unreadable: ['b.mp4'],
      refused: ['机密★5年.mp4'],
      missing: ['DSJ-9_#.mp4：3'],
      newlyMissing: ['DSJ-9_#.mp4：3'],
    },
  });
  await world.put(report);
  const kinds = async (office: Office): Promise<string[]> => {
    const { tasks } = (await as(office).call('GET', '/api/keeping/tasks')).json();
    return tasks.map(({ kind }: { kind: string }) => kind);
  };
  expect(await kinds('brigadeChief')).toEqual(['filesMissing']);
  expect(await kinds('deviceManager')).toEqual([
    'filesUnreadable',
    'stateSecretRefused',
    'unregisteredDevice',
    'filesMissing',
  ]);
  expect(await kinds('officer')).toEqual([]);

  const explain = (office: Office) =>
    as(office).call('POST', `/api/docking/${report.id}/explanations`, { id: fresh(), note: '试机时录制，已当场删除' });
  expect((await explain('officer')).statusCode).toBe(403);
  expect((await explain('brigadeChief')).statusCode).toBe(201);
  expect(await kinds('brigadeChief')).toEqual([]);
  const [shown] = (await as('deviceManager').call('GET', '/api/docking')).json().reports;
  expect(shown).toMatchObject({ card: 'DSJ-9', registered: false, explanations: [{ note: '试机时录制，已当场删除' }] });

  const data = { carrierNo: '涉密盘 1 号', custodian: '保密员' };
  const custody = recordOf({ agency: world.agency, at: world.house.now(), kind: 'offlineCustody', data });
  expect((await as('deviceManager').call('POST', '/api/records', custody)).statusCode).toBe(201);
  const device = recordOf({
    agency: world.agency,
    at: world.house.now(),
    kind: 'device',
    data: { device: fresh(), deviceNo: 'DSJ-9' },
  });
  expect((await as('deviceManager').call('POST', '/api/records', device)).statusCode).toBe(201);
  expect(await kinds('deviceManager')).toEqual(['filesUnreadable']);
});

describe('the ledger of a device', () => {
  test('tells who has it, how fast its clock runs, and all that was done with it', async () => {
    const device = fresh();
    const at = (day: number) => `2026-03-${String(day).padStart(2, '0')}T01:00:00.000Z`;
    await world.put(recordOf({ agency: world.agency, at: at(1), kind: 'device', data: { device, deviceNo: 'DSJ-1' } }));
    const note = (office: Office, body: object) =>
      as(office).call('POST', `/api/devices/${device}/events`, { id: fresh(), ...body });
    const officer = as('officer').person;
    const checks = [note('deviceManager', { event: 'deviceClockCheck', offsetSec: 10, at: at(1) })];
    checks.push(note('officer', { event: 'deviceClockCheck', offsetSec: 25, at: at(11), note: '手机对时' }));
    for (const check of await Promise.all(checks)) expect(check.statusCode).toBe(201);
    expect((await note('officer', { event: 'deviceSignedOut', person: officer, at: at(12) })).statusCode).toBe(201);

    const line = (await as('officer').call('GET', '/api/devices'))
      .json()
      .devices.find((one: { id: string }) => one.id === device);
    expect(line).toMatchObject({ holder: { id: officer }, clockOffsetSeconds: 25, driftMillisecondsPerDay: 1_500 });
    const view = (await as('supervisor').call('GET', `/api/devices/${device}`)).json();
    expect(view.history.map(({ title }: { title: string }) => title)).toEqual([
      '音像设备',
      '设备校时',
      '设备校时',
      '领用设备',
    ]);
    expect((await as('officer').call('GET', `/api/devices/${fresh()}`)).statusCode).toBe(404);
  });

  test('takes what was forgotten at the time when it was done, and nothing that cannot have been', async () => {
    const device = fresh();
    await world.put(
      recordOf({ agency: world.agency, at: world.house.now(), kind: 'device', data: { device, deviceNo: 'DSJ-3' } }),
    );
    const code = async (body: object) => {
      const answer = await as('deviceManager').call('POST', `/api/devices/${device}/events`, { id: fresh(), ...body });
      return answer.statusCode === 201 ? 'taken' : answer.json().refusals[0].code;
    };
    const holder = async () => {
      const { devices } = (await as('officer').call('GET', '/api/devices')).json();
      return devices.find((one: { id: string }) => one.id === device).holder?.id ?? null;
    };
    const [officer, assistant] = [as('officer').person, as('assistant').person];
    const on = (day: number, hour: number) => `2026-03-0${day}T0${hour}:00:00.000Z`;
    const out = (person: string, at: string) => code({ event: 'deviceSignedOut', person, at });
    const back = (at: string) => code({ event: 'deviceSignedIn', at });
    expect(await back(on(2, 1))).toBe('device.notHeld');
    expect(await out(officer, '2099-01-01T00:00:00.000Z')).toBe('device.future');
    expect(await out(officer, on(2, 1))).toBe('taken');
    // the next morning another wants it; that it was given back the evening before is entered first
    expect(await out(assistant, on(3, 1))).toBe('device.held');
    expect([await back(on(2, 9)), await out(assistant, on(3, 1))]).toEqual(['taken', 'taken']);
    // an earlier week is entered last, and does not make it lie in the office now
    expect([await out(officer, on(1, 1)), await back(on(1, 2))]).toEqual(['taken', 'taken']);
    expect(await holder()).toBe(assistant);
  });

  test('takes a forgotten sign-out whole or not at all, by whichever way it comes, and says where the ledger contradicts itself', async () => {
    const device = fresh();
    const { agency } = world;
    const [officer, assistant] = [as('officer').person, as('assistant').person];
    const on = (day: number, hour: number) => `2026-03-0${day}T0${hour}:00:00.000Z`;
    const fact = (kind: string, at: string, data: object) =>
      recordOf({ agency, at, kind, data: { device, ...data }, source: 'person' });
    await world.put(fact('device', on(1, 0), { deviceNo: 'DSJ-4' }));
    const note = (body: object) => as('deviceManager').call('POST', `/api/devices/${device}/events`, body);
    const whole = { id: fresh(), event: 'deviceSignedOut', person: officer, at: on(2, 1), until: on(2, 9) };
    expect((await note({ id: fresh(), event: 'deviceSignedOut', person: assistant, at: on(3, 1) })).statusCode).toBe(
      201,
    );
    const alone = await note({ ...whole, until: undefined });
    expect([alone.statusCode, alone.json().refusals[0].code]).toEqual([409, 'device.overlaps']);
    const composed = fact('deviceSignedOut', on(2, 1), { person: officer });
    const byApi = await as('deviceManager').call('POST', '/api/records', composed);
    expect([byApi.statusCode, byApi.json().refusals?.[0].code]).toEqual([409, 'device.overlaps']);
    expect((await note(whole)).statusCode).toBe(201);
    for (const at of ['昨天', '2026-03-02T25:00:00Z']) expect((await note({ ...whole, at })).statusCode).toBe(400);
    // the answer was lost
    expect((await note(whole)).statusCode).toBe(201);
    const view = async () => (await as('supervisor').call('GET', `/api/devices/${device}`)).json();
    const moves = (await view()).history.filter(({ kind }: { kind: string }) => kind.startsWith('deviceSigned'));
    expect(moves.map((one: { at: string; person: { id: string } }) => [one.at, one.person.id])).toEqual([
      [on(3, 1), assistant],
      [on(2, 1), officer],
      [on(2, 9), officer],
    ]);
    expect((await view()).contradictions).toEqual([]);
    const isTold = async () => {
      const { devices } = (await as('officer').call('GET', '/api/devices')).json();
      return devices.find((one: { id: string }) => one.id === device).contradictory;
    };
    expect(await isTold()).toBe(false);
    // two that were entered at one time are both there
    await world.put(fact('deviceSignedOut', on(3, 2), { person: officer }));
    expect((await view()).contradictions).toEqual([
      expect.stringMatching(
        /人员assistant自 2026-03-03 09:00 领用后没有登记归还，人员officer又于 2026-03-03 10:00 领用/,
      ),
    ]);
    expect(await isTold()).toBe(true);
  });

  test('lets one device be in one hand only, and none be signed out that was retired', async () => {
    const device = fresh();
    await world.put(
      recordOf({ agency: world.agency, at: world.house.now(), kind: 'device', data: { device, deviceNo: 'DSJ-2' } }),
    );
    const note = (office: Office, body: object) =>
      as(office).call('POST', `/api/devices/${device}/events`, { id: fresh(), ...body });
    const out = (person: string) => note('deviceManager', { event: 'deviceSignedOut', person });
    expect((await out(as('officer').person)).statusCode).toBe(201);
    const second = await out(as('assistant').person);
    expect([second.statusCode, second.json().refusals[0].code]).toEqual([409, 'device.held']);
    expect((await note('deviceManager', { event: 'deviceRetired', reason: '损坏' })).statusCode).toBe(409);
    expect((await note('officer', { event: 'deviceSignedIn', condition: '完好' })).statusCode).toBe(201);
    expect((await note('officer', { event: 'deviceRetired', reason: '损坏' })).statusCode).toBe(403);
    expect((await note('deviceManager', { event: 'deviceMaintained', action: '检定' })).statusCode).toBe(201);
    expect((await note('deviceManager', { event: 'deviceRetired', reason: '损坏' })).statusCode).toBe(201);
    expect((await out(as('officer').person)).json().refusals[0].code).toBe('device.retired');
    const twin = recordOf({
      agency: world.agency,
      at: world.house.now(),
      kind: 'device',
      data: { device: fresh(), deviceNo: 'dsj-1' },
    });
    const refused = await as('deviceManager').call('POST', '/api/records', twin);
    expect([refused.statusCode, refused.json().refusals[0].code]).toEqual([409, 'device.twin']);
    expect((await note('archivist', { event: 'deviceMaintained', action: '检定' })).statusCode).toBe(403);
  });
});
