import { type Dossier, type Fact, isFilled } from '@liuhen/records';
import { coverageOfAct, intervalOfAct, isPhoto, recordingsLinkedTo, unlinkedDuring } from '../coverage/act-coverage.ts';
import {
  type Coverage,
  type CoverageRefusal,
  coverageOf,
  type Gap,
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
import { excuseApproval, excuseIsApproved, excuseIsLawful, unsuitable } from './filming.ts';
import { words } from './paper.ts';

/** What must be filmed as it happens (制度第十二条; 国办发〔2018〕118号), the duty it is, and how a statement names it. */
export const filmedActs = [
  { kind: 'siteInspection', duty: 'A12.1', word: /检查|勘验|勘察|查勘/ },
  { kind: 'sampling', duty: 'A12.2', word: /抽样|采样|取样/ },
  { kind: 'hearingHeld', duty: 'A12.3', word: /听证/ },
  { kind: 'sealSeizureImplemented', duty: 'A12.5', word: /查封|扣押/ },
] as const;
export const wordOfAct = (kind: (typeof filmedActs)[number]['kind']): RegExp =>
  filmedActs.find((act) => act.kind === kind)?.word ?? /$^/;

/** Why an act was not filmed, as a statement says it (A12.4), and whether that closes its gaps. */
export type FilmingExcuse = {
  readonly statement: string;
  readonly reason: string;
  /** Null until somebody who may has approved it. */
  readonly approvedBy: string | null;
  /** False for what is no reason: 没电, 忘带, 故障. */
  readonly isLawful: boolean;
};

/** The statement there is for an act of which something was not filmed; null where there is none. */
export function filmingExcuse(dossier: Dossier, act: Fact): FilmingExcuse | null {
  if (dossier.documents('avInapplicableStatement').length === 0) return null;
  const m = matterOf(dossier, latest(dossier));
  const word = filmedActs.find(({ kind }) => kind === act.kind)?.word ?? /$^/;
  const statement = unsuitable(m, act, word);
  if (statement === undefined) return null;
  return {
    statement: statement.id,
    reason: words(statement, 'reason').trim(),
    approvedBy: excuseApproval(m, statement)?.name ?? null,
    isLawful: excuseIsLawful(statement),
  };
}

/** With all that was recorded: what stands in the file is looked at, not what was known at some hour. */
const latest = (dossier: Dossier): Temporal.Instant =>
  dossier.facts.reduce(
    (last, { at }) => (Temporal.Instant.compare(at, last) > 0 ? at : last),
    Temporal.Instant.fromEpochMilliseconds(0),
  );

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
  const { standing, coverage, verdict } = filmingOf(m, act, { anyForm, linked: found });
  if (standing === 'awaited') return pending(`“${what}”的音像尚待入库`, { records });
  if (found.length === 0) return breached(`“${what}”没有同时音像记录，也没有不适宜音像记录的说明`, { records });
  if (anyForm) return met(`“${what}”有音像记录`, { records });
  if (found.every(isPhoto)) return breached(`“${what}”只有照片，没有覆盖过程的录音录像`, { records });
  if (isRefused(coverage)) return breached(coverage.message.replace(/。$/, ''), { records, cure: coverage.cure });
  if (standing === 'met') return met(`“${what}”音像覆盖 ${coverage.percent}%`, { records });
  return breached(`“${what}”${verdict.replace(/。$/, '')}`, { records });
}

/** How an act stands that had to be filmed: as the finding says it, and so as the map of its recordings does. */
export type FilmingStanding = 'met' | 'awaited' | 'lacking';

type Filmed = {
  readonly standing: FilmingStanding;
  readonly coverage: Coverage | CoverageRefusal;
  readonly verdict: string;
};

/** By the recordings linked to it alone. `anyForm`: a photograph will do as well as a film, and needs not last. */
function filmingOf(
  m: Matter,
  act: Fact,
  { anyForm, linked }: { readonly anyForm: boolean; readonly linked: readonly Fact<'recording'>[] },
): Filmed {
  const coverage = coverageOfAct(m.dossier, act, linked);
  const limit = m.parametersOn(act.at).P10;
  const explained = linked.some((recording) => !isPhoto(recording) && isFilled(recording.data.gapExplanation));
  const verdict = isRefused(coverage) ? null : judgeCoverage(coverage, limit, explained);
  const isMet = anyForm ? linked.length > 0 : verdict?.adequate === true && !linked.every(isPhoto);
  // times that cannot be are mended, not waited for
  const isAwaited = !isMet && (verdict !== null || linked.every(isPhoto)) && mayStillCome(m, act);
  const standing = isMet ? 'met' : isAwaited ? 'awaited' : 'lacking';
  return { standing, coverage, verdict: verdict?.text ?? '' };
}

/** An act and its recordings on one axis, in true time; what it says is what the finding says. */
export type FilmingMap = {
  readonly interval: Interval;
  /** Whether an act of this kind must be filmed whenever it is done. */
  readonly required: boolean;
  readonly standing: FilmingStanding;
  readonly percent: number;
  readonly gaps: readonly Gap[];
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
  const { standing, coverage } = filmingOf(matterOf(dossier, at), act, { anyForm, linked });
  if (isRefused(coverage) || (!required && coverage.records.length === 0)) return null;
  // what will do in any form has no length that could be lacking
  const isWhole = anyForm && standing === 'met';
  const gaps = isWhole ? [] : coverage.gaps;
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
