import type { RecordBody } from '@liuhen/records';
import type pg from 'pg';
import { AfterCommit } from './after-commit.ts';
import { within } from './database.ts';
import { type AppendOptions, Door } from './door/door.ts';
import { type Erasure, eraseUnits } from './door/erase.ts';
import { endIsolation, type IsolationOrder, isolateRecords } from './door/isolate.ts';
import type { Acknowledged, Outcome } from './door/outcome.ts';
import type { Actor, Authority, Clock, FileCheck } from './door/ports.ts';
import type { Engine } from './engine/engine.ts';
import type { Fault } from './fault.ts';
import type { Law } from './law-port.ts';
import { Log } from './log/log.ts';
import { derivePending } from './projections/deriver.ts';
import { followClock } from './projections/follow-clock.ts';
import { bodiesOf, derivedFrom, saidOf } from './readers/bodies.ts';
import { ChangeWatch } from './readers/change-watch.ts';
import { Dossiers } from './readers/dossiers.ts';
import type { SealCipher } from './vault/cipher.ts';
import { openVault, type Vault } from './vault/vault.ts';

export type JournalOptions = {
  readonly clock: Clock;
  readonly law: Law;
  readonly authority: Authority;
  /** Where keys are: outside everything a backup of the journal holds (`settleKeys` says where). */
  readonly keysFolder: string;
  /** Under which cipher records are sealed; what is there already opens under either. */
  readonly cipher?: SealCipher;
  /** Absent: files named by records are not looked for (the evidence is elsewhere, as in a restore without files). */
  readonly holdsFile?: FileCheck;
  /** Told what went wrong in the background (log, derivation); it is tried again by itself. */
  readonly onError?: (error: unknown) => void;
  readonly connections?: number;
};

/** The append-only sequence of records, and everything derived from it. */
export class Journal {
  readonly pool: pg.Pool;
  readonly vault: Vault;
  readonly log: Log;
  readonly dossiers: Dossiers;
  readonly law: Law;
  readonly now: Clock;
  readonly #door: Door;
  readonly #after: AfterCommit;
  readonly #owned: pg.Pool;
  readonly #watch: ChangeWatch;

  constructor(engine: Engine, vault: Vault, options: JournalOptions) {
    this.vault = vault;
    this.pool = engine.pool('app', options.connections ?? 16);
    this.#owned = engine.pool('app', 8);
    this.law = options.law;
    this.dossiers = new Dossiers(this);
    this.now = options.clock;
    this.log = new Log(this.pool, options.keysFolder, options.clock);
    const { law, dossiers, log } = this;
    this.#after = new AfterCommit({
      store: this,
      law,
      dossiers,
      log,
      onError: options.onError ?? (() => undefined),
    });
    this.#watch = new ChangeWatch(engine.connection('app'), (change) => {
      if (change === null) dossiers.dropAll();
      else if (change.what === 'erased') dossiers.drop(change.agency);
      else dossiers.dropAgencyFacts(change.agency);
    });
    this.#door = new Door({
      pool: this.#owned,
      vault,
      clock: options.clock,
      law,
      authority: options.authority,
      holdsFile: options.holdsFile ?? null,
      dossiers,
      committed: (agency, rows) => this.#after.touch(agency, rows.length),
    });
  }

  append(actor: Actor, body: unknown, options?: AppendOptions): Promise<Outcome> {
    return this.#door.append(actor, body, options);
  }

  appendAll(actor: Actor, bodies: readonly unknown[], options?: AppendOptions): Promise<Acknowledged[] | Fault> {
    return this.#door.appendAll(actor, bodies, options);
  }

  /** For good: what an approved disposal takes away. */
  async eraseUnits(erasure: Erasure): Promise<void> {
    await eraseUnits(this, erasure, this.now());
    this.dossiers.drop(erasure.agency);
    this.#after.touch(erasure.agency, 0);
  }

  /** Records by their ids, of whatever subject: for what concerns records of many cases at once. */
  bodiesOf(agency: string, records: readonly string[]): Promise<RecordBody[]> {
    return bodiesOf(this, agency, records);
  }

  /** What was derived from these records, however often. */
  derivedFrom(agency: string, records: readonly string[]): Promise<RecordBody[]> {
    return derivedFrom(this, agency, records);
  }

  /** What was said of these records afterwards, in their supplements, corrections and marks. */
  saidOf(agency: string, records: readonly string[]): Promise<RecordBody[]> {
    return saidOf(this, agency, records);
  }

  /** Content that nobody may read: see `isolateRecords`. */
  async isolate(order: IsolationOrder): Promise<void> {
    await isolateRecords(this.pool, order, this.now());
    this.dossiers.drop(order.agency);
    this.#after.touch(order.agency, 0);
  }

  async endIsolation(agency: string, spill: string): Promise<void> {
    await endIsolation(this.pool, agency, spill);
    this.dossiers.drop(agency);
    this.#after.touch(agency, 0);
  }

  /** Until everything appended before the call is in the log and in the lists. */
  settle(agency: string): Promise<void> {
    return this.#after.settle(agency);
  }

  /**
   * Where the rows of all cases are gone (a migration made their table anew, a backup came in), they are made before anybody
   * asks: a list that is empty for a while looks like a bureau without cases.
   */
  async fillEmptyLists(): Promise<void> {
    const { rows } = await this.pool.query<{ agency_id: string }>('SELECT agency_id FROM agency ORDER BY agency_id');
    for (const { agency_id: agency } of rows) {
      const [own] = await within(this.pool, agency, async (client) => {
        const found = await client.query<{ empty: boolean }>(
          'SELECT NOT EXISTS (SELECT FROM case_row WHERE agency_id = $1) AS empty',
          [agency],
        );
        return found.rows;
      });
      if (own?.empty === true) while ((await derivePending(this, this.law, this.dossiers, agency)) > 0);
    }
  }

  /** Brings what the lists say of cases up to the clock, where time alone changed it; see `followClock`. To be called every few seconds. */
  async followClock(signal?: AbortSignal): Promise<number> {
    const { rows } = await this.pool.query<{ agency_id: string }>('SELECT agency_id FROM agency ORDER BY agency_id');
    let read = 0;
    for (const { agency_id: agency } of rows) read += await followClock(this, this.law, agency, signal);
    return read;
  }

  /** Begins to listen, and goes on where an earlier process stopped. */
  async start(): Promise<void> {
    await this.#watch.open();
    await this.#after.catchUp();
  }

  /** Finishes what runs; the engine is closed by whoever opened it. */
  async close(): Promise<void> {
    await this.#after.close();
    await this.#watch.close();
    await Promise.all([this.pool, this.#owned].map(async (pool) => pool.ended || (await pool.end())));
  }
}

/** Opens the journal on a migrated engine and goes on where an earlier process stopped. */
export async function openJournal(engine: Engine, options: JournalOptions): Promise<Journal> {
  const owner = engine.pool('owner', 1);
  const vault = await openVault(owner, options.keysFolder, options.cipher ?? 'aes-256-gcm').finally(() => owner.end());
  const journal = new Journal(engine, vault, options);
  await journal.fillEmptyLists();
  await journal.start();
  return journal;
}
