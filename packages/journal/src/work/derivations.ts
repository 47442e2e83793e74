import type pg from 'pg';
import { type Client, within } from '../database.ts';

export type DerivationState = 'waiting' | 'running' | 'done' | 'failed';

/** A copy or preview that is asked for. `id` is the record that a copy will be. */
export type AskedDerivation = {
  readonly id: string;
  readonly purpose: 'copy' | 'preview';
  readonly subject: string;
  readonly record: string;
  readonly original: string;
  readonly form: string;
  readonly wanted: unknown;
  readonly person: string;
};

export type MadeBytes = {
  readonly sha256: string;
  readonly sm3: string;
  readonly size: number;
  readonly mediaType: string;
};

export type DerivationRow = AskedDerivation & {
  readonly state: DerivationState;
  readonly percent: number;
  readonly problem: string | null;
  readonly made: MadeBytes | null;
  readonly askedAt: string;
  readonly endedAt: string | null;
};

const columns = `derivation_id AS id, purpose, subject_id AS subject, record_id AS record, original, form, wanted, person, state,
  percent, problem, made, asked_at AS "askedAt", ended_at AS "endedAt"`;

/** How far the making of copies and previews is. The row outlives the job: what failed says why until somebody asks again. */
export class Derivations {
  readonly #pool: pg.Pool;
  readonly #now: () => string;

  constructor(pool: pg.Pool, now: () => string) {
    this.#pool = pool;
    this.#now = now;
  }

  /**
   * Asked for again it is the same row: of a preview by its original and form, of a copy by its id. What failed begins anew. `isNew`:
   * a job has to be queued for it.
   */
  ask(agency: string, asked: AskedDerivation): Promise<{ readonly row: DerivationRow; readonly isNew: boolean }> {
    return within(this.#pool, agency, async (client) => {
      const inserted = await client.query<DerivationRow>(
        `INSERT INTO derivation (agency_id, derivation_id, purpose, subject_id, record_id, original, form, wanted, person, asked_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING RETURNING ${columns}`,
        [
          agency,
          asked.id,
          asked.purpose,
          asked.subject,
          asked.record,
          asked.original,
          asked.form,
          JSON.stringify(asked.wanted),
          asked.person,
          this.#now(),
        ],
      );
      const [fresh] = inserted.rows;
      if (fresh !== undefined) return { row: fresh, isNew: true };
      return this.#again(client, agency, asked);
    });
  }

  find(agency: string, id: string): Promise<DerivationRow | null> {
    return this.#one(agency, 'derivation_id = $2', [id]);
  }

  preview(agency: string, original: string, form: string): Promise<DerivationRow | null> {
    return this.#one(agency, `purpose = 'preview' AND original = $2 AND form = $3`, [original, form]);
  }

  /** Copies of a case that are being made or failed, newest first; those that are done are records. */
  unfinished(agency: string, subject: string): Promise<DerivationRow[]> {
    return within(this.#pool, agency, async (client) => {
      const { rows } = await client.query<DerivationRow>(
        `SELECT ${columns} FROM derivation
          WHERE agency_id = $1 AND subject_id = $2 AND purpose = 'copy' AND state <> 'done' ORDER BY asked_at DESC LIMIT 200`,
        [agency, subject],
      );
      return rows;
    });
  }

  running(agency: string, id: string, percent: number): Promise<void> {
    return this.#change(agency, id, `state = 'running', percent = $3`, [percent]);
  }

  done(agency: string, id: string, made: MadeBytes): Promise<void> {
    return this.#change(
      agency,
      id,
      `state = 'done', percent = 100, problem = NULL, wanted = '{}', made = $3, ended_at = $4`,
      [JSON.stringify(made), this.#now()],
    );
  }

  failed(agency: string, id: string, problem: string): Promise<void> {
    return this.#change(agency, id, `state = 'failed', problem = $3, ended_at = $4`, [problem, this.#now()]);
  }

  /** Gives up a copy that is not done; false when it is, or is not there. */
  withdraw(agency: string, id: string): Promise<boolean> {
    return within(this.#pool, agency, async (client) => {
      const { rowCount } = await client.query(
        `DELETE FROM derivation WHERE agency_id = $1 AND derivation_id = $2 AND state <> 'done'`,
        [agency, id],
      );
      return rowCount === 1;
    });
  }

  /** All that was made or is being made of these bytes, taken out: what they were. */
  forget(agency: string, originals: readonly string[]): Promise<DerivationRow[]> {
    return within(this.#pool, agency, async (client) => {
      const { rows } = await client.query<DerivationRow>(
        `DELETE FROM derivation WHERE agency_id = $1 AND original = ANY ($2::text[]) RETURNING ${columns}`,
        [agency, originals],
      );
      return rows;
    });
  }

  async #again(client: Client, agency: string, asked: AskedDerivation) {
    const { rows } = await client.query<DerivationRow>(
      `SELECT ${columns} FROM derivation WHERE agency_id = $1
          AND (derivation_id = $2 OR (purpose = 'preview' AND $3 = 'preview' AND original = $4 AND form = $5)) FOR UPDATE`,
      [agency, asked.id, asked.purpose, asked.original, asked.form],
    );
    const [row] = rows;
    if (row === undefined) throw new Error('invariant: what was in the way of the new row is there');
    if (row.state !== 'failed') return { row, isNew: false };
    const { rows: reset } = await client.query<DerivationRow>(
      `UPDATE derivation SET state = 'waiting', percent = 0, problem = NULL, ended_at = NULL, asked_at = $3
        WHERE agency_id = $1 AND derivation_id = $2 RETURNING ${columns}`,
      [agency, row.id, this.#now()],
    );
    return { row: reset[0] ?? row, isNew: true };
  }

  #one(agency: string, condition: string, values: readonly string[]): Promise<DerivationRow | null> {
    return within(this.#pool, agency, async (client) => {
      const { rows } = await client.query<DerivationRow>(
        `SELECT ${columns} FROM derivation WHERE agency_id = $1 AND ${condition}`,
        [agency, ...values],
      );
      return rows[0] ?? null;
    });
  }

  #change(agency: string, id: string, set: string, values: readonly (string | number)[]): Promise<void> {
    return within(this.#pool, agency, async (client) => {
      await client.query(
        `UPDATE derivation SET ${set} WHERE agency_id = $1 AND derivation_id = $2 AND state <> 'done'`,
        [agency, id, ...values],
      );
    });
  }
}
