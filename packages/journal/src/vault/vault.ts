import { createHmac, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { type Client, within } from '../database.ts';
import { Fault } from '../fault.ts';
import { keyFor, type SealCipher, seal, unseal } from './cipher.ts';
import { IndexSeal } from './index-seal.ts';
import { type MasterKey, makeMasterKey, readMasterKeys } from './master-keys.ts';

/** Held in common by those who make data keys, alone by who retires a master key. */
export const keysLock = 7_180_004;
const heldLimit = 20_000;

/**
 * The keys under which records lie: one of each subject, in the database, wrapped by a master key that is a file elsewhere. What
 * is held in memory was committed before; a key that nobody could find again must never seal anything.
 */
export class Vault {
  readonly cipher: SealCipher;
  readonly #folder: string | null;
  #masters: readonly MasterKey[];
  readonly #held = new Map<string, Buffer>();
  readonly #indexes = new Map<string, IndexSeal>();

  /** `folder`: where keys are looked for again when one is unknown; null where they were handed in (a thread). */
  constructor(masters: readonly MasterKey[], cipher: SealCipher, folder: string | null) {
    this.#masters = masters;
    this.cipher = cipher;
    this.#folder = folder;
  }

  get masters(): readonly MasterKey[] {
    return this.#masters;
  }

  /** The key of a subject that has one. Throws `keyMissing` where it has none, or its master key is not here. */
  async keyOf(client: Client | pg.Client, agency: string, subject: string): Promise<Buffer> {
    const key = (await this.keysOf(client, agency, [subject])).get(subject);
    if (key === undefined) throw missing(`案卷 ${subject} 没有数据密钥`);
    return key;
  }

  /** Keys of those of the subjects that have one, in one question. The transaction must have named the agency. */
  async keysOf(
    client: Client | pg.Client,
    agency: string,
    subjects: Iterable<string>,
  ): Promise<ReadonlyMap<string, Buffer>> {
    const found = new Map<string, Buffer>();
    const unknown: string[] = [];
    for (const subject of new Set(subjects)) {
      const held = this.#recall(agency, subject);
      if (held === undefined) unknown.push(subject);
      else found.set(subject, held);
    }
    if (unknown.length === 0) return found;
    const { rows } = await client.query<WrappedKey>({
      name: 'data_keys',
      text: 'SELECT subject_id, master, wrapped FROM data_key WHERE agency_id = $1 AND subject_id = ANY ($2)',
      values: [agency, unknown],
    });
    for (const row of rows) {
      const key = await this.#unwrap(agency, row);
      this.#hold(agency, row.subject_id, key);
      found.set(row.subject_id, key);
    }
    return found;
  }

  /** The same, made where there is none, in a transaction of its own. */
  async makeKeyOf(pool: pg.Pool, agency: string, subject: string): Promise<Buffer> {
    const held = this.#recall(agency, subject);
    if (held !== undefined) return held;
    await within(pool, agency, async (client) => {
      await client.query('SELECT pg_advisory_xact_lock_shared($1)', [keysLock]);
      const { rowCount } = await client.query('SELECT FROM data_key WHERE agency_id = $1 AND subject_id = $2', [
        agency,
        subject,
      ]);
      if ((rowCount ?? 0) > 0) return;
      // another process may have begun a rotation: what is new goes under the newest
      await this.#reload();
      await this.insertKey(client, agency, subject);
    });
    return within(pool, agency, (client) => this.keyOf(client, agency, subject));
  }

  /** Answers the key that was inserted. Held by nobody until the transaction is over: until then it may still be undone. */
  async insertKey(client: Client, agency: string, subject: string): Promise<Buffer> {
    const master = this.#masters.at(-1);
    if (master === undefined) throw missing('没有主密钥');
    const key = randomBytes(32);
    await client.query(
      'INSERT INTO data_key (agency_id, subject_id, master, wrapped) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      [agency, subject, master.fingerprint, wrapKey(this.cipher, master, aboutKey(agency, subject), key)],
    );
    return key;
  }

  /** 32 bytes for one person and one purpose, the same each time; from them nothing else of the agency follows. */
  async personalKey(client: Client | pg.Client, agency: string, person: string, purpose: string): Promise<Buffer> {
    return keyFor(await this.keyOf(client, agency, agency), `${purpose} ${person}`);
  }

  /** How the agency's search index is kept. The agency must have a key. */
  async indexOf(client: Client | pg.Client, agency: string): Promise<IndexSeal> {
    const known = this.#indexes.get(agency);
    if (known !== undefined) return known;
    const made = new IndexSeal(this.cipher, await this.keyOf(client, agency, agency));
    this.#indexes.set(agency, made);
    return made;
  }

  async #unwrap(agency: string, { subject_id, master, wrapped }: WrappedKey): Promise<Buffer> {
    let known = this.#masters.find(({ fingerprint }) => fingerprint === master);
    if (known === undefined) {
      await this.#reload();
      known = this.#masters.find(({ fingerprint }) => fingerprint === master);
    }
    if (known === undefined) throw missing(`密钥文件夹中没有指纹为 ${master} 的主密钥`);
    return unwrapKey(known, aboutKey(agency, subject_id), wrapped);
  }

  async #reload(): Promise<void> {
    if (this.#folder !== null) this.#masters = await readMasterKeys(this.#folder);
  }

  #recall(agency: string, subject: string): Buffer | undefined {
    return this.#held.get(`${agency} ${subject}`);
  }

  #hold(agency: string, subject: string, key: Buffer): void {
    const [oldest] = this.#held.keys();
    if (this.#held.size >= heldLimit && oldest !== undefined) this.#held.delete(oldest);
    this.#held.set(`${agency} ${subject}`, key);
  }
}

type WrappedKey = { subject_id: string; master: string; wrapped: Buffer };

/**
 * Opens the vault of a database. A first master key is made only where nothing lies under another: a new one would not open what
 * is there, and would sit where the old one must be put back. `owner` sees all agencies.
 */
export async function openVault(owner: pg.Pool, folder: string, cipher: SealCipher): Promise<Vault> {
  let masters = await readMasterKeys(folder);
  const { rows } = await owner.query<{ master: string }>('SELECT DISTINCT master FROM data_key');
  const lost = rows.filter(({ master }) => !masters.some(({ fingerprint }) => fingerprint === master));
  if (lost.length > 0)
    throw missing(`密钥文件夹 ${folder} 中没有指纹为 ${lost.map(({ master }) => master).join('、')} 的主密钥`);
  if (masters.length === 0) masters = [await makeMasterKey(folder, 1)];
  return new Vault(masters, cipher, folder);
}

export const aboutKey = (agency: string, subject: string): string => `data key ${agency} ${subject}`;

export function wrapKey(cipher: SealCipher, master: MasterKey, about: string, key: Buffer): Buffer {
  return seal(cipher, master.key, about, key);
}

export function unwrapKey(master: MasterKey, about: string, wrapped: Uint8Array): Buffer {
  const key = unseal(master.key, about, wrapped);
  if (key === null) throw missing('数据密钥无法用其主密钥解开，已被改动或损坏');
  return key;
}

/** What a body's hash is kept as: under a key, or a telephone number in it could be found by trying them all. */
export function keyedHash(agencyKey: Uint8Array, bodyHash: Uint8Array): Buffer {
  return createHmac('sha256', keyFor(agencyKey, 'body hash')).update(bodyHash).digest();
}

function missing(what: string): Fault {
  return new Fault(
    'keyMissing',
    what,
    '若移动过数据文件夹，请把它旁边的 .keys 文件夹一同移到新处旁边，或用 LIUHEN_KEYS 指明；若已丢失，请按密钥恢复单把原主密钥放回（liuhen keys enter），再启动',
  );
}
