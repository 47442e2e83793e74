import type { AgencyFacts, Dossier } from '@liuhen/records';
import { matterOf } from '../obligations/matter.ts';
import { type Difference, recompute } from '../periods/recompute.ts';
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
