import { z } from 'zod';
import { CaseLine } from './case-line.ts';
import { CaseView } from './case-view.ts';
import { contract } from './contract.ts';
import { FactView } from './fact-view.ts';
import { CaseParams, Id, Instant, Nothing, Paging, PersonName, page, RecordParams, Sha256 } from './vocabulary.ts';

export const CaseFilter = Paging.extend({
  q: z.string().max(100).optional().describe('案号、题名、当事人'),
  procedure: z.string().max(40).optional(),
  stage: z.string().max(40).optional(),
  state: z
    .enum(['open', 'closed', 'unfiled', 'archived', 'all'])
    .default('all')
    .describe('closed：已结，含已归档；unfiled：已结、尚未归档'),
  act: z.string().max(60).optional().describe('现在可以办的活动，如 served（送达）'),
  mine: z.stringbool().default(false).describe('我承办的'),
  overdue: z.stringbool().default(false),
  order: z.enum(['last', 'due']).default('last'),
});
export type CaseFilter = z.infer<typeof CaseFilter>;

export const AccessLine = z.object({
  id: z.string(),
  at: Instant,
  actor: PersonName.nullable(),
  action: z.string(),
  actionTitle: z.string(),
  case: Id.nullable(),
  record: Id.nullable(),
  outcome: z.enum(['done', 'refused', 'denied']),
  detail: z.record(z.string(), z.json()),
});
export type AccessLine = z.infer<typeof AccessLine>;

export const OpenCase = z.object({
  id: Id.describe('案件编号（随机 UUID），由客户端生成'),
  procedure: z.string().min(1),
  title: z.string().min(1, '请填写案由').max(200),
  party: z
    .object({
      name: z.string().min(1).max(200),
      partyType: z.string().max(40).optional(),
      uscc: z.string().max(40).optional(),
      address: z.string().max(300).optional(),
      phone: z.string().max(40).optional(),
      /** Of a unit: printed on everything that is served on it. */
      legalRepresentative: z
        .object({
          name: z.string().min(1).max(60),
          title: z.string().max(60).optional(),
          idNumber: z.string().max(20).optional(),
        })
        .optional(),
    })
    .optional(),
  handlers: z.array(Id).default([]),
  isMajor: z.boolean().optional(),
  urgentStart: z.boolean().optional(),
});
export type OpenCase = z.infer<typeof OpenCase>;

export const cases = {
  list: contract({
    method: 'GET',
    path: '/api/cases',
    summary: '案件',
    access: { for: 'policy', act: 'find', thing: 'case' },
    query: CaseFilter,
    response: page(CaseLine).extend({ total: z.number().int() }),
  }),
  table: contract({
    method: 'GET',
    path: '/api/cases/table',
    summary: '案件（Excel），筛选与列表相同，不分页',
    access: { for: 'policy', act: 'find', thing: 'case' },
    query: CaseFilter.omit({ cursor: true, limit: true }),
    response: z.string(),
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
  open: contract({
    method: 'POST',
    path: '/api/cases',
    summary: '建案',
    access: { for: 'policy', act: 'record', thing: 'record' },
    body: OpenCase,
    response: z.object({ case: Id }),
    status: 201,
  }),
  view: contract({
    method: 'GET',
    path: '/api/cases/:case',
    summary: '案件：题头、阶段、过程、合规、期限',
    access: { for: 'policy', act: 'read', thing: 'case' },
    params: CaseParams,
    response: CaseView,
  }),
  record: contract({
    method: 'GET',
    path: '/api/cases/:case/records/:record',
    summary: '一条记录及其在日志中的位置',
    access: { for: 'policy', act: 'read', thing: 'record' },
    params: RecordParams,
    response: z.object({
      fact: FactView,
      leaf: z.object({ sha256: Sha256, sm3: Sha256 }),
      position: z.string().nullable().describe('在日志中的位置；刚提交的稍后才有'),
    }),
  }),
  erase: contract({
    method: 'POST',
    path: '/api/cases/:case/records/:record/erasures',
    summary: '依已批准的销毁，抹去一条记录的若干内容项；承诺与证明仍在',
    access: { for: 'policy', act: 'dispose', thing: 'record', stepUp: true },
    params: RecordParams,
    body: z.object({
      approval: Id.describe('指向该记录的“销毁”记录'),
      units: z.array(z.string().min(1).max(200)).min(1).max(100).describe('如 people、data.note、data.fields.phone'),
    }),
    response: Nothing,
    status: 204,
  }),
  access: contract({
    method: 'GET',
    path: '/api/cases/:case/access',
    summary: '谁看过本案，或其中一条记录',
    access: { for: 'policy', act: 'read', thing: 'accessEntry' },
    params: CaseParams,
    query: Paging.extend({ record: Id.optional() }),
    response: page(AccessLine),
  }),
  package: contract({
    method: 'GET',
    path: '/api/cases/:case/package',
    summary: '案卷包（ZIP），任何人可离线验证',
    access: { for: 'policy', act: 'download', thing: 'case' },
    params: CaseParams,
    response: z.string(),
    mediaType: 'application/zip',
  }),
  file: contract({
    method: 'GET',
    path: '/api/cases/:case/file',
    summary: '案件文件（YAML）',
    access: { for: 'policy', act: 'download', thing: 'case' },
    params: CaseParams,
    response: z.string(),
    mediaType: 'application/yaml',
  }),
  import: contract({
    method: 'POST',
    path: '/api/cases/import',
    summary: '导入案件文件',
    access: { for: 'policy', act: 'record', thing: 'record' },
    body: z.object({ text: z.string().min(1).max(8_000_000) }),
    bodyLimit: 16_000_000,
    response: z.object({ case: Id, records: z.number().int(), findings: z.number().int() }),
    status: 201,
  }),
};
