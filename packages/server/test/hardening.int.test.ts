import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { Problem } from '../src/api/index.ts';
import { recordOf } from '../src/records-made-here.ts';
import { hostile } from './hostile-strings.ts';
import { type Browser, openedCase, openWorld, password, type World } from './world.ts';

const mostTried = 300;

let world: World;
let officer: Browser;
let id: string;

beforeAll(async () => {
  world = await openWorld();
  const person = await world.addPerson('赵某', ['officer'], { account: 'zhao' });
  officer = await world.signIn('zhao');
  const opened = openedCase(world.agency, [person]);
  id = opened.id;
  await world.put(opened.body);
  await world.house.journal.settle(world.agency);
});
afterAll(() => world.end());

test('a page of another site cannot act for who is signed in, whichever way it says where it comes from', async () => {
  const body = recordOf({ agency: world.agency, case: id, at: world.house.now(), kind: 'siteInspection', data: {} });
  const send = (headers: Record<string, string>) =>
    world.app.inject({
      method: 'POST',
      url: '/api/records',
      headers: { cookie: officer.cookie, host: 'liuhen.test', ...headers },
      payload: body,
    });
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.test' },
    { origin: 'null' },
    { origin: 'https://liuhen.test.evil.test' },
  ]) {
    const answer = await send(headers);
    expect([headers, answer.statusCode, answer.json().code]).toEqual([headers, 403, 'crossSite']);
  }
  expect((await send({ origin: 'http://liuhen.test', 'sec-fetch-site': 'same-origin' })).statusCode).toBe(201);
});

test('every answer carries the headers that keep a browser from being turned against its owner', async () => {
  for (const url of ['/', '/api/health', '/api/cases', '/nothing/here']) {
    const { headers } = await world.app.inject(url);
    expect(headers['content-security-policy'], url).toContain("default-src 'none'");
    expect(headers['content-security-policy'], url).not.toContain('unsafe-inline');
    expect(headers['content-security-policy'], url).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options'], url).toBe('nosniff');
    expect(headers['referrer-policy'], url).toBe('no-referrer');
    // to film and to hear: our own pages, and nobody framed in them
    const permitted = String(headers['permissions-policy']).split(', ');
    expect(permitted, url).toEqual(
      expect.arrayContaining(['camera=(self)', 'microphone=(self)', 'geolocation=(self)']),
    );
    expect(
      permitted.filter((one) => !/=\((?:self)?\)$/.test(one)),
      url,
    ).toEqual([]);
    expect(headers['strict-transport-security'], url).toBeUndefined();
  }
  expect((await officer.call('GET', '/api/cases')).headers['cache-control']).toBe('no-store');
});

test('behind TLS the cookie is Secure and host-bound, and the browser is told to come back by HTTPS only', async () => {
  const { buildApp } = await import('../src/http/app.ts');
  const app = await buildApp(world.house, { logLevel: 'silent', trustProxy: true });
  const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { account: 'zhao', password } });
  expect(answer.cookies[0]).toMatchObject({
    name: '__Host-liuhen',
    secure: true,
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
  });
  expect(answer.headers['strict-transport-security']).toBe('max-age=31536000');
  await app.close();
});

test('nonsense of every kind is refused as a problem in Chinese that says what to do, and never as a stack', async () => {
  const send = (url: string, payload: string, type = 'application/json') =>
    world.app.inject({ method: 'POST', url, headers: { cookie: officer.cookie, 'content-type': type }, payload });
  const answers = [
    await send('/api/records', '{'),
    await send('/api/records', ''),
    await send('/api/records', '[]'),
    await send('/api/records', '{"id":1}'),
    await send('/api/records', 'a=b', 'application/x-www-form-urlencoded'),
    await send('/api/records', `{"x":"${'长'.repeat(3_000_000)}"}`),
    await send('/api/records', '{"__proto__":{"admin":true}}'),
    await officer.call('GET', '/api/cases/not-a-uuid'),
    await officer.call('GET', '/api/cases?cursor=%00%FF'),
    await officer.call('GET', '/api/cases?cursor=bm9uc2Vuc2U'),
    await officer.call('GET', '/api/cases?limit=-1'),
    await officer.call('GET', '/api/cases?limit=1&limit=2'),
    await officer.call('GET', '/api/cases?q=a&q=b'),
    await officer.call('GET', '/api/no-such-route'),
    await officer.call('GET', '/api/cases/..%2f..%2fetc%2fpasswd'),
  ];
  for (const answer of answers) {
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode).toBeLessThan(500);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    const problem = Problem.parse(answer.json());
    expect(problem.title + problem.remedy).toMatch(/\p{Script=Han}/u);
    expect(answer.body).not.toMatch(/node_modules|at .*\.ts|SELECT|relation/);
  }
});

test('strings made to break out of SQL, HTML, Typst, CSV, YAML and paths are stored and found as they are, and do nothing else', async () => {
  const tables = async (): Promise<number> =>
    Number(
      (await world.house.journal.pool.query("SELECT count(*) FROM pg_tables WHERE schemaname = 'liuhen'")).rows[0]
        .count,
    );
  const before = await tables();
  for (const text of hostile) {
    const body = recordOf({
      agency: world.agency,
      case: id,
      at: world.house.now(),
      kind: 'siteInspection',
      data: { note: text },
    });
    const answer = await officer.call('POST', '/api/records', body);
    expect([text, answer.statusCode]).toEqual([text, 201]);
    const search = await officer.call('GET', `/api/search?q=${encodeURIComponent(text.slice(0, 90))}`);
    expect([text, search.statusCode]).toEqual([text, 200]);
    expect((await officer.call('GET', `/api/cases?q=${encodeURIComponent(text.slice(0, 90))}`)).statusCode).toBe(200);
  }
  const page = (await officer.call('GET', `/api/cases/${id}`)).json();
  const notes = page.facts.map(({ data }: { data: { note?: string } }) => data.note);
  for (const text of hostile) expect(notes).toContain(text);
  expect(await tables()).toBe(before);
});

const folder = join(import.meta.dirname, '..', '..', '..', '..', 'shared/reference/conformance/07-security/strings');

test.skipIf(!existsSync(folder))(
  'the published lists of strings that break programs (beside the checkout) are stored and searched without harm',
  async () => {
    const texts = readdirSync(folder).flatMap((file) => linesOf(readFileSync(join(folder, file), 'utf8')));
    expect(texts.length).toBeGreaterThan(50);
    for (const text of texts.slice(0, mostTried)) {
      const body = recordOf({
        agency: world.agency,
        case: id,
        at: world.house.now(),
        kind: 'siteInspection',
        data: { note: text },
      });
      expect([text, (await officer.call('POST', '/api/records', body)).statusCode]).toEqual([text, 201]);
      const search = await officer.call(
        'GET',
        `/api/search?q=${encodeURIComponent([...text].slice(0, 60).join('').toWellFormed())}`,
      );
      expect([200, 400], text).toContain(search.statusCode);
    }
    expect((await officer.call('GET', `/api/cases/${id}`)).statusCode).toBe(200);
  },
);

/** JSON lists and plain ones; what is no text of its own (comments, blanks) is passed over. */
function linesOf(text: string): string[] {
  const lines = text.trimStart().startsWith('[') ? (JSON.parse(text) as unknown[]) : text.split('\n');
  return lines.filter(
    (line): line is string => typeof line === 'string' && line.trim() !== '' && !line.startsWith('#'),
  );
}

test('a preview prints hostile strings as text: nothing is executed, included or fetched by the typesetter', async () => {
  const values = { facts: hostile.join('\n') };
  const answer = await officer.call('POST', `/api/cases/${id}/forms/investigationReport/preview`, { values });
  expect([200, 422]).toContain(answer.statusCode);
  if (answer.statusCode === 200) expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
});

test('the same record sent again is answered the same, and another under its id is refused', async () => {
  const body = recordOf({
    agency: world.agency,
    case: id,
    at: world.house.now(),
    kind: 'otherStep',
    data: { type: '核实' },
  });
  const first = await officer.call('POST', '/api/records', body);
  const again = await officer.call('POST', '/api/records', body);
  expect(again.json()).toEqual({ ...first.json(), repeated: true });
  const other = await officer.call('POST', '/api/records', { ...body, data: { type: '另一' } });
  expect([other.statusCode, other.json().code]).toEqual([409, 'idReused']);
});

test('too many requests of one client are put off, with the time to wait', async () => {
  const { buildApp } = await import('../src/http/app.ts');
  const app = await buildApp(world.house, { logLevel: 'silent', rate: 5 });
  const answers = [];
  for (let request = 0; request < 8; request += 1) answers.push(await app.inject('/api/health'));
  expect(answers.filter(({ statusCode }) => statusCode === 429)).toHaveLength(3);
  const refused = answers.find(({ statusCode }) => statusCode === 429);
  expect(refused?.headers['retry-after']).toBeDefined();
  expect(refused?.json().code).toBe('tooMany');
  await app.close();
});

test('the description shows every schema and no secret of the installation', async () => {
  const answer = await world.app.inject('/api/openapi.json');
  const { paths } = z.object({ paths: z.record(z.string(), z.unknown()) }).parse(answer.json());
  expect(Object.keys(paths).length).toBeGreaterThan(40);
  expect(answer.body).not.toMatch(/postgres|\/tmp\/|token_hash/);
});
