import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fault, systemActor } from '@liuhen/journal';
import { agencyBodiesOf, type CaseFile, type CaseFileNames, namesFor, uuidV7 } from '@liuhen/records';
import { buildApp } from '../../packages/server/src/http/app.ts';
import { builtWebFolder, openHouse } from '../../packages/server/src/open-house.ts';
import { recordOf } from '../../packages/server/src/records-made-here.ts';
import { hashPassword } from '../../packages/server/src/sign-in/password.ts';

export const password = 'Fu-Song-2025-jilu!';

/** A bureau that runs for a test: the real server on a port, its clock in the hands of the story. */
export type Bureau = {
  readonly url: string;
  readonly folder: string;
  readonly agency: string;
  readonly names: CaseFileNames;
  /** Account of a person by the name the case file gives them. */
  accountOf(key: string): string;
  setClock(instant: string): void;
  readonly errors: unknown[];
  close(): Promise<void>;
};

/**
 * Opens an empty bureau with the people and devices of a case file, each person with an account of their own. `start` is its first
 * instant, from where only `setClock` moves on, or a clock that runs by itself.
 */
export async function openBureau(file: CaseFile, start: string | (() => string)): Promise<Bureau> {
  const folder = await mkdtemp(join(tmpdir(), 'liuhen-story-'));
  const errors: unknown[] = [];
  let now = typeof start === 'string' ? () => start : start;
  const opened = now();
  const house = await openHouse({
    dataFolder: folder,
    keysFolder: join(folder, 'keys'),
    now: () => now(),
    webFolder: builtWebFolder(),
    onError: (error) => errors.push(error),
  });
  const app = await buildApp(house, {
    logLevel: process.env.LIUHEN_STORY_LOG ?? 'silent',
    rate: 1_000_000,
    guessRate: 1_000_000,
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const agency = uuidV7(Date.parse(opened), randomBytes(10));
  const names = namesFor(file, agency, (text) => createHash('sha256').update(text).digest());
  const settled = await house.journal.appendAll(systemActor, agencyBodiesOf(file, names));
  if (settled instanceof Fault) throw settled;
  const said = await house.journal.append(
    systemActor,
    recordOf({ agency, at: opened, kind: 'secondFactorRequired', data: { offices: [], reason: '测试' } }),
  );
  if (said instanceof Fault) throw said;
  const hash = await hashPassword(password);
  const accountOf = (key: string) => `story.${key.toLowerCase()}`;
  for (const [key, person] of names.people) {
    await house.accounts.create(agency, { person, name: accountOf(key), hash, oneTimeUntil: null, at: opened });
  }
  return {
    url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    folder,
    agency,
    names,
    accountOf,
    setClock: (instant) => {
      const told = new Date(instant).toISOString();
      now = () => told;
    },
    errors,
    async close() {
      await app.close();
      await house.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
