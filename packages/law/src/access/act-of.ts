import type { Kind } from '@liuhen/records';
import type { Act } from './rule.ts';

const special: Readonly<Record<string, Act>> = {
  approval: 'approve',
  documentIssued: 'issue',
  numberVoided: 'issue',
  sealAffixed: 'issue',
  copyReleased: 'release',
  disposal: 'dispose',
  hold: 'dispose',
};

/** What entering a record of this kind means to the policy. */
export function actOf(kind: Pick<Kind, 'kind'>): Act {
  return special[kind.kind] ?? 'record';
}
