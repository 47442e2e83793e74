import { needsSecondFactor, type Viewer, viewerOf } from '@liuhen/law/access';
import type { AgencyFacts } from '@liuhen/records';
import type { AccountRow } from './accounts.ts';
import type { Session } from './sessions.ts';

/** Who asks, for the length of one request: the session, and the person as the policy sees them now. */
export type Asker = {
  readonly session: Session;
  readonly viewer: Viewer;
  readonly agency: string;
  readonly person: string;
  readonly name: string;
  readonly facts: AgencyFacts;
  readonly mustChangePassword: boolean;
  /** Their office asks for a second factor, and they have none yet: nothing else until they do. */
  readonly mustEnrol: boolean;
  readonly steppedUp: boolean;
};

export function askerOf(
  session: Session,
  account: Pick<AccountRow, 'must_change' | 'totp_secret'>,
  facts: AgencyFacts,
  now: string,
): Asker {
  const { agency, person } = session;
  const viewer = viewerOf(facts, agency, person, Temporal.Instant.from(now));
  return {
    session,
    agency,
    person,
    name: facts.people.get(person)?.name ?? '',
    facts,
    viewer,
    mustChangePassword: account.must_change,
    mustEnrol: account.totp_secret === null && needsSecondFactor(facts, viewer),
    steppedUp: session.steppedUpUntil !== null && session.steppedUpUntil > now,
  };
}
