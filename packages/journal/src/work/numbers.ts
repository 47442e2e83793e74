import type pg from 'pg';
import { type Client, within } from '../database.ts';

export type GivenNumber = {
  readonly series: string;
  readonly number: number;
  readonly state: 'reserved' | 'issued' | 'void';
  /** A number that was handed back is the agency's own again, and the next document takes it. */
  readonly holder: string;
  readonly record: string | null;
  readonly reason: string | null;
  readonly givenAt: string;
};

/** How a series stands: every number up to `last` is given, and is one of the rest. `missing` would be a gap. */
export type SeriesCount = {
  readonly series: string;
  readonly last: number;
  readonly issued: number;
  readonly reserved: number;
  readonly void: number;
  readonly free: number;
  readonly missing: number[];
};

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
      await lockSeries(client, agency, series);
      const held = await heldBy(client, agency, series, record);
      if (held !== null) return held;
      const handedBack = await takeFree(client, { agency, series, holder, record });
      if (handedBack !== null) return handedBack;
      const [number] = await this.#next(client, { agency, series, count: 1, holder, record });
      if (number === undefined) throw new Error('invariant: one number was asked for');
      return number;
    });
  }

  /** The next numbers of a series, kept for somebody who goes where there is no network. */
  block(agency: string, series: string, count: number, holder: string): Promise<number[]> {
    return within(this.#pool, agency, async (client) => {
      await lockSeries(client, agency, series);
      return this.#next(client, { agency, series, count, holder, record: null });
    });
  }

  /**
   * A number out of one's block for a record: what was written in the field. `held`: the record has another number already;
   * `notYours`: it is in no block of the holder, or it was used or made void.
   */
  claim(
    agency: string,
    claim: { readonly series: string; readonly number: number; readonly record: string; readonly holder: string },
  ): Promise<{ readonly outcome: 'claimed' | 'notYours' } | { readonly outcome: 'held'; readonly number: number }> {
    const { series, number, record, holder } = claim;
    return within(this.#pool, agency, async (client) => {
      await lockSeries(client, agency, series);
      const held = await heldBy(client, agency, series, record);
      if (held !== null) return held === number ? { outcome: 'claimed' } : { outcome: 'held', number: held };
      const { rowCount } = await client.query(
        `UPDATE document_number SET record_id = $5
          WHERE agency_id = $1 AND series = $2 AND number = $3 AND state = 'reserved' AND holder = $4 AND record_id IS NULL`,
        [agency, series, number, holder, record],
      );
      return { outcome: rowCount === 1 ? 'claimed' : 'notYours' };
    });
  }

  /** What became of each number, newest first: void ones leave a tombstone with the reason. */
  list(
    agency: string,
    query: { readonly series?: string | undefined; readonly limit: number },
  ): Promise<GivenNumber[]> {
    return within(this.#pool, agency, async (client) => {
      const { rows } = await client.query<GivenNumber>(
        `SELECT series, number, state, holder, record_id AS record, reason,
                to_char(given_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "givenAt"
           FROM document_number WHERE agency_id = $1 AND ($2::text IS NULL OR series = $2)
          ORDER BY series, number DESC LIMIT $3`,
        [agency, query.series ?? null, query.limit],
      );
      return rows;
    });
  }

  /**
   * Unused numbers of somebody's block go back to the agency. Answers those that went; what was used, made void or is another's
   * stays as it is.
   */
  giveBack(
    agency: string,
    given: { readonly series: string; readonly numbers: readonly number[]; readonly holder: string | null },
  ): Promise<number[]> {
    const { series, numbers, holder } = given;
    return within(this.#pool, agency, async (client) => {
      await lockSeries(client, agency, series);
      const { rows } = await client.query<{ number: number }>(
        `UPDATE document_number SET holder = $1::uuid::text
          WHERE agency_id = $1 AND series = $2 AND number = ANY($3::int[]) AND state = 'reserved' AND record_id IS NULL
            AND holder <> $1::uuid::text AND ($4::text IS NULL OR holder = $4)
          RETURNING number`,
        [agency, series, numbers, holder],
      );
      return rows.map(({ number }) => number).sort((one, other) => one - other);
    });
  }

  /** Each series with what became of its numbers, and any number that is missing. */
  series(agency: string): Promise<SeriesCount[]> {
    return within(this.#pool, agency, async (client) => {
      const { rows } = await client.query<SeriesCount>(
        `SELECT s.series, s.next - 1 AS last,
                count(*) FILTER (WHERE n.state = 'issued')::int AS issued,
                count(*) FILTER (WHERE n.state = 'reserved' AND n.holder <> $1::uuid::text)::int AS reserved,
                count(*) FILTER (WHERE n.state = 'void')::int AS void,
                count(*) FILTER (WHERE n.state = 'reserved' AND n.holder = $1::uuid::text)::int AS free,
                ARRAY(SELECT g FROM generate_series(1, s.next - 1) AS g
                       WHERE NOT EXISTS (SELECT FROM document_number AS d
                                          WHERE d.agency_id = $1 AND d.series = s.series AND d.number = g)) AS missing
           FROM number_series AS s LEFT JOIN document_number AS n USING (agency_id, series)
          WHERE agency_id = $1 AND s.next > 1 GROUP BY s.series, s.next ORDER BY s.series`,
        [agency],
      );
      return rows;
    });
  }

  find(agency: string, series: string, number: number): Promise<GivenNumber | null> {
    return this.#findBy(agency, 'series = $2 AND number = $3', [series, number]);
  }

  /** The number that a record holds or was issued with. */
  ofRecord(agency: string, record: string): Promise<GivenNumber | null> {
    return this.#findBy(agency, `record_id = $2 AND state <> 'void'`, [record]);
  }

  issued(agency: string, series: string, number: number): Promise<void> {
    return this.#move(agency, series, number, 'issued', null);
  }

  void(agency: string, series: string, number: number, reason: string): Promise<void> {
    return this.#move(agency, series, number, 'void', reason);
  }

  #findBy(agency: string, condition: string, values: readonly (string | number)[]): Promise<GivenNumber | null> {
    return within(this.#pool, agency, async (client) => {
      const { rows } = await client.query<GivenNumber>(
        `SELECT series, number, state, holder, record_id AS record, reason, given_at::text AS "givenAt"
           FROM document_number WHERE agency_id = $1 AND ${condition}`,
        [agency, ...values],
      );
      return rows[0] ?? null;
    });
  }

  async #next(
    client: Client,
    given: { agency: string; series: string; count: number; holder: string; record: string | null },
  ): Promise<number[]> {
    const { agency, series, count, holder, record } = given;
    const { rows } = await client.query<{ number: number }>(
      `WITH taken AS (UPDATE number_series SET next = next + $3 WHERE agency_id = $1 AND series = $2 RETURNING next - $3 AS first)
       INSERT INTO document_number (agency_id, series, number, state, holder, record_id, given_at)
       SELECT $1, $2, first + step, 'reserved', $4, $5, $6 FROM taken, generate_series(0, $3 - 1) AS step
       RETURNING number`,
      [agency, series, count, holder, record, this.#now()],
    );
    return rows.map(({ number }) => number).sort((one, other) => one - other);
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

/** The row lock makes two who take numbers at once wait for each other. */
async function lockSeries(client: Client, agency: string, series: string): Promise<void> {
  await client.query('INSERT INTO number_series (agency_id, series) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    agency,
    series,
  ]);
  await client.query('SELECT FROM number_series WHERE agency_id = $1 AND series = $2 FOR UPDATE', [agency, series]);
}

async function heldBy(client: Client, agency: string, series: string, record: string): Promise<number | null> {
  const { rows } = await client.query<{ number: number }>(
    `SELECT number FROM document_number WHERE agency_id = $1 AND series = $2 AND record_id = $3 AND state <> 'void'`,
    [agency, series, record],
  );
  return rows[0]?.number ?? null;
}

/** The lowest number that was handed back, now held for a record; null where none lies there. */
async function takeFree(
  client: Client,
  wanted: { agency: string; series: string; holder: string; record: string },
): Promise<number | null> {
  const { rows } = await client.query<{ number: number }>(
    `UPDATE document_number SET holder = $3, record_id = $4
      WHERE agency_id = $1 AND series = $2 AND number = (
        SELECT min(number) FROM document_number
         WHERE agency_id = $1 AND series = $2 AND state = 'reserved' AND record_id IS NULL AND holder = $1::uuid::text)
      RETURNING number`,
    [wanted.agency, wanted.series, wanted.holder, wanted.record],
  );
  return rows[0]?.number ?? null;
}
