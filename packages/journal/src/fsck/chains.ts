import type { DigestPair } from '@liuhen/ledger';
import type { Client } from '../database.ts';
import { Fault } from '../fault.ts';
import type { Vault } from '../vault/vault.ts';
import type { Discrepancy, Report } from './discrepancy.ts';
import { checkEntry, type Ground } from './entry.ts';
import { entriesOf, type StoredEntry, type SubjectRange } from './rows.ts';

export type HeldIn = {
  readonly sha256: string;
  readonly sm3: string;
  readonly size: number;
  /** The first that names it. */
  readonly record: string;
  readonly subject: string;
  /** How many records name these bytes; one that names them twice is one. */
  readonly records: number;
};
export type ChainResult = {
  readonly entries: number;
  readonly files: readonly HeldIn[];
  readonly discrepancies: readonly Discrepancy[];
};

/** Every chain of a range of subjects, entry by entry against its payload and the one before it, and against its head. */
export async function checkChains(
  client: Client,
  vault: Vault,
  agency: string,
  range: SubjectRange,
  wantFiles: boolean,
  limit: number,
): Promise<ChainResult> {
  const discrepancies: Discrepancy[] = [];
  const files = new Map<string, HeldIn>();
  const report = reporter(agency, discrepancies, limit);
  const heads = await readHeads(client, agency, range);
  const ground = await readGround(client, agency);
  let entries = 0;
  let subject = '';
  let seq = 0;
  let hashes: DigestPair | null = null;
  const closeSubject = (): void => {
    if (subject !== '') compareHead(heads.get(subject), subject, seq, hashes, report);
    heads.delete(subject);
  };
  for await (const page of entriesOf(client, agency, range)) {
    await findKeys(client, vault, agency, page, ground.keys);
    for (const row of page) {
      if (row.subject_id !== subject) {
        closeSubject();
        subject = row.subject_id;
        seq = 0;
        hashes = null;
      }
      const where = { record: row.record_id, subject };
      if (row.subject_seq !== seq + 1) report('gap', `案件 ${subject} 的第 ${seq + 1} 条记录缺失`, where);
      hashes = checkEntry(ground, row, hashes, report);
      seq = row.subject_seq;
      entries += 1;
      if (wantFiles) noteFiles(files, filesOf(row.leaf), where);
    }
  }
  closeSubject();
  for (const [missing, head] of heads) {
    if (head.last_seq > 0)
      report('head', `案件 ${missing} 应有 ${head.last_seq} 条记录，一条也没有`, { subject: missing });
  }
  return { entries, files: [...files.values()], discrepancies };
}

function noteFiles(
  files: Map<string, HeldIn>,
  named: readonly Omit<HeldIn, 'record' | 'subject' | 'records'>[],
  where: { readonly record: string; readonly subject: string },
): void {
  // the same bytes may stand twice in one record
  for (const file of new Map(named.map((one) => [one.sha256, one])).values()) {
    const before = files.get(file.sha256);
    files.set(file.sha256, { ...file, ...(before ?? where), records: (before?.records ?? 0) + 1 });
  }
}

/** Files that several parts of the journal name, each once. */
export function joinFiles(parts: readonly (readonly HeldIn[])[]): HeldIn[] {
  const files = new Map<string, HeldIn>();
  for (const file of parts.flat()) {
    const before = files.get(file.sha256);
    files.set(file.sha256, before === undefined ? file : { ...before, records: before.records + file.records });
  }
  return [...files.values()];
}

export function reporter(agency: string, into: Discrepancy[], limit: number): Report {
  return (code, message, where = {}) => {
    if (into.length < limit)
      into.push({ agency, code, message, record: where.record ?? null, subject: where.subject ?? null });
  };
}

type Head = { subject_id: string; last_seq: number; last_sha256: Buffer | null; last_sm3: Buffer | null };

async function readHeads(client: Client, agency: string, range: SubjectRange): Promise<Map<string, Head>> {
  const { rows } = await client.query<Head>(
    `SELECT subject_id, last_seq, last_sha256, last_sm3 FROM subject
      WHERE agency_id = $1 AND subject_id >= $2 AND ($3::uuid IS NULL OR subject_id < $3)`,
    [agency, range.from, range.below],
  );
  return new Map(rows.map((row) => [row.subject_id, row]));
}

function compareHead(
  head: Head | undefined,
  subject: string,
  seq: number,
  hashes: DigestPair | null,
  report: Report,
): void {
  const same =
    head?.last_seq === seq &&
    head.last_sha256?.toString('hex') === hashes?.sha256 &&
    head.last_sm3?.toString('hex') === hashes?.sm3;
  if (!same)
    report('head', `案件 ${subject} 记为 ${head?.last_seq ?? 0} 条，实有 ${seq} 条，或末条摘要不符`, { subject });
}

/** A key that is not to be had is a finding of each record under it, and no end of the check. */
async function findKeys(
  client: Client,
  vault: Vault,
  agency: string,
  page: readonly StoredEntry[],
  into: Map<string, Uint8Array>,
): Promise<void> {
  const wanted = new Set([agency, ...page.map(({ subject_id }) => subject_id)]);
  const ask = async (subjects: Iterable<string>): Promise<void> => {
    for (const [subject, key] of await vault.keysOf(client, agency, subjects)) into.set(subject, key);
  };
  try {
    await ask(wanted);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    for (const subject of wanted) await ask([subject]).catch(() => undefined);
  }
}

async function readGround(
  client: Client,
  agency: string,
): Promise<Ground & { readonly keys: Map<string, Uint8Array> }> {
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
    keys: new Map(),
    pseudonyms: new Map(pseudonyms.rows.map((row) => [row.actor, row.pseudonym])),
    erasures: new Set(erasures.rows.map((row) => `${row.record_id} ${row.unit}`)),
  };
}

type LeafFiles = { files: { sha256: string; sm3: string; size: number }[] };

function filesOf(leaf: string): LeafFiles['files'] {
  try {
    return (JSON.parse(leaf) as LeafFiles).files;
  } catch {
    return [];
  }
}
