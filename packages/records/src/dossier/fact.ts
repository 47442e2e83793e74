import type { KindFamily } from '../kinds/kind.ts';
import type { DataOf, DocumentData } from '../kinds/registry.ts';
import type { ClaimedTime, Entry, HeldFile, Participant, RecordLink } from '../record.ts';

/**
 * A record as the law and the screens read it. `data` is read in the newest schema of its kind and has later rectifications
 * and supplements in it; `written` is what was first written, under `schema`. A unit of `data` that is withheld or erased is
 * absent and named.
 */
export type Fact<K extends string = string> = {
  readonly id: string;
  /** The readable name it has in a case file, or its id. */
  readonly key: string;
  readonly kind: K;
  readonly schema: number;
  readonly family: KindFamily;
  readonly title: string;
  readonly seq: number;
  readonly at: Temporal.Instant;
  readonly until: Temporal.Instant | null;
  readonly claimed: ClaimedTime;
  /** Null where the record was imported: it has no bracket and is judged on its claims (DESIGN §3). */
  readonly notBefore: Temporal.Instant | null;
  readonly receivedAt: Temporal.Instant | null;
  readonly actor: string;
  readonly origin: Entry['origin'];
  readonly people: readonly Participant[];
  readonly links: readonly RecordLink[];
  readonly files: readonly HeldFile[];
  readonly data: DataOf<K>;
  readonly written: DataOf<K>;
  readonly withheld: readonly string[];
  readonly erased: readonly string[];
  readonly corrections: readonly Fact[];
  readonly annulledBy: Fact | null;
};

export type DocumentFact = Fact & { readonly family: 'document'; readonly data: DocumentData };

export const isDocument = (fact: Fact): fact is DocumentFact => fact.family === 'document';

/** Whether one unit of a record can be read. */
export type UnitState = 'present' | 'withheld' | 'erased';

export function stateOf(fact: Pick<Fact, 'withheld' | 'erased'>, unit: string): UnitState {
  if (fact.erased.includes(unit)) return 'erased';
  return fact.withheld.includes(unit) ? 'withheld' : 'present';
}

/** Ids that a fact links to by one relation. */
export function linked(fact: Pick<Fact, 'links'>, relation: RecordLink['rel']): string[] {
  return fact.links.filter((link) => link.rel === relation).map((link) => link.record);
}
