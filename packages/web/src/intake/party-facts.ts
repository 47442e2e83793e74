import type { CaseView } from '@liuhen/server/api';
import type { Values } from './intake-values.ts';

export type KnownFacts = Partial<
  Pick<Values, 'party' | 'partyType' | 'uscc' | 'address' | 'phone' | 'representative' | 'representativeTitle'>
>;

/** What a case says of its party, newest word first, as the fields of an intake; nothing where it says nothing. */
export function partyFactsOf(view: CaseView): KnownFacts {
  const said: Record<string, unknown> = {};
  for (const fact of view.facts)
    if (fact.kind === 'partyIdentified' && fact.annulledBy === null) Object.assign(said, fact.data);
  const representative = Object(said.legalRepresentative ?? {}) as Record<string, unknown>;
  return withoutEmpty({
    party: said.name,
    partyType: said.partyType,
    uscc: said.uscc,
    address: said.address,
    phone: said.phone,
    representative: representative.name,
    representativeTitle: representative.title,
  });
}

function withoutEmpty(values: Record<keyof KnownFacts, unknown>): KnownFacts {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === 'string' && value !== ''));
}
