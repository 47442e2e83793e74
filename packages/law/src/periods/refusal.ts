import type { Term } from './term.ts';

/** Why no date can be given: the facts handed in contradict each other, or the law did not stand yet. */
export type PeriodRefusalCode =
  | 'period.beforeFirstEdition'
  | 'period.intervalReversed'
  | 'period.endBeforeStart'
  | 'period.hoursNeedInstant'
  | 'period.hoursCannotStop'
  | 'period.countsBackward'
  | 'period.countsForward';

export type PeriodRefusal = { code: PeriodRefusalCode; provision: string; message: string; cure: string };

const SAYS: Record<PeriodRefusalCode, { message: (term: string, facts: string) => string; cure: string }> = {
  'period.beforeFirstEdition': {
    message: (t, f) => `“${t}”的规定在 ${f} 尚未施行，不能据以计算期限`,
    cure: '请核对起算日期；确在施行前的，按当时的规定由法制科人工认定。',
  },
  'period.intervalReversed': {
    message: (t, f) => `“${t}”的不计入期间 ${f} 止日早于起日`,
    cure: '请补充或者更正该期间的起止记录。',
  },
  'period.endBeforeStart': {
    message: (t, f) => `“${t}”的完成时刻早于起算时刻（${f}）`,
    cure: '请核对两项记录的时间；写错的，以更正记录说明。',
  },
  'period.hoursNeedInstant': {
    message: (t, f) => `“${t}”按小时计算，而起点只记到日（${f}）`,
    cure: '请补充起点的时刻（至少到分）。',
  },
  'period.hoursCannotStop': {
    message: (t, f) => `“${t}”为 ${f}，连续计算，不中止也不延长`,
    cure: '请撤去对该时限的扣除或者延长；原因只能作为说明记录。',
  },
  'period.countsBackward': {
    message: (t, f) => `“${t}”自 ${f} 向前倒数，不是自起点向后的期限`,
    cure: '请按“若干日前”计算。',
  },
  'period.countsForward': {
    message: (t, f) => `“${t}”自 ${f} 向后计算，不是“若干日前”`,
    cure: '请按自起点向后的期限计算。',
  },
};

export function refusal(code: PeriodRefusalCode, of: Term, facts: string): PeriodRefusal {
  const says = SAYS[code];
  return {
    code,
    provision: of.editions.at(-1)?.provision ?? of.title,
    message: `${says.message(of.title, facts)}。`,
    cure: says.cure,
  };
}
