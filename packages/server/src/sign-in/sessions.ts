import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { within } from '@liuhen/journal';
import type pg from 'pg';

/** Half an hour without a request, twelve hours in all: a day's work, and no night's. */
export const limits = { idleMinutes: 30, absoluteHours: 12, stepUpMinutes: 10, atOnce: 5 } as const;

export type Session = {
  readonly id: string;
  readonly agency: string;
  readonly person: string;
  readonly startedAt: string;
  readonly lastSeenAt: string;
  readonly expiresAt: string;
  readonly steppedUpUntil: string | null;
  readonly source: string;
  readonly client: string;
};

type Row = {
  agency_id: string;
  session_id: string;
  person: string;
  started_at: string;
  last_seen_at: string;
  expires_at: string;
  stepped_up_until: string | null;
  source: string;
  client: string;
};

/** Opaque tokens: 256 bits of chance in a cookie, their hash here. What a thief of the database finds signs nobody in. */
export class Sessions {
  readonly #pool: pg.Pool;
  readonly #now: () => string;
  readonly #ended = new Set<(session: string) => void>();

  constructor(pool: pg.Pool, now: () => string) {
    this.#pool = pool;
    this.#now = now;
  }

  /** Always a new token: one that was in the browser before signing in is worth nothing (session fixation). */
  async begin(
    agency: string,
    person: string,
    from: { source: string; client: string },
  ): Promise<{ token: string; session: Session }> {
    const token = randomBytes(32).toString('base64url');
    const id = randomUUID();
    const now = this.#now();
    const expires = later(now, limits.absoluteHours * 60);
    await within(this.#pool, agency, (client) =>
      client.query(
        `INSERT INTO sign_in (agency_id, session_id, person, token_hash, started_at, last_seen_at, expires_at, source, client)
         VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8)`,
        [agency, id, person, hashOf(token), now, expires, from.source, from.client.slice(0, 200)],
      ),
    );
    await this.#endOldest(agency, person);
    const session = {
      id,
      agency,
      person,
      startedAt: now,
      lastSeenAt: now,
      expiresAt: expires,
      steppedUpUntil: null,
      ...from,
    };
    return { token, session };
  }

  /** One is signed in at so many places at once; who comes in at one more leaves the one that was longest unused. */
  async #endOldest(agency: string, person: string): Promise<void> {
    const standing = await this.ofPerson(agency, person);
    const byUse = standing.toSorted((a, b) => (a.lastSeenAt < b.lastSeenAt ? 1 : -1));
    for (const { id } of byUse.slice(limits.atOnce)) await this.end(agency, person, { only: id });
  }

  /** The standing session of a token, or null: unknown, ended, idle for too long, or too old. */
  async find(token: string): Promise<Session | null> {
    if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return null;
    const { rows } = await this.#pool.query<{ agency_id: string; session_id: string }>(
      'SELECT agency_id, session_id FROM agency_of_token($1)',
      [hashOf(token)],
    );
    const [place] = rows;
    if (place === undefined) return null;
    return within(this.#pool, place.agency_id, async (client) => {
      const found = await client.query<Row>(
        `SELECT s.* FROM sign_in s JOIN account a USING (agency_id, person)
          WHERE s.agency_id = $1 AND s.session_id = $2 AND s.ended_at IS NULL AND a.state = 'active'`,
        [place.agency_id, place.session_id],
      );
      const [row] = found.rows;
      const now = this.#now();
      if (row === undefined || row.expires_at <= now || later(row.last_seen_at, limits.idleMinutes) <= now) return null;
      if (later(row.last_seen_at, 1) <= now) {
        await client.query('UPDATE sign_in SET last_seen_at = $3 WHERE agency_id = $1 AND session_id = $2', [
          row.agency_id,
          row.session_id,
          now,
        ]);
      }
      return sessionOf(row);
    });
  }

  ofPerson(agency: string, person: string): Promise<Session[]> {
    return within(this.#pool, agency, async (client) => {
      const now = this.#now();
      const { rows } = await client.query<Row>(
        `SELECT * FROM sign_in WHERE agency_id = $1 AND person = $2 AND ended_at IS NULL AND expires_at > $3 AND last_seen_at > $4
          ORDER BY started_at DESC LIMIT 50`,
        [agency, person, now, later(now, -limits.idleMinutes)],
      );
      return rows.map(sessionOf);
    });
  }

  async stepUp(session: Session): Promise<string> {
    const until = later(this.#now(), limits.stepUpMinutes);
    await within(this.#pool, session.agency, (client) =>
      client.query('UPDATE sign_in SET stepped_up_until = $3 WHERE agency_id = $1 AND session_id = $2', [
        session.agency,
        session.id,
        until,
      ]),
    );
    return until;
  }

  /** Another token for the same session; the old one is dead from here on. */
  async renew(session: Session): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await within(this.#pool, session.agency, (client) =>
      client.query('UPDATE sign_in SET token_hash = $3 WHERE agency_id = $1 AND session_id = $2', [
        session.agency,
        session.id,
        hashOf(token),
      ]),
    );
    return token;
  }

  /** Ends one session, or all of a person but one. */
  async end(agency: string, person: string, which: { only: string } | { except: string | null }): Promise<number> {
    const ended = await within(this.#pool, agency, async (client) => {
      const [id, only] = 'only' in which ? [which.only, true] : [which.except, false];
      const { rows } = await client.query<{ session_id: string }>(
        `UPDATE sign_in SET ended_at = $3 WHERE agency_id = $1 AND person = $2 AND ended_at IS NULL
            AND (CASE WHEN $5 THEN session_id = $4 ELSE session_id IS DISTINCT FROM $4 END) RETURNING session_id`,
        [agency, person, this.#now(), id, only],
      );
      return rows.map((row) => row.session_id);
    });
    for (const session of ended) for (const listener of this.#ended) listener(session);
    return ended.length;
  }

  /** Told the id of each session that ends, so that open streams end with it. */
  onEnd(listener: (session: string) => void): () => void {
    this.#ended.add(listener);
    return () => this.#ended.delete(listener);
  }
}

export function later(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function sessionOf(row: Row): Session {
  return {
    id: row.session_id,
    agency: row.agency_id,
    person: row.person,
    startedAt: row.started_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
    steppedUpUntil: row.stepped_up_until,
    source: row.source,
    client: row.client,
  };
}
