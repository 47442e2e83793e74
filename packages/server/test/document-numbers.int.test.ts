import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordOf } from '../src/records-made-here.ts';
import { type Bureau, openBureau, textOf } from './bureau.ts';

let house: Bureau;
beforeAll(async () => {
  house = await openBureau();
  for (const account of ['zhao', 'han']) await house.stepUp(account);
});
afterAll(() => house.world.end());

const issue = (record: string, more: object = {}, who = 'zhao') =>
  house.as(who).call('POST', `/api/cases/${house.id}/documents/${record}/issue`, { id: house.nextId(), ...more });
const dossierOf = async () => (await house.world.house.journal.dossiers.read(house.world.agency, house.id)).dossier;

test('sixteen who ask at once, some for the same document and some for blocks, leave no gap and no number twice', async () => {
  const { numbers } = house.world.house;
  const { agency } = house.world;
  const records = Array.from({ length: 12 }, () => randomUUID());
  const asked = await Promise.all([
    ...records.map(async (record) => [await numbers.reserve(agency, '并/2026', record, 'x')]),
    ...records.slice(0, 4).map(async (record) => [await numbers.reserve(agency, '并/2026', record, 'x')]),
    ...[5, 3, 7].map((count) => numbers.block(agency, '并/2026', count, 'y')),
  ]);
  const given = asked.flat();
  expect([...new Set(given)].sort((a, b) => a - b)).toEqual(Array.from({ length: 27 }, (_, at) => at + 1));
  for (const [at, again] of asked.slice(12, 16).entries()) expect(again).toEqual(asked[at]);
  for (const block of asked.slice(16)) {
    for (const [at, number] of block.entries()) expect(number).toBe((block[0] ?? 0) + at);
  }
});

describe('a block for the field', () => {
  let block: { series: string; numbers: { number: number; written: string }[] };

  test('is given by who may issue in every case, to somebody of the bureau', async () => {
    const ask = (who: string, more: object = {}) =>
      house.as(who).call('POST', '/api/numbers/blocks', {
        docType: 'interviewNotice',
        count: 5,
        holder: house.as('zhao').person,
        ...more,
      });
    expect((await ask('lizr')).statusCode).toBe(403);
    expect((await ask('han', { holder: randomUUID() })).json().code).toBe('numberNotYours');
    expect((await ask('han', { docType: 'siteInspectionRecord' })).json().detail).toMatch(/不用发文字号/);
    const answer = await ask('han');
    expect(answer.statusCode).toBe(201);
    block = answer.json();
    expect(block.numbers.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  });

  test('is used by its holder alone, each number once; others go on behind it', async () => {
    const [mine, other] = [await house.fixed('interviewNotice'), await house.fixed('interviewNotice')];
    expect((await issue(mine.record, { reserved: 3 }, 'han')).json().code).toBe('numberNotYours');
    const issued = await issue(mine.record, { reserved: 3 });
    expect([issued.statusCode, issued.json().number]).toEqual([201, block.numbers[2]?.written]);
    expect((await issue(other.record, { reserved: 3 })).json().detail).toMatch(/已经使用、作废/);
    const next = await issue(other.record);
    expect(next.json().number).toContain('6号');
  });

  test('a spoiled number of it is void for ever, and its reason stays', async () => {
    const spoil = (number: number, who = 'zhao') =>
      house.as(who).call('POST', '/api/numbers/voids', { series: block.series, number, reason: '现场写坏' });
    expect((await spoil(2, 'lizr')).statusCode).toBe(403);
    expect((await spoil(3)).json().code).toBe('numberNotYours');
    expect((await spoil(2)).json()).toEqual({ series: block.series, number: 2, state: 'void' });
    const { record } = await house.fixed('interviewNotice');
    expect((await issue(record, { reserved: 2 })).json().code).toBe('numberNotYours');
    const { numbers } = (
      await house.as('zhao').call('GET', `/api/numbers?series=${encodeURIComponent(block.series)}`)
    ).json();
    const states = numbers.map((one: { number: number; state: string }) => `${one.number} ${one.state}`).sort();
    expect(states).toEqual(['1 reserved', '2 void', '3 issued', '4 reserved', '5 reserved', '6 issued']);
    expect(numbers.find((one: { number: number }) => one.number === 2)).toMatchObject({
      reason: '现场写坏',
      mine: true,
    });
    const unseen = (await house.as('lizr').call('GET', '/api/numbers')).json().numbers;
    expect(JSON.stringify(unseen)).not.toContain('写坏');
  });

  test('what was not used is handed back and the next document takes it; nothing is missing from the series', async () => {
    const giveBack = (numbers: number[], who = 'zhao') =>
      house.as(who).call('POST', '/api/numbers/returns', { series: block.series, numbers });
    expect((await giveBack([4], 'lizr')).json().code).toBe('numberNotYours');
    expect((await giveBack([2, 3])).json().code).toBe('numberNotYours');
    expect((await giveBack([3, 4, 5])).json()).toEqual({ series: block.series, returned: [4, 5] });
    expect((await giveBack([4])).json().code).toBe('numberNotYours');
    const list = async () =>
      (await house.as('zhao').call('GET', '/api/numbers?docType=interviewNotice')).json() as {
        numbers: { number: number; state: string; written: string }[];
        series: { series: string; last: number; free: number; missing: number[] }[];
      };
    const before = await list();
    expect(before.numbers.find(({ number }) => number === 4)).toMatchObject({
      state: 'free',
      written: block.numbers[3]?.written,
    });
    const { record } = await house.fixed('interviewNotice');
    expect((await issue(record)).json().number).toBe(block.numbers[3]?.written);
    const [series] = (await list()).series.filter((one) => one.series === block.series);
    expect(series).toMatchObject({ free: 1, missing: [], last: before.numbers[0]?.number });
  });
});

test('a refused issue keeps its number for the next attempt; made void it leaves a record in the case, and another is given', async () => {
  const { record } = await house.fixed('penaltyDecision');
  for (let attempt = 0; attempt < 2; attempt += 1) expect((await issue(record)).json().code).toBe('refused');
  const held = await house.world.house.numbers.ofRecord(house.world.agency, record);
  expect(held).toMatchObject({ number: 1, state: 'reserved' });
  const spoil = (id: string) =>
    house.as('zhao').call('POST', `/api/cases/${house.id}/documents/${id}/number/void`, {
      id: house.nextId(),
      reason: '决定不再作出',
    });
  const voided = await spoil(record);
  expect(voided.statusCode).toBe(201);
  const tombstone = (await dossierOf()).of('numberVoided').at(-1);
  expect(tombstone?.data).toMatchObject({ number: voided.json().number, reason: '决定不再作出' });
  expect((await spoil(record)).json().code).toBe('numberNotYours');
  await issue(record);
  expect(await house.world.house.numbers.ofRecord(house.world.agency, record)).toMatchObject({ number: 2 });
  // no seal was used for what was refused
  expect((await dossierOf()).of('sealAffixed').some((fact) => fact.links.some((link) => link.record === record))).toBe(
    false,
  );
});

describe('name and seal at issue', () => {
  beforeAll(async () => {
    const data = {
      regulator: '白山市生态环境局抚松县分局',
      legalPersonAuthority: '白山市生态环境局',
      branchWord: '抚松',
    };
    await house.world.put(
      recordOf({ agency: house.world.agency, at: house.world.house.now(), kind: 'agencyProfile', data }),
    );
  });

  test('follow the day and the kind of act: 生态环境法典第五十三条', async () => {
    const { authorityOf } = await import('../src/press/numbering.ts');
    const facts = await house.world.house.journal.dossiers.agencyFacts(house.world.agency);
    const of = (docType: 'penaltyDecision' | 'permitGrantDecision', day: string) =>
      authorityOf(docType, {}, facts, `${day}T04:00:00.000Z`);
    expect(of('penaltyDecision', '2026-08-14')).toBe('白山市生态环境局');
    expect(of('penaltyDecision', '2026-08-15')).toBe('白山市生态环境局抚松县分局');
    expect(of('permitGrantDecision', '2026-08-15')).toBe('白山市生态环境局');
  });

  test('a paper drawn up under the name of another day is not issued, and takes no number', async () => {
    const { record } = await house.fixed('penaltyDecision', { issuingAuthority: '白山市生态环境局' });
    const answer = (await issue(record, { issuedAt: '2026-09-01T02:00:00.000Z' })).json();
    expect([answer.code, answer.detail]).toEqual(['authorityWrong', expect.stringMatching(/第五十三条/)]);
    expect(await house.world.house.numbers.ofRecord(house.world.agency, record)).toBeNull();
    expect((await issue(record, { issuedAt: '2026-08-01T02:00:00.000Z' })).json().code).toBe('refused');
  });

  test('the seal of the issuing authority is taken unless another or none is named; each use is in the register once', async () => {
    const { record } = await house.fixed('interviewNotice', { issuingAuthority: '白山市生态环境局抚松县分局' });
    const answer = await issue(record, { copies: 2 });
    expect(answer.json()).toMatchObject({
      issuingAuthority: '白山市生态环境局抚松县分局',
      seal: '白山市生态环境局抚松县分局印章',
    });
    const without = await house.fixed('interviewNotice');
    expect((await issue(without.record, { seal: null })).json().seal).toBeNull();
    await house.world.house.journal.settle(house.world.agency);
    const register = (await house.as('zhao').call('GET', `/api/seals?case=${house.id}`)).json().items;
    const uses = register.filter((line: { number: string | null }) => line.number === answer.json().number);
    expect(uses).toEqual([
      expect.objectContaining({
        seal: '白山市生态环境局抚松县分局印章',
        copies: 2,
        by: expect.objectContaining({ name: '赵启明' }),
      }),
    ]);
    expect((await house.as('lizr').call('GET', '/api/seals')).json().items).toEqual([]);
    const pages = (await house.as('zhao').call('GET', `/api/cases/${house.id}/records/${record}`)).json().fact.document;
    const pdf = await house.bytesOf(pages.issuedPages.record, pages.issuedPages.sha256);
    expect(textOf(pdf)).toContain(answer.json().number.replace(/\s/g, ''));
  });

  test('an electronic seal that is not connected says so, and enters nothing', async () => {
    const { record } = await house.fixed('interviewNotice');
    const stamp = () =>
      house.as('zhao').call('POST', `/api/cases/${house.id}/documents/${record}/electronic-seal`, {
        id: house.nextId(),
        seal: '白山市生态环境局抚松县分局印章',
      });
    expect((await stamp()).json().detail).toMatch(/还没有签发/);
    await issue(record, { seal: null });
    const answer = await stamp();
    expect([answer.statusCode, answer.json().code]).toEqual([501, 'sealUnavailable']);
    expect(answer.json().remedy).toMatch(/加盖实物印章/);
    expect(
      (await dossierOf()).of('sealAffixed').some((fact) => fact.links.some((link) => link.record === record)),
    ).toBe(false);
  });
});
