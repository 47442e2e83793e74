import { z } from 'zod';
import { AccessLine } from './cases.ts';
import { contract } from './contract.ts';
import { Day, Id, Instant, Paging, page } from './vocabulary.ts';

export const Exposure = z.object({
  case: Id,
  record: Id.nullable(),
  on: Day,
  /** Who could, that day, and by which rule of the policy. */
  could: z.array(
    z.object({
      id: Id,
      name: z.string(),
      acts: z.array(z.object({ act: z.string(), rule: z.string(), reason: z.string() })),
    }),
  ),
  did: z.array(AccessLine),
  refused: z.array(AccessLine),
});
export type Exposure = z.infer<typeof Exposure>;

export const audit = {
  log: contract({
    method: 'GET',
    path: '/api/audit',
    summary: '审计日志',
    access: { for: 'policy', act: 'read', thing: 'accessEntry' },
    query: Paging.extend({
      person: Id.optional(),
      action: z.string().max(40).optional(),
      outcome: z.enum(['done', 'refused', 'denied']).optional(),
    }),
    response: page(AccessLine),
  }),
  export: contract({
    method: 'GET',
    path: '/api/audit/export',
    summary: '导出审计日志（CSV，最近一万条）',
    access: { for: 'policy', act: 'download', thing: 'accessEntry' },
    response: z.string(),
    mediaType: 'text/csv',
  }),
  exposure: contract({
    method: 'GET',
    path: '/api/exposure',
    summary: '一件材料：某日谁能看、谁看了、谁被拒绝',
    access: { for: 'policy', act: 'read', thing: 'accessEntry' },
    query: z.object({ case: Id, record: Id.optional(), on: Day.optional() }),
    response: Exposure,
  }),
  jobs: contract({
    method: 'GET',
    path: '/api/jobs',
    summary: '后台任务',
    access: { for: 'policy', act: 'read', thing: 'job' },
    response: z.object({
      queues: z.array(
        z.object({
          queue: z.string(),
          waiting: z.number().int(),
          failing: z.number().int(),
          oldest: Instant.nullable(),
        }),
      ),
      failures: z.array(
        z.object({
          id: z.string(),
          queue: z.string(),
          attempts: z.number().int(),
          lastError: z.string(),
          runAt: Instant,
        }),
      ),
    }),
  }),
};
