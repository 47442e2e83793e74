import { z } from 'zod';
import type { Kind } from './kind.ts';

const text = z.string().nullish();

function kind<const Data extends z.ZodType>(name: string, title: string, act: boolean, data: Data): Kind<Data> {
  return { kind: name, schema: 1, family: 'agency', title, act, subject: 'agency', data };
}

/**
 * How long recordings and the copies made of them are kept (archives law, art. 30, 31; P12). Each stands with the agency, because one
 * recording may serve several cases; `records` says of which. A hold or a proposal is answered by `answers`.
 */
export const keepingKinds = {
  recordingHeld: kind(
    'recordingHeld',
    '音像保留',
    true,
    z.looseObject({ records: z.array(z.string()), ground: z.string().min(1), until: text }),
  ),
  recordingHoldLifted: kind('recordingHoldLifted', '解除音像保留', true, z.looseObject({ note: z.string().min(1) })),
  /** Those that appraised say that nothing stands against it: on which ground, and by whom. */
  recordingDisposalProposed: kind(
    'recordingDisposalProposed',
    '提请销毁音像',
    true,
    z.looseObject({ records: z.array(z.string()), ground: z.string().min(1), appraisers: text }),
  ),
  recordingDisposalDecided: kind(
    'recordingDisposalDecided',
    '销毁音像的审批',
    true,
    z.looseObject({ approved: z.boolean(), note: z.string().min(1) }),
  ),
  /** The tombstone: what the bytes were, on whose approval and before whose eyes they went. */
  recordingDisposed: kind(
    'recordingDisposed',
    '销毁音像（墓碑）',
    true,
    z.looseObject({
      approval: z.string(),
      watchers: z.array(z.string()),
      records: z.array(z.string()),
      tombstones: z.array(
        z.looseObject({ sha256: z.string(), sm3: text, size: z.number().int().nullish(), wasSound: z.boolean() }),
      ),
    }),
  ),
} as const;
