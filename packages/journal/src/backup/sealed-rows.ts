import { hash } from 'node:crypto';
import type { RecordBody } from '@liuhen/records';
import type { Client } from '../database.ts';
import { Fault } from '../fault.ts';
import { seal, unseal } from '../vault/cipher.ts';
import { askableOf, hashesIn, sealPayload, unsealPayload } from '../vault/sealed-payload.ts';
import { keyedHash, type Vault } from '../vault/vault.ts';
import { aboutDraft } from '../work/drafts.ts';

/** A row as a line of a backup. `sealed` of an entry is that of its payload. */
export type BackupRow = { readonly line: string; readonly sealed?: Buffer | null };
type Fields = {
  readonly agency_id: string;
  readonly subject_id: string;
  readonly record_id: string;
  readonly draft_id: string;
  readonly body: string;
  readonly salts: string;
  readonly gate: string | null;
  readonly body_hash: string;
  readonly content: unknown;
  readonly sealed: string | null;
};

/** What is asked besides the row itself, to open it. */
export const besides: Readonly<Record<string, string>> = {
  entry: `, (SELECT p.sealed FROM payload p WHERE p.agency_id = t.agency_id AND p.subject_id = t.subject_id
      AND p.subject_seq = t.subject_seq AND cardinality(p.erased) = 0) AS sealed`,
};

/** Rows as a backup in the clear holds them: what is sealed in the database is opened, and the keys stay behind. */
export async function openRows(
  client: Client,
  vault: Vault,
  table: string,
  rows: readonly BackupRow[],
): Promise<string[]> {
  if (table !== 'entry' && table !== 'payload' && table !== 'draft') return rows.map(({ line }) => line);
  const parsed = rows.map(({ line, sealed }) => ({ fields: JSON.parse(line) as Fields, sealed: sealed ?? null }));
  const keys = await keysFor(
    client,
    vault,
    parsed.map(({ fields }) => fields),
  );
  return parsed.map(({ fields, sealed }) => JSON.stringify(opened[table](fields, keys, sealed)));
}

type Keys = (agency: string, subject: string) => Buffer | undefined;

async function keysFor(client: Client, vault: Vault, rows: readonly Fields[]): Promise<Keys> {
  const wanted = new Map<string, Set<string>>();
  for (const { agency_id, subject_id } of rows) {
    const subjects = wanted.get(agency_id) ?? new Set([agency_id]);
    wanted.set(agency_id, subjects.add(subject_id));
  }
  const keys = new Map<string, Buffer>();
  for (const [agency, subjects] of wanted) {
    for (const [subject, key] of await vault.keysOf(client, agency, subjects)) keys.set(`${agency} ${subject}`, key);
  }
  return (agency, subject) => keys.get(`${agency} ${subject}`);
}

const opened = {
  entry(fields: Fields, keys: Keys, sealed: Buffer | null): object {
    if (sealed === null) return fields;
    const { body } = openPayload(fields, keys, sealed);
    return { ...fields, body_hash: bytea(hash('sha256', body, 'buffer')) };
  },
  payload(fields: Fields, keys: Keys): object {
    const sealed = bytesOf(fields.sealed);
    if (sealed === null) return fields;
    return { ...fields, ...openPayload(fields, keys, sealed), sealed: null, links: null, hashes: null };
  },
  draft(fields: Fields, keys: Keys): object {
    const sealed = bytesOf(fields.sealed);
    const { agency_id, draft_id } = fields;
    if (sealed === null) return fields;
    const plain = unseal(keys(agency_id, agency_id) ?? Buffer.alloc(0), aboutDraft(agency_id, draft_id), sealed);
    if (plain === null) throw broken(`草稿 ${draft_id}`);
    return { ...fields, content: JSON.parse(plain.toString()) as unknown, sealed: null, hashes: null };
  },
};

function openPayload({ agency_id, subject_id, record_id }: Fields, keys: Keys, sealed: Buffer) {
  const place = { agency: agency_id, subject: subject_id, record: record_id };
  const payload = unsealPayload(keys(agency_id, subject_id) ?? Buffer.alloc(0), place, sealed);
  if (payload === null) throw broken(`记录 ${record_id}`);
  return payload;
}

const broken = (what: string): Fault =>
  new Fault('sealBroken', `${what} 的加密内容打不开`, '没有完成备份。请运行 liuhen fsck 查明，并从更早的备份恢复');

/** The opposite: rows of a backup in the clear, sealed under keys that are made for it in the same transaction. */
export class RowSealer {
  readonly #client: Client;
  readonly #vault: Vault;
  readonly #keys = new Map<string, Buffer>();

  constructor(client: Client, vault: Vault) {
    this.#client = client;
    this.#vault = vault;
  }

  async seal(table: string, line: string): Promise<string> {
    if (table !== 'entry' && table !== 'payload' && table !== 'draft') return line;
    const fields = JSON.parse(line) as Fields;
    if (typeof fields.sealed === 'string') return line;
    const change = { entry: this.#entry, payload: this.#payload, draft: this.#draft }[table];
    return JSON.stringify({ ...fields, ...(await change.call(this, fields)) });
  }

  async #entry({ agency_id, body_hash }: Fields): Promise<object> {
    const plain = bytesOf(body_hash);
    return plain === null ? {} : { body_hash: bytea(keyedHash(await this.#keyOf(agency_id, agency_id), plain)) };
  }

  async #payload({ agency_id, subject_id, record_id, body, salts, gate }: Fields): Promise<object> {
    const key = await this.#keyOf(agency_id, subject_id);
    const { links, hashes } = askableOf(JSON.parse(body) as RecordBody, body);
    const place = { agency: agency_id, subject: subject_id, record: record_id };
    const sealed = bytea(sealPayload(this.#vault.cipher, key, place, { body, salts, gate }));
    return { sealed, links: JSON.parse(links) as unknown, hashes, body: null, salts: null, gate: null };
  }

  async #draft({ agency_id, draft_id, content }: Fields): Promise<object> {
    const text = JSON.stringify(content);
    const key = await this.#keyOf(agency_id, agency_id);
    const sealed = bytea(seal(this.#vault.cipher, key, aboutDraft(agency_id, draft_id), Buffer.from(text)));
    return { sealed, hashes: hashesIn(text), content: null };
  }

  async #keyOf(agency: string, subject: string): Promise<Buffer> {
    const name = `${agency} ${subject}`;
    const key = this.#keys.get(name) ?? (await this.#vault.insertKey(this.#client, agency, subject));
    this.#keys.set(name, key);
    return key;
  }
}

const bytea = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString('hex')}`;
const bytesOf = (value: unknown): Buffer | null =>
  typeof value === 'string' ? Buffer.from(value.slice(2), 'hex') : null;
