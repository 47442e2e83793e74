import type { DocumentFact, Fact } from '@liuhen/records';
import { type Matter, view } from '../obligations/matter.ts';
import { lastUntil } from './in-time.ts';
import { field, momentIn, rows, wordsOf } from './paper.ts';
import { issued } from './phases.ts';
import { signings } from './signers.ts';

const agrees = /同意|通过|合法|无异议/;
const disagrees = /不同意|不通过|未通过|退回|纠正|不合法/;

/** 审核意见: agreed to in whole; 退回, 纠正, 不同意 are no agreement. */
export const reviewPasses = (review: Fact): boolean => {
  const opinion = wordsOf(field(review, 'opinion'));
  return agrees.test(opinion) && !disagrees.test(opinion);
};

/** The step of review, or the opinion itself, that says no: it leaves the case where it is. */
export const reviewRefuses = (m: Matter, fact: Fact): boolean =>
  [fact, ...m.dossier.documentsOf(fact)].some((one) => disagrees.test(wordsOf(field(one, 'opinion'))));

const byTime = view((m) =>
  issued(m, 'legalReviewOpinion').map((review) => ({ at: momentIn(review, 'doneAt') ?? review.at, review })),
);

/** The opinion that stood at an instant; the last recorded one where none is given. */
export const reviewAt = (m: Matter, at: Temporal.Instant | null): DocumentFact | undefined =>
  at === null ? byTime(m).at(-1)?.review : lastUntil(byTime(m), at)?.review;

/** Whether what must be reviewed has been, and may be decided (行政处罚法第五十八条). */
export const isReviewed = view((m): boolean => {
  const last = reviewAt(m, null);
  return last !== undefined && reviewPasses(last);
});

/**
 * The suggestions that a review made one by one: how many, and the numbers of those to which nobody has said whether they are
 * adopted and why. A row that says nothing is none.
 */
export function suggestionsOf(review: Fact): { asked: number; open: string[] } {
  const answers = rows(review, 'answers').filter(
    ({ adopted, reason }) => typeof adopted === 'boolean' && wordsOf(reason).trim() !== '',
  );
  const numbered = rows(review, 'suggestions').map((row, index) => ({
    no: wordsOf(row.no) || String(index + 1),
    says: wordsOf(row.text ?? row.name).trim() !== '',
  }));
  const asked = numbered.filter(({ says }) => says);
  return {
    asked: asked.length,
    open: asked.filter(({ no }) => !answers.some((answer) => wordsOf(answer.no) === no)).map(({ no }) => no),
  };
}

/** Written, and signed by nobody: no opinion yet. */
export const unsignedReview = (m: Matter): DocumentFact | undefined =>
  m.dossier.documents('legalReviewOpinion').find((review) => signings(m, review).length === 0);
