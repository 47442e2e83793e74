import { z } from 'zod';
import { contract } from './contract.ts';
import { Id, Nothing } from './vocabulary.ts';

const self = { for: 'signedIn', why: '只涉及本人保存的筛选' } as const;

/** How the list of cases was asked: as the address of its page says it. */
export const CaseSearch = z.strictObject({
  q: z.string().max(100).optional(),
  procedure: z.string().max(40).optional(),
  state: z.enum(['open', 'closed']).optional(),
  mine: z.literal(true).optional(),
  overdue: z.literal(true).optional(),
  order: z.literal('due').optional(),
});
export type CaseSearch = z.infer<typeof CaseSearch>;

export const SavedView = z.object({ id: Id, name: z.string(), search: CaseSearch });
export type SavedView = z.infer<typeof SavedView>;

const View = z.object({ view: Id });

/** What a person keeps to look for again in the list of cases. */
export const savedViews = {
  list: contract({
    method: 'GET',
    path: '/api/session/views',
    summary: '本人保存的案件筛选',
    access: self,
    response: z.object({ views: z.array(SavedView) }),
  }),
  save: contract({
    method: 'POST',
    path: '/api/session/views',
    summary: '保存一个案件筛选；同一编号再次保存即更新',
    access: self,
    body: z.object({
      id: Id,
      name: z.string().trim().min(1, '请起一个名字').max(20, '名字不超过 20 个字'),
      search: CaseSearch,
    }),
    response: Nothing,
    status: 204,
  }),
  remove: contract({
    method: 'DELETE',
    path: '/api/session/views/:view',
    summary: '删去本人保存的一个案件筛选',
    access: self,
    params: View,
    response: Nothing,
    status: 204,
  }),
};
