import { discussionDue, hearingDue, intended, reviewDue } from '../reading/penalties.ts';
import type { Course } from './course.ts';

/** What the case intends, and what that asks for: read as the duties read it, so that a page never offers what the gate refuses. */
export const intendedPenalty = (c: Course) => intended(c.m).penalty;

export const hearingMustBeOffered = (c: Course): boolean => hearingDue(c.m).required;
export const mustBeDiscussed = (c: Course): boolean => discussionDue(c.m).required;
export const mustBeReviewed = (c: Course): boolean => reviewDue(c.m) !== '';
