import type { Engine } from '@liuhen/journal';
import pg from 'pg';

/**
 * One connection that listens for what the door notifies, shared by all streams of this process. A connection that is lost is
 * opened again; whoever listens is told to look anew, because what happened meanwhile is not known.
 */
export class EventsHub {
  readonly #engine: Engine;
  readonly #listeners = new Set<(agency: string | null) => void>();
  #client: pg.Client | null = null;
  #closed = false;
  #retry: NodeJS.Timeout | null = null;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Told the agency in which something was appended; null: anything may have changed. */
  listen(listener: (agency: string | null) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async open(): Promise<void> {
    const client = new pg.Client(this.#engine.connection('app'));
    client.on('error', () => this.#lost(client));
    client.on('end', () => this.#lost(client));
    client.on('notification', ({ payload }) => this.#tell(payload ?? null));
    await client.connect();
    await client.query('LISTEN liuhen_appended');
    this.#client = client;
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
    await this.#client?.end().catch(() => undefined);
  }

  #lost(client: pg.Client): void {
    if (this.#closed || (this.#client !== null && this.#client !== client) || this.#retry !== null) return;
    this.#client = null;
    this.#retry = setTimeout(() => {
      this.#retry = null;
      this.open().then(
        () => this.#tell(null),
        () => this.#lost(client),
      );
    }, 1_000);
  }

  #tell(agency: string | null): void {
    for (const listener of this.#listeners) listener(agency);
  }
}
