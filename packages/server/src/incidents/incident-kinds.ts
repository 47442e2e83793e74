import { agencyThing, mayAccess, type Viewer } from '@liuhen/law/access';
import type { IncidentKind } from '../api/index.ts';

/** As which records of the agency the policy is asked about each kind: who may not read those learns neither of one nor how many there are. */
const asked: Readonly<Record<IncidentKind, string>> = {
  personalInformationLeaked: 'custodyEvent',
  leakNotified: 'custodyEvent',
  vulnerabilityFound: 'custodyEvent',
  vulnerabilityReported: 'custodyEvent',
  entrusted: 'custodyEvent',
  logDeleted: 'custodyEvent',
  fileDamaged: 'custodyEvent',
  filesMissing: 'dockingReport',
  unregisteredDevice: 'dockingReport',
  spillIsolated: 'spills',
  offlineCustody: 'spills',
};

/** What an incident of a kind is called in the policy. */
export const askedAs = (kind: IncidentKind): string => asked[kind];

/** The kinds of incidents of the agency that somebody may read. */
export function readableKinds(viewer: Viewer): IncidentKind[] {
  return (Object.keys(asked) as IncidentKind[]).filter(
    (kind) => mayAccess(viewer, 'read', agencyThing('agency', viewer.agency, { recordKind: asked[kind] })).allowed,
  );
}
