import { agencyThing, mayAccess, scopeOf, type Viewer } from '@liuhen/law/access';
import type { Me } from '../api/index.ts';
import { readableKinds } from '../incidents/incident-kinds.ts';

type Room = Me['rooms'][number];

/** Parts of the frame that would not be empty for this person by rule; what stands in them is asked again each time. */
export function roomsFor(viewer: Viewer): Room[] {
  const cases = isSomething(viewer, 'find');
  const reads = isSomething(viewer, 'read');
  const has = (...offices: readonly string[]): boolean => viewer.offices.some((office) => offices.includes(office));
  const articles = mayAccess(viewer, 'read', agencyThing('agency', viewer.agency, { recordKind: 'articles' })).allowed;
  const rooms: [Room, boolean][] = [
    ['tasks', cases],
    ['cases', cases],
    ['recordings', reads],
    ['documents', reads],
    ['service', reads],
    ['archive', has('archivist', 'legalReviewer', 'bureauHead', 'supervisor')],
    ['supervision', has('legalReviewer', 'supervisor', 'bureauHead', 'deputyHead')],
    ['incidents', readableKinds(viewer).length > 0],
    ['articles', articles],
    ['devices', has('deviceManager', 'custodian', 'officer', 'brigadeChief')],
    ['system', has('systemAdministrator', 'securityAdministrator', 'auditAdministrator', 'bureauHead')],
  ];
  return rooms.filter(([, shown]) => shown).map(([room]) => room);
}

function isSomething(viewer: Viewer, act: 'find' | 'read'): boolean {
  const scope = scopeOf(viewer, act, 'case');
  return !('is' in scope && scope.is === 'never');
}
