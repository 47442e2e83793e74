import { z } from 'zod';
import { contract } from './contract.ts';
import { Id, Instant, PersonName, Sha256 } from './vocabulary.ts';

const read = { for: 'policy', act: 'read', thing: 'agency' } as const;
const record = { for: 'policy', act: 'record', thing: 'agency' } as const;

const Done = z.object({ record: Id, at: Instant, by: PersonName.nullable(), note: z.string().nullable() });

/** What became of a state secret that was found here; nothing of its content. */
export const SpillLine = z.object({
  spill: Id,
  at: Instant,
  by: PersonName.nullable(),
  /** In words that are no secret. */
  note: z.string(),
  /** In which it was found, and its case; the number only where the case may be found by who asks. */
  record: Id,
  case: Id.nullable(),
  caseNo: z.string().nullable(),
  records: z.number().int(),
  files: z.array(Sha256),
  state: z.enum(['isolated', 'approved', 'erased', 'dismissed']),
  reports: z.array(Done),
  decision: Done.nullable(),
  erased: Done.nullable(),
});
export type SpillLine = z.infer<typeof SpillLine>;

/** What is kept off line, on a carrier of its own: where, never what. */
const OfflineCustody = z.object({
  record: Id,
  at: Instant,
  carrierNo: z.string(),
  custodian: z.string(),
  place: z.string().nullable(),
});

const words = z.string().trim().min(2).max(500);
const Params = z.object({ spill: Id });

export const spills = {
  list: contract({
    method: 'GET',
    path: '/api/spills',
    summary: '涉密事件的处置：隔离、报告、批准、清除',
    access: read,
    response: z.object({ items: z.array(SpillLine), custody: z.array(OfflineCustody) }),
  }),
  isolate: contract({
    method: 'POST',
    path: '/api/spills',
    summary: '发现涉密：立即隔离这条记录、它的派生件和同样内容的一切副本',
    access: record,
    body: z.object({ id: Id, record: Id, note: words.describe('说明，不得写入涉密内容本身') }),
    response: z.object({ spill: Id, records: z.number().int(), files: z.number().int() }),
    status: 201,
  }),
  report: contract({
    method: 'POST',
    path: '/api/spills/:spill/reports',
    summary: '登记已向保密行政管理部门等报告',
    access: record,
    params: Params,
    body: z.object({ id: Id, to: z.string().trim().min(2).max(200), reference: z.string().max(100).optional() }),
    response: z.object({ record: Id }),
    status: 201,
  }),
  decide: contract({
    method: 'POST',
    path: '/api/spills/:spill/decision',
    summary: '负责人批准清除，或认定不涉密、解除隔离',
    access: { ...record, stepUp: true },
    params: Params,
    body: z.object({ id: Id, erase: z.boolean(), note: words }),
    response: z.object({ record: Id }),
    status: 201,
  }),
  erase: contract({
    method: 'POST',
    path: '/api/spills/:spill/erasure',
    summary: '经批准清除隔离的内容，留下墓碑',
    access: { ...record, stepUp: true },
    params: Params,
    body: z.object({ id: Id }),
    response: z.object({ record: Id, erased: z.number().int() }),
    status: 201,
  }),
};
