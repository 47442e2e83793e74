import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bureau, openBureau } from './bureau.ts';
import { password } from './world.ts';

let house: Bureau;
let security: Awaited<ReturnType<Bureau['world']['signIn']>>;
beforeAll(async () => {
  house = await openBureau();
  await house.world.addPerson('安全员乙', ['securityAdministrator'], { account: 'anquan' });
  security = await house.world.signIn('anquan');
});
afterAll(() => house.world.end());

const strokes = [
  [
    [10, 10, 0],
    [900, 500, 40],
    [1800, 100, 90],
  ],
];
const deposit = (who: string, body: object = { strokes }) =>
  house.as(who).call('POST', '/api/session/specimen', { id: house.nextId(), ...body });
const picture = (who: string) => house.as(who).call('GET', '/api/session/specimen/picture');

test('a specimen is deposited by oneself alone, after proving who one is, and is a picture', async () => {
  expect((await deposit('han')).json().code).toBe('stepUpNeeded');
  await house.stepUp('han');
  expect((await deposit('han', { strokes: [] })).json().code).toBe('draftIncomplete');
  const text = await house.upload('han', Buffer.from('不是图片'), 'text/plain');
  expect((await deposit('han', { file: text.sha256 })).json().code).toBe('scanWrong');
  const foreign = await house.upload(
    'zhao',
    await sharp({ create: { width: 300, height: 90, channels: 3, background: '#fff' } })
      .png()
      .toBuffer(),
    'image/png',
  );
  expect((await deposit('han', { file: foreign.sha256 })).json().code).toBe('fileNotYours');
  expect((await picture('han')).statusCode).toBe(404);
  expect((await deposit('han')).statusCode).toBe(201);
  const shown = await picture('han');
  expect([shown.statusCode, shown.headers['content-type']]).toEqual([200, 'image/png']);
  expect((await sharp(shown.rawPayload).metadata()).width).toBeGreaterThan(50);
  expect((await picture('zhao')).statusCode).toBe(404);
  const people = (await house.as('zhao').call('GET', '/api/people')).json().people as {
    name: string;
    specimenSince: string | null;
  }[];
  expect(people.filter(({ specimenSince }) => specimenSince !== null).map(({ name }) => name)).toEqual(['韩立新']);
});

test('signed by proving who one is, the pages bear the specimen that stood then, also when it is withdrawn afterwards', async () => {
  const { record, sha256 } = await house.fixed('siteInspectionRecord');
  const images = async () => {
    const set = await house.as('zhao').call('GET', `/api/cases/${house.id}/print?records=${record}`);
    return (set.rawPayload.toString('latin1').match(/\/Subtype\s*\/Image/g) ?? []).length;
  };
  const before = await images();
  const sign = () =>
    house.as('han').call('POST', `/api/cases/${house.id}/documents/${record}/signatures`, {
      id: house.nextId(),
      role: '检查人',
      name: '韩立新',
      person: house.as('han').person,
      method: 'stepUp',
      over: sha256,
    });
  const signed = await sign();
  expect(signed.statusCode, signed.body).toBe(201);
  const withHand = await images();
  expect(withHand).toBeGreaterThan(before);

  const revoke = (who: typeof security) =>
    who.call('POST', `/api/people/${house.as('han').person}/specimen/revocations`, {
      id: house.nextId(),
      reason: '调离',
    });
  await house.stepUp('zhao');
  expect((await revoke(house.as('zhao'))).statusCode).toBe(403);
  await security.call('POST', '/api/session/step-up', { password });
  expect((await revoke(security)).statusCode).toBe(201);
  expect((await picture('han')).statusCode).toBe(404);
  expect((await revoke(security)).statusCode).toBe(404);
  expect(await images()).toBe(withHand);
  expect((await security.call('POST', '/api/session/specimen', { id: house.nextId(), strokes })).statusCode).toBe(403);
});
