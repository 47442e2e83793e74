import { z } from 'zod';
import { contract } from './contract.ts';
import { Acknowledged } from './records.ts';
import { Id, Instant, Sha256 } from './vocabulary.ts';

const Person = z.object({ person: Id });

/** Specimens of signatures: printed where a head signs by proving who they are, without a pen. */
export const specimens = {
  mine: contract({
    method: 'GET',
    path: '/api/session/specimen',
    summary: '本人的签名样本',
    access: { for: 'signedIn', why: '只答复本人的样本' },
    response: z.object({ specimen: z.object({ record: Id, at: Instant }).nullable(), mayDeposit: z.boolean() }),
  }),
  picture: contract({
    method: 'GET',
    path: '/api/session/specimen/picture',
    summary: '本人签名样本的图样',
    access: { for: 'signedIn', why: '只答复本人的样本' },
    response: z.string(),
    mediaType: 'image/png',
  }),
  deposit: contract({
    method: 'POST',
    path: '/api/session/specimen',
    summary: '存入或者更换本人的签名样本：上传并封存过的图片，或者在屏幕上写的笔迹',
    access: { for: 'policy', act: 'record', thing: 'agency', stepUp: true },
    body: z.object({
      id: Id,
      file: Sha256.optional(),
      strokes: z
        .array(z.array(z.tuple([z.number().int(), z.number().int(), z.number().int()])).max(5000))
        .max(200)
        .optional(),
    }),
    bodyLimit: 4_000_000,
    response: Acknowledged,
    status: 201,
  }),
  revoke: contract({
    method: 'POST',
    path: '/api/people/:person/specimen/revocations',
    summary: '收回签名样本：本人或者安全管理员；此前所签的照旧',
    access: { for: 'policy', act: 'record', thing: 'agency', stepUp: true },
    params: Person,
    body: z.object({ id: Id, reason: z.string().trim().min(1, '请写明收回的理由').max(500) }),
    response: Acknowledged,
    status: 201,
  }),
};
