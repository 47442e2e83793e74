import type { Authority } from '@liuhen/journal';
import {
  actOf,
  agencyThing,
  caseGround,
  mayAccess,
  recordThing,
  separationOf,
  type Viewer,
  viewerOf,
} from '@liuhen/law/access';
import { type AgencyFacts, dateOf, fold, officesOn, type RecordBody } from '@liuhen/records';

/**
 * The door's question, answered by the one policy and the separation of duties. `system` is the program itself: imports on the
 * command line, set-up and jobs, which no request can become.
 */
export function authorityOf(now: () => string): Authority {
  return {
    async mayAppend({ actor, body, kind, agency, dossier }) {
      if (actor.id === 'system') return null;
      const at = Temporal.Instant.from(now());
      const viewer = viewerOf(agency, body.agency, actor.id, at);
      if (body.subject.type === 'agency') return ofAgency(viewer, body, agency, at);
      const known = await dossier();
      const ground = { ...caseGround(body.agency, known), subject: body.subject.id };
      const about = { id: body.id, kind: body.kind, family: kind.family, data: body.data, actor: actor.id };
      const decision = mayAccess(viewer, actOf(kind), recordThing(ground, about));
      if (!decision.allowed) return decision.reason;
      return separationOf({ viewer, body, dossier: known, agency, at })?.reason ?? null;
    },
  };
}

function ofAgency(viewer: Viewer, body: RecordBody, agency: AgencyFacts, at: Temporal.Instant): string | null {
  const owner = typeof body.data.person === 'string' ? { owner: body.data.person } : {};
  const thing = agencyThing('agency', body.agency, { recordKind: body.kind, ...owner });
  const decision = mayAccess(viewer, 'record', thing);
  if (!decision.allowed && !isFirstOfItsKind(viewer, body, agency, at)) return decision.reason;
  return separationOf({ viewer, body, dossier: fold([], agency), agency, at })?.reason ?? null;
}

/** Somebody must appoint the first security and the first audit administrator; after that nobody but security appoints. */
function isFirstOfItsKind(viewer: Viewer, body: RecordBody, agency: AgencyFacts, at: Temporal.Instant): boolean {
  const { office } = body.data;
  const first = body.kind === 'appointment' && (office === 'securityAdministrator' || office === 'auditAdministrator');
  if (!first || !viewer.offices.includes('systemAdministrator')) return false;
  return ![...agency.people.values()].some((person) => officesOn(person, dateOf(at)).includes(office));
}
