import { coverageOfAct, dutiesOf, filmingExcuse, intervalOfAct, mustBeFilmed } from '@liuhen/law';
import { type Dossier, type Fact, storeInstant } from '@liuhen/records';
import type { CoverageView } from '../api/index.ts';

/** Recordings laid against an act; null where none runs and none had to. */
export function coverageView(dossier: Dossier, act: Fact): CoverageView | null {
  const required = mustBeFilmed(dutiesOf(dossier.agency), act.kind);
  const coverage = coverageOfAct(dossier, act);
  if ('code' in coverage || (!required && coverage.records.length === 0)) return null;
  const { from, to } = intervalOfAct(dossier, act);
  return {
    act: act.id,
    from: storeInstant(from),
    to: storeInstant(to),
    required,
    percent: coverage.percent,
    gaps: coverage.gaps.map((gap) => ({
      from: storeInstant(gap.from),
      to: storeInstant(gap.to),
      seconds: gap.seconds,
      reason: gap.reason,
    })),
    excuse: filmingExcuse(dossier, act),
    recordings: coverage.records,
  };
}
