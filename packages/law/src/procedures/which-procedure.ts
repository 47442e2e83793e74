import type { Dossier, Procedure } from '@liuhen/records';
import type { Matter } from '../obligations/matter.ts';

/** The procedure last named on or before the instant: a case may turn from one into another in its own records. */
export function procedureAt(m: Matter): Procedure {
  const named = [...m.dossier.of('caseOpened'), ...m.dossier.of('caseProfile')]
    .map((f) => f.data.caseType)
    .findLast((t) => typeof t === 'string' && t.trim() !== '');
  return readProcedure(named ?? '') ?? guessed(m.dossier);
}

export function readProcedure(word: string): Procedure | null {
  if (/summary|简易|当场/.test(word)) return 'penalty.summary';
  if (/penalty|处罚/.test(word)) return 'penalty.ordinary';
  if (/permit|许可/.test(word)) return 'permit';
  if (/seal|查封|扣押/.test(word)) return 'coercion.sealing';
  if (/enforcement|强制执行/.test(word)) return 'coercion.enforcement';
  if (/inspection|检查/.test(word)) return 'inspection';
  if (/complaint|投诉|举报/.test(word)) return 'complaint';
  return /correction|责令改正/.test(word) ? 'correction' : null;
}

/** A case that does not say what it is shows it by what was done in it. */
function guessed(d: Dossier): Procedure {
  const has = (...kinds: string[]) => kinds.some((k) => d.of(k).length > 0);
  if (has('onSpotPenaltyDecision')) return 'penalty.summary';
  if (has('accepted', 'applicationRegistered', 'oralApplication')) return 'permit';
  if (has('initiationApproved', 'priorNoticeServed', 'penaltyDecision')) return 'penalty.ordinary';
  if (has('inspectionPlanned', 'inspectionApproval')) return 'inspection';
  return has('complaintRegistered') ? 'complaint' : 'penalty.ordinary';
}
