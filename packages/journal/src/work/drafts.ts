import { type Client, type Store, within } from '../database.ts';
import { Fault } from '../fault.ts';
import { seal, unseal } from '../vault/cipher.ts';
import { hashesIn } from '../vault/sealed-payload.ts';

export type DraftRow = {
  readonly draft_id: string;
  readonly subject_id: string;
  readonly doc_type: string;
  readonly owner: string;
  readonly revision: number;
  readonly content: {
    readonly values: Record<string, unknown>;
    readonly during: string | null;
    readonly replaces: string | null;
    /** The document that this one is to correct. */
    readonly corrects?: string | null;
    /** Who wrote each field last, once it was changed after the draft was made. */
    readonly changes?: Readonly<Record<string, { readonly by: string; readonly at: string }>>;
  };
  readonly created_at: string;
  readonly updated_at: string;
};

const columns = 'draft_id, subject_id, doc_type, owner, revision, content, sealed, created_at, updated_at';

type StoredDraft = Omit<DraftRow, 'content'> & { content: DraftRow['content'] | null; sealed: Buffer | null };

/** Drafts are not records: mutable, saved at every pause, gone when they are fixed or thrown away. What they say lies sealed. */
export class Drafts {
  readonly #store: Store;
  readonly #now: () => string;

  constructor(store: Store, now: () => string) {
    this.#store = store;
    this.#now = now;
  }

  /** The same id again is the same draft, as it was created: a client that lost the answer may ask twice. */
  create(
    agency: string,
    draft: Pick<DraftRow, 'draft_id' | 'subject_id' | 'doc_type' | 'owner' | 'content'>,
  ): Promise<DraftRow> {
    return this.#within(agency, async (client) => {
      const now = this.#now();
      const { sealed, hashes } = await this.#seal(agency, draft.draft_id, draft.content);
      await client.query(
        `INSERT INTO draft (agency_id, draft_id, subject_id, doc_type, owner, sealed, hashes, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8) ON CONFLICT DO NOTHING`,
        [agency, draft.draft_id, draft.subject_id, draft.doc_type, draft.owner, sealed, hashes, now],
      );
      const row = await this.#findWith(client, agency, draft.draft_id);
      if (row === null || row.subject_id !== draft.subject_id || row.owner !== draft.owner) {
        throw new Fault('idReused', '草稿编号已用于另一份草稿', '请生成新的编号后再起草', { at: ['id'] });
      }
      return row;
    });
  }

  find(agency: string, draft: string): Promise<DraftRow | null> {
    return this.#within(agency, (client) => this.#findWith(client, agency, draft));
  }

  ofSubject(agency: string, subject: string): Promise<DraftRow[]> {
    return this.#within(agency, async (client) => {
      const { rows } = await client.query<StoredDraft>(
        `SELECT ${columns} FROM draft WHERE agency_id = $1 AND subject_id = $2 ORDER BY updated_at DESC, draft_id LIMIT 500`,
        [agency, subject],
      );
      return Promise.all(rows.map((row) => this.#open(agency, row)));
    });
  }

  /** Saved only over the revision that was seen; else the newest is told and nothing is lost on either side. */
  save(
    agency: string,
    draft: string,
    revision: number,
    content: DraftRow['content'],
  ): Promise<{ revision: number; updated_at: string } | { conflict: number } | null> {
    return this.#within(agency, async (client) => {
      const { sealed, hashes } = await this.#seal(agency, draft, content);
      const { rows } = await client.query<{ revision: number; updated_at: string }>(
        `UPDATE draft SET content = NULL, sealed = $4, hashes = $5, revision = revision + 1, updated_at = $6
          WHERE agency_id = $1 AND draft_id = $2 AND revision = $3 RETURNING revision, updated_at`,
        [agency, draft, revision, sealed, hashes, this.#now()],
      );
      if (rows[0] !== undefined) return rows[0];
      const { rows: found } = await client.query<{ revision: number }>(
        'SELECT revision FROM draft WHERE agency_id = $1 AND draft_id = $2',
        [agency, draft],
      );
      return found[0] === undefined ? null : { conflict: found[0].revision };
    });
  }

  discard(agency: string, draft: string): Promise<boolean> {
    return this.#within(agency, async (client) => {
      const { rowCount } = await client.query('DELETE FROM draft WHERE agency_id = $1 AND draft_id = $2', [
        agency,
        draft,
      ]);
      return rowCount === 1;
    });
  }

  /** With the agency's key made and held before: it is not asked for inside. */
  async #within<T>(agency: string, work: (client: Client) => Promise<T>): Promise<T> {
    const { pool, vault } = this.#store;
    await vault.makeKeyOf(pool, agency, agency);
    return within(pool, agency, work);
  }

  async #findWith(client: Client, agency: string, draft: string): Promise<DraftRow | null> {
    const { rows } = await client.query<StoredDraft>(
      `SELECT ${columns} FROM draft WHERE agency_id = $1 AND draft_id = $2`,
      [agency, draft],
    );
    return rows[0] === undefined ? null : this.#open(agency, rows[0]);
  }

  async #seal(agency: string, draft: string, content: DraftRow['content']) {
    const { pool, vault } = this.#store;
    const key = await vault.makeKeyOf(pool, agency, agency);
    const text = JSON.stringify(content);
    return { sealed: seal(vault.cipher, key, aboutDraft(agency, draft), Buffer.from(text)), hashes: hashesIn(text) };
  }

  async #open(agency: string, { sealed, ...row }: StoredDraft): Promise<DraftRow> {
    if (sealed === null) return { ...row, content: row.content ?? { values: {}, during: null, replaces: null } };
    const { pool, vault } = this.#store;
    const plain = unseal(await vault.makeKeyOf(pool, agency, agency), aboutDraft(agency, row.draft_id), sealed);
    if (plain === null) {
      throw new Fault('sealBroken', '这份草稿的加密内容打不开', '请系统管理员核对密钥文件夹，或从备份恢复');
    }
    return { ...row, content: JSON.parse(plain.toString()) as DraftRow['content'] };
  }
}

export const aboutDraft = (agency: string, draft: string): string => `draft ${agency} ${draft}`;
