import { type AgencyFacts, dateOf, type Office, officesOn, readDate } from '@liuhen/records';

export type Right = 'find' | 'read' | 'download';
export type Grant = { readonly right: Right; readonly thing: string };

/** Somebody as the policy sees them at one instant: what they hold that day, and what was granted them. */
export type Viewer = {
  readonly person: string;
  readonly agency: string;
  /** Their own offices, and those they act in for another (SoD8). */
  readonly offices: readonly Office[];
  readonly acting: readonly { readonly office: Office; readonly for: string }[];
  readonly unit: string | null;
  readonly grants: readonly Grant[];
};

export const administrators = ['systemAdministrator', 'securityAdministrator', 'auditAdministrator'] as const;

/**
 * A person without an appointment that day has no office, and so no right. While on leave one's offices are exercised by
 * the delegate; the person keeps what they handle.
 */
export function viewerOf(facts: AgencyFacts, agency: string, person: string, at: Temporal.Instant): Viewer {
  const day = dateOf(at);
  const known = facts.people.get(person);
  const own = known === undefined ? [] : officesOn(known, day);
  const acting = standing(facts, 'delegation')
    .map((fact) => fact.data)
    .filter((given) => given.to === person && within(day, given.start, given.end))
    .map((given) => ({ office: given.office as Office, for: String(given.from) }))
    .filter(({ office, for: from }) => {
      const giver = facts.people.get(from);
      return giver !== undefined && officesOn(giver, day).includes(office) && !isAdministrator(office);
    });
  const grants = standing(facts, 'grant')
    .map((fact) => fact.data)
    .filter((given) => given.person === person && within(day, null, given.until))
    .map((given) => ({ right: given.right as Right, thing: String(given.thing) }));
  return {
    person,
    agency,
    offices: [...new Set([...own, ...acting.map(({ office }) => office)])],
    acting,
    unit: known?.unit ?? null,
    grants,
  };
}

export function isAdministrator(office: Office): boolean {
  return (administrators as readonly Office[]).includes(office);
}

function standing(facts: AgencyFacts, kind: string) {
  return facts.facts.filter((fact) => fact.kind === kind && fact.annulledBy === null);
}

/** Both ends count; an end that cannot be read closes the door rather than leaving it open. */
function within(day: Temporal.PlainDate, start: unknown, end: unknown): boolean {
  const from = start === null ? null : readDate(start);
  const to = readDate(end);
  if (to === null || (start !== null && from === null)) return false;
  return (from === null || Temporal.PlainDate.compare(from, day) <= 0) && Temporal.PlainDate.compare(day, to) <= 0;
}
