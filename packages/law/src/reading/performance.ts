import type { Fact } from '@liuhen/records';
import { view } from '../obligations/matter.ts';
import { issued } from './phases.ts';

/** 履行情况的文字记录 (制度第二十三条): a record or a voucher, else the step that tells of it. That somebody paid is no record of it. */
export const performanceRecord = view(
  (m): Fact | undefined =>
    issued(m, 'performanceRecord', 'paymentVoucher', 'courtExecutionLog')[0] ?? m.dossier.of('performanceRecorded')[0],
);
