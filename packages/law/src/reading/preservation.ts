import type { Fact } from '@liuhen/records';
import { type Matter, view } from '../obligations/matter.ts';
import { earliestFrom } from './in-time.ts';
import { words } from './paper.ts';
import { issued } from './phases.ts';

/** One preservation: the step, or its notice or approval where there is no step. */
export const preservations = view((m): readonly Fact[] => {
  const steps = m.dossier.of('evidencePreserved');
  if (steps.length > 0) return [...steps];
  const notices = issued(m, 'preservationNotice');
  return notices.length > 0 ? notices : issued(m, 'preservationApproval');
});

/** The paper of a preservation; that of the only one, where it hangs on no step. */
export function paperOfPreservation(m: Matter, act: Fact, type: string): Fact | undefined {
  const mine = m.dossier.documentsOf(act).find((d) => d.kind === type);
  if (mine || act.kind === type) return mine ?? act;
  return preservations(m).length === 1 ? issued(m, type)[0] : undefined;
}

/** 先行登记保存, and not copying or filming alone. */
export function isRegistration(m: Matter, act: Fact): boolean {
  const approval = paperOfPreservation(m, act, 'preservationApproval');
  const forms = approval === undefined ? '' : words(approval, 'forms');
  return forms === '' || /登记保存/.test(forms) || paperOfPreservation(m, act, 'preservationNotice') !== undefined;
}

/** A disposal is made when its paper is issued; a step without a paper speaks for itself. */
const disposals = view((m): readonly Fact[] => [
  ...issued(m, 'preservationDisposal'),
  ...m.dossier.of('preservationDisposed').filter((s) => m.dossier.documentsOf(s).length === 0),
]);
export const disposalOf = (m: Matter, act: Fact): Fact | undefined =>
  earliestFrom(disposals(m), (paperOfPreservation(m, act, 'preservationNotice') ?? act).at);

/** Registered evidence of which nothing has been decided (行政处罚法第五十六条): asked by the course of the case and by its duty alike. */
export const registrationsOpen = view((m): readonly Fact[] =>
  preservations(m).filter((act) => isRegistration(m, act) && disposalOf(m, act) === undefined),
);
