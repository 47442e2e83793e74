import type { Authority } from '@liuhen/journal';
import {
  actOf,
  agencyThing,
  type CaseGround,
  caseGround,
  mayAccess,
  recordThing,
  separationOf,
  type Viewer,
  viewerOf,
} from '@liuhen/law/access';
import { type AgencyFacts, type Dossier, dateOf, type Fact, fold, officesOn, type RecordBody } from '@liuhen/records';
import { foreignAlteration, foreignChange } from './alterations.ts';

/** Whether somebody handed these bytes in themselves, with a receipt for it. */
export type HandedIn = (agency: string, sha256: string, person: string) => Promise<boolean>;

/**
 * The door's question, answered by the one policy and the separation of duties. `system` is the program itself: imports on the
 * command line, set-up and jobs, which no request can become.
 */
export function authorityOf(now: () => string, handedIn: HandedIn): Authority {
  return {
    async mayAppend({ actor, body, kind, agency, dossier }) {
      if (actor.id === 'system') return null;
      const at = Temporal.Instant.from(now());
      const viewer = viewerOf(agency, body.agency, actor.id, at);
      if (body.subject.type === 'agency') {
        const none = { agency: body.agency, subject: body.agency, state: 'new', relations: [] } as const;
        return (
          ofAgency(viewer, body, agency, at) ??
          foreignAlteration(viewer, body, agency, at) ??
          (await foreignFile(viewer, body, fold([], agency), none, handedIn))
        );
      }
      const known = await dossier();
      const ground = { ...caseGround(body.agency, known), subject: body.subject.id };
      const act = actOf(kind);
      const own = { id: body.id, kind: body.kind, family: kind.family, data: body.data, actor: actor.id };
      const about = act === 'issue' ? (paperOf(body, known) ?? own) : own;
      const decision = mayAccess(viewer, act, recordThing(ground, about));
      if (!decision.allowed) return decision.reason;
      const changed = foreignChange(viewer, body, known, ground);
      if (changed !== null) return changed;
      const foreign = await foreignFile(viewer, body, known, ground, handedIn);
      return foreign ?? separationOf({ viewer, body, dossier: known, agency, at })?.reason ?? null;
    },
  };
}

/** Who may issue is asked of the paper that is issued: the legal section issues its own opinion, and no decision. */
function paperOf(body: RecordBody, dossier: Dossier): Fact | null {
  const issued = body.links.find(({ rel }) => rel === 'issues');
  return (issued && dossier.find(issued.record)) ?? null;
}

/**
 * A hash heard of is no key: a record may name only bytes that its maker handed in, or that stand in a record of the same case
 * which they may read. Else naming a file of another case would be a way to read it.
 */
async function foreignFile(
  viewer: Viewer,
  body: RecordBody,
  dossier: Dossier,
  ground: CaseGround,
  handedIn: HandedIn,
): Promise<string | null> {
  const readable = new Set(
    dossier.facts
      .filter((fact) => mayAccess(viewer, 'read', recordThing(ground, { ...fact, data: fact.written })).allowed)
      .flatMap((fact) => fact.files.map(({ sha256 }) => sha256)),
  );
  for (const { sha256 } of body.files) {
    if (readable.has(sha256) || (await handedIn(body.agency, sha256, viewer.person))) continue;
    return '所附文件不是您上传并封存的，也不在本案您可查阅的记录中。请先上传该文件。';
  }
  return null;
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
