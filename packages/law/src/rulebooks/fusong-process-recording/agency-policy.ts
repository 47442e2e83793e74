import type { Fact } from '@liuhen/records';
import type { Matter } from '../../obligations/matter.ts';
import { met, type Outcome } from '../../obligations/outcome.ts';
import { wordsOf } from '../../reading/paper.ts';

/** Duties of the bureau itself arise with the bureau: on its profile, or its first record. */
export const onPolicy = (m: Matter): readonly Fact[] => {
  const { facts } = m.dossier.agency;
  const first = facts.find((fact) => fact.kind === 'agencyProfile') ?? facts[0];
  return first === undefined ? [] : [first];
};

export const agencyRecords = (m: Matter, kind: string): readonly Fact[] =>
  m.dossier.agency.facts.filter((fact) => fact.kind === kind && fact.annulledBy === null && m.present.hasCome(fact.at));

/** A policy on file that names the obligation, or whose title speaks of it. */
export function policy(m: Matter, id: string, title: RegExp): Outcome | null {
  const found = agencyRecords(m, 'policyDocument').filter(
    (f) => f.data.obligation === id || title.test(wordsOf(f.data.title)),
  );
  return found.length === 0 ? null : met('制度文件在库', { records: found });
}
