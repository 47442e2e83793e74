import { parentPort, workerData } from 'node:worker_threads';
import pg from 'pg';
import { columnTypes, snapshot } from '../database.ts';
import type { SealCipher } from '../vault/cipher.ts';
import type { MasterKey } from '../vault/master-keys.ts';
import { Vault } from '../vault/vault.ts';
import { checkChains } from './chains.ts';
import type { SubjectRange } from './rows.ts';

/** One share of a large fsck on a thread of its own: deriving hashes is what takes the time, not the database. */
export type ChainWork = {
  readonly connection: pg.ClientConfig;
  readonly masters: readonly MasterKey[];
  readonly cipher: SealCipher;
  readonly agency: string;
  readonly range: SubjectRange;
  readonly wantFiles: boolean;
  readonly limit: number;
};

if (parentPort !== null) {
  const { connection, masters, cipher, agency, range, wantFiles, limit } = workerData as ChainWork;
  const vault = new Vault(masters, cipher, null);
  const pool = new pg.Pool({ ...connection, types: columnTypes, max: 1 });
  const result = await snapshot(pool, agency, (client) => checkChains(client, vault, agency, range, wantFiles, limit));
  await pool.end();
  parentPort.postMessage(result);
}
