import { z } from 'zod';
import { contract } from './contract.ts';
import { Id } from './vocabulary.ts';

/** One place where a person stands: a part of one record that can be erased by itself. */
export const PersonalPlace = z.object({
  case: Id,
  caseNo: z.string().nullable(),
  caseTitle: z.string(),
  record: Id,
  title: z.string(),
  at: z.string(),
  /** The part, as commitments and erasures name it: `people`, `data.note`, `data.fields.phone`. */
  unit: z.string(),
  value: z.string(),
  /** Whether whoever asks may erase it, given an approval. */
  mayErase: z.boolean(),
  /** Approved disposals of this case that name this record. */
  approvals: z.array(z.object({ id: Id, ground: z.string() })),
});
export type PersonalPlace = z.infer<typeof PersonalPlace>;

/** In the body and not in the address: what is asked for is itself about somebody. */
const Question = z.object({ word: z.string().trim().min(2, '请写全姓名或号码').max(60) });
const access = { for: 'policy', act: 'read', thing: 'record' } as const;

export const personalData = {
  find: contract({
    method: 'POST',
    path: '/api/personal-data',
    summary: '一个人的信息记在哪里（姓名、证件号或电话），限于可读的记录',
    access,
    body: Question,
    response: z.object({ places: z.array(PersonalPlace), more: z.boolean() }),
  }),
  export: contract({
    method: 'POST',
    path: '/api/personal-data/export',
    summary: '导出一个人的信息（CSV），供答复本人查阅、复制的请求',
    access: { for: 'policy', act: 'download', thing: 'record', stepUp: true },
    body: Question,
    response: z.string(),
    mediaType: 'text/csv',
  }),
};
