import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RecordBody, uuidV7 } from '@liuhen/records';
import pg from 'pg';
import { type Engine, openEngine } from '../src/engine/engine.ts';
import { type Journal, type JournalOptions, openJournal } from '../src/journal.ts';
import { byLaw } from './by-law.ts';

export const now = (): string => new Date().toISOString();
export const everyone: JournalOptions['authority'] = { mayAppend: async () => null };
export const newId = (): string => uuidV7(Date.now(), randomBytes(10));

export async function newFolder(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'liuhen-journal-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

export type World = { engine: Engine; journal: Journal; folder: string; end(): Promise<void> };

/** A real engine on a folder of its own, with everybody allowed and the made-up by-law. */
export async function openWorld(options: Partial<JournalOptions> = {}): Promise<World> {
  const { folder, remove } = await newFolder();
  const engine = await openEngine({ dataFolder: folder });
  const journal = await openJournal(engine, {
    clock: now,
    law: byLaw,
    authority: everyone,
    keysFolder: join(folder, 'keys'),
    ...options,
  });
  return {
    engine,
    journal,
    folder,
    async end() {
      await journal.close();
      await engine.close();
      await remove();
    },
  };
}

export type BodyInput = { [Key in keyof RecordBody]: unknown };

/** A well-formed record; what is given replaces what is here. */
export function bodyOf(agency: string, subject: string, changes: Partial<BodyInput> = {}): BodyInput {
  return {
    id: newId(),
    agency,
    subject: { type: subject === agency ? 'agency' : 'case', id: subject },
    kind: 'otherStep',
    schema: 1,
    claimed: { from: '2026-03-11T02:05:00.000Z', to: null, precision: 'minute', offset: '+08:00', source: 'person' },
    notBefore: null,
    people: [{ role: '执法人员', person: null, name: '王㛃' }],
    links: [],
    files: [],
    data: { type: '现场核查', title: '现场核查', note: '超过保质期' },
    ...changes,
  };
}

export const newCase = (): { agency: string; subject: string } => ({ agency: randomUUID(), subject: randomUUID() });

/** The account above all guards of the embedded database: what a person with the disk in hand could do. */
export async function superuser(world: World, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const credentials: unknown = JSON.parse(await readFile(join(world.folder, 'database', 'credentials.json'), 'utf8'));
  const password =
    typeof credentials === 'object' && credentials !== null && 'superuser' in credentials
      ? String(credentials.superuser)
      : '';
  const client = new pg.Client({ ...world.engine.connection('owner'), user: 'postgres', password });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
