import { permitAct, takesPermitAway } from '../../reading/permit-act.ts';
import type { Course } from '../course.ts';
import { onlyIf } from '../guards.ts';
import type { Parallel } from '../machine.ts';
import { PERMIT_DECISIONS } from './permit-clocks.ts';

const isWithdrawal = (c: Course): boolean => permitAct(c.m) === 'withdrawal';
const isDecided = (c: Course): boolean => c.has(...PERMIT_DECISIONS);

/** 第八条第二款: what the holder loses by it is made good, and it is written down whether anything was lost. */
export const compensationDuty: Parallel = {
  id: 'X8c',
  title: '认定损失和补偿',
  concerns: isWithdrawal,
  begins: (c) => isWithdrawal(c) && isDecided(c),
  met: (c) => isWithdrawal(c) && c.has('compensationSettled'),
  act: 'compensationSettled',
  who: ['officer', 'legalReviewer'],
  docType: null,
};
export const compensated = onlyIf((c) => !compensationDuty.begins(c) || compensationDuty.met(c), {
  code: 'permit.notCompensated',
  provision: '行政许可法第八条第二款',
  message: '没有认定撤回许可是否给被许可人造成财产损失、怎样补偿。',
  cure: '请记录财产损失和补偿的认定；没有造成损失的，写明理由。',
});

const isCancelled = (c: Course): boolean => c.isLatest('permitCancelled', ...PERMIT_DECISIONS);
const mustBeCancelled = (c: Course): boolean => takesPermitAway(c.m) && isDecided(c);

/** 第七十条第（四）项: what was withdrawn or revoked is taken off the register. */
export const cancellationDuty: Parallel = {
  id: 'X70',
  title: '办理注销手续',
  concerns: (c) => takesPermitAway(c.m),
  begins: mustBeCancelled,
  met: isCancelled,
  act: 'permitCancelled',
  who: ['officer', 'receptionist'],
  docType: 'permitChangeDecision',
};
export const cancelled = onlyIf((c) => !mustBeCancelled(c) || isCancelled(c), {
  code: 'permit.notCancelled',
  provision: '行政许可法第七十条第（四）项',
  message: '许可已被撤回或者撤销，尚未办理注销手续。',
  cure: '请办理注销手续并记录，再办结。',
});
