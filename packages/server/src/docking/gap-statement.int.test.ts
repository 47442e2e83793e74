import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Browser, openedCase, openWorld, type World } from '../../test/world.ts';
import { newId, recordOf } from '../records-made-here.ts';

/** An inspection from 10:00:00 to 11:00:00 of which one film shows the first forty minutes. */
let world: World;
let zhao: Browser;
let han: Browser;
let id: string;
let inspection: string;

const local = (time: string) =>
  Temporal.Instant.from(`2025-03-11T${time}+08:00`).toString({ fractionalSecondDigits: 3 });
const part = (from: string, to: string) => ({ from: `2025-03-11T${from}+08:00`, to: `2025-03-11T${to}+08:00` });

beforeAll(async () => {
  world = await openWorld();
  const { agency } = world;
  const officer = await world.addPerson('赵启明', ['officer'], { account: 'zhao' });
  await world.addPerson('韩立新', ['brigadeChief'], { account: 'han' });
  [zhao, han] = [await world.signIn('zhao'), await world.signIn('han')];
  const opened = openedCase(agency, [officer]);
  id = opened.id;
  const act = recordOf({
    agency,
    case: id,
    kind: 'siteInspection',
    at: local('10:00:00'),
    until: local('11:00:00'),
    people: [{ role: '执法人员', person: officer, name: '赵启明' }],
    data: {},
  });
  inspection = act.id;
  const { sha256, sm3, size } = await world.house.store.put(Readable.from([Buffer.from('film')]));
  const recording = recordOf({
    agency,
    case: id,
    kind: 'recording',
    at: local('10:00:00'),
    until: local('10:40:00'),
    files: [{ name: '现场.mp4', mediaType: 'video/mp4', sha256, sm3, size }],
    data: { medium: 'video', title: '现场' },
  });
  const link = recordOf({
    agency,
    case: id,
    kind: 'recordingLinked',
    at: local('12:00:00'),
    links: [
      { rel: 'recording', record: recording.id },
      { rel: 'covers', record: act.id },
    ],
    data: {},
  });
  await world.put(opened.body, act, recording, link);
  await world.house.journal.settle(agency);
}, 120_000);
afterAll(() => world.end());

const gaps = async () => {
  const { acts } = (await zhao.call('GET', `/api/cases/${id}/coverage`)).json();
  return acts[0].gaps;
};

test('what is known of the gap is written into the draft beside what the case knows', async () => {
  const [gap] = await gaps();
  expect(gap).toEqual({
    from: local('10:40:00'),
    to: local('11:00:00'),
    seconds: 1_200,
    reason: null,
    excuse: null,
  });
  const made = await draft(part('10:40:00', '11:00:00'));
  expect(made.values).toEqual({ step: '现场检查', part: part('10:40:00', '11:00:00') });
  expect(made.during).toBe(inspection);
});

test('a part that lies outside of the act, or has no end, is refused with the article and what to do', async () => {
  const outside = await fix(await draft(part('12:40:00', '12:50:00')));
  expect([outside.statusCode, outside.json().code]).toEqual([422, 'draftIncomplete']);
  expect(outside.json().detail).toMatch(
    /不适宜的时段不在“现场检查[^”]*”的起止（2025-03-11 10:00:00 至 2025-03-11 11:00:00）之内，请改到其中.*制度第十二条/,
  );
  for (const [bad, words] of [
    [{ from: part('10:40:00', '10:41:00').from }, /起止都要写明，写到秒/],
    [part('10:50:00', '10:45:00'), /结束时间早于开始时间/],
  ] as const) {
    const answer = await fix(await draft(bad));
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'draftIncomplete']);
    expect(answer.json().detail).toMatch(words);
  }
});

test('a part is closed once the chief has approved it, to the second; the rest stays a gap', async () => {
  const made = await draft(part('10:40:00', '10:52:07'));
  const answer = await fix(made);
  expect(answer.statusCode, answer.body.slice(0, 400)).toBe(201);
  const statement = answer.json().record;
  const excuse = {
    statement,
    reason: '防爆区，禁止使用电子设备，企业安全规程第三条',
    approvedBy: null,
    isLawful: true,
  };
  const rest = { from: local('10:52:07'), to: local('11:00:00'), seconds: 473, reason: null, excuse: null };
  const told = { from: local('10:40:00'), to: local('10:52:07'), seconds: 727, reason: null };
  expect(await gaps()).toEqual([{ ...told, excuse }, rest]);
  expect((await approve(zhao, statement)).statusCode).toBe(403);
  expect((await approve(han, statement)).statusCode).toBe(201);
  expect(await gaps()).toEqual([{ ...told, excuse: { ...excuse, approvedBy: '韩立新' } }, rest]);
  await world.house.journal.settle(world.agency);
  const view = (await zhao.call('GET', `/api/cases/${id}`)).json();
  expect(view.coverage[0].gaps).toEqual([{ ...told, excuse: { ...excuse, approvedBy: '韩立新' } }, rest]);
  // the act as a whole is excused by nobody
  expect(view.coverage[0].excuse).toBeNull();
});

test('a statement without times speaks of the whole act, and says so', async () => {
  const { statusCode, json } = await fix(await draft(null));
  expect(statusCode).toBe(201);
  const { record } = json();
  const { fact } = (await zhao.call('GET', `/api/cases/${id}/records/${record}`)).json();
  expect(fact.data.fields.part).toBe('整项现场检查');
  expect((await approve(han, record)).statusCode).toBe(201);
  const shown = await gaps();
  expect(shown.map(({ excuse }: { excuse: { approvedBy: string } }) => excuse?.approvedBy)).toEqual(['韩立新']);
});

async function draft(given: unknown) {
  const answer = await zhao.call('POST', `/api/cases/${id}/drafts`, {
    id: newId(world.house.now()),
    docType: 'avInapplicableStatement',
    during: inspection,
    given: { part: given },
  });
  expect(answer.statusCode, answer.body.slice(0, 400)).toBe(201);
  return answer.json() as { id: string; revision: number; during: string; values: Record<string, unknown> };
}

async function fix({ id: of, revision, values }: Awaited<ReturnType<typeof draft>>) {
  const filled = { ...values, reason: '防爆区，禁止使用电子设备，企业安全规程第三条', alternative: '请见证人在场' };
  const saved = await zhao.call('PUT', `/api/drafts/${of}`, { revision, values: filled });
  expect(saved.statusCode, saved.body).toBe(200);
  return zhao.call('POST', `/api/drafts/${of}/fix`, {
    record: newId(world.house.now()),
    revision: saved.json().revision,
  });
}

const approve = (who: Browser, record: string) =>
  who.call('POST', `/api/cases/${id}/documents/${record}/approvals`, {
    id: newId(world.house.now()),
    level: '承办机构负责人',
    decision: 'approved',
    opinion: '情况属实，同意',
  });
