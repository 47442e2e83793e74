import { z } from 'zod';
import { Rendition } from './document-data.ts';
import type { Kind, KindFamily } from './kind.ts';

const text = z.string().nullish();

function kind<const Data extends z.ZodType>(
  name: string,
  family: KindFamily,
  title: string,
  act: boolean,
  data: Data,
  subject: 'case' | 'either' = 'case',
): Kind<Data> {
  return { kind: name, schema: 1, family, title, act, subject, data };
}

const caseFacts = {
  caseNo: text,
  caseType: text,
  title: text,
  inNameOf: text,
  subject: text,
  isMajor: z.boolean().nullish(),
  hearingEligible: z.boolean().nullish(),
  collectiveDiscussionRequired: z.boolean().nullish(),
  legalReviewRequired: z.boolean().nullish(),
  urgentStart: z.boolean().nullish(),
  investigators: z.array(z.string()).nullish(),
  handlers: z.array(z.string()).nullish(),
  reviewers: z.array(z.string()).nullish(),
  basis: z.array(z.string()).nullish(),
  violated: z.array(z.string()).nullish(),
};

const approvalDecision = z.enum(['approved', 'returned', 'refused']);

export const caseKinds = {
  caseOpened: kind('caseOpened', 'case', '建案', false, z.looseObject(caseFacts)),
  /** Later knowledge about the case as a whole; each field given replaces the one before it. */
  caseProfile: kind('caseProfile', 'case', '案件信息', false, z.looseObject(caseFacts)),
  partyIdentified: kind(
    'partyIdentified',
    'case',
    '当事人信息',
    false,
    z.looseObject({ partyType: text, name: text, uscc: text, address: text, phone: text }),
  ),
  informantIdentified: kind(
    'informantIdentified',
    'case',
    '投诉举报人信息',
    false,
    z.looseObject({ name: text, phone: text, named: z.boolean() }),
  ),
  handlerAssigned: kind(
    'handlerAssigned',
    'case',
    '指派承办人',
    true,
    z.looseObject({ handlers: z.array(z.string()).min(1), lead: text }),
  ),
  caseLinked: kind(
    'caseLinked',
    'case',
    '关联案件',
    false,
    z.looseObject({
      other: z.string(),
      relation: z.enum(['becameOrdinary', 'filedFrom', 'transferredTo', 'related']),
      reason: text,
    }),
  ),
  /** A named role answers a question that no machine may answer (law.md §7-17), with its reason. */
  judgement: kind(
    'judgement',
    'case',
    '人工判断',
    true,
    z.looseObject({
      obligation: z.string(),
      verdict: z.enum(['met', 'breached', 'notApplicable']),
      reason: z.string().min(1),
      office: text,
    }),
    'either',
  ),
  /** The head signs for what can no longer be cured (B*): the case may go on, the breach stays for ever. */
  incurableStatement: kind(
    'incurableStatement',
    'case',
    '缺失、补正说明',
    true,
    z.looseObject({ obligation: z.string(), reason: z.string().min(1) }),
  ),
  supervisionNote: kind(
    'supervisionNote',
    'case',
    '督办',
    true,
    z.looseObject({ obligation: text, demand: z.string().min(1), dueOn: text }),
  ),
  /** A notice of holidays was loaded: what it does to the open terms of this case, kept as it stood that day. */
  termsRecomputed: kind(
    'termsRecomputed',
    'case',
    '期限重算',
    false,
    z.looseObject({
      calendar: z.string(),
      year: z.number().int(),
      edition: z.string(),
      terms: z.array(
        z.looseObject({
          id: z.string(),
          title: z.string(),
          before: text,
          after: text,
          change: z.enum(['verified', 'moved', 'lost']),
          message: z.string(),
          why: text,
        }),
      ),
      note: text,
    }),
  ),
  supervisionAnswer: kind('supervisionAnswer', 'case', '督办回复', false, z.looseObject({ answer: z.string().min(1) })),
  /** Names in a case file are its own; this says which of ours they became. */
  caseImported: kind(
    'caseImported',
    'case',
    '导入',
    false,
    z.looseObject({
      keys: z.record(z.string(), z.string()),
      people: z.record(z.string(), z.string()),
      devices: z.record(z.string(), z.string()),
      source: text,
    }),
  ),
  approval: kind(
    'approval',
    'approval',
    '审批意见',
    true,
    z.looseObject({ level: z.string().min(1), decision: approvalDecision, opinion: z.string(), onBehalfOf: text }),
  ),
  submitted: kind('submitted', 'approval', '提交审批', false, z.looseObject({ to: text })),
  /** Number, date and seal are given at issue (DESIGN §2). */
  documentIssued: kind(
    'documentIssued',
    'approval',
    '签发',
    true,
    z.looseObject({
      number: text,
      issuedAt: text,
      issuingAuthority: text,
      seal: text,
      issuedPages: Rendition.nullish(),
    }),
  ),
  numberVoided: kind(
    'numberVoided',
    'approval',
    '文号作废',
    true,
    z.looseObject({ number: z.string(), reason: z.string().min(1) }),
  ),
  supplement: kind(
    'supplement',
    'correction',
    '补充',
    false,
    z.looseObject({ reason: z.string().min(1), changes: z.record(z.string(), z.json()).nullish() }),
    'either',
  ),
  rectification: kind(
    'rectification',
    'correction',
    '更正',
    false,
    z.looseObject({
      reason: z.string().min(1),
      changes: z.record(z.string(), z.json()),
      clocks: z.enum(['original', 'rectified']),
    }),
    'either',
  ),
  annulment: kind(
    'annulment',
    'correction',
    '撤销',
    true,
    z.looseObject({ reason: z.string().min(1), clocks: z.enum(['stand', 'fall']) }),
    'either',
  ),
  custodyEvent: kind(
    'custodyEvent',
    'custody',
    '保管事项',
    false,
    z.looseObject({ action: z.string(), note: text }),
    'either',
  ),
  hold: kind('hold', 'custody', '保留', true, z.looseObject({ ground: z.string().min(1), until: text }), 'either'),
  disposal: kind(
    'disposal',
    'custody',
    '销毁（墓碑）',
    true,
    z.looseObject({ ground: z.string().min(1), sha256: z.array(z.string()).nullish(), approvedBy: text }),
    'either',
  ),
  /** One item of the file put behind another (`after`), or first; the newest word on an item is the last. */
  fileItemMoved: kind(
    'fileItemMoved',
    'custody',
    '调整案卷顺序',
    false,
    z.looseObject({ item: z.string().min(1), after: z.string().nullable(), reason: z.string().min(1) }),
  ),
  copyReleased: kind(
    'copyReleased',
    'custody',
    '提供复制件',
    true,
    z.looseObject({ receiver: z.string().min(1), items: z.array(z.string()), masks: z.array(z.string()).nullish() }),
  ),
  /**
   * A decision set anew for the public without what must not go out. The original (link `derivedFrom`) stays as it is: `sha256` is of
   * its pages, or of the record itself where it came without pages.
   */
  publicationCopy: kind(
    'publicationCopy',
    'custody',
    '公示版本',
    true,
    z.looseObject({
      original: z.looseObject({
        record: z.string().min(1),
        sha256: z.string().min(1),
        of: z.enum(['pages', 'record']),
      }),
      masks: z.array(
        z.looseObject({
          field: z.string(),
          what: z.string(),
          times: z.number().int().positive(),
          ground: z.string().min(1),
          article: text,
        }),
      ),
    }),
  ),
} as const;
