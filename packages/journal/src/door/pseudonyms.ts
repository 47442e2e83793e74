import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { within } from '../database.ts';
import { systemActor } from './ports.ts';

/** Names of actors in the public leaf: random, one for each person in each agency, so that a leaf tells no outsider who. */
export class Pseudonyms {
  readonly #pool: pg.Pool;
  readonly #known = new Map<string, string>();

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  held(agency: string, actor: string): string | undefined {
    return actor === systemActor.id ? systemActor.id : this.#known.get(`${agency} ${actor}`);
  }

  async of(agency: string, actor: string): Promise<string> {
    const held = this.held(agency, actor);
    if (held !== undefined) return held;
    const pseudonym = await within(this.#pool, agency, async (client) => {
      await client.query('INSERT INTO pseudonym VALUES ($1, $2, $3) ON CONFLICT (agency_id, actor) DO NOTHING', [
        agency,
        actor,
        randomUUID(),
      ]);
      const { rows } = await client.query<{ pseudonym: string }>(
        'SELECT pseudonym FROM pseudonym WHERE agency_id = $1 AND actor = $2',
        [agency, actor],
      );
      return rows[0]?.pseudonym ?? '';
    });
    this.#known.set(`${agency} ${actor}`, pseudonym);
    return pseudonym;
  }
}
