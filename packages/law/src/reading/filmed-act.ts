import { type Dossier, type Fact, isFilled } from '@liuhen/records';
import { intervalOfAct } from '../coverage/act-coverage.ts';
import { coverageOf, isRefused, judgeCoverage } from '../coverage/coverage.ts';
import { type Matter, matterOf } from '../obligations/matter.ts';
import { breached, excused, met, type Outcome, pending } from '../obligations/outcome.ts';
import { regulationTerms } from '../periods/terms/regulation.ts';
import {
  excuseApproval,
  excuseIsApproved,
  excuseIsLawful,
  isPhoto,
  recordingsOfAct,
  stretchesOf,
  unsuitable,
} from './filming.ts';
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
  const found = [...recordings, ...recordingsOfAct(m, act, ...documents)];
  const records = [...found, ...documents];
  const statement = unsuitable(m, act, word);
  if (statement && excuseIsLawful(statement)) {
    const approval = excuseIsApproved(m, statement) ? '并经批准' : '';
    return excused(`“${what}”不适宜音像记录，已有说明${approval}`, { records: [statement] });
  }
  const awaited = mayStillCome(m, act) ? pending(`“${what}”的音像尚待入库`, { records }) : null;
  if (found.length === 0) {
    if (awaited !== null) return awaited;
    return breached(`“${what}”没有同时音像记录，也没有不适宜音像记录的说明`, { records });
  }
  const interval = intervalOfAct(m.dossier, act);
  if (anyForm) return met(`“${what}”有音像记录`, { records });
  if (found.every(isPhoto)) return awaited ?? breached(`“${what}”只有照片，没有覆盖过程的录音录像`, { records });
  const moving = found.filter((recording) => !isPhoto(recording));
  const coverage = coverageOf(
    interval,
    moving.flatMap((recording) => stretchesOf(m, recording)),
  );
  if (isRefused(coverage)) return breached(coverage.message.replace(/。$/, ''), { records, cure: coverage.cure });
  const limit = m.parametersOn(act.at).P10;
  const longest = coverage.longestGap?.seconds ?? 0;
  if (coverage.percent >= limit.coveragePercent && longest <= limit.longestGapSeconds)
    return met(`“${what}”音像覆盖 ${coverage.percent}%`, { records });
  if (awaited !== null) return awaited;
  const explained = moving.some(({ data }) => isFilled(data.gapExplanation));
  const verdict = judgeCoverage(coverage, limit, explained);
  return breached(`“${what}”${verdict.text.replace(/。$/, '')}`, { records });
}

/** Footage of a live act may still be on its way for as long as article 27 gives it. */
function mayStillCome(m: Matter, act: Fact): boolean {
  if (act.origin !== 'live') return false;
  const { due } = m.due(regulationTerms.recordingStorage, { at: act.until ?? act.at, precision: 'minute' });
  return due !== null && !m.present.isPast(due);
}
