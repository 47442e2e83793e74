import type { AgencyFacts } from '@liuhen/records';

/** What the agency calls itself: 办案机关 of its profile. */
export function bureauName(facts: AgencyFacts): string {
  const { regulator, name } = facts.profile;
  return typeof regulator === 'string' ? regulator : typeof name === 'string' ? name : '';
}
