import { z } from 'zod';
import { contract } from './contract.ts';
import { Acknowledged } from './records.ts';
import { CaseParams, Id, Instant, RecordParams } from './vocabulary.ts';

const FormParams = CaseParams.extend({ docType: z.string().max(60) });
const Values = z.record(z.string(), z.json());

export const FormLine = z.object({
  docType: z.string(),
  code: z.string(),
  title: z.string(),
  group: z.string(),
  stage: z.string(),
  outward: z.boolean(),
  needsDocNumber: z.boolean(),
  articles: z.array(z.string()),
  /** Whether there is a layout to render it with; else it can only be brought in on paper. */
  renders: z.boolean(),
});
export type FormLine = z.infer<typeof FormLine>;

/** Where a prefilled value comes from, in words: the little mark beside the field. */
export const Provenance = z.object({ from: z.string(), record: z.string().nullable(), source: z.string() });
export const Missing = z.object({ field: z.string(), article: z.string().nullable(), message: z.string() });
export type Missing = z.infer<typeof Missing>;

export const Stroke = z.array(z.tuple([z.number().int(), z.number().int(), z.number().int()])).max(5000);

export const Sign = z.object({
  id: Id,
  role: z.string().min(1).max(60),
  name: z.string().min(1).max(60),
  /** A person of ours; null for the party, a witness. */
  person: Id.nullable(),
  method: z.enum(['screen', 'paper', 'stepUp', 'seal']),
  /** SHA-256 of the fixed rendition that was shown; must be that of the document. */
  over: z.string(),
  strokes: z.array(Stroke).max(200).optional(),
  opinion: z.string().max(2000).optional(),
  page: z.number().int().positive().optional(),
});
export type Sign = z.infer<typeof Sign>;

export const documents = {
  forms: contract({
    method: 'GET',
    path: '/api/forms',
    summary: '文书目录',
    access: { for: 'signedIn', why: '公开的文书式样，不含案件内容' },
    response: z.object({ forms: z.array(FormLine) }),
  }),
  prefill: contract({
    method: 'GET',
    path: '/api/cases/:case/forms/:docType/prefill',
    summary: '按案件预填',
    access: { for: 'policy', act: 'record', thing: 'draft' },
    params: FormParams,
    query: z.object({ during: Id.optional().describe('文书所属的步骤：时间、人员、音像取自它') }),
    response: z.object({ values: Values, provenance: z.record(z.string(), Provenance) }),
  }),
  missing: contract({
    method: 'POST',
    path: '/api/cases/:case/forms/:docType/missing',
    summary: '还缺什么',
    access: { for: 'policy', act: 'record', thing: 'draft' },
    params: FormParams,
    body: z.object({ values: Values }),
    response: z.object({
      missing: z.array(Missing),
      /** What is printed where a field is left empty, because it follows from the others. */
      follows: z.record(z.string(), z.string()),
    }),
  }),
  preview: contract({
    method: 'POST',
    path: '/api/cases/:case/forms/:docType/preview',
    summary: '预览（PDF，带“草稿”字样，不入库）',
    access: { for: 'policy', act: 'record', thing: 'draft' },
    params: FormParams,
    body: z.object({ values: Values }),
    response: z.string(),
    mediaType: 'application/pdf',
  }),
  sign: contract({
    method: 'POST',
    path: '/api/cases/:case/documents/:record/signatures',
    summary: '对定稿签名',
    access: { for: 'policy', act: 'record', thing: 'record' },
    params: RecordParams,
    body: Sign,
    bodyLimit: 4_000_000,
    response: Acknowledged,
    status: 201,
  }),
  approve: contract({
    method: 'POST',
    path: '/api/cases/:case/documents/:record/approvals',
    summary: '审批：同意、退回、不同意',
    access: { for: 'policy', act: 'approve', thing: 'record' },
    params: RecordParams,
    body: z.object({
      id: Id,
      level: z.string().min(1).max(60),
      decision: z.enum(['approved', 'returned', 'refused']),
      opinion: z.string().min(1, '请填写意见').max(2000),
      onBehalfOf: Id.optional(),
    }),
    response: Acknowledged,
    status: 201,
  }),
  issue: contract({
    method: 'POST',
    path: '/api/cases/:case/documents/:record/issue',
    summary: '签发：给出文号（连续不断号）、日期和印章',
    access: { for: 'policy', act: 'issue', thing: 'record', stepUp: true },
    params: RecordParams,
    body: z.object({
      id: Id,
      issuedAt: Instant.optional(),
      /** Absent: where the document bears a seal, that of whoever issues it by date and kind of act. Null: none was affixed. */
      seal: z.string().trim().min(1).max(100).nullish(),
      copies: z.number().int().positive().max(1000).optional(),
      /** A number of a block reserved for the one who asks, as it was written in the field. */
      reserved: z.number().int().positive().optional(),
    }),
    response: Acknowledged.extend({
      number: z.string().nullable(),
      issuingAuthority: z.string().nullable(),
      seal: z.string().nullable(),
    }),
    status: 201,
  }),
  print: contract({
    method: 'GET',
    path: '/api/cases/:case/print',
    summary: '成套打印：所选文书按次序合成一个 PDF，前附目录；不选的，打印全部文书',
    access: { for: 'policy', act: 'download', thing: 'case' },
    params: CaseParams,
    query: z.object({ records: z.string().max(20_000).optional().describe('文书记录编号，以逗号分隔，按打印次序') }),
    response: z.string(),
    mediaType: 'application/pdf',
  }),
};
