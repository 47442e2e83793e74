import type { Dossier, Fact } from '@liuhen/records';
import type { Gap } from '../coverage/coverage.ts';
import { cutBy, type Span } from '../coverage/cut-gap.ts';
import { type Matter, matterOf } from '../obligations/matter.ts';
import { wordOfAct } from './filmed-kinds.ts';
import { excuseApproval, excuseIsLawful, unsuitable, unsuitableParts } from './filming.ts';
import { words } from './paper.ts';

/** Why an act was not filmed, as a statement says it (A12.4), and whether that closes its gaps. */
export type FilmingExcuse = {
  readonly statement: string;
  readonly reason: string;
  /** Null until somebody who may has approved it. */
  readonly approvedBy: string | null;
  /** False for what is no reason: 没电, 忘带, 故障. */
  readonly isLawful: boolean;
};

/** A gap as far as one statement (or none) speaks of it. */
export type GapWithExcuse = Gap & { readonly excuse: FilmingExcuse | null };

/** The statement there is for the whole of an act of which something was not filmed; null where there is none. */
export function filmingExcuse(dossier: Dossier, act: Fact): FilmingExcuse | null {
  if (dossier.documents('avInapplicableStatement').length === 0) return null;
  const m = matterOf(dossier, latest(dossier));
  const statement = unsuitable(m, act, wordOfAct(act.kind));
  return statement === undefined ? null : excuseOf(m, statement);
}

/** The gaps of an act, cut where a statement of a part of it begins and ends, each with what is said of it. */
export function excusedGaps(dossier: Dossier, act: Fact, gaps: readonly Gap[]): GapWithExcuse[] {
  if (dossier.documents('avInapplicableStatement').length === 0) return gaps.map((gap) => ({ ...gap, excuse: null }));
  return withExcuses(matterOf(dossier, latest(dossier)), act, wordOfAct(act.kind), gaps);
}

/** The same of a case that is being judged. */
export function withExcuses(m: Matter, act: Fact, word: RegExp, gaps: readonly Gap[]): GapWithExcuse[] {
  const statement = unsuitable(m, act, word);
  const whole = statement === undefined ? null : excuseOf(m, statement);
  const parts = unsuitableParts(m, act, word)
    .map((part) => ({
      from: part.from.epochMilliseconds,
      to: part.to.epochMilliseconds,
      told: excuseOf(m, part.statement),
    }))
    .filter(({ told }) => whole === null || weightOf(told) > weightOf(whole));
  return gaps.flatMap((gap) => {
    const span = { from: gap.from.epochMilliseconds, to: gap.to.epochMilliseconds };
    if (span.from === span.to) {
      const said = heaviest(parts.filter(({ from, to }) => from <= span.from && span.from <= to));
      return [{ ...gap, excuse: said?.told ?? whole }];
    }
    return cutByWeight(span, parts).map(({ from, to, told }) => ({
      from: Temporal.Instant.fromEpochMilliseconds(from),
      to: Temporal.Instant.fromEpochMilliseconds(to),
      seconds: (to - from) / 1000,
      reason: gap.reason,
      excuse: told ?? whole,
    }));
  });
}

type Told = Span & { readonly told: FilmingExcuse };

/** Where two speak of the same seconds, the one that closes them goes before the one that does not. */
function cutByWeight(gap: Span, parts: readonly Told[]): (Span & { readonly told: FilmingExcuse | null })[] {
  const first = heaviest(parts);
  if (first === undefined) return [{ ...gap, told: null }];
  const weight = weightOf(first.told);
  const lighter = parts.filter(({ told }) => weightOf(told) < weight);
  return cutBy(
    gap,
    parts.filter(({ told }) => weightOf(told) === weight),
  ).flatMap((piece) => (piece.told === null ? cutByWeight(piece, lighter) : [piece]));
}

const heaviest = (parts: readonly Told[]): Told | undefined =>
  parts.toSorted((a, b) => weightOf(b.told) - weightOf(a.told))[0];

const excuseOf = (m: Matter, statement: Fact): FilmingExcuse => ({
  statement: statement.id,
  reason: words(statement, 'reason').trim(),
  approvedBy: excuseApproval(m, statement)?.name ?? null,
  isLawful: excuseIsLawful(statement),
});

/** How much a statement does for the act: it closes a gap, waits for its approval, or is no reason at all. */
const weightOf = ({ isLawful, approvedBy }: FilmingExcuse): number => (isLawful ? (approvedBy === null ? 1 : 2) : 0);

/** With all that was recorded: what stands in the file is looked at, not what was known at some hour. */
const latest = (dossier: Dossier): Temporal.Instant =>
  dossier.facts.reduce(
    (last, { at }) => (Temporal.Instant.compare(at, last) > 0 ? at : last),
    Temporal.Instant.fromEpochMilliseconds(0),
  );
