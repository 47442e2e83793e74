import { type AgencyFacts, type Fact, linked } from '@liuhen/records';

export type HoldFact = {
  readonly fact: Fact;
  readonly records: readonly string[];
  readonly ground: string;
  readonly until: string | null;
};
export type DisposalCase = {
  readonly fact: Fact;
  readonly records: readonly string[];
  readonly decision: Fact | null;
  readonly executed: Fact | null;
  readonly state: 'proposed' | 'approved' | 'refused' | 'disposed';
};

/** Holds that stand: not lifted, not taken back. */
export function holdsOf({ facts }: AgencyFacts): HoldFact[] {
  const lifted = new Set(
    facts
      .filter(({ kind, annulledBy }) => kind === 'recordingHoldLifted' && !annulledBy)
      .flatMap((one) => linked(one, 'answers')),
  );
  return facts
    .filter(({ kind, annulledBy, id }) => kind === 'recordingHeld' && !annulledBy && !lifted.has(id))
    .map((fact) => ({
      fact,
      records: strings(fact.data.records),
      ground: String(fact.data.ground),
      until: typeof fact.data.until === 'string' ? fact.data.until : null,
    }));
}

/** Newest first. */
export function disposalsOf({ facts }: AgencyFacts): DisposalCase[] {
  return facts
    .filter(({ kind, annulledBy }) => kind === 'recordingDisposalProposed' && !annulledBy)
    .map((fact) => {
      const answers = facts.filter((one) => !one.annulledBy && linked(one, 'answers').includes(fact.id));
      const decision = answers.findLast(({ kind }) => kind === 'recordingDisposalDecided') ?? null;
      const executed = answers.findLast(({ kind }) => kind === 'recordingDisposed') ?? null;
      const decided = decision === null ? 'proposed' : decision.data.approved === true ? 'approved' : 'refused';
      const state: DisposalCase['state'] = executed === null ? decided : 'disposed';
      return { fact, records: strings(fact.data.records), decision, executed, state };
    })
    .reverse();
}

/** Records whose bytes are gone by approval. */
export function disposedRecords(facts: AgencyFacts): ReadonlySet<string> {
  return new Set(
    facts.facts.filter(({ kind }) => kind === 'recordingDisposed').flatMap(({ data }) => strings(data.records)),
  );
}

export function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
