import { z } from 'zod';
import { contract } from './contract.ts';
import { Id, Instant, Sha256 } from './vocabulary.ts';

const read = { for: 'policy', act: 'read', thing: 'agency' } as const;

export const FixityFinding = z.object({
  sha256: Sha256,
  kind: z.enum(['damaged', 'absent', 'recordDiffers', 'unreferenced']),
  /** The store itself, or the second copy. */
  where: z.enum(['store', 'copy']),
  detail: z.string(),
  healed: z.boolean(),
  /** The records that name the file; the case only where it may be found by who asks. */
  records: z.array(z.object({ record: Id, case: Id.nullable(), caseNo: z.string().nullable() })),
});
export type FixityFinding = z.infer<typeof FixityFinding>;

export const FixityReport = z.object({
  record: Id,
  startedAt: Instant,
  endedAt: Instant.nullable(),
  note: z.string(),
  checked: z.number().int(),
  bytes: z.number().int(),
  sound: z.number().int(),
  copied: z.number().int(),
  findings: z.array(FixityFinding),
});
export type FixityReport = z.infer<typeof FixityReport>;

/** Something of the keeping of recordings that waits for somebody; the workbench shows it beside the legal clocks. */
export const KeepingTask = z.object({
  key: z.string(),
  kind: z.enum([
    'fixityDamage',
    'filesMissing',
    'filesUnreadable',
    'stateSecretRefused',
    'unregisteredDevice',
    'recordingUnlinked',
    'spillOpen',
    'disposalOpen',
  ]),
  /** What to do, verb first. */
  title: z.string(),
  detail: z.string(),
  article: z.string().nullable(),
  since: Instant,
  due: Instant.nullable(),
  /** The record it rests on: a fixity or docking report, a recording. */
  record: Id,
  /** What can be recorded to settle it; null where it settles itself. */
  act: z.enum(['explainMissing', 'offlineCustody', 'device', 'link', 'keeping']).nullable(),
});
export type KeepingTask = z.infer<typeof KeepingTask>;

export const keeping = {
  fixity: contract({
    method: 'GET',
    path: '/api/fixity',
    summary: '完整性复核报告，新的在前',
    access: read,
    response: z.object({
      running: z.boolean(),
      /** Whether a second copy is kept from which damage is healed. */
      secondCopy: z.boolean(),
      reports: z.array(FixityReport),
    }),
  }),
  startFixity: contract({
    method: 'POST',
    path: '/api/fixity',
    summary: '现在就复核全部原件（平时每夜自动进行）',
    access: { for: 'policy', act: 'record', thing: 'agency' },
    response: z.object({ running: z.boolean() }),
    status: 202,
  }),
  tasks: contract({
    method: 'GET',
    path: '/api/keeping/tasks',
    summary: '音像保管方面等我处理的事项',
    access: { for: 'signedIn', why: '各人只见按职务和领用归自己处理的事项' },
    response: z.object({ tasks: z.array(KeepingTask) }),
  }),
};
