import { terms } from '@liuhen/law';
import { lastDayOf } from './law-reading.ts';
import { given, type Source } from './scene.ts';

/** The last day of a term that starts today, as if served today; left to a person where the calendar is not loaded. */
const within =
  (term: Parameters<typeof lastDayOf>[0]): Source =>
  (scene) =>
    given(lastDayOf(term, scene), `${term.title}，自今日起算`);

export const periodSources: Record<string, Source> = {
  'period.statement': within(terms.penalty.statementAndDefence),
  'period.hearing': (scene) =>
    scene.dossier.profile.hearingEligible === true ? within(terms.penalty.hearingRequest)(scene) : null,
  'period.evidenceRegistration': within(terms.penalty.evidenceRegistration),
  'period.demand': within(terms.coercion.demandBeforeCourt),
  'period.permit': within(terms.licensing.decision),
};
