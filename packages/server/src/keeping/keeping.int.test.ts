import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openedCase, openWorld, type World } from '../../test/world.ts';
import { recordOf } from '../records-made-here.ts';
import { clearOrphans } from './clear-orphans.ts';
import { runFixity, startFixity, startFixityWhenDue } from './fixity-job.ts';

let world: World;
let copyFolder: string;
let id: string;

beforeAll(async () => {
  copyFolder = await mkdtemp(join(tmpdir(), 'liuhen-copy-'));
  world = await openWorld({}, { evidenceCopy: copyFolder });
  const officer = await world.addPerson('赵启明', ['officer'], { account: 'zhao' });
  await world.addPerson('白雪', ['deviceManager'], { account: 'bai' });
  const opened = openedCase(world.agency, [officer]);
  id = opened.id;
  await world.put(opened.body);
});
afterAll(async () => {
  await world.end();
  await rm(copyFolder, { recursive: true, force: true });
});

async function kept(bytes = randomBytes(4_000)) {
  const { sha256, sm3, size } = await world.house.store.put(Readable.from([bytes]));
  return { name: 'a.mp4', mediaType: 'video/mp4', sha256, sm3, size };
}
const recording = (files: object[]) =>
  recordOf({ agency: world.agency, case: id, at: world.house.now(), kind: 'recording', data: {}, files });
const isHeld = async (sha256: string) => (await world.house.store.stat(sha256)) !== null;

test('what a record, a rendition, a draft or a young receipt names stays, and what nothing names goes after the grace', async () => {
  const { house, agency } = world;
  const [named, printed, drafted, received, orphan] = await Promise.all([kept(), kept(), kept(), kept(), kept()]);
  await world.put(recording([named]));
  await world.put(
    recordOf({
      agency,
      case: id,
      at: house.now(),
      kind: 'investigationReport',
      data: {
        title: '报告',
        version: 1,
        fields: {},
        rendition: { sha256: printed.sha256, size: printed.size, pages: 1 },
      },
    }),
  );
  await house.drafts.create(agency, {
    draft_id: crypto.randomUUID(),
    subject_id: id,
    doc_type: 'investigationReport',
    owner: 'x',
    content: { values: { picture: drafted.sha256 }, during: null, replaces: null },
  });
  const { sha256, sm3, size } = received;
  await house.receipts.add(agency, { sha256, sm3, size, mediaType: 'video/mp4', uploader: 'x', sealed: true });

  expect((await clearOrphans(house)).orphans).toEqual([]);
  expect((await clearOrphans(house, { graceMs: 0 })).orphans).toEqual([orphan.sha256]);
  const held = [named, printed, drafted, received, orphan].map((one) => isHeld(one.sha256));
  expect(await Promise.all(held)).toEqual([true, true, true, true, false]);

  // acknowledged is kept, however long its record is waited for
  world.clock.ahead = 400 * 24 * 3_600_000;
  expect((await clearOrphans(house, { graceMs: 0 })).orphans).toEqual([]);
  world.clock.ahead = 0;
  // what went is on record
  const cleared = (await house.journal.dossiers.agencyFacts(agency)).facts.filter(
    ({ kind, data }) => kind === 'custodyEvent' && data.action === 'orphansCleared',
  );
  expect(cleared.map(({ data }) => data.sha256)).toEqual([[orphan.sha256]]);
});

test('a preview keeps nothing and takes nothing: evidence of the very same content stays', async () => {
  const { house } = world;
  const video = await readFile(new URL('../../demo/sample.mp4', import.meta.url));
  const { sha256 } = await house.store.put(Readable.from([video]));
  const before = await hashesHeld();
  if (house.tools.ffmpeg === null) return;
  const picture = await house.previews.of(sha256, 'a.mp4');
  expect(await hashesHeld()).toEqual(before);
  // handed in as evidence, then asked for once more
  const same = await house.store.put(Readable.from([picture]));
  const { Previews } = await import('../media/previews.ts');
  await new Previews(house).of(sha256, 'a.mp4');
  expect(await isHeld(same.sha256)).toBe(true);
});

async function hashesHeld(): Promise<string[]> {
  const held: string[] = [];
  for await (const sha256 of world.house.store.list()) held.push(sha256);
  return held.sort();
}

test('a flipped bit on disk is found at night, named with its record, and healed from the second copy', async () => {
  const { house, agency } = world;
  const file = await kept();
  const body = recording([file]);
  await world.put(body);
  await startFixity(house, agency);
  await startFixity(house, agency);
  expect(await runFixity(house)).toBe(1);
  const [first] = await fixityReports();
  expect(first?.data).toMatchObject({ action: 'fixity', findings: [], copied: 2 });

  await flipBit(join(house.engine.dataFolder, 'evidence'), file.sha256);
  expect((await house.store.verify(file.sha256)).state).toBe('damaged');
  await startFixity(house, agency);
  await runFixity(house);
  const report = (await fixityReports()).at(-1);
  expect(report?.data.findings).toEqual([
    expect.objectContaining({
      sha256: file.sha256,
      kind: 'damaged',
      where: 'store',
      healed: true,
      records: [{ record: body.id, subject: id }],
    }),
  ]);
  expect(report?.data.note).toContain('已修复 1 处');
  expect((await house.store.verify(file.sha256)).state).toBe('sound');

  await flipBit(copyFolder, file.sha256);
  await startFixity(house, agency);
  await runFixity(house);
  expect((await fixityReports()).at(-1)?.data.findings).toMatchObject([{ where: 'copy', healed: true }]);

  await flipBit(copyFolder, file.sha256);
  await flipBit(join(house.engine.dataFolder, 'evidence'), file.sha256);
  await startFixity(house, agency);
  await runFixity(house);
  expect((await fixityReports()).at(-1)?.data).toMatchObject({
    findings: [{ where: 'store', kind: 'damaged', healed: false }],
    note: expect.stringContaining('1 处损坏尚未修复'),
  });
});

test('more files than a slice holds are read slice by slice, each once', async () => {
  const { house, agency } = world;
  await world.put(recording(await Promise.all(Array.from({ length: 70 }, () => kept(randomBytes(10))))));
  await startFixity(house, agency);
  expect(await runFixity(house)).toBe(3);
  expect((await fixityReports()).at(-1)?.data.checked).toBe(72);
});

test('a run begins by itself when two days went by without one, and not before', async () => {
  const { house, agency } = world;
  const waiting = async () => (await house.jobs.standing(agency)).queues.filter(({ queue }) => queue === 'fixity');
  world.clock.ahead = 10 * 3_600_000;
  if (![1, 2, 3, 4].includes(Temporal.Instant.from(house.now()).toZonedDateTimeISO('Asia/Shanghai').hour)) {
    await startFixityWhenDue(house);
    expect(await waiting()).toEqual([]);
  }
  world.clock.ahead = 49 * 3_600_000;
  await startFixityWhenDue(house);
  expect(await waiting()).toHaveLength(1);
  world.clock.ahead = 0;
});

async function fixityReports() {
  const facts = await world.house.journal.dossiers.agencyFacts(world.agency);
  return facts.facts.filter(({ kind, data }) => kind === 'custodyEvent' && data.action === 'fixity');
}

async function flipBit(folder: string, sha256: string): Promise<void> {
  const path = join(folder, 'objects', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  const bytes = await readFile(path);
  bytes[10] = (bytes[10] ?? 0) ^ 1;
  await chmod(path, 0o640);
  await writeFile(path, bytes);
}
