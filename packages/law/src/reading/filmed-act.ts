import { type Dossier, type Fact, isFilled } from '@liuhen/records';
import { coverageOfAct, intervalOfAct, isPhoto, recordingsLinkedTo, unlinkedDuring } from '../coverage/act-coverage.ts';
import {
  type Coverage,
  type CoverageRefusal,
  coverageOf,
  type Interval,
  isRefused,
  judgeCoverage,
  type Recorded,
} from '../coverage/coverage.ts';
import { dutiesOf, isAnyFormEnough, mustBeFilmed } from '../coverage/recording-duty.ts';
import { type Matter, matterOf } from '../obligations/matter.ts';
import { breached, excused, met, type Outcome, pending } from '../obligations/outcome.ts';
import type { Present } from '../obligations/present.ts';
import { regulationTerms } from '../periods/terms/regulation.ts';
import { wordOfAct } from './filmed-kinds.ts';
import { excuseIsApproved, excuseIsLawful, exemptParts, type PartStatement, unsuitable } from './filming.ts';
import { excusedGaps, type FilmingExcuse, filmingExcuse, type GapWithExcuse, withExcuses } from './filming-excuse.ts';

type Filming = { word: RegExp; what: string; recordings?: readonly Fact<'recording'>[]; anyForm?: boolean };

/** Whether an act was filmed as it had to be. Footage of a live case may still be on its way for as long as article 27 gives it;
 * a case file that was brought in holds what there is. */
export function filmed(m: Matter, act: Fact, { word, what, recordings = [], anyForm = false }: Filming): Outcome {
  const documents = m.dossier.documentsOf(act);
  const found = [...recordings, ...recordingsLinkedTo(m.dossier, act)];
  const records = [...found, ...documents];
  const statement = unsuitable(m, act, word);
  if (statement && excuseIsLawful(statement)) {
    const approval = excuseIsApproved(m, statement) ? '并经批准' : '';
    return excused(`“${what}”不适宜音像记录，已有说明${approval}`, { records: [statement] });
  }
  const { standing, coverage, verdict, exempt } = filmingOf(m, act, { anyForm, linked: found, word });
  const excuses = exempt.map((part) => part.statement);
  if (exempt.length > 0 && isExempt(intervalOfAct(m.dossier, act), exempt))
    return excused(`“${what}”不适宜音像记录，已有说明并经批准`, { records: excuses });
  if (standing === 'awaited') return pending(`“${what}”的音像尚待入库`, { records });
  if (found.length === 0)
    return breached(
      excuses.length > 0
        ? `“${what}”除不适宜的时段外，没有同时音像记录`
        : `“${what}”没有同时音像记录，也没有不适宜音像记录的说明`,
      { records },
    );
  if (anyForm) return met(`“${what}”有音像记录`, { records });
  if (found.every(isPhoto)) return breached(`“${what}”只有照片，没有覆盖过程的录音录像`, { records });
  if (isRefused(coverage)) return breached(coverage.message.replace(/。$/, ''), { records, cure: coverage.cure });
  const aside = asideOf(intervalOfAct(m.dossier, act), coverage);
  if (standing === 'met')
    return met(`“${what}”音像覆盖 ${coverage.percent}%${aside}`, { records: [...records, ...excuses] });
  return breached(`“${what}”${verdict.replace(/。$/, '')}${aside}`, { records });
}

const isExempt = (interval: Interval, exempt: readonly Interval[]): boolean => {
  const coverage = coverageOf(interval, [], exempt);
  return !isRefused(coverage) && coverage.percent === 100;
};

/** What was not asked for, of an act that was only partly to be filmed. */
function asideOf({ from, to }: Interval, { total }: Coverage): string {
  const seconds = (to.epochMilliseconds - from.epochMilliseconds) / 1000 - total;
  return seconds > 0 ? `（另有 ${Math.round(seconds)} 秒不适宜音像记录，已经批准，不计在内）` : '';
}

/** How an act stands that had to be filmed: as the finding says it, and so as the map of its recordings does. */
export type FilmingStanding = 'met' | 'awaited' | 'lacking';

type Filmed = {
  readonly standing: FilmingStanding;
  readonly coverage: Coverage | CoverageRefusal;
  readonly verdict: string;
  /** The parts that did not have to be filmed. */
  readonly exempt: readonly PartStatement[];
};

/** By the recordings linked to it alone. `anyForm`: a photograph will do as well as a film, and needs not last. */
function filmingOf(
  m: Matter,
  act: Fact,
  {
    anyForm,
    linked,
    word,
  }: { readonly anyForm: boolean; readonly linked: readonly Fact<'recording'>[]; readonly word: RegExp },
): Filmed {
  const exempt = exemptParts(m, act, word);
  const coverage = coverageOfAct(m.dossier, act, linked, exempt);
  const limit = m.parametersOn(act.at).P10;
  const explained = linked.some((recording) => !isPhoto(recording) && isFilled(recording.data.gapExplanation));
  const verdict = isRefused(coverage) ? null : judgeCoverage(withReasons(m, act, word, coverage), limit, explained);
  const isWhollyExempt = exempt.length > 0 && isExempt(intervalOfAct(m.dossier, act), exempt);
  const isFilmed = anyForm ? linked.length > 0 : verdict?.adequate === true && !linked.every(isPhoto);
  const isMet = isFilmed || isWhollyExempt;
  // times that cannot be are mended, not waited for
  const isAwaited = !isMet && (verdict !== null || linked.every(isPhoto)) && mayStillCome(m, act);
  const standing = isMet ? 'met' : isAwaited ? 'awaited' : 'lacking';
  return { standing, coverage, verdict: verdict?.text ?? '', exempt };
}

/** What a statement says of a gap is a reason told, be it one that closes nothing. */
function withReasons(m: Matter, act: Fact, word: RegExp, coverage: Coverage): Coverage {
  const gaps = withExcuses(m, act, word, coverage.gaps).map(({ excuse, ...gap }) => ({
    ...gap,
    reason: gap.reason ?? excuse?.reason ?? null,
  }));
  return { ...coverage, gaps };
}

/** An act and its recordings on one axis, in true time; what it says is what the finding says. */
export type FilmingMap = {
  readonly interval: Interval;
  /** Whether an act of this kind must be filmed whenever it is done. */
  readonly required: boolean;
  readonly standing: FilmingStanding;
  /** Of what had to be filmed. */
  readonly percent: number;
  /** What nobody filmed, be it closed by a statement or not. */
  readonly gaps: readonly GapWithExcuse[];
  /** The statement on the whole act. */
  readonly excuse: FilmingExcuse | null;
  /** Linked to it, and showing some of it. */
  readonly records: readonly string[];
  /** Running meanwhile, linked by nobody: they cover nothing. `inGap`: some of what is missing may be on it. */
  readonly unlinked: readonly (Interval & { readonly record: string; readonly inGap: boolean })[];
};

/**
 * Null where nothing is linked and nothing had to be filmed, and where the act is said to end before it begins. `loose`: recordings that lie
 * in no case yet and may be of this act.
 */
export function filmingMap(
  dossier: Dossier,
  act: Fact,
  at: Temporal.Instant | Present,
  loose: readonly Fact<'recording'>[] = [],
): FilmingMap | null {
  const matrix = dutiesOf(dossier.agency);
  const required = mustBeFilmed(matrix, act.kind);
  const linked = recordingsLinkedTo(dossier, act);
  const anyForm = isAnyFormEnough(matrix, act.kind);
  const word = wordOfAct(act.kind);
  const { standing, coverage } = filmingOf(matterOf(dossier, at), act, { anyForm, linked, word });
  const bare = coverageOfAct(dossier, act, linked);
  if (isRefused(coverage) || isRefused(bare) || (!required && coverage.records.length === 0)) return null;
  // what will do in any form has no length that could be lacking
  const isWhole = anyForm && standing === 'met';
  const gaps = isWhole ? [] : excusedGaps(dossier, act, bare.gaps);
  const isInGap = (one: Recorded) => gaps.some((gap) => recordsIn(gap, one));
  return {
    interval: intervalOfAct(dossier, act),
    required,
    standing,
    percent: isWhole ? 100 : coverage.percent,
    gaps,
    excuse: filmingExcuse(dossier, act),
    records: coverage.records,
    unlinked: unlinkedDuring(dossier, act, loose).map((one) => ({
      record: one.record,
      from: one.from,
      to: one.to,
      inGap: isInGap(one),
    })),
  };
}

function recordsIn(gap: Interval, recording: Recorded): boolean {
  const shown = coverageOf(gap, [recording]);
  return !isRefused(shown) && shown.records.length > 0;
}

/** Footage of a live act may still be on its way for as long as article 27 gives it. */
function mayStillCome(m: Matter, act: Fact): boolean {
  if (act.origin !== 'live') return false;
  const { due } = m.due(regulationTerms.recordingStorage, { at: act.until ?? act.at, precision: 'minute' });
  return due !== null && !m.present.isPast(due);
}
