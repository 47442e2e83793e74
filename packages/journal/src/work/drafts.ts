import type pg from 'pg';
import { within } from '../database.ts';
import { Fault } from '../fault.ts';

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
    /** Who wrote each field last, once it was changed after the draft was made. */
    readonly changes?: Readonly<Record<string, { readonly by: string; readonly at: string }>>;
  };
  readonly created_at: string;
  readonly updated_at: string;
};

const columns = 'draft_id, subject_id, doc_type, owner, revision, content, created_at, updated_at';

/** Drafts are not records: mutable, saved at every pause, gone when they are fixed or thrown away. */
export class Drafts {
  readonly #pool: pg.Pool;
  readonly #now: () => string;

  constructor(pool: pg.Pool, now: () => string) {
    this.#pool = pool;
    this.#now = now;
  }

  /** The same id again is the same draft, as it was created: a client that lost the answer may ask twice. */
  create(
    agency: string,
    draft: Pick<DraftRow, 'draft_id' | 'subject_id' | 'doc_type' | 'owner' | 'content'>,
  ): Promise<DraftRow> {
    return within(this.#pool, agency, async (client) => {
      const now = this.#now();
      await client.query(
        `INSERT INTO draft (agency_id, draft_id, subject_id, doc_type, owner, content, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $7) ON CONFLICT DO NOTHING`,
        [agency, draft.draft_id, draft.subject_id, draft.doc_type, draft.owner, JSON.stringify(draft.content), now],
      );
      const { rows } = await client.query<DraftRow>(
        `SELECT ${columns} FROM draft WHERE agency_id = $1 AND draft_id = $2`,
        [agency, draft.draft_id],
      );
      const [row] = rows;
      if (row === undefined || row.subject_id !== draft.subject_id || row.owner !== draft.owner) {
        throw new Fault('idReused', '草稿编号已用于另一份草稿', '请生成新的编号后再起草', { at: ['id'] });
      }
      return row;
    });
  }

  find(agency: string, draft: string): Promise<DraftRow | null> {
    return within(this.#pool, agency, async (client) => {
      const { rows } = await client.query<DraftRow>(
        `SELECT ${columns} FROM draft WHERE agency_id = $1 AND draft_id = $2`,
        [agency, draft],
      );
      return rows[0] ?? null;
    });
  }

  ofSubject(agency: string, subject: string): Promise<DraftRow[]> {
    return within(this.#pool, agency, async (client) => {
      const { rows } = await client.query<DraftRow>(
        `SELECT ${columns} FROM draft WHERE agency_id = $1 AND subject_id = $2 ORDER BY updated_at DESC, draft_id LIMIT 500`,
        [agency, subject],
      );
      return rows;
    });
  }

  /** Saved only over the revision that was seen; else the newest is told and nothing is lost on either side. */
  save(
    agency: string,
    draft: string,
    revision: number,
    content: DraftRow['content'],
  ): Promise<{ revision: number; updated_at: string } | { conflict: number } | null> {
    return within(this.#pool, agency, async (client) => {
      const { rows } = await client.query<{ revision: number; updated_at: string }>(
        `UPDATE draft SET content = $4, revision = revision + 1, updated_at = $5
          WHERE agency_id = $1 AND draft_id = $2 AND revision = $3 RETURNING revision, updated_at`,
        [agency, draft, revision, JSON.stringify(content), this.#now()],
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
    return within(this.#pool, agency, async (client) => {
      const { rowCount } = await client.query('DELETE FROM draft WHERE agency_id = $1 AND draft_id = $2', [
        agency,
        draft,
      ]);
      return rowCount === 1;
    });
  }
}
