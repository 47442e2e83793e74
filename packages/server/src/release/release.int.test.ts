import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { Office } from '@liuhen/records';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { imagesIn, textOf } from '../../test/bureau.ts';
import { type Browser, openWorld, password, type World } from '../../test/world.ts';
import type { ReleaseLine, ReleaseOffer } from '../api/index.ts';
import { importCase, readCaseFile } from '../case-files/case-file.ts';
import { newId, recordOf } from '../records-made-here.ts';
import { runReleases } from './make-release.ts';

let world: World;
let id: string;
const people = new Map<Office, Browser>();
const as = (office: Office): Browser => {
  const found = people.get(office);
  if (found === undefined) throw new Error(office);
  return found;
};
const offer = async (): Promise<ReleaseOffer> =>
  (await as('archivist').call('GET', `/api/cases/${id}/releases/offer`)).json();
const list = async (): Promise<ReleaseLine[]> =>
  (await as('archivist').call('GET', `/api/cases/${id}/releases`)).json().items;
const make = (body: object, office: Office = 'archivist') => as(office).call('POST', `/api/cases/${id}/releases`, body);
const stepUp = (office: Office) => as(office).call('POST', '/api/session/step-up', { password });

beforeAll(async () => {
  world = await openWorld();
  for (const office of ['archivist', 'officer', 'bureauHead', 'legalReviewer'] as const) {
    await world.addPerson(`人员${office}`, [office], { account: office.toLowerCase() });
    people.set(office, await world.signIn(office.toLowerCase()));
  }
  const text = await readFile(new URL('../../demo/SP-1-ordinary-water-pollution.yaml', import.meta.url), 'utf8');
  const file = readCaseFile(text);
  // the specimen's own application and its approval are left out: here they are made anew
  const records = file.records.filter(({ key }) => !/^copy/.test(key));
  const told = { ...file, records };
  id = (await importCase(world.house.journal, world.agency, told, { withAgencyFacts: true })).case;
  await world.house.journal.settle(world.agency);
});
afterAll(() => world.end());

test('without the head’s approval nothing is made, and the refusal names article 29 and its cure', async () => {
  await stepUp('archivist');
  const { documents } = await offer();
  const item = documents.find(({ withheld }) => withheld === null);
  const answer = await make({ id: newId(world.house.now()), receiver: '某公司', items: [{ record: item?.record }] });
  expect(answer.statusCode).toBe(409);
  expect(answer.body).toMatch(/第二十九条/);
  expect(await list()).toEqual([]);
});

test('a copy leaves masked, marked and complete, and the text that was masked is nowhere in it', async () => {
  await approve();
  expect((await offer()).refusals).toEqual([]);
  const { documents } = await offer();
  const interview = documents.find(({ title, withheld }) => title.includes('询问笔录') && withheld === null);
  const decision = documents.find(({ title, withheld }) => title === '行政处罚决定书' && withheld === null);
  if (interview === undefined || decision === undefined) throw new Error('the specimen has both');
  const before = await fieldsOf(interview.record);
  const secret = secretIn(before);
  const masked = interview.fields.find(({ key }) => key === 'qa') ?? interview.fields[0];
  await stepUp('archivist');
  const release = newId(world.house.now());
  const wanted = {
    id: release,
    receiver: '长白泉饮品公司',
    items: [{ record: interview.record, fields: [masked?.key] }, { record: decision.record }],
    words: [secret],
    ground: '涉及第三人个人信息，制度第三十条',
  };
  const answer = await make(wanted);
  expect([answer.statusCode, answer.body]).toEqual([202, expect.stringContaining('复〔')]);
  await runReleases(world.house);
  const line = await until(release);
  expect(line).toMatchObject({ state: 'done', made: 2, of: 2, trouble: null, receiver: wanted.receiver });
  const { number } = answer.json();
  const texts: string[] = [];
  for (const file of line.files) {
    const url = `/api/cases/${id}/records/${release}/files/${file.sha256}?download=true`;
    const pdf = (await as('archivist').call('GET', url)).rawPayload;
    const text = textOf(pdf);
    texts.push(text);
    expect(text).not.toContain(secret);
    // nor anywhere else in the bytes of the file: titles, names of people, notes
    expect(pdf.includes(Buffer.from(secret))).toBe(false);
    for (const mark of [wanted.receiver, number]) expect(text.split(mark).length - 1, mark).toBeGreaterThanOrEqual(1);
  }
  expect(texts[0]).toContain('█');
  // the original is as it was
  expect(await fieldsOf(interview.record)).toEqual(before);
  const { dossier } = await world.house.journal.dossiers.read(world.agency, id);
  expect(dossier.find(release)?.data).toMatchObject({
    receiver: wanted.receiver,
    masks: ['整项遮蔽 1 处', '遮蔽词语 1 个'],
  });
});

test('the side volume, a mask without its ground, and another office are refused, each in words that say why', async () => {
  const { documents } = await offer();
  const side = documents.find(({ withheld }) => withheld?.includes('副卷'));
  const open = documents.find(({ withheld }) => withheld === null);
  const at = () => newId(world.house.now());
  const refused = await make({ id: at(), receiver: '某', items: [{ record: side?.record }] });
  expect([refused.statusCode, refused.body]).toEqual([403, expect.stringContaining('副卷材料不向当事人提供')]);
  const bare = await make({ id: at(), receiver: '某', items: [{ record: open?.record }], words: ['某词'] });
  expect([bare.statusCode, bare.body]).toEqual([422, expect.stringContaining('遮蔽的依据')]);
  for (const office of ['officer', 'bureauHead', 'legalReviewer'] as const) {
    await stepUp(office);
    const answer = await make({ id: at(), receiver: '某', items: [{ record: open?.record }] }, office);
    expect([office, answer.statusCode >= 400 && answer.statusCode < 405]).toEqual([office, true]);
  }
});

test('a scan and a photograph leave as pictures with what was drawn gone, each area with its ground on record', async () => {
  await approve();
  const picture = await sharp({ create: { width: 800, height: 1000, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer();
  const file = await kept('营业执照.jpg', 'image/jpeg', picture);
  const sound = await kept('录音.mp3', 'audio/mpeg', Buffer.from('no picture'));
  const at = world.house.now();
  const of = (kind: string, data: object, more: object) =>
    recordOf({ agency: world.agency, case: id, at, kind, data: { ...data }, ...more });
  const licence = of('otherDocument', { docType: '营业执照', title: '营业执照', fields: {} }, { files: [file, sound] });
  const photo = of('recording', { medium: 'photo', sensitivity: '个人隐私', title: '现场照片' }, { files: [file] });
  const minutes = of('collectiveDiscussionRecord', { fields: { topic: '讨论' } }, {});
  const sheet = of(
    'paperScanned',
    { over: 'a'.repeat(64), printed: 'a'.repeat(64), pages: 1, order: [0], notes: [] },
    { files: [file], links: [{ rel: 'attaches', record: minutes.id }] },
  );
  await world.put(licence, photo, minutes, sheet);
  await stepUp('archivist');
  const { scans } = await offer();
  const offered = (record: string) => scans.filter((scan) => scan.record === record);
  expect(offered(licence.id)).toMatchObject([{ name: '营业执照.jpg', withheld: null, careful: false }]);
  expect(offered(photo.id)).toMatchObject([{ withheld: null, careful: true }]);
  expect(offered(sheet.id)[0]?.withheld).toContain('副卷');

  const url = `/api/cases/${id}/records/${licence.id}/files`;
  expect((await as('archivist').call('GET', `${url}/${file.sha256}/pages`)).json()).toEqual({ pages: 1 });
  const page = await as('archivist').call('GET', `${url}/${file.sha256}/pages/1`);
  expect([page.statusCode, page.headers['content-type']]).toEqual([200, 'image/jpeg']);
  expect((await as('archivist').call('GET', `${url}/${file.sha256}/pages/2`)).statusCode).toBe(422);
  expect((await as('archivist').call('GET', `${url}/${sound.sha256}/pages`)).body).toContain('没有可以遮蔽的页面');

  const area = { page: 1, x: 100, y: 100, width: 300, height: 200, ground: '第三人住址', article: '制度第三十条' };
  const fresh = () => newId(world.house.now());
  const scan = (record: string, areas: object[] = []) => ({ record, sha256: file.sha256, areas });
  const wanted = (scanned: object[]) => ({ id: fresh(), receiver: '长白泉饮品公司', items: [], scans: scanned });
  const bare = await make(wanted([scan(photo.id)]));
  expect([bare.statusCode, bare.body]).toEqual([422, expect.stringContaining('画出要遮蔽的区域')]);
  const side = await make(wanted([scan(sheet.id)]));
  expect([side.statusCode, side.body]).toEqual([403, expect.stringContaining('副卷')]);
  const groundless = await make(wanted([scan(licence.id, [{ ...area, ground: '' }])]));
  expect(groundless.statusCode).toBe(400);
  expect((await make(wanted([]))).body).toContain('没有选择要复制的材料');

  const body = wanted([scan(licence.id, [area]), scan(photo.id, [area])]);
  expect((await make(body)).statusCode).toBe(202);
  await runReleases(world.house);
  const line = await until(body.id);
  expect(line).toMatchObject({ state: 'done', made: 2, trouble: null, masks: ['遮蔽区域 2 处'] });
  for (const { sha256 } of line.files) {
    const copied = `/api/cases/${id}/records/${body.id}/files/${sha256}?download=true`;
    const pdf = (await as('archivist').call('GET', copied)).rawPayload;
    expect(textOf(pdf)).toContain('第三人住址（制度第三十条）');
    expect(textOf(pdf)).toContain('长');
    expect(imagesIn(pdf)).toBe(1);
  }
  const { dossier } = await world.house.journal.dossiers.read(world.agency, id);
  expect(dossier.find(body.id)?.data).toMatchObject({
    areas: [
      { record: licence.id, sha256: file.sha256, ...area },
      { record: photo.id, ...area },
    ],
  });
});

/** Bytes in the store, as if somebody had uploaded them. */
async function kept(name: string, mediaType: string, bytes: Buffer) {
  const { sha256, sm3, size } = await world.house.store.put(Readable.from([bytes]));
  await world.house.receipts.add(world.agency, { sha256, sm3, size, mediaType, uploader: 'test', sealed: true });
  return { name, mediaType, sha256, sm3, size };
}

/** The form that the head approved, as an officer of the archive would bring it in. */
async function approve(): Promise<void> {
  const at = world.house.now();
  const facts = await world.house.journal.dossiers.agencyFacts(world.agency);
  const head = [...facts.people.values()].find(({ name }) => name === '人员bureauHead');
  const of = (kind: string, data: Record<string, unknown>, more: object = {}) =>
    recordOf({ agency: world.agency, case: id, at: world.house.now(), kind, data, ...more });
  const application = of('copyApplication', {
    fields: { applicant: '长白泉饮品公司', identity: '营业执照', request: ['全卷'], purpose: '复议', acceptedAt: at },
  });
  const approval = of('copyApproval', {
    fields: { secrecyCheck: '部分遮蔽', headOpinion: '同意复制，第三人信息遮蔽' },
  });
  await world.put(application, approval);
  await world.put(
    of(
      'signature',
      { role: '负责人', name: head?.name, method: 'stepUp', signedAt: at },
      {
        links: [{ rel: 'signs', record: approval.id }],
        people: [{ role: '负责人', person: head?.id, name: head?.name }],
      },
    ),
  );
}

async function fieldsOf(record: string): Promise<unknown> {
  const { dossier } = await world.house.journal.dossiers.read(world.agency, id);
  const { data } = dossier.find(record) ?? {};
  return typeof data === 'object' && 'fields' in data ? data.fields : null;
}

/** Somebody's name or number that stands in the interview. */
function secretIn(fields: unknown): string {
  const found = /(?<!\d)(\d{17}[\dXx]|1[3-9]\d{9})(?!\d)/.exec(JSON.stringify(fields));
  const name = /"name":"([^"（]{2,4})"/.exec(JSON.stringify(fields));
  const secret = found?.[1] ?? name?.[1];
  if (secret === undefined) throw new Error('the interview names somebody');
  return secret;
}

async function until(release: string): Promise<ReleaseLine> {
  for (let turn = 0; turn < 60; turn += 1) {
    const line = (await list()).find((one) => one.id === release);
    if (line?.state === 'done' || line?.state === 'failing') return line;
    await new Promise((resume) => setTimeout(resume, 500));
  }
  throw new Error('not made in half a minute');
}
