import type pg from 'pg';
import { within } from '../database.ts';

/**
 * Document numbers, gapless per series. A number is reserved for a record, and then issued with it or void with a reason: a
 * process that dies in between leaves it reserved for that record, which asks for it again.
 */
export class Numbers {
  readonly #pool: pg.Pool;
  readonly #now: () => string;

  constructor(pool: pg.Pool, now: () => string) {
    this.#pool = pool;
    this.#now = now;
  }

  /** The number of a record in a series; asked again for the same record it is the same number. */
  reserve(agency: string, series: string, record: string, holder: string): Promise<number> {
    return within(this.#pool, agency, async (client) => {
      await client.query('INSERT INTO number_series (agency_id, series) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
        agency,
        series,
      ]);
      // the row lock makes two who issue at once wait for each other
      await client.query('SELECT FROM number_series WHERE agency_id = $1 AND series = $2 FOR UPDATE', [agency, series]);
      const { rows: held } = await client.query<{ number: number }>(
        `SELECT number FROM document_number WHERE agency_id = $1 AND series = $2 AND record_id = $3 AND state <> 'void'`,
        [agency, series, record],
      );
      if (held[0] !== undefined) return held[0].number;
      const { rows } = await client.query<{ number: number }>(
        'UPDATE number_series SET next = next + 1 WHERE agency_id = $1 AND series = $2 RETURNING next - 1 AS number',
        [agency, series],
      );
      const number = rows[0]?.number;
      if (number === undefined) throw new Error('invariant: the series was just made');
      await client.query(
        `INSERT INTO document_number (agency_id, series, number, state, holder, record_id, given_at)
         VALUES ($1, $2, $3, 'reserved', $4, $5, $6)`,
        [agency, series, number, holder, record, this.#now()],
      );
      return number;
    });
  }

  issued(agency: string, series: string, number: number): Promise<void> {
    return this.#move(agency, series, number, 'issued', null);
  }

  void(agency: string, series: string, number: number, reason: string): Promise<void> {
    return this.#move(agency, series, number, 'void', reason);
  }

  #move(
    agency: string,
    series: string,
    number: number,
    state: 'issued' | 'void',
    reason: string | null,
  ): Promise<void> {
    return within(this.#pool, agency, async (client) => {
      await client.query(
        `UPDATE document_number SET state = $4, reason = $5
          WHERE agency_id = $1 AND series = $2 AND number = $3 AND state = 'reserved'`,
        [agency, series, number, state, reason],
      );
    });
  }
}
