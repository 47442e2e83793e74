import { type AgencyFacts, type Dossier, type Entry, fold, foldAgency } from '@liuhen/records';
import type pg from 'pg';
import { type Client, type Store, within } from '../database.ts';
import type { Vault } from '../vault/vault.ts';
import { readEntries } from './entries.ts';

type Held = { readonly entries: readonly Entry[]; dossier?: { readonly agencySeq: number; readonly value: Dossier } };
type HeldAgency = { readonly entries: readonly Entry[]; facts?: AgencyFacts };

export type Standing = {
  readonly dossier: Dossier;
  readonly entries: readonly Entry[];
  readonly subjectSeq: number;
  readonly agencySeq: number;
};

const heldLimit = 400;

/**
 * Folds of subjects, kept while they are used. What is held may be older than the database, never different from it: each
 * reading fetches what came after. An erasure drops what is held.
 */
export class Dossiers {
  readonly #pool: pg.Pool;
  readonly #vault: Vault;
  readonly #cases = new Map<string, Held>();
  readonly #agencies = new Map<string, HeldAgency>();
  /** Rises when something is dropped: a reading that began before must not put back what is gone. */
  #dropped = 0;

  constructor({ pool, vault }: Store) {
    this.#pool = pool;
    this.#vault = vault;
  }

  /** As of now, in one transaction. */
  read(agency: string, subject: string): Promise<Standing> {
    return within(this.#pool, agency, (client) => this.readWith(client, agency, subject));
  }

  /** Only what is held in memory, if anything: for a gate whose answer is checked under lock anyway. */
  held(agency: string, subject: string): Standing | null {
    const held = this.#cases.get(keyOf(agency, subject));
    const own = this.#agencies.get(agency);
    return held === undefined || own === undefined ? null : this.#standing(held, own);
  }

  async readWith(client: Client, agency: string, subject: string, agencySeq?: number): Promise<Standing> {
    const own = await this.#readAgency(client, agency);
    const held = subject === agency ? own : await this.#readCase(client, agency, subject);
    if (agencySeq === undefined || agencySeq >= own.entries.length) return this.#standing(held, own);
    const facts = foldAgency(own.entries.slice(0, agencySeq));
    const { entries } = held;
    return { entries, dossier: fold(entries, facts), subjectSeq: lastSeq(entries), agencySeq };
  }

  async agencyFacts(agency: string): Promise<AgencyFacts> {
    const own = await within(this.#pool, agency, (client) => this.#readAgency(client, agency));
    return factsOf(own);
  }

  heldAgencyFacts(agency: string): AgencyFacts | null {
    const own = this.#agencies.get(agency);
    return own === undefined ? null : factsOf(own);
  }

  /** What was just appended here, so that the next reading finds it without asking. */
  add(agency: string, subject: string, entry: Entry): void {
    const key = keyOf(agency, subject);
    const held = subject === agency ? this.#agencies.get(agency) : this.#cases.get(key);
    if (held === undefined || lastSeq(held.entries) !== entry.subjectSeq - 1) return;
    const next = { entries: [...held.entries, entry] };
    if (subject === agency) this.#agencies.set(agency, next);
    else this.#cases.set(key, next);
  }

  drop(agency: string): void {
    this.#dropped += 1;
    this.#agencies.delete(agency);
    for (const key of this.#cases.keys()) if (key.startsWith(agency)) this.#cases.delete(key);
  }

  /** The agency's own facts are read again before they next decide anything. */
  dropAgencyFacts(agency: string): void {
    this.#dropped += 1;
    this.#agencies.delete(agency);
  }

  dropAll(): void {
    this.#dropped += 1;
    this.#agencies.clear();
    this.#cases.clear();
  }

  async #readCase(client: Client, agency: string, subject: string): Promise<Held> {
    const key = keyOf(agency, subject);
    const dropped = this.#dropped;
    const held = this.#cases.get(key) ?? { entries: [] };
    const fresh = await readEntries(client, this.#vault, agency, subject, lastSeq(held.entries));
    const next = fresh.length === 0 ? held : { entries: [...held.entries, ...fresh] };
    if (dropped !== this.#dropped) return next;
    this.#cases.delete(key);
    this.#cases.set(key, next);
    for (const oldest of this.#cases.keys()) {
      if (this.#cases.size <= heldLimit) break;
      this.#cases.delete(oldest);
    }
    return next;
  }

  async #readAgency(client: Client, agency: string): Promise<HeldAgency> {
    const dropped = this.#dropped;
    const held = this.#agencies.get(agency) ?? { entries: [] };
    const fresh = await readEntries(client, this.#vault, agency, agency, lastSeq(held.entries));
    const next = fresh.length === 0 ? held : { entries: [...held.entries, ...fresh] };
    if (dropped === this.#dropped) this.#agencies.set(agency, next);
    return next;
  }

  #standing(held: Held, own: HeldAgency): Standing {
    const agencySeq = lastSeq(own.entries);
    if (held.dossier?.agencySeq !== agencySeq) held.dossier = { agencySeq, value: fold(held.entries, factsOf(own)) };
    return { dossier: held.dossier.value, entries: held.entries, subjectSeq: lastSeq(held.entries), agencySeq };
  }
}

function factsOf(own: HeldAgency): AgencyFacts {
  own.facts ??= foldAgency(own.entries);
  return own.facts;
}

const keyOf = (agency: string, subject: string): string => `${agency} ${subject}`;
const lastSeq = (entries: readonly Entry[]): number => entries.at(-1)?.subjectSeq ?? 0;
