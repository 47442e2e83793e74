import { caseGround, caseThing, mayAccess } from '@liuhen/law/access';
import type { House } from '../house.ts';
import type { Asker } from '../sign-in/asker.ts';

/** A case beside something about it: named only to who may find the case. */
export async function findableCaseNo(
  house: House,
  asker: Asker,
  subject: string | null,
): Promise<{ case: string | null; caseNo: string | null }> {
  const hidden = { case: null, caseNo: null };
  if (subject === null || subject === asker.agency) return hidden;
  const { dossier, entries } = await house.journal.dossiers.read(asker.agency, subject);
  const ground = { ...caseGround(asker.agency, dossier), subject };
  if (entries.length === 0 || !mayAccess(asker.viewer, 'find', caseThing(ground)).allowed) return hidden;
  return { case: subject, caseNo: dossier.profile.caseNo ?? null };
}
