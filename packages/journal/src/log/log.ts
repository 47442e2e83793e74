import {
  consistencyProof,
  encodeSubjectHead,
  equalBytes,
  fromUtf8,
  inclusionProof,
  parseNote,
  signNote,
  toHex,
  utf8,
} from '@liuhen/ledger';
import type pg from 'pg';
import { type Client, within } from '../database.ts';
import { digests } from '../digests.ts';
import { Fault } from '../fault.ts';
import { extendLog } from './extend.ts';
import { type LogKey, LogKeys, originOf } from './keys.ts';
import { nodeReader } from './nodes.ts';

export type SignedTree = {
  readonly size: number;
  readonly root: Uint8Array;
  readonly note: string;
  readonly signedAt: string;
};
export type RecordProof = {
  readonly record: string;
  readonly leaf: string;
  readonly position: number;
  readonly proof: readonly Uint8Array[];
  readonly tree: SignedTree;
};

/** The verifiable log of each agency: proofs for those who do not trust the database. */
export class Log {
  readonly #pool: pg.Pool;
  readonly #keys: LogKeys;
  readonly #now: () => string;

  constructor(pool: pg.Pool, keysFolder: string, now: () => string) {
    this.#pool = pool;
    this.#keys = new LogKeys(keysFolder);
    this.#now = now;
  }

  /** Everything committed before the call has a position and is under a signed checkpoint when this resolves. */
  async extend(agency: string): Promise<void> {
    const key = await this.#keys.of(agency);
    while ((await extendLog(this.#pool, agency, key, this.#now())) > 0);
  }

  async verifierKey(agency: string): Promise<string> {
    return (await this.#keys.of(agency)).verifierKey;
  }

  /** All keys that signed for this log, the present one first, and the notes by which it went from one to the next. */
  async keysOf(agency: string): Promise<{ readonly keys: readonly string[]; readonly successions: readonly string[] }> {
    const present = await this.verifierKey(agency);
    return within(this.#pool, agency, async (client) => {
      const keys = await client.query<{ verifier_key: string }>(
        'SELECT verifier_key FROM log_key WHERE agency_id = $1 ORDER BY since DESC, verifier_key',
        [agency],
      );
      const notes = await client.query<{ note: string }>(
        'SELECT note FROM log_succession WHERE agency_id = $1 ORDER BY signed_at, verifier_key',
        [agency],
      );
      const past = keys.rows.map(({ verifier_key }) => verifier_key).filter((key) => key !== present);
      return { keys: [present, ...past], successions: notes.rows.map(({ note }) => note) };
    });
  }

  /** A note of the log's own over some text, as the seal of a package. */
  async sign(agency: string, text: string): Promise<Uint8Array> {
    return signNote(text, [(await this.#keys.of(agency)).signer]);
  }

  /** The newest checkpoint, or the one of exactly this size; null when there is none. */
  checkpoint(agency: string, size?: number): Promise<SignedTree | null> {
    return within(this.#pool, agency, (client) => readCheckpoint(client, agency, size));
  }

  /** That a record stands in the newest signed tree. Waits for its position if it was appended just now. */
  async proofOf(agency: string, record: string): Promise<RecordProof> {
    const proofs = await this.proofsOf(agency, [record]);
    const [proof] = proofs;
    if (proof === undefined) throw new Fault('notFound', `没有找到记录 ${record}`, '请核对记录编号');
    return proof;
  }

  /** All against one tree, so that a package needs one checkpoint. Records that are not there are left out. */
  async proofsOf(agency: string, records: readonly string[]): Promise<RecordProof[]> {
    await this.extend(agency);
    return within(this.#pool, agency, async (client) => {
      const stored = await readCheckpoint(client, agency);
      if (stored === null) return [];
      const tree = await underKey(await this.#keys.of(agency), stored);
      const { rows } = await client.query<{ record_id: string; position: number; leaf: string }>(
        `SELECT l.record_id, l.position, e.leaf FROM log_entry l JOIN entry e USING (agency_id, record_id)
          WHERE l.agency_id = $1 AND l.record_id = ANY ($2) AND l.position < $3 ORDER BY l.position`,
        [agency, records, tree.size],
      );
      const read = nodeReader(client, agency);
      const proofs: RecordProof[] = [];
      for (const { record_id, position, leaf } of rows) {
        const proof = await inclusionProof(digests.sha256, BigInt(position), BigInt(tree.size), read);
        proofs.push({ record: record_id, leaf, position, proof, tree });
      }
      return proofs;
    });
  }

  consistency(agency: string, older: number, newer: number): Promise<Uint8Array[]> {
    return within(this.#pool, agency, (client) =>
      consistencyProof(digests.sha256, BigInt(older), BigInt(newer), nodeReader(client, agency)),
    );
  }

  /** The log's signed word on how many records a subject has: what shows that none was dropped from the end. */
  async subjectHead(agency: string, subject: string): Promise<string> {
    await this.extend(agency);
    const key = await this.#keys.of(agency);
    const found = await within(this.#pool, agency, async (client) => {
      const tree = await readCheckpoint(client, agency);
      // the head as the signed tree has it: what was committed since stands under the next checkpoint
      const { rows } = await client.query<{
        subject_type: 'case' | 'agency';
        last_seq: number;
        last_sha256: Buffer;
        last_sm3: Buffer;
      }>(
        `SELECT s.subject_type, e.subject_seq AS last_seq, e.leaf_sha256 AS last_sha256, e.leaf_sm3 AS last_sm3
           FROM entry e JOIN log_entry l USING (agency_id, record_id) JOIN subject s USING (agency_id, subject_id)
          WHERE e.agency_id = $1 AND e.subject_id = $2 AND l.position < $3 ORDER BY e.subject_seq DESC LIMIT 1`,
        [agency, subject, tree?.size ?? 0],
      );
      const [head] = rows;
      return tree === null || head === undefined ? null : { tree, head };
    });
    if (found === null) throw new Fault('notFound', '没有找到该案件', '请核对案件编号');
    const { tree, head } = found;
    const text = encodeSubjectHead({
      origin: originOf(agency),
      size: BigInt(tree.size),
      root: tree.root,
      subject: { type: head.subject_type, id: subject },
      subjectSeq: head.last_seq,
      head: { sha256: toHex(head.last_sha256), sm3: toHex(head.last_sm3) },
    });
    return fromUtf8(await signNote(text, [key.signer]));
  }
}

/** The same tree under the present key, where a key before it signed: whoever is given both must be able to trust one alone. */
async function underKey({ signer }: LogKey, tree: SignedTree): Promise<SignedTree> {
  const { text, signatures } = parseNote(utf8(tree.note));
  if (signatures.some(({ id }) => equalBytes(id, signer.id))) return tree;
  return { ...tree, note: fromUtf8(await signNote(text, [signer])) };
}

async function readCheckpoint(client: Client, agency: string, size?: number): Promise<SignedTree | null> {
  const { rows } = await client.query<{ size: number; root: Buffer; note: string; signed_at: string }>(
    `SELECT size, root, note, signed_at FROM checkpoint
      WHERE agency_id = $1 AND ($2::bigint IS NULL OR size = $2) ORDER BY size DESC LIMIT 1`,
    [agency, size ?? null],
  );
  const [row] = rows;
  return row === undefined ? null : { size: row.size, root: row.root, note: row.note, signedAt: row.signed_at };
}
