import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordOf } from '../src/records-made-here.ts';
import { type Bureau, imagesIn, openBureau, textOf } from './bureau.ts';

let house: Bureau;
beforeAll(async () => {
  house = await openBureau();
  await house.stepUp('zhao');
});
afterAll(() => house.world.end());

const post = (url: string, body: object, who = 'zhao') =>
  house.as(who).call('POST', `/api/cases/${house.id}/${url}`, body);
const factOf = async (record: string) =>
  (await house.as('zhao').call('GET', `/api/cases/${house.id}/records/${record}`)).json().fact;
const print = (...records: string[]) =>
  house
    .as('zhao')
    .call('GET', `/api/cases/${house.id}/print${records.length > 0 ? `?records=${records.join(',')}` : ''}`);
const photo = (colour: string) =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();

test('paper from outside is taken in with its kind, few facts and where the original lies', async () => {
  const file = await house.upload('zhao', await photo('#eee'), 'image/jpeg');
  const paper = (more: object = {}, who = 'zhao') =>
    post(
      'papers',
      {
        id: house.nextId(),
        docType: 'otherDocument',
        title: '排污许可证（副本）',
        files: [file],
        fields: { permitNo: '91220600MA0TP00189001P' },
        originalAt: '当事人处，复印件经核对无异',
        issuedOn: '2025-01-03',
        pages: 1,
        ...more,
      },
      who,
    );
  const taken = await paper();
  expect(taken.statusCode, taken.body).toBe(201);
  const fact = await factOf(taken.json().record);
  expect(fact.data).toMatchObject({
    docType: '排污许可证（副本）',
    originalAt: '当事人处，复印件经核对无异',
    fields: { permitNo: '91220600MA0TP00189001P' },
  });
  expect(fact.files[0].sha256).toBe(file.sha256);
  const report = await paper({ docType: 'fourPropertyReport', title: '检测报告', number: '吉检〔2025〕3号' });
  expect(report.statusCode, report.body).toBe(201);
  expect((await paper({ docType: 'nothing' })).json().remedy).toMatch(/其他文书/);
  expect((await paper({ title: undefined })).json().at).toEqual(['title']);
  expect((await paper({ originalAt: ' ' })).statusCode).toBe(400);
  expect((await paper({}, 'lizr')).statusCode).toBe(403);
  // a scan has no pages of ours to set again
  expect((await print(taken.json().record)).json().detail).toMatch(/外来纸件/);
});

test('a sketch that was photographed stands in its frame, with the hash of its original under it; the page stays PDF/A', async () => {
  const bytes = await photo('#3a3');
  const { sha256 } = await house.upload('zhao', bytes, 'image/jpeg');
  const receipt = await house.world.house.receipts.find(house.world.agency, sha256, house.as('zhao').person);
  await house.world.put(
    recordOf({
      agency: house.world.agency,
      case: house.id,
      at: house.world.house.now(),
      kind: 'recording',
      data: { medium: 'photo' },
      files: [{ name: '排口.jpg', mediaType: 'image/jpeg', sha256, sm3: receipt?.sm3, size: receipt?.size }],
    }),
  );
  const shown = await house.fixed('sceneSketch', { image: sha256 });
  const empty = await house.fixed('sceneSketch', { image: '' });
  const [with_, without] = [
    await house.bytesOf(shown.record, shown.sha256),
    await house.bytesOf(empty.record, empty.sha256),
  ];
  expect(imagesIn(with_)).toBe(imagesIn(without) + 1);
  expect(textOf(with_).replace(/\s/g, '')).toContain(`附图原件SHA-256：${sha256}`);
  expect(textOf(without)).toContain('绘图处');
  for (const pdf of [with_, without]) expect(pdf.toString('latin1')).toMatch(/pdfaid:part>2</);
  expect((await factOf(shown.record)).data.fields.image).toBe(sha256);
});

test('photographs of an evidence sheet are taken from held files by their hash, and stand on the page', async () => {
  const bytes = await photo('#a33');
  const { sha256 } = await house.upload('zhao', bytes, 'image/jpeg');
  const receipt = await house.world.house.receipts.find(house.world.agency, sha256, house.as('zhao').person);
  await house.world.put(
    recordOf({
      agency: house.world.agency,
      case: house.id,
      at: house.world.house.now(),
      kind: 'recording',
      data: { medium: 'photo' },
      files: [{ name: '排口.jpg', mediaType: 'image/jpeg', sha256, sm3: receipt?.sm3, size: receipt?.size }],
    }),
  );
  const rows = (file: string) => ({ photos: [{ file, no: '1', proves: '雨水沟排口' }] });
  const shown = await house.fixed('photoEvidenceSheet', rows(sha256));
  const named = await house.fixed('photoEvidenceSheet', rows('没有入库的照片.jpg'));
  const [with_, without] = [
    await house.bytesOf(shown.record, shown.sha256),
    await house.bytesOf(named.record, named.sha256),
  ];
  expect(imagesIn(with_)).toBeGreaterThan(imagesIn(without));
  expect(textOf(without)).toContain('没有入库的照片.jpg');
  // the record keeps the hash of the original, not of what was printed
  expect((await factOf(shown.record)).data.fields.photos[0].file).toBe(sha256);
});

test('a row of talk keeps the second of the recording it points to, and prints it', async () => {
  const recording = house.nextId();
  const qa = [{ q: '几时开始排的？', a: '昨夜十点。', recording, second: 3725 }];
  const { record, sha256 } = await house.fixed('interviewRecord', { qa });
  expect((await factOf(record)).data.fields.qa).toEqual(qa);
  expect(textOf(await house.bytesOf(record, sha256))).toContain('01:02:05');
});

test('a final document is corrected by a correcting document; its own words stay, and both are printed', async () => {
  const { record } = await house.fixed('interviewNotice', { place: '分局一楼' });
  await post(`documents/${record}/issue`, { id: house.nextId() });
  const { record: notice } = await house.fixed('decisionAmendmentNotice', {
    amend: { original: '询问通知书', content: '地点更正为分局三楼', reason: '笔误' },
  });
  const correct = () =>
    post(`documents/${record}/corrections`, {
      id: house.nextId(),
      notice,
      fields: { place: '分局三楼' },
      reason: '笔误',
    });
  const early = await correct();
  expect([early.statusCode, early.json().code]).toEqual([409, 'correctionUnready']);
  expect(early.json().detail).toMatch(/还没有签发/);
  const issued = await post(`documents/${notice}/issue`, { id: house.nextId() });
  expect(issued.statusCode, issued.body).toBe(201);
  expect((await correct()).statusCode).toBe(201);
  const fact = await factOf(record);
  expect([fact.data.fields.place, fact.corrections.length]).toEqual(['分局三楼', 1]);
  const text = textOf((await print(record)).rawPayload);
  expect(text).toContain('地点更正为分局三楼');
  expect(text).toContain('分局一楼');
});

test('an inner record is corrected by a sheet that was approved, and by nothing else', async () => {
  const { record } = await house.fixed('siteInspectionRecord');
  const { record: sheet } = await house.fixed('recordAmendment');
  const correct = (notice: string) =>
    post(`documents/${record}/corrections`, {
      id: house.nextId(),
      notice,
      fields: { place: '二号车间' },
      reason: '笔误',
    });
  expect((await correct(sheet)).json().detail).toMatch(/还没有经批准/);
  expect((await correct(record)).json().detail).toMatch(/不是更正文书/);
  await post(
    `documents/${sheet}/approvals`,
    { id: house.nextId(), level: '大队负责人', decision: 'approved', opinion: '同意更正' },
    'han',
  );
  expect((await correct(sheet)).statusCode).toBe(201);
  expect((await factOf(record)).data.fields.place).toBe('二号车间');
});

test('documents are printed in the order asked for, behind a table of contents; the whole file when none is named', async () => {
  const [first, second] = [await house.fixed('investigationReport'), await house.fixed('interviewNotice')];
  const answer = await print(second.record, first.record);
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
  const text = textOf(answer.rawPayload);
  const contents = text.slice(0, text.indexOf('目') + 400);
  expect(contents.indexOf('询问通知书')).toBeGreaterThan(-1);
  expect(contents.indexOf('询问通知书')).toBeLessThan(contents.indexOf('调查'));
  const whole = await print();
  expect(whole.statusCode).toBe(200);
  expect(Number(whole.headers['x-pages'])).toBeGreaterThan(Number(answer.headers['x-pages']));
  expect((await print(house.nextId())).statusCode).toBe(404);
  expect((await house.as('lizr').call('GET', `/api/cases/${house.id}/print`)).statusCode).not.toBe(200);
});
