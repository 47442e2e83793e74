import { randomInt } from 'node:crypto';
import { within } from '@liuhen/journal';
import type pg from 'pg';
import { hashPassword, passwordMatches } from './password.ts';

const slots = 'abcdefghij';
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 3;

/** `b-7kmn-p3qr-xyz2`: a letter that says which of the ten it is, and 59 bits. */
export const recoveryCodePattern = /^[a-j](?:-?[a-hjkmnp-z2-9]{4}){3}$/i;

/** Ten codes for who has lost the authenticator, each good once; kept as passwords are. */
export class RecoveryCodes {
  readonly #pool: pg.Pool;
  readonly #now: () => string;

  constructor(pool: pg.Pool, now: () => string) {
    this.#pool = pool;
    this.#now = now;
  }

  /** New ones; those from before are worth nothing from here on. Shown this once. */
  async renew(agency: string, person: string): Promise<string[]> {
    const codes = [...slots].map((slot) => [slot, ...Array.from({ length: groups }, group)].join('-'));
    const hashes = await Promise.all(codes.map((code) => hashPassword(plain(code))));
    await within(this.#pool, agency, async (client) => {
      await client.query('DELETE FROM recovery_code WHERE agency_id = $1 AND person = $2', [agency, person]);
      await client.query(
        `INSERT INTO recovery_code (agency_id, person, slot, code_hash, made_at)
         SELECT $1, $2, slot, hash, $5 FROM unnest($3::text[], $4::text[]) AS t (slot, hash)`,
        [agency, person, [...slots], hashes, this.#now()],
      );
    });
    return codes;
  }

  /** True once for each code. Of two who send the same at once, one is too late. */
  async use(agency: string, person: string, code: string): Promise<boolean> {
    const slot = code.slice(0, 1).toLowerCase();
    const hash = await within(this.#pool, agency, async (client) => {
      const { rows } = await client.query<{ code_hash: string }>(
        'SELECT code_hash FROM recovery_code WHERE agency_id = $1 AND person = $2 AND slot = $3 AND used_at IS NULL',
        [agency, person, slot],
      );
      return rows[0]?.code_hash ?? null;
    });
    if (hash === null || !(await passwordMatches(hash, plain(code)))) return false;
    return within(this.#pool, agency, async (client) => {
      const { rowCount } = await client.query(
        `UPDATE recovery_code SET used_at = $5
          WHERE agency_id = $1 AND person = $2 AND slot = $3 AND code_hash = $4 AND used_at IS NULL`,
        [agency, person, slot, hash, this.#now()],
      );
      return rowCount === 1;
    });
  }

  left(agency: string, person: string): Promise<number> {
    return within(this.#pool, agency, async (client) => {
      const { rows } = await client.query<{ count: number }>(
        'SELECT count(*) AS count FROM recovery_code WHERE agency_id = $1 AND person = $2 AND used_at IS NULL',
        [agency, person],
      );
      return rows[0]?.count ?? 0;
    });
  }
}

const group = (): string => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('');
const plain = (code: string): string => code.toLowerCase().replaceAll('-', '');
