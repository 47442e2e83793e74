import type { AgencyFacts, Dossier } from '@liuhen/records';
import { evaluateMatter } from '../evaluate.ts';
import type { Finding } from '../findings/finding.ts';
import { matterOf } from '../obligations/matter.ts';
import { type Difference, differenceOf, recompute } from '../periods/recompute.ts';
import { caseObligations } from '../rulebooks/rulebooks.ts';
import { stateOf, termOfClock } from './course.ts';
import { coursesOf } from './procedure-of.ts';

/**
 * What the agency's newer facts (a notice of holidays loaded, a parameter set) do to the terms that run in a case: each with its
 * date before and after, and in words. Nothing is stored: the same question may be asked again.
 */
export function recomputeCase(dossier: Dossier, at: Temporal.Instant, agency: AgencyFacts): Difference[] {
  const before = matterOf(dossier, at);
  const after = matterOf({ ...dossier, agency }, at);
  const { own, inner } = coursesOf(before);
  const open = [own, ...inner].flatMap((course) =>
    (stateOf(course).final ? [] : course.machine.clocks).flatMap((clock) => {
      const asked = clock.done(course) ? null : termOfClock(course, clock);
      return asked ? [{ id: `${course.machine.id}:${clock.term.id}`, ...asked }] : [];
    }),
  );
  return recompute(open, before.reckoningOn, after.reckoningOn);
}

const stillRuns: ReadonlySet<string> = new Set(['pending', 'overdue', 'judgement', 'blocked']);

/**
 * Every open term of a case that another state of the agency's facts moves, verifies or loses: the clocks of its procedures and the
 * limits of its duties, each told once.
 */
export function movedTerms(dossier: Dossier, at: Temporal.Instant, agency: AgencyFacts): Difference[] {
  const clocks = recomputeCase(dossier, at, agency).filter(({ change }) => change !== 'same');
  const judged = (facts: AgencyFacts) => evaluateMatter(matterOf({ ...dossier, agency: facts }, at), caseObligations);
  const before = new Map(judged(dossier.agency).map((finding) => [keyOf(finding), finding]));
  const duties = judged(agency).flatMap((is): Difference[] => {
    const was = before.get(keyOf(is));
    if (was === undefined || !(stillRuns.has(was.status) || stillRuns.has(is.status))) return [];
    return dutyMoved(was, is);
  });
  const told = new Set<string>();
  return [...clocks, ...duties].filter((one) => {
    const key = `${one.title} ${one.before} ${one.after} ${one.why ?? ''}`;
    if (told.has(key)) return false;
    told.add(key);
    return true;
  });
}

const keyOf = ({ id, records, derivation }: Finding): string =>
  `${id} ${records[0] ?? ''} ${derivation?.term ?? ''} ${derivation?.start.at ?? ''}`;

function dutyMoved(was: Finding, is: Finding): Difference[] {
  const title = is.derivation?.title ?? was.derivation?.title;
  if (title === undefined) return [];
  const difference = differenceOf(is.id, title, was.derivation, is.derivation);
  return difference.change === 'same' ? [] : [difference];
}
