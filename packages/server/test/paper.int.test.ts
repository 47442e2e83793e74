import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bureau, openBureau, scanned, textOf } from './bureau.ts';

let house: Bureau;
beforeAll(async () => {
  house = await openBureau();
});
afterAll(() => house.world.end());

const { stringify } = JSON;
const party = { role: '被检查人（现场负责人）', name: '马会元', person: null };
/** Long enough for three pages and more. */
const long = { violation: '厂区北侧雨水沟有废水排出，无色、有气味。\n'.repeat(60) };

async function scan(record: string, files: readonly { sha256: string }[], who = 'zhao', signatures = [party]) {
  const body = {
    id: house.nextId(),
    files,
    signatures: signatures.map((one) => ({ ...one, id: house.nextId() })),
  };
  return house.as(who).call('POST', `/api/cases/${house.id}/documents/${record}/scan`, body);
}
const factOf = async (record: string) =>
  (await house.as('zhao').call('GET', `/api/cases/${house.id}/records/${record}`)).json().fact;
const upload = (bytes: Uint8Array, mediaType = 'image/jpeg', who = 'zhao') => house.upload(who, bytes, mediaType);

describe('signing on paper', () => {
  let record: string;
  let sha256: string;
  let pdf: Buffer;
  let pages: Buffer[];

  beforeAll(async () => {
    ({ record, sha256 } = await house.fixed('siteInspectionRecord', long));
    pdf = await house.bytesOf(record, sha256);
    pages = scanned(pdf);
    expect(pages.length).toBeGreaterThan(2);
  });

  test('what does not fit is named sheet by sheet, in words, and nothing is recorded', async () => {
    const before = (await house.world.house.journal.dossiers.read(house.world.agency, house.id)).subjectSeq;
    const other = await house.fixed('interviewNotice');
    const [foreign = Buffer.alloc(0)] = scanned(await house.bytesOf(other.record, other.sha256));
    const after = (await house.world.house.journal.dossiers.read(house.world.agency, house.id)).subjectSeq;
    const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = pages;
    const blurred = await sharp(second).blur(14).jpeg().toBuffer();
    const answer = await scan(record, await Promise.all([first, first, blurred, foreign].map((one) => upload(one))));
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'scanWrong']);
    const said: string[] = answer.json().at;
    expect(said).toContainEqual(expect.stringMatching(/第 1 页扫描了不止一次/));
    expect(said).toContainEqual(expect.stringMatching(/第 3 张扫描件模糊/));
    expect(said).toContainEqual(expect.stringMatching(/第 4 张扫描件是另一份文书/));
    expect(said).toContainEqual(expect.stringMatching(/缺第 2 页/));
    expect(answer.json().detail).toMatch(/制度第九条/);
    expect(after - before).toBe(1);
    expect((await house.world.house.journal.dossiers.read(house.world.agency, house.id)).subjectSeq).toBe(after);
  });

  test('a bomb, a broken picture, a file of somebody else and something that is no picture are refused in words', async () => {
    const bomb = pngClaiming(60_000, 60_000);
    const refused = async (bytes: Uint8Array, mediaType: string) =>
      (await scan(record, [await upload(bytes, mediaType)])).json();
    expect((await refused(bomb, 'image/png')).detail).toMatch(/60000×60000 像素/);
    expect((await refused((pages[0] ?? Buffer.alloc(0)).subarray(0, 9_000), 'image/jpeg')).code).toBe('scanWrong');
    expect((await refused(Buffer.from('不是图片'), 'text/plain')).detail).toMatch(/不是能打开的图片或 PDF/);
    expect((await refused(Buffer.from('%PDF-1.7\n坏'), 'application/pdf')).detail).toMatch(/PDF 打不开/);
    const foreign = await upload(pages[0] ?? Buffer.alloc(0), 'image/jpeg', 'sun');
    expect((await scan(record, [foreign], 'lizr')).statusCode).toBe(404);
    const notMine = await upload(await sharp(pages[0]).resize(900).jpeg().toBuffer(), 'image/jpeg', 'sun');
    expect((await scan(record, [notMine])).json().code).toBe('fileNotYours');
  });

  test('pages in any order, upside down, aslant or photographed are bound; the signatures are over the fixed bytes', async () => {
    const turned = await Promise.all(
      pages.map((page, at) => {
        if (at === 0) return sharp(page).rotate(180).jpeg().toBuffer();
        if (at === 1) return sharp(page).rotate(90).jpeg().toBuffer();
        return sharp(page).rotate(4, { background: '#ccc' }).blur(0.6).jpeg({ quality: 60 }).toBuffer();
      }),
    );
    const files = await Promise.all(turned.toReversed().map((one) => upload(one)));
    const answer = await scan(record, files, 'zhao', [party, { role: '检查人', name: '赵启明', person: null }]);
    expect([answer.statusCode, answer.json().at]).toEqual([201, undefined]);
    const bound = answer.json();
    expect(bound.order).toEqual(pages.map((_, at) => pages.length - 1 - at));
    expect(bound.notes).toEqual(
      expect.arrayContaining([expect.stringMatching(/上下颠倒/), expect.stringMatching(/横放/)]),
    );
    const { document } = await factOf(record);
    expect(document.signatures).toBe(2);
    expect(stringify(document.missingSigners)).not.toContain('被检查人');
    const signature = await factOf(bound.signatures[0].record);
    expect(signature.data).toMatchObject({ method: 'paper', over: sha256, name: '马会元' });
    expect(signature.links).toEqual(expect.arrayContaining([{ rel: 'derivedFrom', record: bound.record }]));
    const sheet = await factOf(bound.record);
    expect(sheet.files.map((file: { sha256: string }) => file.sha256)).toEqual(files.map((file) => file.sha256));
  });

  test('the pages that went out are bound like those that were fixed, and the signature is over the fixed ones', async () => {
    const notice = await house.fixed('interviewNotice');
    await house.stepUp('zhao');
    const issued = await house.as('zhao').call('POST', `/api/cases/${house.id}/documents/${notice.record}/issue`, {
      id: house.nextId(),
    });
    expect(issued.statusCode, issued.body).toBe(201);
    const { issuedPages } = (await factOf(notice.record)).document;
    const sheets = scanned(await house.bytesOf(issuedPages.record, issuedPages.sha256));
    const answer = await scan(notice.record, await Promise.all(sheets.map((one) => upload(one))));
    expect([answer.statusCode, answer.json().at]).toEqual([201, undefined]);
    expect((await factOf(answer.json().record)).data).toMatchObject({
      over: notice.sha256,
      printed: issuedPages.sha256,
    });
  });

  test('a page signed out of a printed set is bound to its own document, and pages of two printings are told apart', async () => {
    const first = await house.fixed('interviewNotice');
    const second = await house.fixed('siteInspectionRecord', long);
    const set = await house
      .as('zhao')
      .call('GET', `/api/cases/${house.id}/print?records=${first.record},${second.record}`);
    expect(set.statusCode).toBe(200);
    // contents, the notice, the record
    const own = scanned(set.rawPayload).slice(1 + first.pages);
    expect(own).toHaveLength(second.pages);
    const taken = await Promise.all(own.map((one) => upload(one)));
    const strange = await scan(first.record, taken);
    expect(strange.json().at).toContainEqual(expect.stringMatching(/第 1 张扫描件是另一份文书/));
    const answer = await scan(second.record, taken);
    expect([answer.statusCode, answer.json().at]).toEqual([201, undefined]);
    expect(answer.json().order).toEqual(own.map((_, at) => at));
    expect((await factOf(answer.json().record)).data).toMatchObject({ over: second.sha256, printed: second.sha256 });

    const text = textOf(set.rawPayload);
    for (let page = 1; page <= first.pages + second.pages; page += 1) expect(text).toContain(`全册第${page}页`);
    for (let page = 1; page <= second.pages; page += 1) expect(text).toContain(`第${page}页共${second.pages}页`);
  });

  test('a scanner’s PDF is read page by page', async () => {
    const again = await house.fixed('interviewRecord', { qa: [{ q: '问', a: '答' }] });
    const whole = await house.bytesOf(again.record, again.sha256);
    const answer = await scan(again.record, [await upload(whole, 'application/pdf')]);
    expect([answer.statusCode, answer.json().order?.length]).toEqual([201, again.pages]);
  });
});

test('who refuses to sign is waited for no longer, and the pages say so with the reason and the witness', async () => {
  const { record } = await house.fixed('interviewRecord', { qa: [{ q: '问', a: '答' }] });
  const before = (await factOf(record)).document.missingSigners as string[];
  const interviewee = before.find((label) => label.includes('被询问人'));
  expect(interviewee).toBeDefined();
  const refuse = (more: object = {}) =>
    house.as('zhao').call('POST', `/api/cases/${house.id}/documents/${record}/refusals`, {
      id: house.nextId(),
      role: '被询问人',
      name: '马会元',
      cause: 'refused',
      reason: '称对第三问的记录有异议',
      witness: '周晓东',
      ...more,
    });
  expect((await refuse({ reason: ' ' })).statusCode).toBe(400);
  expect((await refuse({ recording: house.nextId() })).statusCode).toBe(404);
  expect((await refuse()).statusCode).toBe(201);
  expect((await factOf(record)).document.missingSigners).toEqual(before.filter((label) => label !== interviewee));
  const printed = await house.as('zhao').call('GET', `/api/cases/${house.id}/print?records=${record}`);
  expect(textOf(printed.rawPayload)).toMatch(/马会元拒绝签名：称对第三问的记录有异议（见证人周晓东）/);
});

/** A whole PNG by its head, with next to nothing in it. */
function pngClaiming(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([magic, chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(1000)))]);
}
