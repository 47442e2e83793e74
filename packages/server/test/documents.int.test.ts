import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, recordOf } from '../src/records-made-here.ts';
import { filledIn } from './filled-in.ts';
import { type Browser, openedCase, openWorld, password, type World } from './world.ts';

let world: World;
const people: Record<string, Browser> = {};
let id: string;

beforeAll(async () => {
  world = await openWorld();
  const handlers = [
    await world.addPerson('赵启明', ['officer'], { account: 'zhao' }),
    await world.addPerson('孙晓岚', ['officer'], { account: 'sun' }),
  ];
  await world.addPerson('李卓然', ['officer'], { account: 'lizr' });
  await world.addPerson('韩立新', ['brigadeChief'], { account: 'han' });
  await world.addPerson('高明远', ['bureauHead'], { account: 'gao' });
  for (const account of ['zhao', 'sun', 'lizr', 'han', 'gao']) people[account] = await world.signIn(account);
  const opened = openedCase(world.agency, handlers);
  id = opened.id;
  await world.put(
    opened.body,
    recordOf({
      agency: world.agency,
      case: id,
      at: world.house.now(),
      kind: 'partyIdentified',
      data: { name: '某公司', partyType: 'legalPerson' },
    }),
  );
});
afterAll(() => world.end());

const as = (account: string): Browser => {
  const found = people[account];
  if (found === undefined) throw new Error(account);
  return found;
};
const draftOf = async (docType: string, values?: object) => {
  const body = { id: randomUUID(), docType, ...(values === undefined ? {} : { values }) };
  const answer = await as('zhao').call('POST', `/api/cases/${id}/drafts`, body);
  expect(answer.statusCode).toBe(201);
  return answer.json();
};

test('a draft takes over what the case knows, and is there for the two who handle the case and for nobody else', async () => {
  const draft = await draftOf('investigationReport');
  expect(JSON.stringify(draft.values)).toContain('某公司');
  expect((await as('sun').call('GET', `/api/drafts/${draft.id}`)).statusCode).toBe(200);
  expect((await as('lizr').call('GET', `/api/drafts/${draft.id}`)).statusCode).toBe(404);
  expect((await as('gao').call('GET', `/api/drafts/${draft.id}`)).statusCode).toBe(404);
  expect(
    (await as('lizr').call('POST', `/api/cases/${id}/drafts`, { id: randomUUID(), docType: 'investigationReport' }))
      .statusCode,
  ).toBe(404);
  expect(
    (await as('zhao').call('POST', `/api/cases/${id}/drafts`, { id: randomUUID(), docType: 'nothing' })).json().code,
  ).toBe('formUnknown');
});

test('what a paper takes from its step is told with where it was taken from, and of no step that is not there', async () => {
  const step = recordOf({
    agency: world.agency,
    case: id,
    at: '2026-03-02T02:05:00.000Z',
    kind: 'siteInspection',
    data: { certShown: true },
  });
  await world.put(step);
  const known = (during: string) =>
    as('zhao').call('GET', `/api/cases/${id}/forms/siteInspectionRecord/prefill?during=${during}`);
  const { values, provenance } = (await known(step.id)).json();
  expect(values.startAt).toBe('2026-03-02T10:05:00+08:00');
  expect(provenance.startAt).toMatchObject({ from: '本步骤的时间' });
  expect((await known(randomUUID())).statusCode).toBe(404);
});

test('of two who write at once the second is told, and neither loses a word', async () => {
  const draft = await draftOf('investigationReport');
  const save = (who: string, revision: number, facts: string) =>
    as(who).call('PUT', `/api/drafts/${draft.id}`, { revision, values: { facts } });
  expect((await save('zhao', 1, '甲')).json().revision).toBe(2);
  const late = await save('sun', 1, '乙');
  expect([late.statusCode, late.json().code, late.json().revision]).toEqual([409, 'draftConflict', 2]);
  expect((await as('sun').call('GET', `/api/drafts/${draft.id}`)).json().values).toEqual({ facts: '甲' });
  expect((await save('lizr', 2, '丙')).statusCode).toBe(404);
  expect((await as('lizr').call('DELETE', `/api/drafts/${draft.id}`)).statusCode).toBe(404);
  expect((await as('sun').call('DELETE', `/api/drafts/${draft.id}`)).statusCode).toBe(204);
});

test('a preview is a page that says it is a draft, and leaves nothing behind', async () => {
  const before = (await world.house.journal.dossiers.read(world.agency, id)).subjectSeq;
  const answer = await as('zhao').call('POST', `/api/cases/${id}/forms/investigationReport/preview`, {
    values: { facts: '查明事实' },
  });
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
  expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  expect((await world.house.journal.dossiers.read(world.agency, id)).subjectSeq).toBe(before);
  const foreign = await as('lizr').call('POST', `/api/cases/${id}/forms/investigationReport/preview`, { values: {} });
  expect(foreign.statusCode).toBe(404);
});

test('what is missing is named with its article, and an incomplete draft is not fixed', async () => {
  const draft = await draftOf('investigationReport', {});
  const { missing } = (
    await as('zhao').call('POST', `/api/cases/${id}/forms/investigationReport/missing`, { values: {} })
  ).json();
  expect(missing.length).toBeGreaterThan(2);
  expect(missing[0].article).toMatch(/制度第/);
  const answer = await as('zhao').call('POST', `/api/drafts/${draft.id}/fix`, {
    record: newId(world.house.now()),
    revision: 1,
  });
  expect([answer.statusCode, answer.json().code]).toEqual([422, 'draftIncomplete']);
});

async function fixed(docType: string): Promise<{ record: string; sha256: string }> {
  const values = await filledIn(as('zhao'), id, docType);
  const draft = await draftOf(docType, values);
  const record = newId(world.house.now());
  const answer = await as('zhao').call('POST', `/api/drafts/${draft.id}/fix`, { record, revision: 1 });
  expect(answer.statusCode, answer.body.slice(0, 600)).toBe(201);
  return { record, sha256: answer.json().rendition.sha256 };
}

test('a fixed rendition is evidence and a record; signatures stand over exactly its bytes', async () => {
  const { record, sha256 } = await fixed('investigationReport');
  const bytes = await as('sun').call('GET', `/api/cases/${id}/records/${record}/files/${sha256}`);
  expect([bytes.statusCode, bytes.headers['content-type']]).toEqual([200, 'application/pdf']);
  const sign = (over: string, more: object = {}) =>
    as('zhao').call('POST', `/api/cases/${id}/documents/${record}/signatures`, {
      id: newId(world.house.now()),
      role: '承办人',
      name: '赵启明',
      person: as('zhao').person,
      method: 'screen',
      over,
      strokes: [
        [
          [1, 2, 0],
          [3, 4, 16],
        ],
      ],
      ...more,
    });
  expect((await sign('0'.repeat(64))).json().code).toBe('renditionDiffers');
  expect((await sign(sha256)).statusCode).toBe(201);
  expect((await sign(sha256, { method: 'stepUp' })).json().code).toBe('stepUpNeeded');
  const fact = (await as('zhao').call('GET', `/api/cases/${id}/records/${record}`)).json().fact;
  expect(fact.document).toMatchObject({ signatures: 1, rendition: { sha256 } });
});

test('who drew it up does not approve it; the chief does; nobody approves what is not fixed', async () => {
  const { record } = await fixed('investigationReport');
  const approve = (who: string, target = record) =>
    as(who).call('POST', `/api/cases/${id}/documents/${target}/approvals`, {
      id: newId(world.house.now()),
      level: '承办机构负责人',
      decision: 'approved',
      opinion: '同意',
    });
  expect((await approve('zhao')).statusCode).toBe(403);
  const approved = await approve('han');
  expect([approved.statusCode, approved.body.slice(0, 300)]).toEqual([201, expect.anything()]);
  const step = recordOf({ agency: world.agency, case: id, at: world.house.now(), kind: 'siteInspection', data: {} });
  await as('zhao').call('POST', '/api/records', step);
  expect((await approve('han', step.id)).json().code).toBe('notDocument');
});

test('an act that the law bars is refused as cards: article, facts and cure; and what it would have used is not lost', async () => {
  const { record } = await fixed('penaltyDecision');
  await as('zhao').call('POST', '/api/session/step-up', { password });
  const issue = () =>
    as('zhao').call('POST', `/api/cases/${id}/documents/${record}/issue`, { id: newId(world.house.now()) });
  const refused = await issue();
  expect([refused.statusCode, refused.json().code]).toEqual([409, 'refused']);
  const { refusals } = refused.json();
  expect(refusals.length).toBeGreaterThan(0);
  for (const card of refusals) {
    expect(card.provision).toMatch(/第|法|条/);
    expect(card.cure.length).toBeGreaterThan(3);
  }
  // the number it took is kept for it: asked again it is refused again, and the next document gets the next number
  expect((await issue()).json().code).toBe('refused');
});

test('who may not issue takes no number from the series by trying', async () => {
  const { record } = await fixed('penaltyDecision');
  await as('gao').call('POST', '/api/session/step-up', { password });
  const answer = await as('gao').call('POST', `/api/cases/${id}/documents/${record}/issue`, {
    id: newId(world.house.now()),
  });
  expect([answer.statusCode, answer.json().code]).toEqual([403, 'forbidden']);
});

test('numbers are gapless: each document its own, the same document the same again, ten at once in a row', async () => {
  const { numbers } = world.house;
  const records = Array.from({ length: 10 }, () => randomUUID());
  const given = await Promise.all(records.map((record) => numbers.reserve(world.agency, '试/2026', record, 'x')));
  expect([...given].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(await numbers.reserve(world.agency, '试/2026', records[3] ?? '', 'x')).toBe(given[3]);
  await numbers.void(world.agency, '试/2026', given[3] ?? 0, '写错');
  expect(await numbers.reserve(world.agency, '试/2026', randomUUID(), 'x')).toBe(11);
});

test('the package of a case with all of this is accepted by the verifier', async () => {
  const { verifyPackage } = await import('@liuhen/archive');
  const { mkdtemp, rm, writeFile } = await import('node:fs/promises');
  const { tmpdir } = await import('node:os');
  const { join } = await import('node:path');
  const folder = await mkdtemp(join(tmpdir(), 'liuhen-package-'));
  for (const who of ['zhao', 'gao']) {
    const answer = await as(who).call('GET', `/api/cases/${id}/package`);
    expect(answer.statusCode).toBe(200);
    const file = join(folder, `${who}.zip`);
    await writeFile(file, answer.rawPayload);
    const { verdict, problems } = await verifyPackage(file);
    expect([who, verdict, problems]).toEqual([who, 'sound', []]);
  }
  await rm(folder, { recursive: true });
});
