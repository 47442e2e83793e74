import type { Procedure } from '@liuhen/records';
import type { Machine } from '../machine.ts';
import { complaintProcedure } from './complaint.ts';
import { correctionProcedure } from './correction.ts';
import { courtProcedure } from './court.ts';
import { enforcementProcedure } from './enforcement.ts';
import { hearingProcedure } from './hearing.ts';
import { inspectionProcedure } from './inspection.ts';
import { ordinaryProcedure } from './ordinary.ts';
import { permitProcedure } from './permit.ts';
import { sealingProcedure } from './sealing.ts';
import { summaryProcedure } from './summary.ts';

/** Every procedure of law.md §3. Those without a `procedure` of their own run inside another. */
export const machines: readonly Machine[] = [
  ordinaryProcedure,
  summaryProcedure,
  hearingProcedure,
  permitProcedure,
  sealingProcedure,
  enforcementProcedure,
  courtProcedure,
  inspectionProcedure,
  complaintProcedure,
  correctionProcedure,
];

/** The machine of each procedure that a case may follow. */
export const machineOf: Readonly<Record<Procedure, Machine>> = {
  'penalty.ordinary': ordinaryProcedure,
  'penalty.summary': summaryProcedure,
  permit: permitProcedure,
  'coercion.sealing': sealingProcedure,
  'coercion.enforcement': enforcementProcedure,
  inspection: inspectionProcedure,
  complaint: complaintProcedure,
  correction: correctionProcedure,
};
