import { randomUUID } from 'node:crypto';
import { type Client, within } from '@liuhen/journal';
import type pg from 'pg';
import { later } from './sessions.ts';

/** Asked for and confirmed within a day, while the person is there to be looked at. */
const hoursOpen = 24;

export type FactorReset = {
  readonly reset_id: string;
  readonly person: string;
  readonly asked_by: string;
  readonly asked_at: string;
  readonly reason: string;
  readonly expires_at: string;
};

const columns = 'reset_id, person, asked_by, asked_at, reason, expires_at';

/** Resets of the second factor on their way from the one who asks to the one who confirms. */
export class FactorResets {
  readonly #pool: pg.Pool;
  readonly #now: () => string;

  constructor(pool: pg.Pool, now: () => string) {
    this.#pool = pool;
    this.#now = now;
  }

  ask(agency: string, person: string, by: string, reason: string): Promise<string> {
    const id = randomUUID();
    const now = this.#now();
    return within(this.#pool, agency, async (client) => {
      await client.query(
        `INSERT INTO factor_reset (agency_id, reset_id, person, asked_by, asked_at, reason, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [agency, id, person, by, now, reason, later(now, hoursOpen * 60)],
      );
      return id;
    });
  }

  open(agency: string): Promise<FactorReset[]> {
    return within(this.#pool, agency, async (client) => {
      const { rows } = await client.query<FactorReset>(
        `SELECT ${columns} FROM factor_reset WHERE agency_id = $1 AND outcome IS NULL AND expires_at > $2 ORDER BY asked_at`,
        [agency, this.#now()],
      );
      return rows;
    });
  }

  async find(agency: string, reset: string): Promise<FactorReset | null> {
    return (await this.open(agency)).find(({ reset_id }) => reset_id === reset) ?? null;
  }

  withdraw(agency: string, reset: string, by: string): Promise<boolean> {
    return within(this.#pool, agency, (client) => this.#settle(client, agency, reset, by, 'withdrawn'));
  }

  /**
   * Takes the second factor away, and the password with it: whoever knew the password alone gains nothing, and the person must come
   * for the one-time password. All or nothing; false when another was first or the day is over.
   */
  confirm(
    agency: string,
    { reset_id, person }: FactorReset,
    by: string,
    password: { readonly hash: string; readonly until: string; readonly keep: number },
  ): Promise<boolean> {
    return within(this.#pool, agency, async (client) => {
      if (!(await this.#settle(client, agency, reset_id, by, 'confirmed'))) return false;
      await client.query('DELETE FROM recovery_code WHERE agency_id = $1 AND person = $2', [agency, person]);
      await client.query(
        `UPDATE account SET totp_secret = NULL, totp_pending = NULL, password_hash = $3, must_change = true, one_time_until = $4,
                password_history = (ARRAY[password_hash] || password_history)[1:$5], failures = 0, locked_until = NULL
          WHERE agency_id = $1 AND person = $2`,
        [agency, person, password.hash, password.until, password.keep],
      );
      return true;
    });
  }

  async #settle(client: Client, agency: string, reset: string, by: string, outcome: string): Promise<boolean> {
    const { rowCount } = await client.query(
      `UPDATE factor_reset SET outcome = $4, settled_by = $3, settled_at = $5
        WHERE agency_id = $1 AND reset_id = $2 AND outcome IS NULL AND expires_at > $5`,
      [agency, reset, by, outcome, this.#now()],
    );
    return rowCount === 1;
  }
}
