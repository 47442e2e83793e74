import { LinkRelation, Participant, StoredInstant } from '@liuhen/records';
import { z } from 'zod';
import { contract } from './contract.ts';
import { CoverageGap, FilmingExcuse, FilmingStanding, Intake, UnlinkedRecording } from './coverage.ts';
import { HeldThing } from './held.ts';
import { RefusalCard } from './problem.ts';
import {
  CaseParams,
  Derivation,
  Id,
  Instant,
  Nothing,
  Paging,
  PersonName,
  page,
  ReadFinding,
  RecordParams,
  Sha256,
} from './vocabulary.ts';

export const CaseLine = z.object({
  id: Id,
  caseNo: z.string().nullable(),
  title: z.string(),
  procedure: z.string().nullable(),
  procedureTitle: z.string().nullable(),
  stage: z.string().nullable(),
  stageTitle: z.string().nullable(),
  party: z.string().nullable(),
  isMajor: z.boolean(),
  closed: z.boolean(),
  openedAt: Instant,
  lastAt: Instant,
  nextDue: Instant.nullable(),
  breaches: z.number().int(),
  handlers: z.array(z.string()),
  /** Whether I may open it: finding and reading are separate rights. */
  readable: z.boolean(),
});
export type CaseLine = z.infer<typeof CaseLine>;

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

/** A record as this person may see it; what is withheld or erased is absent from `data` and named. */
export const FactView = z.object({
  id: Id,
  seq: z.number().int(),
  kind: z.string(),
  schema: z.number().int(),
  family: z.string(),
  title: z.string(),
  at: StoredInstant,
  until: StoredInstant.nullable(),
  precision: z.enum(['day', 'minute', 'second', 'millisecond']),
  notBefore: Instant.nullable(),
  receivedAt: Instant.nullable(),
  /** Of a recording that came in here. */
  intake: Intake.nullish(),
  origin: z.enum(['live', 'import']),
  actor: PersonName.nullable(),
  people: z.array(Participant),
  links: z.array(z.object({ rel: LinkRelation, record: Id })),
  files: z.array(
    z.object({
      name: z.string(),
      mediaType: z.string(),
      sha256: Sha256,
      sm3: Sha256,
      size: z.number().int(),
      /** What its bytes show it to be, where the record says nothing of it. */
      readAs: z.string().optional(),
    }),
  ),
  data: z.record(z.string(), z.json()),
  classification: z.enum(['none', 'workSecret', 'tradeSecret', 'privacy', 'informant']),
  volume: z.enum(['main', 'side']),
  withheld: z.array(z.string()),
  erased: z.array(z.string()),
  /** Corrections of this record, in order, and the record that annulled it. */
  corrections: z.array(Id),
  annulledBy: Id.nullable(),
  /** Of a document: whether it is a draft on paper only, fixed, signed by all who must, issued. */
  document: z
    .object({
      number: z.string().nullable(),
      rendition: z.object({ sha256: Sha256, size: z.number().int(), pages: z.number().int() }).nullable(),
      signatures: z.number().int(),
      missingSigners: z.array(z.string()),
      approvals: z.number().int(),
      issued: z.boolean(),
      /** The pages that go out, with number, date and handwriting; they belong to the record of the issue. */
      issuedPages: z.object({ record: Id, sha256: Sha256, pages: z.number().int() }).nullable(),
    })
    .nullable(),
});
export type FactView = z.infer<typeof FactView>;

export const StageView = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(['met', 'open', 'blocked', 'future']),
  since: Instant.nullable(),
  note: z.string().nullable(),
});
export const OpenAct = z.object({
  act: z.string(),
  /** The paper it is done with, where there is one. */
  docType: z.string().nullable(),
  /** What must be drawn up, approved and issued before the act is recorded; and what is written while it is done. */
  paperBefore: z.string().nullable(),
  paperDuring: z.string().nullable(),
  title: z.string(),
  who: z.string().nullable(),
  blockedBy: z.array(RefusalCard),
  /** Whether this person's offices and relation to the case allow it. */
  mine: z.boolean(),
});
export type OpenAct = z.infer<typeof OpenAct>;

/** A running legal clock with how its date was reached; `side` says whose it is. */
export const ClockView = z.object({
  term: z.string(),
  title: z.string(),
  provision: z.string(),
  side: z.enum(['agency', 'party', 'court', 'wait']),
  due: Instant.nullable(),
  lastDay: z.string().nullable(),
  status: z.enum(['running', 'overdue', 'stopped', 'unverified']),
  derivation: Derivation.nullable(),
});
export type ClockView = z.infer<typeof ClockView>;

/** When the court may be asked to enforce what was not performed, with how each day was reached; days in Shanghai's calendar. */
export const CourtWindowView = z.object({
  suitEnds: z.string().nullable().describe('起诉期限末日'),
  opens: z.string().nullable(),
  closes: z.string().nullable(),
  opensAt: Instant.nullable(),
  closesAt: Instant.nullable(),
  paymentEnds: Instant.nullable().describe('缴款期限届满'),
  demand: z.object({ servedOn: z.string(), lastDay: z.string().nullable() }).nullable().describe('催告'),
  applicationIssued: z.boolean().describe('申请书已签发，尚未记录递交'),
  unverified: z.boolean(),
  needsJudgement: z.boolean(),
  derivations: z.array(Derivation),
  refusals: z.array(RefusalCard),
});
export type CourtWindowView = z.infer<typeof CourtWindowView>;

/** What was recorded, laid against the act it must cover; gaps are the parts to be hatched red. */
export const CoverageView = z.object({
  act: Id,
  from: Instant,
  to: Instant,
  /** Whether this kind of act must be filmed by rule. */
  required: z.boolean(),
  standing: FilmingStanding,
  percent: z.number(),
  gaps: z.array(CoverageGap),
  /** Null where there is none, or where this person may not see it. */
  excuse: FilmingExcuse.nullable(),
  /** Linked to it, and showing some of it. */
  recordings: z.array(Id),
  unlinked: z.array(UnlinkedRecording),
});
export type CoverageView = z.infer<typeof CoverageView>;

export const PermitTie = z.object({
  id: Id,
  caseNo: z.string().nullable(),
  title: z.string(),
  act: z.string().describe('准予、变更、延续、撤回、撤销、注销'),
  outcome: z.string().describe('如 办理中、已延续、已撤回并注销'),
});
/** A permit and what became of it, as far as this person may read the cases in which it did. */
export const PermitTies = z.object({
  state: z.string().nullable().describe('许可现在怎样；本案没有给出许可的为 null'),
  validTo: z.string().nullable().describe('有效期末日'),
  original: z.object({ number: z.string(), case: PermitTie.nullable() }).nullable().describe('本案所办的原许可'),
  later: z.array(PermitTie).describe('其后变更、延续、撤回、撤销、注销的案件'),
});
export type PermitTies = z.infer<typeof PermitTies>;

export const CaseView = z.object({
  id: Id,
  at: Instant.describe('以此刻判断'),
  header: CaseLine.extend({
    cause: z.string().nullable(),
    issuingAuthority: z.string().nullable(),
    people: z.array(z.object({ relation: z.string(), id: Id.nullable(), name: z.string() })),
    records: z.number().int(),
    counts: z.object({
      required: z.number().int(),
      met: z.number().int(),
      pending: z.number().int(),
      broken: z.number().int(),
      judgement: z.number().int(),
    }),
  }),
  stages: z.array(StageView),
  openActs: z.array(OpenAct),
  clocks: z.array(ClockView),
  /** Null where no served penalty waits to be performed. */
  courtWindow: CourtWindowView.nullable(),
  held: z.array(HeldThing),
  /** Null where the case is about no permit. */
  permit: PermitTies.nullable(),
  coverage: z.array(CoverageView),
  facts: z.array(FactView),
  /** Records there are that this person may not even find: said as a number, so that nothing seems left out. */
  hidden: z.number().int(),
  findings: z.array(ReadFinding),
  mayDownload: z.boolean(),
  mayRecord: z.boolean(),
  /** Whether this person may put a signature of their own, or one given before them, under a paper of the case. */
  maySign: z.boolean(),
});
export type CaseView = z.infer<typeof CaseView>;

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
