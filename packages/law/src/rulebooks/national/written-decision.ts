import type { Fact } from '@liuhen/records';
import type { Matter } from '../../obligations/matter.ts';
import { met, type Outcome } from '../../obligations/outcome.ts';
import { timed } from '../../obligations/timed.ts';
import type { Term } from '../../periods/term.ts';
import { allDecisions } from '../../reading/phases.ts';

/** A decision binds on paper only: one of which there is no paper when it ought to be served was not made. */
export function onPaper(m: Matter, made: Fact, service: Term): Outcome {
  const paper = allDecisions(m)[0] ?? m.dossier.documentsOf(made)[0];
  if (paper !== undefined) return met('决定已制作成决定书', { records: [paper] });
  return timed(m, service, made, null, '制作决定书');
}
