import type { DigestPair } from '@liuhen/ledger';
import type pg from 'pg';
import { type Client, snapshot } from '../database.ts';
import type { Discrepancy, EvidenceCheck, Report } from './discrepancy.ts';
import { checkEntry, type Ground } from './entry.ts';
import { entriesOf } from './rows.ts';
import { checkTree } from './tree.ts';

export type FsckResult = {
  readonly entries: number;
  readonly files: number;
  readonly discrepancies: readonly Discrepancy[];
};

export type FsckOptions = {
  /** Absent: evidence files are not looked at. */
  readonly evidence?: EvidenceCheck;
  /** After this many discrepancies the rest is counted no further. */
  readonly limit?: number;
};

/**
 * Derives everything anew and names what differs. Never throws for bad data. Reads one snapshot, so that it may run while
 * people work.
 */
export async function fsck(pool: pg.Pool, agencies: readonly string[], options: FsckOptions = {}): Promise<FsckResult> {
  const discrepancies: Discrepancy[] = [];
  const limit = options.limit ?? 1_000;
  let entries = 0;
  const files = new Map<
    string,
    { agency: string; sha256: string; sm3: string; size: number; record: string; subject: string }
  >();
  for (const agency of agencies) {
    const report: Report = (code, message, where = {}) => {
      if (discrepancies.length >= limit) return;
      discrepancies.push({ agency, code, message, record: where.record ?? null, subject: where.subject ?? null });
    };
    await snapshot(pool, agency, async (client) => {
      const heads = await readHeads(client, agency);
      const ground = await readGround(client, agency);
      const last = { subject: '', seq: 0, hashes: null as DigestPair | null };
      const closeSubject = (): void => {
        if (last.subject !== '') compareHead(heads, last, report);
        heads.delete(last.subject);
      };
      for await (const page of entriesOf(client, agency)) {
        for (const row of page) {
          if (row.subject_id !== last.subject) {
            closeSubject();
            Object.assign(last, { subject: row.subject_id, seq: 0, hashes: null });
          }
          const where = { record: row.record_id, subject: row.subject_id };
          if (row.subject_seq !== last.seq + 1)
            report('gap', `案件 ${row.subject_id} 的第 ${last.seq + 1} 条记录缺失`, where);
          last.hashes = checkEntry(ground, row, last.hashes, report);
          last.seq = row.subject_seq;
          entries += 1;
          if (options.evidence !== undefined)
            for (const file of filesOf(row.leaf)) files.set(`${agency} ${file.sha256}`, { agency, ...file, ...where });
        }
      }
      closeSubject();
      for (const [subject, head] of heads) {
        if (head.last_seq > 0) report('head', `案件 ${subject} 应有 ${head.last_seq} 条记录，一条也没有`, { subject });
      }
      await checkTree(client, agency, report);
    });
    if (options.evidence !== undefined) {
      for (const file of files.values()) {
        if (file.agency !== agency) continue;
        const wrong = await options.evidence(agency, file);
        if (wrong !== null)
          report('file', `证据文件 ${file.sha256}：${wrong}`, { record: file.record, subject: file.subject });
      }
    }
  }
  return { entries, files: files.size, discrepancies };
}

type Head = { subject_id: string; last_seq: number; last_sha256: Buffer | null; last_sm3: Buffer | null };

async function readHeads(client: Client, agency: string): Promise<Map<string, Head>> {
  const { rows } = await client.query<Head>(
    'SELECT subject_id, last_seq, last_sha256, last_sm3 FROM subject WHERE agency_id = $1',
    [agency],
  );
  return new Map(rows.map((row) => [row.subject_id, row]));
}

function compareHead(
  heads: ReadonlyMap<string, Head>,
  last: { subject: string; seq: number; hashes: DigestPair | null },
  report: Report,
): void {
  const head = heads.get(last.subject);
  const same =
    head?.last_seq === last.seq &&
    head.last_sha256?.toString('hex') === last.hashes?.sha256 &&
    head.last_sm3?.toString('hex') === last.hashes?.sm3;
  if (same) return;
  report('head', `案件 ${last.subject} 记为 ${head?.last_seq ?? 0} 条，实有 ${last.seq} 条，或末条摘要不符`, {
    subject: last.subject,
  });
}

async function readGround(client: Client, agency: string): Promise<Ground> {
  const pseudonyms = await client.query<{ actor: string; pseudonym: string }>(
    'SELECT actor, pseudonym FROM pseudonym WHERE agency_id = $1',
    [agency],
  );
  const erasures = await client.query<{ record_id: string; unit: string }>(
    'SELECT record_id, unit FROM erasure WHERE agency_id = $1',
    [agency],
  );
  return {
    agency,
    pseudonyms: new Map(pseudonyms.rows.map((row) => [row.actor, row.pseudonym])),
    erasures: new Set(erasures.rows.map((row) => `${row.record_id} ${row.unit}`)),
  };
}

function filesOf(leaf: string): { sha256: string; sm3: string; size: number }[] {
  try {
    return (JSON.parse(leaf) as { files: { sha256: string; sm3: string; size: number }[] }).files;
  } catch {
    return [];
  }
}
