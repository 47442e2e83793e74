import { type Client, within } from '@liuhen/journal';
import type pg from 'pg';

export type AccountRow = {
  readonly agency_id: string;
  readonly person: string;
  readonly name: string;
  readonly password_hash: string;
  readonly password_history: string[];
  readonly must_change: boolean;
  /** After this instant a one-time password signs nobody in. */
  readonly one_time_until: string | null;
  readonly state: 'active' | 'disabled';
  readonly failures: number;
  readonly locked_until: string | null;
  readonly totp_secret: Buffer | null;
  readonly totp_pending: Buffer | null;
  readonly totp_last_step: number;
  readonly last_sign_in_at: string | null;
};

const columns = `agency_id, person, name, password_hash, password_history, must_change, one_time_until, state, failures, locked_until,
  totp_secret, totp_pending, totp_last_step, last_sign_in_at`;

/** The rows of accounts. What a person may do never stands here. */
export class Accounts {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  async any(): Promise<boolean> {
    const { rows } = await this.#pool.query<{ any: boolean }>('SELECT any_account() AS any');
    return rows[0]?.any === true;
  }

  async findByName(name: string): Promise<AccountRow | null> {
    const { rows } = await this.#pool.query<{ agency_id: string; person: string }>(
      'SELECT agency_id, person FROM agency_of_account($1)',
      [name],
    );
    const [place] = rows;
    return place === undefined ? null : this.find(place.agency_id, place.person);
  }

  find(agency: string, person: string): Promise<AccountRow | null> {
    return within(this.#pool, agency, async (client) => {
      const { rows } = await client.query<AccountRow>(
        `SELECT ${columns} FROM account WHERE agency_id = $1 AND person = $2`,
        [agency, person],
      );
      return rows[0] ?? null;
    });
  }

  list(agency: string): Promise<AccountRow[]> {
    return within(this.#pool, agency, async (client) => {
      const { rows } = await client.query<AccountRow>(
        `SELECT ${columns} FROM account WHERE agency_id = $1 ORDER BY name`,
        [agency],
      );
      return rows;
    });
  }

  /** False when the name is taken, here or in another agency of this installation, or the person has an account. */
  create(
    agency: string,
    account: { person: string; name: string; hash: string; oneTimeUntil: string | null; at: string },
  ): Promise<boolean> {
    return within(this.#pool, agency, async (client) => {
      const { rowCount } = await client.query(
        `INSERT INTO account (agency_id, person, name, password_hash, must_change, one_time_until, created_at)
         VALUES ($1, $2, $3, $4, $5::timestamptz IS NOT NULL, $5, $6) ON CONFLICT DO NOTHING`,
        [agency, account.person, account.name, account.hash, account.oneTimeUntil, account.at],
      );
      return rowCount === 1;
    });
  }

  /** Adds a failure, or locks when there have been too many; one statement, so that parallel guesses each count. */
  failed(account: AccountRow, lockedUntil: (failures: number) => string | null): Promise<void> {
    return this.#update(account, async (client) => {
      const { rows } = await client.query<{ failures: number }>(
        'UPDATE account SET failures = failures + 1 WHERE agency_id = $1 AND person = $2 RETURNING failures',
        [account.agency_id, account.person],
      );
      const until = lockedUntil(rows[0]?.failures ?? 0);
      if (until === null) return;
      await client.query('UPDATE account SET locked_until = $3 WHERE agency_id = $1 AND person = $2', [
        account.agency_id,
        account.person,
        until,
      ]);
    });
  }

  succeeded(account: AccountRow, at: string, totpStep: number | null): Promise<boolean> {
    return this.#update(account, async (client) => {
      // the step only rises: of two requests with the same code at once, one is too late
      const { rowCount } = await client.query(
        `UPDATE account SET failures = 0, locked_until = NULL, last_sign_in_at = $3, totp_last_step = coalesce($4, totp_last_step)
          WHERE agency_id = $1 AND person = $2 AND ($4::bigint IS NULL OR totp_last_step < $4)`,
        [account.agency_id, account.person, at, totpStep],
      );
      return rowCount === 1;
    });
  }

  setPassword(
    agency: string,
    person: string,
    hash: string,
    oneTimeUntil: string | null,
    keep: number,
  ): Promise<boolean> {
    return within(this.#pool, agency, async (client) => {
      const { rowCount } = await client.query(
        `UPDATE account SET password_history = (ARRAY[password_hash] || password_history)[1:$5], password_hash = $3,
                must_change = $4::timestamptz IS NOT NULL, one_time_until = $4, failures = 0, locked_until = NULL
          WHERE agency_id = $1 AND person = $2`,
        [agency, person, hash, oneTimeUntil, keep],
      );
      return rowCount === 1;
    });
  }

  setState(agency: string, person: string, state: AccountRow['state']): Promise<boolean> {
    return within(this.#pool, agency, async (client) => {
      const { rowCount } = await client.query(
        'UPDATE account SET state = $3, failures = 0, locked_until = NULL WHERE agency_id = $1 AND person = $2',
        [agency, person, state],
      );
      return rowCount === 1;
    });
  }

  beginTotp(account: AccountRow, sealed: Buffer): Promise<void> {
    return this.#update(account, async (client) => {
      await client.query('UPDATE account SET totp_pending = $3 WHERE agency_id = $1 AND person = $2', [
        account.agency_id,
        account.person,
        sealed,
      ]);
    });
  }

  confirmTotp(account: AccountRow, step: number): Promise<void> {
    return this.#update(account, async (client) => {
      await client.query(
        `UPDATE account SET totp_secret = totp_pending, totp_pending = NULL, totp_last_step = $3
          WHERE agency_id = $1 AND person = $2 AND totp_pending IS NOT NULL`,
        [account.agency_id, account.person, step],
      );
    });
  }

  /** The same secret under another key; false when somebody changed it meanwhile. */
  reseal(agency: string, person: string, from: Buffer, to: Buffer): Promise<boolean> {
    return within(this.#pool, agency, async (client) => {
      const { rowCount } = await client.query(
        `UPDATE account SET totp_secret = CASE WHEN totp_secret = $3 THEN $4 ELSE totp_secret END,
                totp_pending = CASE WHEN totp_pending = $3 THEN $4 ELSE totp_pending END
          WHERE agency_id = $1 AND person = $2 AND $3 IN (totp_secret, totp_pending)`,
        [agency, person, from, to],
      );
      return rowCount === 1;
    });
  }

  #update<T>(account: AccountRow, work: (client: Client) => Promise<T>): Promise<T> {
    return within(this.#pool, account.agency_id, work);
  }
}
