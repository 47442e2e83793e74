import { z } from 'zod';
import { contract } from './contract.ts';
import { Day, Id, Instant, Paging, page } from './vocabulary.ts';

export const HeldThing = z.object({
  /** 查封、扣押, or 先行登记保存. */
  way: z.enum(['sealing', 'registration']),
  state: z.enum(['held', 'decided', 'ended']),
  /** Empty where what is held was listed nowhere. */
  name: z.string(),
  amount: z.string(),
  place: z.string(),
  keeper: z.string(),
  sealNo: z.string(),
  list: Id.describe('载明该物的清单；没有清单的，为实施的记录'),
  since: Instant,
  due: Instant.nullable(),
  endedAt: Instant.nullable(),
  ending: z.string().nullable(),
});
export type HeldThing = z.infer<typeof HeldThing>;

export const HeldLine = HeldThing.extend({
  /** Its place among the things held in the case. */
  ordinal: z.number().int(),
  case: Id,
  caseNo: z.string().nullable(),
  caseTitle: z.string(),
});
export type HeldLine = z.infer<typeof HeldLine>;

export const HeldFilter = Paging.extend({
  way: z.enum(['sealing', 'registration']).optional(),
  state: z.enum(['held', 'decided', 'ended', 'all']).default('held'),
  overdue: z.stringbool().default(false).describe('已过处理期限'),
  dueBy: Day.optional().describe('至这一日（含）届满的'),
  q: z.string().max(100).optional().describe('名称、保管人、封条号'),
  place: z.string().max(100).optional().describe('存放地点'),
  caseNo: z.string().max(60).optional().describe('案号的一部分'),
});
export type HeldFilter = z.infer<typeof HeldFilter>;

/** The ledger of things held: of cases that one may find, on lists that one may read. */
export const held = {
  list: contract({
    method: 'GET',
    path: '/api/held',
    summary: '查封扣押、先行登记保存的财物台账',
    access: { for: 'policy', act: 'read', thing: 'record' },
    query: HeldFilter,
    response: page(HeldLine).extend({ total: z.number().int() }),
  }),
  table: contract({
    method: 'GET',
    path: '/api/held/table',
    summary: '财物台账（Excel），筛选与列表相同，不分页',
    access: { for: 'policy', act: 'read', thing: 'record' },
    query: HeldFilter.omit({ cursor: true, limit: true }),
    response: z.string(),
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
};
