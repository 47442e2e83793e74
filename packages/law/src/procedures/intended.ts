import { type Fen, fen, readYuan } from '../calculations/money.ts';
import type { PartyClass } from '../calculations/on-spot.ts';
import { discussionThreshold, hearingThreshold, type IntendedPenalty } from '../calculations/thresholds.ts';
import type { Course } from './course.ts';

/** What the case says it intends: `penalty.amount` of the case, in 元; unknown kinds of penalty are left to a person. */
export function intendedPenalty(c: Course): IntendedPenalty {
  return {
    party: partyClass(c),
    fine: amountIn(c.d.profile.penalty, 'amount'),
    confiscatedIncome: amountIn(c.d.profile.penalty, 'confiscatedIncome'),
    confiscatedProperty: amountIn(c.d.profile.penalty, 'confiscatedProperty'),
    kinds: [],
  };
}

export const partyClass = (c: Course): PartyClass =>
  /^(citizen|naturalPerson|individual|公民|自然人|个人)$/.test(c.d.party?.partyType ?? '') ? 'citizen' : 'organization';

function amountIn(penalty: unknown, key: string): Fen {
  if (typeof penalty !== 'object' || penalty === null) return fen(0);
  return readYuan((penalty as Record<string, unknown>)[key]) ?? fen(0);
}

/** The profile may say more than an amount can: then it must; it can never say less. */
export const hearingMustBeOffered = (c: Course): boolean =>
  c.d.profile.hearingEligible === true || hearingThreshold(intendedPenalty(c), c.m.parametersOn(c.m.at).P08).required;

export const mustBeDiscussed = (c: Course): boolean =>
  c.d.profile.collectiveDiscussionRequired === true ||
  discussionThreshold(intendedPenalty(c), { complex: false, demandedByHead: false }, c.m.parametersOn(c.m.at).P09)
    .required;

/** 行政处罚法第五十八条: marked so, or after a hearing. */
export const mustBeReviewed = (c: Course): boolean =>
  c.d.profile.legalReviewRequired === true || c.d.profile.isMajor === true || c.has('hearingHeld');
