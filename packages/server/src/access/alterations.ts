import {
  actOf,
  agencyThing,
  type CaseGround,
  mayAccess,
  recordThing,
  separationOf,
  type Viewer,
} from '@liuhen/law/access';
import { type AgencyFacts, type Dossier, fold, type RecordBody } from '@liuhen/records';

/** Links by which a record changes what another one says or whether it stands. */
const altering = new Set(['annuls', 'rectifies', 'supplements', 'replaces', 'issues']);

/** Whether a record changes others: in the agency's own facts that can change who may do what, whatever its own kind is. */
export function alters({ links }: { readonly links: readonly { readonly rel: string }[] }): boolean {
  return links.some(({ rel }) => altering.has(rel));
}

/**
 * A fact of the agency is changed only by who may enter one like it. Without this a leave of one's own, which anybody may
 * enter, could rectify an appointment or annul the revocation of a grant.
 */
export function foreignAlteration(
  viewer: Viewer,
  body: RecordBody,
  agency: AgencyFacts,
  at: Temporal.Instant,
): string | null {
  for (const { rel, record } of body.links) {
    if (!altering.has(rel)) continue;
    const target = agency.facts.find(({ id }) => id === record);
    if (target === undefined) return '所更正、撤销的记录不在本机关的记录中。请刷新后重新选择。';
    const changed = { ...target.data, ...changesIn(body) };
    for (const data of [target.data, changed]) {
      const owner = typeof data.person === 'string' ? { owner: data.person } : {};
      const thing = agencyThing('agency', body.agency, { recordKind: target.kind, ...owner });
      const decision = mayAccess(viewer, 'record', thing);
      if (!decision.allowed) return `${target.title}只能由有权登记它的人更正、撤销。${decision.reason}`;
    }
    const as = { ...body, kind: target.kind, data: changed as RecordBody['data'] };
    const broken = separationOf({ viewer, body: as, dossier: fold([], agency), agency, at });
    if (broken !== null) return broken.reason;
  }
  return null;
}

/**
 * In a case, likewise: whoever may not approve cannot annul an approval by a note of their own, and only an act of issue gives a
 * paper its number, date and seal.
 */
export function foreignChange(viewer: Viewer, body: RecordBody, dossier: Dossier, ground: CaseGround): string | null {
  for (const { rel, record } of body.links) {
    if (!altering.has(rel)) continue;
    if (rel === 'issues' && actOf(body) !== 'issue') return '文号、日期和印章只由签发给出。请用“签发”办理。';
    const target = dossier.find(record);
    if (target === undefined) return '所更正、撤销的记录不在本案中。请刷新后重新选择。';
    const about = { ...target, data: target.written };
    const decision = mayAccess(viewer, rel === 'issues' ? 'issue' : actOf(target), recordThing(ground, about));
    if (!decision.allowed) return `“${target.title}”只能由有权办理它的人更正、撤销。${decision.reason}`;
  }
  return null;
}

function changesIn(body: RecordBody): Record<string, unknown> {
  const { changes } = body.data;
  return typeof changes === 'object' && changes !== null && !Array.isArray(changes) ? { ...changes } : {};
}
