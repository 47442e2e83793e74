import { z } from 'zod';
import { contract } from './contract.ts';
import { Id, Instant, Paging, PersonName, page } from './vocabulary.ts';

export const IncidentKind = z.enum([
  'personalInformationLeaked',
  'leakNotified',
  'vulnerabilityFound',
  'vulnerabilityReported',
  'entrusted',
  'logDeleted',
  'fileDamaged',
  'filesMissing',
  'unregisteredDevice',
  'spillIsolated',
  'offlineCustody',
]);
export type IncidentKind = z.infer<typeof IncidentKind>;

/** Something that happened to the bureau itself and not in a case, and what became of it. */
export const IncidentLine = z.object({
  record: Id,
  kind: IncidentKind,
  /** When it happened or was found, as it was told. */
  at: Instant,
  /** When the record came in; null of one that was imported. */
  recordedAt: Instant.nullable(),
  /** Who recorded it; null where the system did. */
  by: PersonName.nullable(),
  what: z.string(),
  /** What else its form asks for, by the name of the field. */
  particulars: z.record(z.string(), z.string()),
  /** `plain`: nothing is owed on it. `unjudged`: a person must say. `broken`: the law or a term is broken. */
  state: z.enum(['open', 'unjudged', 'broken', 'settled', 'plain', 'annulled']),
  /** How it stands, in words. */
  standing: z.string(),
  /** Who has to act; nobody where it waits for nothing. */
  waitsFor: z.array(z.enum(['tellers', 'judges', 'keepers', 'chiefAndKeepers', 'head'])),
  due: Instant.nullable(),
  article: z.string().nullable(),
});
export type IncidentLine = z.infer<typeof IncidentLine>;

export const incidents = {
  list: contract({
    method: 'GET',
    path: '/api/incidents',
    summary: '本机关事件：泄露、漏洞、委托、日志清理、涉密、缺号、损坏、未登记设备，后登记的在前；只列有权查阅的种类',
    access: { for: 'policy', act: 'read', thing: 'agency' },
    query: Paging.extend({
      cursor: z
        .string()
        .regex(/^\d{1,15}-[A-Za-z]{1,40}$/, '翻页位置无法识别，请回到第一页重新翻页')
        .optional(),
      kind: IncidentKind.optional(),
    }),
    response: page(IncidentLine).extend({
      /** Every kind that whoever asks may read, and how many there are of it. */
      kinds: z.array(z.object({ kind: IncidentKind, count: z.number().int() })),
    }),
  }),
};
