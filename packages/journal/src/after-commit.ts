import { setTimeout as sleep } from 'node:timers/promises';
import type { Law } from './law-port.ts';
import type { Log } from './log/log.ts';
import { type ClockedStore, derivePending } from './projections/deriver.ts';
import type { Dossiers } from './readers/dossiers.ts';

const gatherMilliseconds = 40;

/**
 * What follows a commit: positions in the log, and the derived rows. Marked as pending in the transaction of the append, so
 * that nothing is forgotten when the process dies; done in the background so that many appends share one round of it, and
 * never with more than a tenth of the time while appends keep coming.
 */
export class AfterCommit {
  readonly #store: ClockedStore;
  readonly #law: Law;
  readonly #dossiers: Dossiers;
  readonly #log: Log;
  readonly #onError: (error: unknown) => void;
  readonly #running = new Map<string, Promise<void>>();
  readonly #again = new Set<string>();
  #closed = false;
  #records = 0;
  #refreshAt = 200;

  constructor(parts: {
    store: ClockedStore;
    law: Law;
    dossiers: Dossiers;
    log: Log;
    onError: (error: unknown) => void;
  }) {
    this.#store = parts.store;
    this.#law = parts.law;
    this.#dossiers = parts.dossiers;
    this.#log = parts.log;
    this.#onError = parts.onError;
  }

  touch(agency: string, records: number): void {
    if (this.#closed) return;
    this.#count(records);
    this.#again.add(agency);
    if (this.#running.has(agency)) return;
    const run = this.#run(agency).finally(() => this.#running.delete(agency));
    this.#running.set(agency, run);
  }

  /** Everything committed before the call is under a checkpoint and in the lists when this resolves. */
  async settle(agency: string): Promise<void> {
    await this.#log.extend(agency);
    while ((await derivePending(this.#store, this.#law, this.#dossiers, agency)) > 0);
  }

  /** What an earlier process left undone. */
  async catchUp(): Promise<void> {
    const { rows } = await this.#store.pool.query<{ agency_id: string }>(
      'SELECT agency_id FROM agency ORDER BY agency_id',
    );
    for (const { agency_id } of rows) this.touch(agency_id, 0);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#again.clear();
    await Promise.allSettled(this.#running.values());
  }

  /** A journal that grows from nothing needs statistics sooner than autovacuum comes round. */
  #count(records: number): void {
    this.#records += records;
    if (this.#records < this.#refreshAt) return;
    this.#refreshAt *= 8;
    this.#store.pool.query('SELECT refresh_statistics()').catch(this.#onError);
  }

  async #run(agency: string): Promise<void> {
    let wait = gatherMilliseconds;
    while (this.#again.has(agency)) {
      await sleep(wait);
      this.#again.delete(agency);
      const began = performance.now();
      try {
        await this.#log.extend(agency);
        const derived = await derivePending(this.#store, this.#law, this.#dossiers, agency);
        if (derived > 0 && !this.#closed) this.#again.add(agency);
        wait = Math.min(3_000, Math.max(gatherMilliseconds, 9 * (performance.now() - began)));
      } catch (error) {
        if (this.#closed) return;
        this.#onError(error);
        this.#again.add(agency);
        wait = 1_000;
      }
    }
  }
}
