import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type DockedFile, findMediaTools } from '@liuhen/evidence';
import type { Fact } from '@liuhen/records';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type World } from '../../test/world.ts';
import { newId, recordOf } from '../records-made-here.ts';
import { dockedRecording } from './docked-recording.ts';
import { DockingStation } from './docking-station.ts';

const tools = await findMediaTools();
const run = promisify(execFile);
const nameOf = (number: number) =>
  `FSHB-DSJ-07_吉F00000001_2025031110${String(number).padStart(2, '0')}00_${String(number).padStart(4, '0')}.mp4`;

let world: World;
let folder: string;
let officer: string;
let device: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liuhen-card-'));
  world = await openWorld();
  officer = await world.addPerson('赵启明', ['officer'], { account: 'zhao' });
  device = newId(world.house.now());
  const { agency } = world;
  await world.put(
    recordOf({
      agency,
      at: '2025-01-01T00:00:00.000Z',
      kind: 'certificate',
      data: { person: officer, certNo: '吉F00000002' },
    }),
    recordOf({ agency, at: '2025-01-01T00:00:00.000Z', kind: 'device', data: { device, deviceNo: 'FSHB-DSJ-07' } }),
    recordOf({ agency, at: '2025-03-10T00:00:00.000Z', kind: 'deviceClockCheck', data: { device, offsetSec: 90 } }),
    recordOf({ agency, at: '2025-03-11T00:30:00.000Z', kind: 'deviceSignedOut', data: { device, person: officer } }),
    recordOf({ agency, at: '2025-03-11T09:00:00.000Z', kind: 'deviceSignedIn', data: { device, person: officer } }),
  );
});
afterAll(async () => {
  await world.end();
  await rm(folder, { recursive: true, force: true });
});

async function film(path: string, seconds: number): Promise<Buffer> {
  const args = ['-v', 'error', '-f', 'lavfi', '-i', `testsrc=size=160x120:rate=10:duration=${seconds}`];
  await run(tools.ffmpeg ?? '', [...args, '-pix_fmt', 'yuv420p', '-y', path]);
  return readFile(path);
}
const facts = () => world.house.journal.dossiers.agencyFacts(world.agency);
const of = async (kind: string): Promise<Fact[]> => (await facts()).facts.filter((fact) => fact.kind === kind);

async function until(what: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 300; waited += 1) {
    if (await what()) return;
    await sleep(50);
  }
  throw new Error('waited too long');
}

describe.skipIf(tools.ffmpeg === null)('a card in the docking folder', () => {
  test('is gone on with after a kill in the middle, and every file of it is accounted for, once', async () => {
    const card = join(folder, 'FSHB-DSJ-07', 'DCIM');
    await mkdir(card, { recursive: true });
    const films = new Map<string, Buffer>();
    for (const number of [1, 2, 4]) films.set(nameOf(number), await film(join(card, nameOf(number)), number));
    await writeFile(join(card, nameOf(5)), (films.get(nameOf(4)) ?? Buffer.alloc(0)).subarray(0, 700));
    await writeFile(join(card, '会议_机密★5年.mp4'), 'x');

    // another process begins, and is killed outright between the record of the second file and the mark that it is done
    const script = fileURLToPath(new URL('./killed-station.fixture.ts', import.meta.url));
    const killed = run(process.execPath, [script, world.house.engine.dataFolder, folder, '2']);
    await expect(killed).rejects.toMatchObject({ signal: 'SIGKILL' });
    expect((await of('recording')).length).toBe(2);
    expect(await of('dockingReport')).toEqual([]);

    const second = new DockingStation(folder, 60);
    second.start(world.house, (error) => process.stderr.write(`${String(error)}\n`));
    await until(async () =>
      (await of('dockingReport')).some(({ data }) => data.registered === true && data.stopped === null),
    );
    await second.stop();

    const recordings = await of('recording');
    const hashes = recordings.flatMap(({ files }) => files.map(({ sha256 }) => sha256)).sort();
    const onCard = await Promise.all(
      (await readdir(card)).filter((name) => !name.includes('机密')).map((name) => readFile(join(card, name))),
    );
    expect(hashes).toEqual(onCard.map((bytes) => createHash('sha256').update(bytes).digest('hex')).sort());
    for (const sha256 of hashes) expect((await world.house.store.verify(sha256)).state).toBe('sound');

    const reports = await of('dockingReport');
    const report = reports.at(-1);
    expect(report?.data).toMatchObject({
      device,
      missing: ['FSHB-DSJ-07_吉F00000001_时间_序号.mp4：3'],
      newlyMissing: [expect.stringMatching(/：3$/)],
      refused: ['DCIM/会议_机密★5年.mp4'],
      unreadable: [],
    });
    expect(reports.reduce((sum, { data }) => sum + Number(data.taken), 0)).toBeGreaterThanOrEqual(2);
    expect(Array.isArray(report?.data.files) ? report.data.files : []).toHaveLength(5);
  });

  test('says of each recording who made it by the sign-out, and from when to when in true time', async () => {
    const recording = (await of('recording')).find(({ data }) => data.title === nameOf(1));
    // 10:01:00 by a clock that ran ninety seconds ahead
    expect(recording?.data).toMatchObject({
      medium: 'video',
      device,
      recordedBy: officer,
      startedAt: '2025-03-11T02:01:00.000Z',
      endedAt: '2025-03-11T02:01:01.000Z',
      clockOffsetSec: 90,
      trueStart: '2025-03-11T01:59:30.000Z',
      fromFile: { device: 'FSHB-DSJ-07', certificate: '吉F00000001', durationMs: 1_000, number: 1 },
    });
    expect(recording?.data.differences).toEqual([expect.objectContaining({ about: 'officer', file: '吉F00000001' })]);
    const broken = (await of('recording')).find(({ data }) => data.title === nameOf(5));
    expect(broken?.data.fromFile).toMatchObject({ state: expect.stringMatching(/broken|partial/) });
  });

  test('of a device that nobody registered is taken in all the same, and flagged', async () => {
    const card = join(folder, '不知道谁的');
    await mkdir(card);
    await film(join(card, 'MOVI0001.mp4'), 3);
    const station = new DockingStation(folder, 60);
    station.start(world.house, () => undefined);
    await until(async () => (await of('dockingReport')).some(({ data }) => data.card === '不知道谁的'));
    await station.stop();
    const [recording] = (await of('recording')).filter(({ data }) => data.unregisteredDevice === true);
    expect(recording?.data).toMatchObject({ device: '不知道谁的', recordedBy: null });
    expect((await of('dockingReport')).at(-1)?.data).toMatchObject({ registered: false, device: null, taken: 1 });
  });

  test('that lies there on is reported no second time, and a file still being written is left until it is whole', async () => {
    const before = (await of('dockingReport')).length;
    const path = join(folder, '不知道谁的', 'MOVI0002.mp4');
    const station = new DockingStation(folder, 60);
    station.start(world.house, () => undefined);
    for (let part = 0; part < 20; part += 1) {
      await appendFile(path, 'x'.repeat(100));
      await utimes(path, new Date(), new Date(Date.now() + part * 1_000));
      await sleep(30);
    }
    await until(async () => (await of('dockingReport')).length > before);
    await station.stop();
    const grown = (await of('recording')).filter(({ data }) => data.title === 'MOVI0002.mp4');
    expect(grown.at(-1)?.files[0]?.size).toBe(2_000);
    expect((await of('dockingReport')).length).toBe(before + grown.length);
  });
});

test('a file without any time of its own is dated by the card, and its record is the same whenever it is made', async () => {
  const file: DockedFile = {
    key: 'k',
    sha256: 'a'.repeat(64),
    sm3: 'b'.repeat(64),
    size: 1,
    path: 'x.bin',
    name: 'x.bin',
    displayName: 'x.bin',
    modifiedAt: '2025-03-11T02:00:00.000Z',
    duplicate: false,
    facts: await world.house.prober.probe(new URL('./docking.int.test.ts', import.meta.url).pathname, 'x.bin'),
  };
  const about = { agency: world.agency, facts: await facts(), card: 'FSHB-DSJ-07' };
  const [one, two] = [world.house.now(), '2027-01-01T00:00:00.000Z'].map((now) =>
    dockedRecording(file, { ...about, now }),
  );
  expect(one?.id).toBe(two?.id);
  expect(one?.claimed).toMatchObject({ from: '2025-03-11T02:00:00.000Z', to: null });
});
