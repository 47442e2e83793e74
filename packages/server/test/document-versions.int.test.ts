import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordOf } from '../src/records-made-here.ts';
import { type Bureau, imagesIn, openBureau, textOf } from './bureau.ts';

let house: Bureau;
beforeAll(async () => {
  house = await openBureau();
});
afterAll(() => house.world.end());

const approve = (who: string, record: string, level: string, opinion: string, decision = 'approved') =>
  house.as(who).call('POST', `/api/cases/${house.id}/documents/${record}/approvals`, {
    id: house.nextId(),
    level,
    decision,
    opinion,
  });
const draftFrom = (docType: string, replaces: string) =>
  house.as('zhao').call('POST', `/api/cases/${house.id}/drafts`, { id: randomUUID(), docType, replaces });
const factOf = async (record: string) =>
  (await house.as('zhao').call('GET', `/api/cases/${house.id}/records/${record}`)).json().fact;
const print = (...records: string[]) =>
  house.as('zhao').call('GET', `/api/cases/${house.id}/print?records=${records.join(',')}`);

test('a document returned for revision is drawn up again from what it said; the old version stays and is acted on no more', async () => {
  const { record, sha256 } = await house.fixed('investigationReport', { facts: '厂区北侧雨水沟排水' });
  expect((await approve('han', record, '承办机构负责人', '补充采样过程后再报', 'returned')).statusCode).toBe(201);
  const draft = (await draftFrom('investigationReport', record)).json();
  expect([draft.replaces, draft.values]).toEqual([record, (await factOf(record)).data.fields]);
  expect((await draftFrom('interviewNotice', record)).json().code).toBe('notDocument');
  const second = house.nextId();
  const fixed = await house.as('zhao').call('POST', `/api/drafts/${draft.id}/fix`, { record: second, revision: 1 });
  expect(fixed.statusCode).toBe(201);
  const fact = await factOf(second);
  expect(fact.data.version).toBe(2);
  expect(fact.links).toContainEqual({ rel: 'replaces', record });
  // the old one: there, whole, and closed
  expect((await house.bytesOf(record, sha256)).subarray(0, 5).toString()).toBe('%PDF-');
  const late = await approve('han', record, '承办机构负责人', '同意');
  expect([late.json().code, late.json().at]).toEqual(['versionReplaced', [second]]);
  expect((await draftFrom('investigationReport', record)).json().code).toBe('versionReplaced');
});

test('what was issued gets no new version but a correction', async () => {
  const { record } = await house.fixed('interviewNotice');
  await house.stepUp('zhao');
  const issued = await house.as('zhao').call('POST', `/api/cases/${house.id}/documents/${record}/issue`, {
    id: house.nextId(),
  });
  expect(issued.statusCode).toBe(201);
  const again = await house.as('zhao').call('POST', `/api/cases/${house.id}/documents/${record}/issue`, {
    id: house.nextId(),
  });
  expect([again.json().code, again.json().at]).toEqual(['issuedAlready', [issued.json().record]]);
  const answer = (await draftFrom('interviewNotice', record)).json();
  expect([answer.code, answer.remedy]).toEqual(['versionReplaced', expect.stringContaining('补正')]);
});

describe('an approval form', () => {
  test('shows the opinion of each level with name and day, in its own place, and a refusal as one', async () => {
    const { record } = await house.fixed('caseDisposalApproval', { handlerOpinion: '建议处罚' });
    const told = [
      await approve('han', record, '承办机构负责人', '同意承办人意见'),
      await approve('lin', record, '法制审核人员', '程序合法，适用依据正确'),
      await approve('gao', record, '分局负责人', '裁量不当，请重新研究', 'refused'),
    ];
    expect(told.map(({ statusCode, body }) => (statusCode === 201 ? 201 : body))).toEqual([201, 201, 201]);
    const awaited: string[] = (await factOf(record)).document.missingSigners;
    expect(awaited.some((label) => label.includes('法制'))).toBe(false);
    expect(awaited.some((label) => label.includes('负责人'))).toBe(true);
    const text = textOf((await print(record)).rawPayload);
    expect(text).toContain('同意承办人意见');
    expect(text.indexOf('韩立新')).toBeGreaterThan(text.indexOf('同意承办人意见'));
    expect(text.indexOf('林致远')).toBeGreaterThan(text.indexOf('程序合法'));
    expect(text).toContain('不同意。裁量不当，请重新研究');
    expect(text.indexOf('高明远')).toBeGreaterThan(text.indexOf('裁量不当'));
    expect(text.split('韩立新').length).toBe(2);
  });

  test('a head without a pen signs by proving who he is, and the specimen of his hand is printed', async () => {
    const { record, sha256 } = await house.fixed('caseDisposalApproval');
    await approve('gao', record, '分局负责人', '同意');
    const sign = (id: string) =>
      house.as('gao').call('POST', `/api/cases/${house.id}/documents/${record}/signatures`, {
        id,
        role: '负责人',
        name: '高明远',
        person: house.as('gao').person,
        method: 'stepUp',
        over: sha256,
      });
    expect((await sign(house.nextId())).json().code).toBe('stepUpNeeded');
    const before = (await print(record)).rawPayload;
    const hand = await sharp({ create: { width: 400, height: 160, channels: 3, background: '#123' } })
      .png()
      .toBuffer();
    const specimen = await house.upload('qin', hand, 'image/png');
    const { sm3, size } =
      (await house.world.house.receipts.find(house.world.agency, specimen.sha256, house.as('qin').person)) ?? {};
    const registered = await house.as('qin').call(
      'POST',
      '/api/records',
      recordOf({
        agency: house.world.agency,
        at: house.world.house.now(),
        kind: 'person',
        data: { person: house.as('gao').person, name: '高明远', role: '', specimen: specimen.sha256 },
        files: [{ name: '签名样本.png', mediaType: 'image/png', sha256: specimen.sha256, sm3, size }],
      }),
    );
    expect([registered.statusCode, registered.body.slice(0, 200)]).toEqual([201, expect.anything()]);
    await house.stepUp('gao');
    expect((await sign(house.nextId())).statusCode).toBe(201);
    const after = (await print(record)).rawPayload;
    expect(textOf(before)).toContain('高明远');
    expect(imagesIn(after)).toBe(imagesIn(before) + 1);
    expect(textOf(after)).toContain('同意');
  });
});
