import { createHash } from 'node:crypto';
import { mkdir, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Client, type Store, snapshot } from '../database.ts';
import { Fault } from '../fault.ts';
import type { Vault } from '../vault/vault.ts';
import { writeOnce } from '../write-once.ts';
import { backupFormat, type Manifest } from './manifest.ts';
import { type BackupRow, besides, openRows } from './sealed-rows.ts';
import { type Table, tablesToKeep } from './tables.ts';

const linesAtOnce = 2_000;

/**
 * A logical export of one snapshot, taken while people work: a JSON line a row, a file a table, a manifest with their hashes
 * last. Holds no key and no evidence file. `store.pool` is of the owner role, which sees all agencies. `sealed`: contents leave as
 * they lie in the database, with the wrapped data keys, and open only beside the master key; else they leave in the clear.
 */
export async function backup(
  { pool, vault }: Store,
  folder: string,
  at: string,
  { sealed }: { readonly sealed: boolean },
): Promise<Manifest> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const tablesFolder = join(folder, 'tables');
  if ((await readdir(folder)).includes('manifest.json') || (await readdir(tablesFolder).catch(() => [])).length > 0) {
    throw new Fault('backupTargetInUse', `目录 ${folder} 中已有备份`, '请指定一个空目录，以免覆盖已有备份');
  }
  await mkdir(tablesFolder, { recursive: true, mode: 0o700 });
  const manifest = await snapshot(pool, null, async (client): Promise<Manifest> => {
    const { rows: migrations } = await client.query<{ name: string; digest: string }>(
      'SELECT name, digest FROM migration ORDER BY name',
    );
    const tables: Manifest['tables'][number][] = [];
    for (const table of await tablesToKeep(client)) {
      if (!sealed && table.name === 'data_key') continue;
      tables.push(await writeTable(client, sealed ? null : vault, table, tablesFolder));
    }
    return { format: backupFormat, madeAt: at, sealed, migrations, tables };
  });
  await writeOnce(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

async function writeTable(
  client: Client,
  opening: Vault | null,
  { name, orderBy }: Table,
  folder: string,
): Promise<Manifest['tables'][number]> {
  const file = await open(join(folder, `${name}.jsonl`), 'wx', 0o600);
  const digest = createHash('sha256');
  let rows = 0;
  try {
    await client.query(
      `DECLARE backup_rows NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS line${opening === null ? '' : (besides[name] ?? '')} FROM ${name} t ORDER BY ${orderBy}`,
    );
    for (;;) {
      const page = await client.query<BackupRow>(`FETCH ${linesAtOnce} FROM backup_rows`);
      if (page.rows.length === 0) break;
      const lines =
        opening === null ? page.rows.map(({ line }) => line) : await openRows(client, opening, name, page.rows);
      const text = lines.map((line) => `${line}\n`).join('');
      digest.update(text);
      await file.writeFile(text);
      rows += page.rows.length;
    }
    await client.query('CLOSE backup_rows');
    await file.sync();
  } finally {
    await file.close();
  }
  return { name, rows, sha256: digest.digest('hex') };
}
