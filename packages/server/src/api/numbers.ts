import { z } from 'zod';
import { contract } from './contract.ts';
import { Acknowledged } from './records.ts';
import { Id, Instant, Paging, PersonName, page, RecordParams } from './vocabulary.ts';

export const NumberLine = z.object({
  series: z.string(),
  number: z.number().int(),
  /** As it stands on paper. */
  written: z.string(),
  /** `free`: handed back, the next document takes it. `held`: taken by a document that is not issued yet. */
  state: z.enum(['reserved', 'held', 'free', 'issued', 'void']),
  holder: PersonName.nullable(),
  reason: z.string().nullable(),
  givenAt: Instant,
  mine: z.boolean(),
});
export type NumberLine = z.infer<typeof NumberLine>;

export const SeriesLine = z.object({
  series: z.string(),
  last: z.number().int(),
  issued: z.number().int(),
  reserved: z.number().int(),
  void: z.number().int(),
  free: z.number().int(),
  missing: z.array(z.number().int()),
});
export type SeriesLine = z.infer<typeof SeriesLine>;

export const SealLine = z.object({
  record: Id,
  case: Id,
  caseNo: z.string().nullable(),
  at: Instant,
  seal: z.string(),
  copies: z.number().int().nullable(),
  number: z.string().nullable(),
  /** The document it stands on; null where that is not the reader's to know. */
  document: z.object({ record: Id, title: z.string() }).nullable(),
  method: z.enum(['paper', 'electronic']),
  by: PersonName.nullable(),
});
export type SealLine = z.infer<typeof SealLine>;

const reason = z.string().trim().min(1, '请写明作废的理由').max(500);

/** Numbers and seals: what the office keeps registers of. */
export const numbers = {
  list: contract({
    method: 'GET',
    path: '/api/numbers',
    summary: '文号登记：预留、已用、作废，连续不断号',
    access: { for: 'policy', act: 'read', thing: 'agency' },
    query: z.object({
      series: z.string().max(60).optional(),
      /** The series in which a document of this type would take its number today. */
      docType: z.string().max(60).optional(),
      limit: z.coerce.number().int().min(1).max(1000).default(200),
    }),
    response: z.object({
      numbers: z.array(NumberLine),
      series: z.array(SeriesLine),
      /** Whether the one who asks may reserve blocks. */
      mayReserve: z.boolean(),
    }),
  }),
  block: contract({
    method: 'POST',
    path: '/api/numbers/blocks',
    summary: '预留号段：供没有网络的现场使用（如当场处罚）',
    access: { for: 'policy', act: 'issue', thing: 'record' },
    body: z.object({
      docType: z.string().max(60),
      count: z.number().int().min(1).max(100),
      holder: Id.describe('持号人'),
    }),
    response: z.object({
      series: z.string(),
      numbers: z.array(z.object({ number: z.number().int(), written: z.string() })),
    }),
    status: 201,
  }),
  voidReserved: contract({
    method: 'POST',
    path: '/api/numbers/voids',
    summary: '作废预留号段中的文号，留存理由',
    access: { for: 'policy', act: 'issue', thing: 'record' },
    body: z.object({ series: z.string().max(60), number: z.number().int().positive(), reason }),
    response: z.object({ series: z.string(), number: z.number().int(), state: z.literal('void') }),
  }),
  giveBack: contract({
    method: 'POST',
    path: '/api/numbers/returns',
    summary: '退回号段中没有用过的文号：由下一份文书依次取用',
    access: { for: 'policy', act: 'issue', thing: 'record' },
    body: z.object({ series: z.string().max(60), numbers: z.array(z.number().int().positive()).min(1).max(100) }),
    response: z.object({ series: z.string(), returned: z.array(z.number().int()) }),
  }),
  voidOfDocument: contract({
    method: 'POST',
    path: '/api/cases/:case/documents/:record/number/void',
    summary: '作废文书已取而未用的文号：入卷登记，号码不再使用',
    access: { for: 'policy', act: 'issue', thing: 'record' },
    params: RecordParams,
    body: z.object({ id: Id, reason }),
    response: Acknowledged.extend({ number: z.string() }),
    status: 201,
  }),
  seals: contract({
    method: 'GET',
    path: '/api/seals',
    summary: '用印登记',
    access: { for: 'policy', act: 'find', thing: 'record' },
    query: Paging.extend({ case: Id.optional() }),
    response: page(SealLine),
  }),
  electronicSeal: contract({
    method: 'POST',
    path: '/api/cases/:case/documents/:record/electronic-seal',
    summary: '加盖电子印章（接入印章系统后可用）',
    access: { for: 'policy', act: 'issue', thing: 'record', stepUp: true },
    params: RecordParams,
    body: z.object({ id: Id, seal: z.string().trim().min(1).max(100) }),
    response: Acknowledged,
    status: 201,
  }),
};
