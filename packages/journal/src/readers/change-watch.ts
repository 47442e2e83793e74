import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** `erased`: something of the agency is gone for good. `agency`: its own facts have grown, by whichever process. */
export type Change = { readonly what: 'erased' | 'agency'; readonly agency: string };

/**
 * Hears of what other processes did, so that none goes on showing from memory what is gone, or letting in whom the agency has
 * dismissed. While the line is down nothing is heard: `null` then says that everything held must be dropped.
 */
export class ChangeWatch {
  readonly #config: pg.ClientConfig;
  readonly #heard: (change: Change | null) => void;
  #client: pg.Client | null = null;
  #closed = false;

  constructor(config: pg.ClientConfig, heard: (change: Change | null) => void) {
    this.#config = config;
    this.#heard = heard;
  }

  async open(): Promise<void> {
    const client = new pg.Client(this.#config);
    client.on('error', () => undefined);
    client.on('notification', ({ channel, payload = '' }) =>
      this.#heard({ what: channel === 'liuhen_erased' ? 'erased' : 'agency', agency: payload }),
    );
    try {
      await client.connect();
      await client.query('LISTEN liuhen_erased; LISTEN liuhen_agency');
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    // only now: a failed attempt ends too, and must not start a second round of attempts
    client.once('end', () => void this.#again());
    this.#client = client;
    if (this.#closed) await client.end();
    this.#heard(null);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#client?.end();
  }

  async #again(): Promise<void> {
    this.#client = null;
    for (let wait = 100; !this.#closed; wait = Math.min(wait * 2, 5_000)) {
      this.#heard(null);
      await sleep(wait);
      if (this.#closed) return;
      try {
        return await this.open();
      } catch {
        // the next round tries again
      }
    }
  }
}
