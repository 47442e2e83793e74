import { z } from 'zod';
import { contract } from './contract.ts';
import { CaseParams, Id, Instant, Nothing, PersonName } from './vocabulary.ts';

const DraftParams = z.object({ draft: Id });
const Values = z.record(z.string(), z.json());

export const DraftLine = z.object({
  id: Id,
  case: Id,
  docType: z.string(),
  title: z.string(),
  owner: PersonName,
  revision: z.number().int(),
  updatedAt: Instant,
});
export type DraftLine = z.infer<typeof DraftLine>;

export const Draft = DraftLine.extend({
  values: Values,
  /** The step it belongs to, and the document it replaces after a return. */
  during: Id.nullable(),
  replaces: Id.nullable(),
  /** Who changed each field last, and when: what is shown to the other who writes in the same draft. */
  changes: z.record(z.string(), z.object({ by: PersonName, at: Instant })),
});
export type Draft = z.infer<typeof Draft>;

const write = { for: 'policy', act: 'record', thing: 'draft' } as const;
const read = { for: 'policy', act: 'read', thing: 'draft' } as const;

export const drafts = {
  list: contract({
    method: 'GET',
    path: '/api/cases/:case/drafts',
    summary: '本案草稿',
    access: read,
    params: CaseParams,
    response: z.object({ drafts: z.array(DraftLine) }),
  }),
  create: contract({
    method: 'POST',
    path: '/api/cases/:case/drafts',
    summary: '起草文书；未给内容的，按案件预填',
    access: write,
    params: CaseParams,
    body: z.object({
      id: Id,
      docType: z.string(),
      values: Values.optional(),
      given: Values.optional().describe('已知的几项，写在预填的内容之上，例如从覆盖图上的缺口带来的起止'),
      during: Id.nullish(),
      replaces: Id.nullish(),
      corrects: Id.nullish().describe('据此更正的文书：补正通知书、更正审批表所指的原文书'),
    }),
    response: Draft,
    status: 201,
  }),
  get: contract({
    method: 'GET',
    path: '/api/drafts/:draft',
    summary: '草稿',
    access: read,
    params: DraftParams,
    response: Draft,
  }),
  save: contract({
    method: 'PUT',
    path: '/api/drafts/:draft',
    summary: '自动保存；所据版本不是最新的，答复冲突',
    access: write,
    params: DraftParams,
    body: z.object({ revision: z.number().int().positive(), values: Values, during: Id.nullish() }),
    response: z.object({ revision: z.number().int(), updatedAt: Instant }),
  }),
  discard: contract({
    method: 'DELETE',
    path: '/api/drafts/:draft',
    summary: '丢弃草稿',
    access: write,
    params: DraftParams,
    response: Nothing,
    status: 204,
  }),
  fix: contract({
    method: 'POST',
    path: '/api/drafts/:draft/fix',
    summary: '定稿：生成不可更改的版式件并作为记录提交',
    access: write,
    params: DraftParams,
    body: z.object({ record: Id.describe('文书记录的编号，由客户端生成'), revision: z.number().int().positive() }),
    response: z.object({
      record: Id,
      rendition: z.object({ sha256: z.string(), size: z.number().int(), pages: z.number().int() }),
    }),
    status: 201,
  }),
};
