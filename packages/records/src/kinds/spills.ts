import { z } from 'zod';
import type { Kind } from './kind.ts';

const text = z.string().nullish();

function kind<const Data extends z.ZodType>(name: string, title: string, act: boolean, data: Data): Kind<Data> {
  return { kind: name, schema: 1, family: 'agency', title, act, subject: 'agency', data };
}

/**
 * A state secret that was found here (A30.2; 保守国家秘密法): set apart at once by whoever keeps the recordings, erased on the word of
 * the head, reported; each a record of the agency, in words that are no secret. The later ones name the first by `answers`.
 */
export const spillKinds = {
  spillIsolated: kind(
    'spillIsolated',
    '发现涉密，隔离',
    true,
    z.looseObject({
      /** In which it was found; its copies and whatever else has the same bytes are set apart with it. */
      record: z.string(),
      case: text,
      note: z.string().min(1),
      records: z.array(z.string()),
      sha256: z.array(z.string()),
    }),
  ),
  spillReported: kind(
    'spillReported',
    '报告涉密事件',
    true,
    z.looseObject({ to: z.string().min(1), reference: text, note: text }),
  ),
  spillErasureApproved: kind(
    'spillErasureApproved',
    '批准清除涉密内容',
    true,
    z.looseObject({ note: text, records: z.array(z.string()) }),
  ),
  /** The tombstone: what the bytes were, on whose approval they went. */
  spillErased: kind(
    'spillErased',
    '清除涉密内容（墓碑）',
    true,
    z.looseObject({
      approval: z.string(),
      tombstones: z.array(
        z.looseObject({
          sha256: z.string(),
          sm3: text,
          size: z.number().int().nullish(),
          wasSound: z.boolean(),
        }),
      ),
    }),
  ),
  spillDismissed: kind('spillDismissed', '解除隔离（不涉密）', true, z.looseObject({ note: z.string().min(1) })),
} as const;
