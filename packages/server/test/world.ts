import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fault, systemActor } from '@liuhen/journal';
import type { Office, RecordBody } from '@liuhen/records';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { House } from '../src/house.ts';
import { type AppOptions, buildApp } from '../src/http/app.ts';
import { type HouseOptions, openHouse } from '../src/open-house.ts';
import { newId, recordOf } from '../src/records-made-here.ts';
import { hashPassword } from '../src/sign-in/password.ts';

export const password = '山路弯弯 有一棵松树';

export type World = {
  readonly house: House;
  readonly app: FastifyInstance;
  readonly agency: string;
  readonly clock: { ahead: number };
  addPerson(name: string, offices: readonly Office[], options?: { account?: string }): Promise<string>;
  signIn(account: string): Promise<Browser>;
  /** As the program itself: facts that a test starts from. */
  put(...bodies: RecordBody[]): Promise<void>;
  end(): Promise<void>;
};

/** A browser of one person: keeps its cookie, speaks JSON, says where it comes from. */
export type Browser = {
  readonly person: string;
  readonly cookie: string;
  call(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<LightMyRequestResponse>;
};

let hashed: Promise<string> | null = null;

/** A whole house on a folder of its own, with an agency, its people, and real PostgreSQL. */
export async function openWorld(
  options: AppOptions = {},
  more: Partial<HouseOptions> = {},
  /** `asked`: as in a new bureau, of administrators and heads; most tests are about something else. */
  secondFactor: 'asked' | 'not' = 'not',
): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'liuhen-server-'));
  const clock = { ahead: 0 };
  const now = (): string => new Date(Date.now() + clock.ahead).toISOString();
  const house = await openHouse({
    dataFolder: folder,
    keysFolder: join(folder, 'keys'),
    now,
    onError: (error) => process.stderr.write(`${String(error)}\n`),
    ...more,
  });
  const app = await buildApp(house, { logLevel: 'silent', rate: 1_000_000, guessRate: 1_000_000, ...options });
  const agency = randomUUID();
  const people = new Map<string, string>();

  const put = async (...bodies: RecordBody[]): Promise<void> => {
    const outcome = await house.journal.appendAll(systemActor, bodies, { origin: 'live' });
    if (outcome instanceof Fault) throw outcome;
  };
  await put(
    recordOf({
      agency,
      at: now(),
      kind: 'agencyProfile',
      data: { regulator: '某某生态环境局某某分局', branchWord: '某' },
    }),
    ...(secondFactor === 'asked'
      ? []
      : [recordOf({ agency, at: now(), kind: 'secondFactorRequired', data: { offices: [], reason: '测试' } })]),
  );
  hashed ??= hashPassword(password);
  const hash = await hashed;

  return {
    house,
    app,
    agency,
    clock,
    put,
    async addPerson(name, offices, { account } = {}) {
      const person = newId(now());
      const at = now();
      await put(
        recordOf({ agency, at, kind: 'person', data: { person, name, role: '' } }),
        ...offices.map((office) =>
          recordOf({ agency, at, kind: 'appointment', data: { person, office, from: '2020-01-01' } }),
        ),
      );
      if (account !== undefined) {
        await house.accounts.create(agency, { person, name: account, hash, oneTimeUntil: null, at });
        people.set(account, person);
      }
      return person;
    },
    async signIn(account) {
      const response = await app.inject({ method: 'POST', url: '/api/session', payload: { account, password } });
      if (response.statusCode !== 200) throw new Error(response.body);
      const { name, value } = response.cookies[0] ?? { name: '', value: '' };
      return browser(app, people.get(account) ?? '', `${name}=${value}`);
    },
    async end() {
      await app.close();
      await house.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export function browser(app: FastifyInstance, person: string, cookie: string): Browser {
  let current = cookie;
  return {
    person,
    get cookie() {
      return current;
    },
    async call(method, url, body, headers = {}) {
      const answer = await app.inject({
        method,
        url,
        headers: { cookie: current, 'sec-fetch-site': 'same-origin', ...headers },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      const [given] = answer.cookies;
      if (given !== undefined && given.value !== '') current = `${given.name}=${given.value}`;
      return answer;
    },
  };
}

/** A case that some people handle, opened a while ago. */
export function openedCase(
  agency: string,
  handlers: readonly string[],
  more: Record<string, unknown> = {},
): { id: string; body: RecordBody } {
  const id = randomUUID();
  const body = recordOf({
    agency,
    case: id,
    at: '2026-03-02T01:00:00.000Z',
    kind: 'caseOpened',
    data: {
      title: '涉嫌超标排放水污染物案',
      caseType: 'penalty.ordinary',
      caseNo: `案${id.slice(0, 4)}`,
      handlers,
      ...more,
    },
  });
  return { id, body };
}
