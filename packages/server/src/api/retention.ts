import { z } from 'zod';
import { contract } from './contract.ts';
import { Id, Instant, Paging, PersonName, page } from './vocabulary.ts';

const read = { for: 'policy', act: 'read', thing: 'agency' } as const;
const record = { for: 'policy', act: 'record', thing: 'agency' } as const;

const Step = z.object({ record: Id, at: Instant, by: PersonName.nullable(), note: z.string().nullable() });

export const Hold = z.object({
  hold: Id,
  at: Instant,
  by: PersonName.nullable(),
  ground: z.string(),
  until: Instant.nullable(),
});

/** A recording or a copy of one: how long it has to be kept, and what stands against its end. */
export const KeptRecording = z.object({
  record: Id,
  case: Id.nullable(),
  caseNo: z.string().nullable(),
  title: z.string(),
  kind: z.enum(['recording', 'derivedItem']),
  /** Of a copy: its original. */
  original: Id.nullable(),
  endedAt: Instant,
  bytes: z.number().int(),
  /** Why it is kept, in words, and until when at least; null while nothing says when that ends. */
  against: z.array(z.string()),
  earliest: Instant.nullable(),
  disposable: z.boolean(),
  holds: z.array(Hold),
  state: z.enum(['kept', 'proposed', 'approved', 'disposed']),
});
export type KeptRecording = z.infer<typeof KeptRecording>;

export const Disposal = z.object({
  disposal: Id,
  at: Instant,
  by: PersonName.nullable(),
  ground: z.string(),
  appraisers: z.string().nullable(),
  records: z.array(Id),
  state: z.enum(['proposed', 'approved', 'refused', 'disposed']),
  decision: Step.nullable(),
  executed: Step.nullable(),
});
export type Disposal = z.infer<typeof Disposal>;

const words = z.string().trim().min(2).max(500);
const Params = z.object({ disposal: Id });

export const retention = {
  list: contract({
    method: 'GET',
    path: '/api/retention',
    summary: '音像和派生件的保管：期限及依据、保留、可否销毁',
    access: read,
    query: Paging,
    response: page(KeptRecording),
  }),
  disposals: contract({
    method: 'GET',
    path: '/api/disposals',
    summary: '提请销毁、审批和墓碑，新的在前',
    access: read,
    response: z.object({ items: z.array(Disposal) }),
  }),
  hold: contract({
    method: 'POST',
    path: '/api/retention/holds',
    summary: '保留一份音像（连同派生件），不得销毁',
    access: record,
    body: z.object({ id: Id, record: Id, ground: words, until: Instant.nullable().default(null) }),
    response: z.object({ record: Id }),
    status: 201,
  }),
  lift: contract({
    method: 'POST',
    path: '/api/retention/holds/:hold/lift',
    summary: '解除保留',
    access: record,
    params: z.object({ hold: Id }),
    body: z.object({ id: Id, note: words }),
    response: z.object({ record: Id }),
    status: 201,
  }),
  propose: contract({
    method: 'POST',
    path: '/api/disposals',
    summary: '鉴定后提请销毁（连同派生件）',
    access: record,
    body: z.object({ id: Id, records: z.array(Id).min(1).max(200), ground: words, appraisers: words }),
    response: z.object({ record: Id, records: z.array(Id) }),
    status: 201,
  }),
  decide: contract({
    method: 'POST',
    path: '/api/disposals/:disposal/decision',
    summary: '负责人批准或不批准销毁',
    access: { ...record, stepUp: true },
    params: Params,
    body: z.object({ id: Id, approve: z.boolean(), note: words }),
    response: z.object({ record: Id }),
    status: 201,
  }),
  execute: contract({
    method: 'POST',
    path: '/api/disposals/:disposal/execution',
    summary: '两人监销，销毁内容，留下墓碑',
    access: { ...record, stepUp: true },
    params: Params,
    body: z.object({ id: Id, watchers: z.array(Id).length(2) }),
    response: z.object({ record: Id, erased: z.number().int() }),
    status: 201,
  }),
};
