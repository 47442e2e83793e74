import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { Fault } from '../fault.ts';
import { schema } from './roles.ts';

const folder = fileURLToPath(new URL('../../migrations/', import.meta.url));
const lockKey = 7_180_001;

export type Migration = { readonly name: string; readonly sql: string; readonly digest: string };

export async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(`${folder}${name}`, 'utf8');
      return { name, sql, digest: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/**
 * Forward only, each in its own transaction, by the owner role. Several servers may start at once on one external database:
 * the advisory lock lets one of them work and the others find it done.
 */
export async function migrate(owner: pg.ClientConfig, migrations?: readonly Migration[]): Promise<string[]> {
  const wanted = migrations ?? (await readMigrations());
  const client = new pg.Client(owner);
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lockKey]);
    const applied = await readApplied(client);
    refuseDivergence(wanted, applied);
    const fresh = wanted.filter((migration) => !applied.has(migration.name));
    for (const migration of fresh) {
      await client.query('BEGIN');
      await client.query(migration.sql);
      await client.query(`INSERT INTO ${schema}.migration (name, digest) VALUES ($1, $2)`, [
        migration.name,
        migration.digest,
      ]);
      await client.query('COMMIT');
    }
    return fresh.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

async function readApplied(client: pg.Client): Promise<Map<string, string>> {
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
  await client.query(`CREATE TABLE IF NOT EXISTS ${schema}.migration (
    name text PRIMARY KEY, digest text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`);
  const { rows } = await client.query<{ name: string; digest: string }>(`SELECT name, digest FROM ${schema}.migration`);
  return new Map(rows.map((row) => [row.name, row.digest]));
}

function refuseDivergence(wanted: readonly Migration[], applied: ReadonlyMap<string, string>): void {
  const known = new Map(wanted.map((migration) => [migration.name, migration.digest]));
  for (const [name, digest] of applied) {
    if (!known.has(name)) {
      throw new Fault(
        'migrationAhead',
        `数据库由更新版本的留痕建立（${name}）`,
        '请使用同一版本或更新版本的留痕程序打开',
      );
    }
    if (known.get(name) !== digest) {
      throw new Fault(
        'migrationChanged',
        `数据库结构脚本 ${name} 与建库时不一致`,
        '请恢复原脚本；结构变更只能新增脚本',
      );
    }
  }
}
