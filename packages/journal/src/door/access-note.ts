import type { RecordBody } from '@liuhen/records';
import type pg from 'pg';
import { within } from '../database.ts';

export type AppendNote = {
  readonly actor: string;
  readonly body: RecordBody;
  readonly outcome: 'refused' | 'denied';
  readonly detail: object;
  readonly at: string;
};

/** A line of the access log for what did not go in: who tried, on what, and what said no. Nothing of the content. */
export function noteAppend(pool: pg.Pool, { actor, body, outcome, detail, at }: AppendNote): Promise<void> {
  return within(pool, body.agency, async (client) => {
    await client.query(
      `INSERT INTO access_log (agency_id, at, actor, action, subject_id, record_id, outcome, detail)
       VALUES ($1, $2, $3, 'append', $4, $5, $6, $7)`,
      [body.agency, at, actor, body.subject.id, body.id, outcome, JSON.stringify(detail)],
    );
  });
}
