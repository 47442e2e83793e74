import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId, recordOf } from '../src/records-made-here.ts';
import { type Browser, openedCase, openWorld, type World } from './world.ts';

let world: World;
let base: string;
let zhao: Browser;
let other: Browser;
let id: string;
let act: string;
const video = await readFile(new URL('../demo/sample.mp4', import.meta.url));
const sha256 = createHash('sha256').update(video).digest('hex');

beforeAll(async () => {
  world = await openWorld();
  const person = await world.addPerson('赵启明', ['officer'], { account: 'zhao' });
  await world.addPerson('外人', ['officer'], { account: 'other' });
  [zhao, other] = [await world.signIn('zhao'), await world.signIn('other')];
  const opened = openedCase(world.agency, [person]);
  id = opened.id;
  const inspection = recordOf({
    agency: world.agency,
    case: id,
    at: '2026-03-05T01:00:00.000Z',
    kind: 'siteInspection',
    data: {},
  });
  act = inspection.id;
  await world.put(opened.body, inspection);
  await world.app.listen({ host: '127.0.0.1', port: 0 });
  base = `http://127.0.0.1:${(world.app.server.address() as AddressInfo).port}`;
});
afterAll(() => world.end());

const tus = (
  method: string,
  path: string,
  who: Browser | null,
  headers: Record<string, string> = {},
  body?: Uint8Array,
) =>
  fetch(`${base}${path}`, {
    method,
    headers: { 'tus-resumable': '1.0.0', ...(who === null ? {} : { cookie: who.cookie }), ...headers },
    ...(body === undefined ? {} : { body: new Uint8Array(body) }),
  });

async function sent(who: Browser, bytes: Uint8Array, name = '现场.mp4'): Promise<string> {
  const metadata = `filename ${Buffer.from(name).toString('base64')},filetype ${Buffer.from('video/mp4').toString('base64')}`;
  const created = await tus('POST', '/api/uploads', who, {
    'upload-length': String(bytes.length),
    'upload-metadata': metadata,
  });
  expect([created.status, await created.text()]).toEqual([201, '']);
  const path = created.headers.get('location') ?? '';
  const half = Math.floor(bytes.length / 2);
  for (const [from, to] of [
    [0, half],
    [half, bytes.length],
  ] as const) {
    const answer = await tus(
      'PATCH',
      path,
      who,
      { 'upload-offset': String(from), 'content-type': 'application/offset+octet-stream' },
      bytes.subarray(from, to),
    );
    expect(answer.status).toBe(204);
  }
  return path;
}

test('a recording goes in by tus, is sealed by its own hash, becomes a record linked to the act, and plays in ranges', async () => {
  const path = await sent(zhao, video);
  const sealed = await tus(
    'POST',
    `${path}/seal`,
    zhao,
    { 'content-type': 'application/json' },
    Buffer.from(JSON.stringify({ sha256 })),
  );
  expect([sealed.status, await sealed.json()]).toEqual([
    200,
    expect.objectContaining({ sha256, clientHash: 'matched', mayDeleteAtSource: true }),
  ]);
  const record = newId(world.house.now());
  const taken = await zhao.call('POST', '/api/recordings', {
    id: record,
    case: id,
    files: [sha256],
    medium: 'video',
    device: null,
    recordedBy: zhao.person,
    startedAt: '2026-03-05T01:00:00.000Z',
    endedAt: '2026-03-05T01:00:04.000Z',
    covers: [act],
  });
  expect([taken.statusCode, taken.json().links.length]).toEqual([201, 1]);
  await world.house.journal.settle(world.agency);
  const list = (await zhao.call('GET', '/api/recordings')).json().items;
  expect(list[0]).toMatchObject({ record, case: id, acts: [act], files: [{ sha256 }] });
  expect((await zhao.call('GET', '/api/recordings?unlinked=true')).json().items).toEqual([]);
  expect((await other.call('GET', '/api/recordings')).json().items).toEqual([]);

  const url = `/api/cases/${id}/records/${record}/files/${sha256}`;
  const whole = await zhao.call('GET', url);
  expect([whole.statusCode, createHash('sha256').update(whole.rawPayload).digest('hex')]).toEqual([200, sha256]);
  const part = await zhao.call('GET', `${url}?viewing=v1`, undefined, { range: 'bytes=10-19' });
  expect([part.statusCode, part.headers['content-range'], part.rawPayload.equals(video.subarray(10, 20))]).toEqual([
    206,
    `bytes 10-19/${video.length}`,
    true,
  ]);
  const tail = await zhao.call('GET', `${url}?viewing=v1`, undefined, { range: 'bytes=-5' });
  expect(tail.rawPayload.equals(video.subarray(-5))).toBe(true);
  const beyond = await zhao.call('GET', `${url}?viewing=v1`, undefined, { range: `bytes=${video.length}-` });
  expect([beyond.statusCode, beyond.json().code]).toEqual([416, 'rangeWrong']);
  expect((await other.call('GET', url)).statusCode).toBe(404);
  expect((await zhao.call('GET', url.replace(record, act))).statusCode).toBe(404);

  const lines = (await zhao.call('GET', `/api/cases/${id}/access?limit=200`)).json().items;
  const viewings = lines.filter(
    ({ action, outcome }: { action: string; outcome: string }) => action === 'readFile' && outcome === 'done',
  );
  // one for the whole, one for all ranges of the one viewing, one for the try by way of the act
  expect(viewings.length).toBeLessThanOrEqual(3);
  expect(
    lines.some(
      ({ action, outcome }: { action: string; outcome: string }) => action === 'readFile' && outcome === 'denied',
    ),
  ).toBe(true);
});

test('an upload exists for who sends it, and for nobody else, whatever they try', async () => {
  const path = await sent(zhao, video.subarray(0, 1000));
  for (const [method, suffix] of [
    ['HEAD', ''],
    ['GET', ''],
    ['PATCH', ''],
    ['DELETE', ''],
    ['POST', '/seal'],
  ] as const) {
    const answer = await tus(method, path + suffix, other, {
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
    });
    expect([method, answer.status]).toEqual([method, 404]);
    expect([method, (await tus(method, path + suffix, null)).status]).toEqual([method, 401]);
  }
  expect((await tus('HEAD', path, zhao)).headers.get('upload-offset')).toBe('1000');
});

test('a forged offset, a wrong hash and a name that climbs out of the folder get nothing in', async () => {
  const path = await sent(zhao, video.subarray(0, 1000), '../../../../etc/cron.d/x');
  const forged = await tus(
    'PATCH',
    path,
    zhao,
    { 'upload-offset': '10', 'content-type': 'application/offset+octet-stream' },
    Buffer.from('x'),
  );
  expect(forged.status).toBe(409);
  const wrong = await tus(
    'POST',
    `${path}/seal`,
    zhao,
    { 'content-type': 'application/json' },
    Buffer.from(JSON.stringify({ sha256: 'a'.repeat(64) })),
  );
  expect(wrong.status).toBeGreaterThanOrEqual(400);
  expect(((await wrong.json()) as { title: string }).title).toMatch(/\p{Script=Han}/u);
});

test('a hash that somebody else sealed is no key: only one’s own uploads become one’s records', async () => {
  const asked = {
    id: newId(world.house.now()),
    case: null,
    files: [sha256],
    medium: 'video',
    device: null,
    recordedBy: null,
    startedAt: '2026-03-05T01:00:00.000Z',
    endedAt: null,
  };
  const answer = await other.call('POST', '/api/recordings', asked);
  expect([answer.statusCode, answer.json().code]).toEqual([422, 'fileNotYours']);
});

test('nor by way of a record of one’s own case: a file of another case is not read by naming its hash', async () => {
  const mine = openedCase(world.agency, [other.person]);
  await world.put(mine.body);
  const { sm3, size } = (await world.house.receipts.find(world.agency, sha256, zhao.person)) ?? { sm3: '', size: 0 };
  const file = { name: 'x.mp4', mediaType: 'video/mp4', sha256, sm3, size };
  const body = recordOf({
    agency: world.agency,
    case: mine.id,
    at: world.house.now(),
    kind: 'recording',
    data: {},
    files: [file],
  });
  const answer = await other.call('POST', '/api/records', body);
  expect([answer.statusCode, answer.json().code]).toEqual([403, 'notAllowed']);
  const path = await sent(other, video);
  const seal = Buffer.from(JSON.stringify({ sha256 }));
  expect((await tus('POST', `${path}/seal`, other, { 'content-type': 'application/json' }, seal)).status).toBe(200);
  expect((await other.call('POST', '/api/records', body)).statusCode).toBe(201);
});

test('files of records that are not held are refused, so that no record speaks of bytes that nobody has', async () => {
  const file = { name: 'x', mediaType: 'video/mp4', sha256: 'b'.repeat(64), sm3: 'b'.repeat(64), size: 5 };
  const body = recordOf({
    agency: world.agency,
    case: id,
    at: world.house.now(),
    kind: 'recording',
    data: {},
    files: [file],
  });
  expect(['fileUnknown', 'notAllowed']).toContain((await zhao.call('POST', '/api/records', body)).json().code);
});

test('a preview is a small picture of the recording for who may see it, or a word why there is none', async () => {
  const { items } = (await zhao.call('GET', '/api/recordings')).json();
  const url = `/api/cases/${id}/records/${items[0].record}/files/${sha256}/preview`;
  const answer = await zhao.call('GET', url);
  if (answer.statusCode === 200) expect(answer.rawPayload.subarray(8, 12).toString()).toBe('WEBP');
  else expect(answer.json().code).toBe('toolMissing');
  expect((await other.call('GET', url)).statusCode).toBe(404);
});

test('a page that opens right after a change is told of it, since its lists may have been read before it stood in them', async () => {
  const body = recordOf({ agency: world.agency, case: id, at: world.house.now(), kind: 'siteInspection', data: {} });
  await zhao.call('POST', '/api/records', body);
  const stream = await listen(zhao);
  await stream.until(`"case":"${id}"`);
  stream.abort();
});

test('a stream of changes names only cases one may find, and ends with the session', async () => {
  const admin = await world.addPerson('管理员', ['systemAdministrator'], { account: 'admin' });
  expect(admin).toBeTruthy();
  const [mine, theirs] = [await listen(zhao), await listen(await world.signIn('admin'))];
  await zhao.call(
    'POST',
    '/api/records',
    recordOf({ agency: world.agency, case: id, at: world.house.now(), kind: 'siteInspection', data: {} }),
  );
  await mine.until(`"case":"${id}"`);
  expect(theirs.text()).not.toContain(id);
  expect(mine.text()).not.toContain('siteInspection');
  await zhao.call('DELETE', '/api/session');
  await mine.until('signedOut');
  await mine.end();
  theirs.abort();
});

async function listen(who: Browser) {
  const abort = new AbortController();
  const response = await fetch(`${base}/api/events`, { headers: { cookie: who.cookie }, signal: abort.signal });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  let seen = '';
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) seen += decoder.decode(chunk, { stream: true });
  })().catch(() => undefined);
  return {
    text: () => seen,
    abort: () => abort.abort(),
    end: () => reading,
    async until(words: string) {
      for (let waited = 0; waited < 200 && !seen.includes(words); waited += 1)
        await new Promise((resolve) => setTimeout(resolve, 50));
      expect(seen).toContain(words);
    },
  };
}
