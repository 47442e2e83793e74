import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type pg from 'pg';
import { type Store, snapshot } from '../database.ts';
import type { ChainWork } from './chain-worker.ts';
import { type ChainResult, checkChains, joinFiles, reporter } from './chains.ts';
import type { Discrepancy, EvidenceCheck } from './discrepancy.ts';
import { allSubjects, type SubjectRange } from './rows.ts';
import { checkTree } from './tree.ts';

export type FsckResult = {
  readonly entries: number;
  readonly files: number;
  readonly discrepancies: readonly Discrepancy[];
};

export type FsckOptions = {
  /** Absent: evidence files are not looked at. */
  readonly evidence?: EvidenceCheck;
  /** After this many discrepancies an agency's rest is told no further. */
  readonly limit?: number;
};

const worthThreads = 5_000;
const mostThreads = 8;

/**
 * Derives everything of these agencies anew and names what differs. Never throws for bad data. Reads snapshots, so that it may
 * run while people work. `pool` is of the owner role.
 */
export async function fsck(store: Store, agencies: readonly string[], options: FsckOptions = {}): Promise<FsckResult> {
  const { pool } = store;
  const { evidence, limit = 1_000 } = options;
  const discrepancies: Discrepancy[] = [];
  let entries = 0;
  let files = 0;
  for (const agency of agencies) {
    const found: Discrepancy[] = [];
    const report = reporter(agency, found, limit);
    // the tree waits mostly for the database and the chains for the processor: side by side
    const [chains] = await Promise.all([
      checkAllChains(store, agency, evidence !== undefined, limit),
      snapshot(pool, agency, (client) => checkTree(client, agency, report)),
    ]);
    entries += chains.entries;
    files += chains.files.length;
    discrepancies.push(...chains.discrepancies, ...found);
    if (evidence === undefined) continue;
    const tell = reporter(agency, discrepancies, discrepancies.length + limit);
    for (const file of chains.files) {
      const wrong = await evidence(agency, file);
      const others = file.records > 1 ? `（另有 ${file.records - 1} 条记录用的是同一份内容）` : '';
      if (wrong !== null)
        tell('file', `证据文件 ${file.sha256}：${wrong}${others}`, { record: file.record, subject: file.subject });
    }
  }
  return { entries, files, discrepancies };
}

async function checkAllChains(
  { pool, vault }: Store,
  agency: string,
  wantFiles: boolean,
  limit: number,
): Promise<ChainResult> {
  const { rows } = await snapshot(pool, agency, (client) =>
    client.query<{ total: number }>(
      'SELECT coalesce(sum(last_seq), 0)::bigint AS total FROM subject WHERE agency_id = $1',
      [agency],
    ),
  );
  const threads = Math.min(availableParallelism(), mostThreads);
  if (threads < 2 || (rows[0]?.total ?? 0) < worthThreads) {
    return snapshot(pool, agency, (client) => checkChains(client, vault, agency, allSubjects, wantFiles, limit));
  }
  const { host, port, user, password, database, options, connectionString } = pool.options;
  const connection = definedOnly({ host, port, user, password, database, options, connectionString });
  const parts = await Promise.all(
    rangesOf(threads).map((range) =>
      onThread({ connection, masters: vault.masters, cipher: vault.cipher, agency, range, wantFiles, limit }),
    ),
  );
  return {
    entries: parts.reduce((sum, part) => sum + part.entries, 0),
    files: joinFiles(parts.map((part) => part.files)),
    discrepancies: parts.flatMap((part) => part.discrepancies).slice(0, limit),
  };
}

function onThread(work: ChainWork): Promise<ChainResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./chain-worker.ts', import.meta.url), { workerData: work });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`fsck thread ended with ${code}`)));
  });
}

/** Subject ids are random, so equal ranges hold about as much. */
function rangesOf(count: number): SubjectRange[] {
  const bound = (index: number): string =>
    `${Math.floor((0x10000 * index) / count)
      .toString(16)
      .padStart(4, '0')}0000-0000-0000-0000-000000000000`;
  return Array.from({ length: count }, (_, index) => ({
    from: bound(index),
    below: index + 1 === count ? null : bound(index + 1),
  }));
}

function definedOnly(config: pg.ClientConfig): pg.ClientConfig {
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined));
}
