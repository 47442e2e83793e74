import { type Act, agencyThing, mayAccess, type Thing } from '@liuhen/law/access';
import type { House } from '../house.ts';
import { ServerFault } from '../http/server-fault.ts';
import type { Asker } from '../sign-in/asker.ts';

/** Asks the policy about a thing that is no case: throws and leaves a line in the access log when the answer is no. */
export async function demand(house: House, asker: Asker, act: Act, thing: Thing, action: string): Promise<void> {
  const decision = mayAccess(asker.viewer, act, thing);
  if (decision.allowed) return;
  await house.log.note(asker.agency, {
    actor: asker.person,
    action,
    outcome: 'denied',
    detail: { rule: decision.rule, act, thing: thing.kind },
  });
  throw new ServerFault('forbidden', decision.reason);
}

export function ofAgency(asker: Asker, recordKind: string): Thing {
  return agencyThing('agency', asker.agency, { recordKind });
}
