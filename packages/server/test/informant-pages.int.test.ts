import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordOf } from '../src/records-made-here.ts';
import { type Bureau, openBureau, scanned, textOf } from './bureau.ts';

const informant = '秘举报甲乙丙';
let house: Bureau;
let report: { record: string; sha256: string };
let plain: { record: string; sha256: string };
let issued: { record: string; sha256: string };
let scan: { record: string; sha256: string };

beforeAll(async () => {
  house = await openBureau();
  const { world, id } = house;
  await world.put(
    recordOf({
      agency: world.agency,
      case: id,
      at: world.house.now(),
      kind: 'informantIdentified',
      data: { name: informant, phone: '13900001357', named: true },
    }),
  );
  plain = await house.fixed('interviewNotice');
  report = await house.fixed('assistanceLetter', {
    requestMatter: `据${informant}反映，请协助核查`,
    matter: `据${informant}反映`,
  });
  await house.stepUp('zhao');
  const answer = await house.as('zhao').call('POST', `/api/cases/${id}/documents/${report.record}/issue`, {
    id: house.nextId(),
  });
  expect(answer.statusCode, answer.body).toBe(201);
  const { issuedPages } = (await house.as('zhao').call('GET', `/api/cases/${id}/records/${report.record}`)).json().fact
    .document;
  issued = issuedPages;
  expect(textOf(await house.bytesOf(issued.record, issued.sha256))).toContain(informant);
  const files = await Promise.all(
    scanned(await house.bytesOf(report.record, report.sha256)).map((page) => house.upload('zhao', page, 'image/jpeg')),
  );
  const bound = await house.as('zhao').call('POST', `/api/cases/${id}/documents/${report.record}/scan`, {
    id: house.nextId(),
    files,
    signatures: [{ id: house.nextId(), role: '承办人', name: '赵启明', person: null }],
  });
  expect(bound.statusCode, bound.body).toBe(201);
  scan = { record: bound.json().record, sha256: files[0]?.sha256 ?? '' };
});
afterAll(() => house.world.end());

test('the name of who reported leaves no page to those who may not know it: not by file, preview, set or package', async () => {
  for (const who of ['han', 'lin', 'gao']) {
    const get = (url: string) => house.as(who).call('GET', `/api/cases/${house.id}/${url}`);
    for (const { record, sha256 } of [report, issued, scan]) {
      for (const url of [
        `records/${record}/files/${sha256}`,
        `records/${record}/files/${sha256}?download=true`,
        `records/${record}/files/${sha256}/preview`,
      ]) {
        expect([who, url, (await get(url)).statusCode]).toEqual([who, url, 403]);
      }
    }
    expect((await get(`print?records=${report.record}`)).statusCode).toBe(403);
    const set = await get('print');
    expect(textOf(set.rawPayload)).not.toContain(informant);
    // what tells nothing is served as ever
    expect((await get(`records/${plain.record}/files/${plain.sha256}`)).statusCode).toBe(200);
    expect((await get(`print?records=${plain.record}`)).statusCode).toBe(200);
    const packed = await get('package');
    expect(packed.statusCode).toBe(200);
    const inside = contentsOf(packed.rawPayload);
    for (const hash of [report.sha256, issued.sha256, scan.sha256]) {
      expect([who, inside.some((name) => name.includes(hash))]).toEqual([who, false]);
    }
    expect(inside.some((name) => name.includes(plain.sha256))).toBe(true);
    await expect(verdictOf(packed.rawPayload)).resolves.toEqual(['sound', []]);
  }
});

test('naming the bytes again in a record of one’s own opens no way to them', async () => {
  const receipt = await house.world.house.receipts.find(house.world.agency, issued.sha256, house.as('zhao').person);
  const own = recordOf({
    agency: house.world.agency,
    case: house.id,
    at: house.world.house.now(),
    kind: 'supervisionNote',
    data: { demand: '请说明' },
    files: [
      { name: 'a.pdf', mediaType: 'application/pdf', sha256: issued.sha256, sm3: receipt?.sm3, size: receipt?.size },
    ],
  });
  await house.as('han').call('POST', '/api/records', own);
  const answer = await house.as('han').call('GET', `/api/cases/${house.id}/records/${own.id}/files/${issued.sha256}`);
  expect(answer.statusCode).toBeGreaterThanOrEqual(403);
});

test('those who handle the case are given all of it', async () => {
  for (const { record, sha256 } of [report, issued, scan]) {
    const answer = await house.as('sun').call('GET', `/api/cases/${house.id}/records/${record}/files/${sha256}`);
    expect(answer.statusCode).toBe(200);
  }
  const set = await house.as('sun').call('GET', `/api/cases/${house.id}/print?records=${report.record}`);
  expect(textOf(set.rawPayload)).toContain(informant);
});

function contentsOf(zip: Buffer): string[] {
  return inFile(zip, (path) => execFileSync('unzip', ['-Z1', path], { encoding: 'utf8' }).split('\n'));
}

async function verdictOf(zip: Buffer) {
  const { verifyPackage } = await import('@liuhen/archive');
  const folder = mkdtempSync(join(tmpdir(), 'liuhen-informant-'));
  try {
    writeFileSync(join(folder, 'a.zip'), zip);
    const { verdict, problems } = await verifyPackage(join(folder, 'a.zip'));
    return [verdict, problems];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function inFile<T>(bytes: Buffer, work: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'liuhen-informant-'));
  try {
    writeFileSync(join(folder, 'a.zip'), bytes);
    return work(join(folder, 'a.zip'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
