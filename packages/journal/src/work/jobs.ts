import type pg from 'pg';
import { connect, within } from '../database.ts';

export type Job = {
  readonly agency: string;
  readonly id: number;
  readonly queue: string;
  readonly input: unknown;
  readonly attempts: number;
};

/** Work for later, as rows: taken with SKIP LOCKED, so that several servers share a queue and none does a job twice at once. */
export class Jobs {
  readonly #pool: pg.Pool;
  readonly #now: () => string;

  constructor(pool: pg.Pool, now: () => string) {
    this.#pool = pool;
    this.#now = now;
  }

  /** A second job of the same key is not queued while the first waits. */
  enqueue(agency: string, queue: string, key: string | null, input: object): Promise<void> {
    return within(this.#pool, agency, async (client) => {
      await client.query(
        'INSERT INTO job (agency_id, queue, job_key, input, run_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
        [agency, queue, key, JSON.stringify(input), this.#now()],
      );
    });
  }

  /**
   * Runs one due job of a queue to its end, holding its row: if the process dies the row is free again. A failure puts it off,
   * longer each time. False when there was none.
   */
  async runOne(queue: string, work: (job: Job) => Promise<void>): Promise<boolean> {
    const client = await connect(this.#pool);
    try {
      await client.query('BEGIN');
      const { rows } = await client.query<Job>(
        `SELECT agency_id AS agency, job_id AS id, queue, input, attempts FROM job
          WHERE queue = $1 AND run_at <= $2 ORDER BY run_at, job_id LIMIT 1 FOR UPDATE SKIP LOCKED`,
        [queue, this.#now()],
      );
      const [job] = rows;
      if (job === undefined) return false;
      try {
        await work(job);
        await client.query('DELETE FROM job WHERE agency_id = $1 AND job_id = $2', [job.agency, job.id]);
      } catch (error) {
        const minutes = Math.min(60, 2 ** job.attempts);
        const next = new Date(Date.parse(this.#now()) + minutes * 60_000).toISOString();
        const words = error instanceof Error ? error.message.slice(0, 500) : '原因不明';
        await client.query(
          'UPDATE job SET attempts = attempts + 1, last_error = $3, run_at = $4 WHERE agency_id = $1 AND job_id = $2',
          [job.agency, job.id, words, next],
        );
      }
      await client.query('COMMIT');
      return true;
    } finally {
      await client.query('ROLLBACK').catch(() => undefined);
      client.release();
    }
  }

  /** Jobs of a queue that are not done, oldest first: what they were given, and what went wrong last. */
  waiting(agency: string, queue: string): Promise<{ input: unknown; lastError: string | null }[]> {
    return within(this.#pool, agency, async (client) => {
      const { rows } = await client.query<{ input: unknown; last_error: string | null }>(
        'SELECT input, last_error FROM job WHERE agency_id = $1 AND queue = $2 ORDER BY run_at, job_id',
        [agency, queue],
      );
      return rows.map(({ input, last_error }) => ({ input, lastError: last_error }));
    });
  }

  standing(agency: string) {
    return within(this.#pool, agency, async (client) => {
      const queues = await client.query<{ queue: string; waiting: number; failing: number; oldest: string | null }>(
        `SELECT queue, count(*) AS waiting, count(*) FILTER (WHERE last_error IS NOT NULL) AS failing, min(run_at) AS oldest
           FROM job WHERE agency_id = $1 GROUP BY queue ORDER BY queue`,
        [agency],
      );
      const failures = await client.query<{
        id: number;
        queue: string;
        attempts: number;
        last_error: string;
        run_at: string;
      }>(
        `SELECT job_id AS id, queue, attempts, last_error, run_at FROM job
          WHERE agency_id = $1 AND last_error IS NOT NULL ORDER BY run_at LIMIT 100`,
        [agency],
      );
      return { queues: queues.rows, failures: failures.rows };
    });
  }
}
