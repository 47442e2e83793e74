import { type AgencyFacts, Office } from '@liuhen/records';
import { administrators, type Viewer } from './viewer.ts';

/** Who must sign in with more than a password where the agency has said nothing: those who keep the house, and those who decide. */
const byDefault: readonly Office[] = [...administrators, 'bureauHead', 'deputyHead', 'cityHead'];

/** The offices for which the agency asks a second factor: as the security administrator last said. */
export function secondFactorOffices(facts: AgencyFacts): {
  readonly offices: readonly Office[];
  readonly isDefault: boolean;
} {
  const said = facts.facts.findLast(({ kind, annulledBy }) => kind === 'secondFactorRequired' && annulledBy === null);
  if (said === undefined) return { offices: byDefault, isDefault: true };
  const given: readonly unknown[] = Array.isArray(said.data.offices) ? said.data.offices : [];
  return { offices: given.flatMap((office) => Office.safeParse(office).data ?? []), isDefault: false };
}

/** Asked of offices held that day, those acted in for another among them. */
export function needsSecondFactor(facts: AgencyFacts, viewer: Viewer): boolean {
  const { offices } = secondFactorOffices(facts);
  return viewer.offices.some((office) => offices.includes(office));
}
