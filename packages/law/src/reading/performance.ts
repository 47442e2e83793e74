import type { Fact } from '@liuhen/records';
import { isBefore } from '../calendars/instant.ts';
import { view } from '../obligations/matter.ts';
import { latest, rows, wordsOf } from './paper.ts';
import { issued, stepsOf } from './phases.ts';

/** 履行情况的文字记录 (制度第二十三条): a record or a voucher, else the step that tells of it. That somebody paid is no record of it. */
export const performanceRecord = view(
  (m): Fact | undefined =>
    issued(m, 'performanceRecord', 'paymentVoucher', 'courtExecutionLog')[0] ?? m.dossier.of('performanceRecorded')[0],
);

/** The last record of performance, where it tells that the fine was not paid and nothing after it tells that it was. */
export const recordedUnpaid = view((m): Fact | undefined => {
  const last = latest(issued(m, 'performanceRecord'));
  const unpaid = last && rows(last, 'items').some((item) => /罚款/.test(wordsOf(item.duty)) && owes(item.status));
  if (last === undefined || !unpaid) return undefined;
  const paid = [
    ...issued(m, 'paymentVoucher', 'courtExecutionLog'),
    ...stepsOf(m, 'paymentMade', 'fineCollectedOnSpot', 'courtExecuted', 'enforcementExecuted'),
  ];
  return paid.every(({ at }) => isBefore(at, last.at)) ? last : undefined;
});
const owes = (status: unknown): boolean => /逾期|未履行|未缴|没有缴/.test(wordsOf(status));
