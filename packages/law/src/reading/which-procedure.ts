import type { Dossier, Procedure } from '@liuhen/records';
import { type Matter, view } from '../obligations/matter.ts';

/**
 * The procedure a case follows: the one last named on or before the instant, for a case may turn from one into another in its own
 * records; where none is named in words that can be read, what was done in it shows it; null where nothing does.
 */
export const procedureNamed = view((m): Procedure | null => {
  const named = [...m.dossier.of('caseOpened'), ...m.dossier.of('caseProfile')]
    .map((f) => f.data.caseType)
    .findLast((t) => typeof t === 'string' && t.trim() !== '');
  return readProcedure(named ?? '') ?? shownBy(m.dossier);
});

/** The same, where one must be shown: a case that shows nothing yet goes the ordinary way. */
export const procedureAt = (m: Matter): Procedure => procedureNamed(m) ?? 'penalty.ordinary';

export function readProcedure(word: string): Procedure | null {
  if (/summary|简易|当场/.test(word)) return 'penalty.summary';
  if (/penalty|处罚|普通程序/.test(word)) return 'penalty.ordinary';
  if (/permit|licen[cs]|许可/.test(word)) return 'permit';
  if (/seal|查封|扣押/.test(word)) return 'coercion.sealing';
  if (/enforcement|coercion|强制/.test(word)) return 'coercion.enforcement';
  if (/inspection|检查/.test(word)) return 'inspection';
  if (/complaint|投诉|举报/.test(word)) return 'complaint';
  return /correction|改正/.test(word) ? 'correction' : null;
}

/** A case that does not say what it is shows it by what was done in it. */
function shownBy(d: Dossier): Procedure | null {
  const has = (...kinds: string[]) => kinds.some((k) => d.of(k).length > 0);
  if (has('onSpotPenaltyDecision')) return 'penalty.summary';
  if (has('accepted', 'applicationRegistered', 'oralApplication')) return 'permit';
  if (has('initiationApproved', 'priorNoticeServed', 'penaltyDecision')) return 'penalty.ordinary';
  if (has('inspectionPlanned', 'inspectionApproval')) return 'inspection';
  return has('complaintRegistered') ? 'complaint' : null;
}
