import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newCase, now, openWorld, type World } from '../../test/world.ts';
import { Drafts, Jobs, Numbers, Receipts } from './index.ts';

let world: World;
const { agency, subject } = newCase();

beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.end());

test('numbers of a series are gapless whoever asks at once, the same record gets the same, and a void one stays as a tombstone', async () => {
  const numbers = new Numbers(world.journal.pool, now);
  const records = Array.from({ length: 30 }, () => randomUUID());
  const given = await Promise.all(records.map((record) => numbers.reserve(agency, '抚环罚〔2026〕', record, '王')));
  expect([...given].sort((a, b) => a - b)).toEqual(records.map((_, index) => index + 1));
  expect(await numbers.reserve(agency, '抚环罚〔2026〕', records[3] ?? '', '王')).toBe(given[3]);
  await numbers.void(agency, '抚环罚〔2026〕', given[3] ?? 0, '签发未获批准');
  expect(await numbers.reserve(agency, '抚环罚〔2026〕', records[3] ?? '', '王')).toBe(31);
  await numbers.issued(agency, '抚环罚〔2026〕', 1);
  const owner = world.engine.pool('owner', 1);
  const { rows } = await owner.query(
    'SELECT number, state FROM document_number WHERE agency_id = $1 AND number IN (1, $2) ORDER BY state',
    [agency, given[3]],
  );
  expect(rows).toEqual([
    { number: 1, state: 'issued' },
    { number: given[3], state: 'void' },
  ]);
  await expect(
    owner.query("UPDATE document_number SET state = 'reserved' WHERE agency_id = $1 AND state = 'void'", [agency]),
  ).rejects.toMatchObject({ code: 'LH001' });
  await expect(owner.query('DELETE FROM document_number')).rejects.toMatchObject({ code: 'LH001' });
});

test('of two who save one draft the second is told, and nothing is merged in silence', async () => {
  const drafts = new Drafts(world.journal, now);
  const content = (text: string) => ({ values: { text }, during: null, replaces: null });
  const id = randomUUID();
  await drafts.create(agency, {
    draft_id: id,
    subject_id: subject,
    doc_type: 'onSiteInspectionRecord',
    owner: '王',
    content: content('甲'),
  });
  const saves = await Promise.all([
    drafts.save(agency, id, 1, content('乙')),
    drafts.save(agency, id, 1, content('丙')),
  ]);
  expect(saves.filter((save) => save !== null && 'conflict' in save)).toEqual([{ conflict: 2 }]);
  expect((await drafts.find(agency, id))?.revision).toBe(2);
  expect(await drafts.find(randomUUID(), id)).toBeNull();
  expect(await drafts.discard(agency, id)).toBe(true);
});

test('each job is done once by whichever worker takes it, and a failing one is put off with its reason', async () => {
  const jobs = new Jobs(world.journal.pool, now);
  for (let index = 0; index < 20; index += 1) await jobs.enqueue(agency, 'thumbnails', `k${index}`, { index });
  await jobs.enqueue(agency, 'thumbnails', 'k0', { index: 0 });
  const done: number[] = [];
  const worker = async (): Promise<void> => {
    while (await jobs.runOne('thumbnails', async (job) => void done.push((job.input as { index: number }).index)));
  };
  await Promise.all([worker(), worker(), worker()]);
  expect(done.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index));
  await jobs.enqueue(agency, 'broken', null, {});
  const fail = () => jobs.runOne('broken', async () => Promise.reject(new Error('解码失败')));
  expect(await fail()).toBe(true);
  expect(await fail()).toBe(false);
  expect((await jobs.standing(agency)).failures).toMatchObject([
    { queue: 'broken', attempts: 1, last_error: '解码失败' },
  ]);
});

test('a receipt is found by whom it was given to, once the bytes were acknowledged', async () => {
  const receipts = new Receipts(world.journal.pool, now);
  const receipt = {
    sha256: 'ab'.repeat(32),
    sm3: 'cd'.repeat(32),
    size: 9,
    mediaType: 'video/mp4',
    declared: 'image/jpeg',
    uploader: '王',
    sealed: true,
  };
  expect(await receipts.find(agency, receipt.sha256, '王')).toBeNull();
  await receipts.add(agency, receipt);
  await receipts.add(agency, receipt);
  expect(await receipts.find(agency, receipt.sha256, '王')).toEqual(receipt);
  expect(await receipts.find(agency, receipt.sha256, '李')).toBeNull();
});
