import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { type Client, codeOf, transaction } from '../database.ts';
import { readMigrations } from '../engine/migrate.ts';
import { Fault } from '../fault.ts';
import type { SealCipher } from '../vault/cipher.ts';
import { readMasterKeys } from '../vault/master-keys.ts';
import { openVault } from '../vault/vault.ts';
import { type Manifest, readManifest } from './manifest.ts';
import { RowSealer } from './sealed-rows.ts';
import { tablesToKeep } from './tables.ts';

const linesAtOnce = 500;

/**
 * Into an empty, migrated database, whole or not at all. The files are checked against the manifest before a row goes in. What
 * is derived is queued: the journal that opens next makes it. `pool` is of the owner role. A sealed backup wants its master key in
 * the keys folder first; what comes in the clear is sealed on its way.
 */
export async function restore(
  pool: pg.Pool,
  folder: string,
  keys: { readonly folder: string; readonly cipher: SealCipher },
): Promise<Manifest> {
  const manifest = readManifest(await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => ''), folder);
  await refuseForeign(manifest);
  for (const table of manifest.tables) await checkFile(folder, table);
  if (manifest.sealed) await refuseWithoutMaster(folder, keys.folder);
  const vault = manifest.sealed ? null : await openVault(pool, keys.folder, keys.cipher);
  await transaction(pool, 'BEGIN', async (client) => {
    const { rows } = await client.query<{ used: boolean }>('SELECT EXISTS (SELECT FROM agency) AS used');
    if (rows[0]?.used === true) {
      throw new Fault(
        'restoreTargetInUse',
        '目标数据库中已有数据，恢复会与之混在一起',
        '请用 LIUHEN_DATA 指定一个空的数据目录后再恢复',
      );
    }
    const sealer = vault === null ? null : new RowSealer(client, vault);
    const known = new Set((await tablesToKeep(client)).map(({ name }) => name));
    for (const { name, rows: expected } of manifest.tables) {
      if (!known.has(name)) throw broken(folder, `含有本程序不认识的表 ${name}`);
      const inserted = await readTable(client, sealer, name, join(folder, 'tables', `${name}.jsonl`));
      if (inserted !== expected) throw broken(folder, `表 ${name} 应有 ${expected} 行，实有 ${inserted} 行`);
    }
    await advanceSequences(client);
    await client.query(
      'INSERT INTO derive_pending (agency_id, subject_id) SELECT agency_id, subject_id FROM subject WHERE last_seq > 0',
    );
  });
  await pool.query('SELECT refresh_statistics()');
  return manifest;
}

async function refuseForeign(manifest: Manifest): Promise<void> {
  const known = new Map((await readMigrations()).map(({ name, digest }) => [name, digest]));
  const foreign = manifest.migrations.find(({ name, digest }) => known.get(name) !== digest);
  if (foreign !== undefined) {
    throw new Fault(
      'migrationAhead',
      `备份由另一版本的留痕生成（${foreign.name}）`,
      '请使用生成备份的同一版本或更新版本的留痕恢复',
    );
  }
}

async function refuseWithoutMaster(folder: string, keysFolder: string): Promise<void> {
  const masters = new Set((await readMasterKeys(keysFolder)).map(({ fingerprint }) => fingerprint));
  for await (const line of linesOf(join(folder, 'tables', 'data_key.jsonl'))) {
    const { master } = JSON.parse(line) as { master: string };
    if (masters.has(master)) continue;
    throw new Fault(
      'keyMissing',
      `这份备份是加密的，密钥文件夹 ${keysFolder} 中没有它的主密钥（指纹 ${master}）`,
      '请先按密钥恢复单用 liuhen keys enter 放回主密钥，再恢复',
    );
  }
}

async function checkFile(folder: string, table: Manifest['tables'][number]): Promise<void> {
  if (!/^[a-z_]+$/.test(table.name)) throw broken(folder, `表名 ${table.name} 不合规`);
  const digest = createHash('sha256');
  try {
    for await (const chunk of createReadStream(join(folder, 'tables', `${table.name}.jsonl`)))
      digest.update(chunk as Buffer);
  } catch {
    throw broken(folder, `缺少 tables/${table.name}.jsonl`);
  }
  if (digest.digest('hex') !== table.sha256) throw broken(folder, `tables/${table.name}.jsonl 与清单中的摘要不符`);
}

const broken = (folder: string, what: string): Fault =>
  new Fault('backupBroken', `备份 ${folder} 已损坏：${what}`, '没有写入任何数据。请改用另一份备份，或重新复制此备份');

async function readTable(client: Client, sealer: RowSealer | null, name: string, path: string): Promise<number> {
  let batch: string[] = [];
  let rows = 0;
  const flush = async (): Promise<void> => {
    const [first] = batch;
    if (first === undefined) return;
    // only the columns the backup has, so that newer ones take their defaults
    const columns = Object.keys(JSON.parse(first) as object)
      .map((column) => `"${column}"`)
      .join(', ');
    try {
      await client.query(
        `INSERT INTO ${name} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM json_populate_recordset(NULL::${name}, $1)`,
        [`[${batch.join(',')}]`],
      );
    } catch (cause) {
      // gaps, duplicates, rows that refer to nothing: the database's own constraints refuse a journal that was not whole
      if (!/^(22|23|LH)/.test(codeOf(cause) ?? '')) throw cause;
      throw broken(path, `表 ${name} 的内容前后不一致（${cause instanceof Error ? cause.message : ''}）`);
    }
    rows += batch.length;
    batch = [];
  };
  for await (const line of linesOf(path)) {
    batch.push(sealer === null ? line : await sealer.seal(name, line));
    if (batch.length >= linesAtOnce) await flush();
  }
  await flush();
  return rows;
}

/** Split at newlines only: readline would also split at U+2028, which JSON text may hold. */
async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(path, { encoding: 'utf8' })) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** Identity columns go on after the highest number that came in. */
async function advanceSequences(client: Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(
    `SELECT c.relname AS "table", a.attname AS "column" FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE c.relnamespace = 'liuhen'::regnamespace AND c.relkind = 'r' AND a.attidentity <> ''`,
  );
  for (const { table, column } of rows) {
    await client.query(
      `SELECT setval(pg_get_serial_sequence('liuhen.${table}', '${column}'), coalesce(max("${column}"), 0) + 1, false) FROM ${table}`,
    );
  }
}
