import type pg from 'pg';
import { patiently, translate } from '../database.ts';
import { Fault } from '../fault.ts';
import type { Placed, Row } from './assemble.ts';
import type { Prepared } from './prepare.ts';
import { writeGroup } from './write.ts';

type Waiting = {
  readonly prepared: readonly Prepared[];
  /** More than one record that must go in together or not at all. */
  readonly atomic: boolean;
  resolve(placed: Placed[]): void;
  reject(error: unknown): void;
};

const groupLimit = 256;
/** While one waits for the disk another computes; with more, they wait for the disk in turn. */
const groupsAtOnce = 2;

/**
 * The queue of one agency. While one group is being made durable the next one gathers, so that sixteen people waiting share
 * one fsync. Order of arrival is order in the journal.
 */
export class Lane {
  readonly #pool: pg.Pool;
  readonly #agency: string;
  readonly #now: () => string;
  readonly #committed: (rows: readonly Row[], receivedAt: string) => void;
  #queue: Waiting[] = [];
  #running = 0;
  /** Subjects of the groups under way: later records of theirs wait, or they could overtake. */
  readonly #busy = new Set<string>();

  constructor(
    pool: pg.Pool,
    agency: string,
    now: () => string,
    committed: (rows: readonly Row[], receivedAt: string) => void,
  ) {
    this.#pool = pool;
    this.#agency = agency;
    this.#now = now;
    this.#committed = committed;
  }

  /** Resolves when the fate of each record is durable; rejects with a Fault when the database is of no help. */
  put(prepared: readonly Prepared[], atomic = false): Promise<Placed[]> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ prepared, atomic, resolve, reject });
      // let those who arrive in the same turn of the event loop join the group
      if (this.#running < groupsAtOnce) queueMicrotask(() => void this.#drain());
    });
  }

  async #drain(): Promise<void> {
    if (this.#running >= groupsAtOnce) return;
    this.#running += 1;
    for (let group = this.#take(); group.length > 0; group = this.#take()) {
      const subjects = group.flatMap(subjectsOf);
      for (const subject of subjects) this.#busy.add(subject);
      await this.#settle(group);
      for (const subject of subjects) this.#busy.delete(subject);
    }
    this.#running -= 1;
  }

  /** The oldest that may go together: an atomic one alone, and nothing whose subject is busy or asked for by one before it. */
  #take(): Waiting[] {
    const group: Waiting[] = [];
    const rest: Waiting[] = [];
    const held = new Set(this.#busy);
    for (const waiting of this.#queue) {
      const subjects = subjectsOf(waiting);
      const fits = group.length < groupLimit && group[0]?.atomic !== true && (group.length === 0 || !waiting.atomic);
      if (fits && !subjects.some((subject) => held.has(subject))) group.push(waiting);
      else {
        rest.push(waiting);
        for (const subject of subjects) held.add(subject);
      }
    }
    this.#queue = rest;
    return group;
  }

  async #settle(group: readonly Waiting[]): Promise<void> {
    try {
      const placed = await this.#write(group);
      let offset = 0;
      for (const waiting of group) {
        waiting.resolve(placed.slice(offset, offset + waiting.prepared.length));
        offset += waiting.prepared.length;
      }
    } catch (error) {
      const fault = translate(error);
      // one bad record must not take its neighbours down: each is tried alone, and only it is told
      if (group.length > 1 && !(fault instanceof Fault)) for (const waiting of group) await this.#settle([waiting]);
      else for (const waiting of group) waiting.reject(fault);
    }
  }

  /** A lost connection leaves open whether the group went in; asking again is safe because the ids are there then. */
  async #write(group: readonly Waiting[]): Promise<Placed[]> {
    const records = group.flatMap((waiting) => waiting.prepared);
    const atomic = group.some((waiting) => waiting.atomic);
    const allOrNone = (placed: readonly Placed[]): boolean => placed.every(({ outcome }) => outcome === 'acknowledged');
    return patiently(async () => {
      const receivedAt = this.#now();
      const { placed, rows } = await writeGroup(
        this.#pool,
        this.#agency,
        records,
        receivedAt,
        atomic ? allOrNone : undefined,
      );
      if (rows.length > 0) this.#committed(rows, receivedAt);
      return placed;
    });
  }
}

const subjectsOf = (waiting: Waiting): string[] => waiting.prepared.map(({ body }) => body.subject.id);
