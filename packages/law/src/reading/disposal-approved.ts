import { type Matter, view } from '../obligations/matter.ts';
import { issued, permitDecisionTypes } from './phases.ts';
import { headSaysYes, isHead, officesAt } from './signers.ts';

const decisions = ['penaltyDecision', 'nonPenaltyDecision', ...permitDecisionTypes] as const;

/** 负责人审批 (制度第十六条): the form of disposal signed by a head or in the head's place (who holds it is SoD3's question), or the decision itself approved by one with an opinion. */
export const disposalApproved = view(
  (m): boolean =>
    issued(m, 'caseDisposalApproval').some((form) => headSaysYes(m, form)) ||
    decisions.some((type) => m.dossier.documents(type).some((paper) => approvedWithOpinion(m, paper))),
);

const approvedWithOpinion = (m: Matter, paper: Parameters<Matter['dossier']['approvalsOf']>[0]): boolean =>
  m.dossier.approvalsOf(paper).some((approval) => {
    const person = m.dossier.person(approval.people[0]?.person ?? approval.actor);
    return (
      approval.data.decision === 'approved' &&
      approval.data.opinion.trim() !== '' &&
      isHead({ offices: officesAt(person, approval.at) })
    );
  });
