import { type AgencyFacts, type Fact, linked } from '@liuhen/records';

/** One spill with what was done about it, from the facts of the agency. */
export type Spill = {
  readonly fact: Fact;
  readonly record: string;
  readonly case: string | null;
  readonly records: readonly string[];
  readonly hashes: readonly string[];
  readonly reports: readonly Fact[];
  readonly approved: Fact | null;
  readonly dismissed: Fact | null;
  readonly erased: Fact | null;
};

/** Newest first. */
export function spillsOf({ facts }: AgencyFacts): Spill[] {
  return facts
    .filter(({ kind, annulledBy }) => kind === 'spillIsolated' && annulledBy === null)
    .map((fact) => {
      const answers = facts.filter((one) => one.annulledBy === null && linked(one, 'answers').includes(fact.id));
      const last = (kind: string) => answers.findLast((one) => one.kind === kind) ?? null;
      return {
        fact,
        record: String(fact.data.record),
        case: typeof fact.data.case === 'string' ? fact.data.case : null,
        records: strings(fact.data.records),
        hashes: strings(fact.data.sha256),
        reports: answers.filter(({ kind }) => kind === 'spillReported'),
        approved: last('spillErasureApproved'),
        dismissed: last('spillDismissed'),
        erased: last('spillErased'),
      };
    })
    .reverse();
}

/** The hashes of what is set apart or erased: of these nobody is told what they were called. */
export const hashesApart = (facts: AgencyFacts): ReadonlySet<string> =>
  new Set(spillsOf(facts).flatMap(({ dismissed, hashes }) => (dismissed === null ? hashes : [])));

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
