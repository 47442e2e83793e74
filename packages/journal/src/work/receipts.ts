import type pg from 'pg';
import { within } from '../database.ts';

export type Receipt = {
  readonly sha256: string;
  readonly sm3: string;
  readonly size: number;
  /** As its bytes show it, or as its sender said where they show nothing. */
  readonly mediaType: string;
  /** What its sender said, where the bytes are something else. */
  readonly declared?: string | null;
  readonly uploader: string;
  readonly sealed: boolean;
};

/** What the evidence store has re-read and acknowledged for an agency: only such bytes may stand in a record. */
export class Receipts {
  readonly #pool: pg.Pool;
  readonly #now: () => string;

  constructor(pool: pg.Pool, now: () => string) {
    this.#pool = pool;
    this.#now = now;
  }

  add(agency: string, receipt: Receipt): Promise<void> {
    return within(this.#pool, agency, async (client) => {
      await client.query(
        `INSERT INTO upload_receipt (agency_id, sha256, sm3, size, media_type, uploader, sealed, received_at, declared_type)
         VALUES ($1, decode($2, 'hex'), decode($3, 'hex'), $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
        [
          agency,
          receipt.sha256,
          receipt.sm3,
          receipt.size,
          receipt.mediaType,
          receipt.uploader,
          receipt.sealed,
          this.#now(),
          receipt.declared ?? null,
        ],
      );
    });
  }

  /** The receipt somebody was given for these bytes: what another handed in is no receipt of theirs. */
  find(agency: string, sha256: string, uploader: string): Promise<Receipt | null> {
    return within(this.#pool, agency, async (client) => {
      const { rows } = await client.query<Receipt>(
        `SELECT encode(sha256, 'hex') AS sha256, encode(sm3, 'hex') AS sm3, size, media_type AS "mediaType", declared_type AS declared,
                uploader, sealed
           FROM upload_receipt WHERE agency_id = $1 AND sha256 = decode($2, 'hex') AND uploader = $3`,
        [agency, sha256, uploader],
      );
      return rows[0] ?? null;
    });
  }
}
