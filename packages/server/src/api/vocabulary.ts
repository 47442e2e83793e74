import { z } from 'zod';

export const Id = z.uuid();
export const Instant = z.string().describe('UTC，带毫秒，如 2025-03-11T02:05:00.000Z');
/** An instant as a client claims it: one that does not exist is no claim. */
export const Claimed = z.iso.datetime({ error: '时间须形如 2025-03-11T02:05:00.000Z' });
/** A day that the calendar has. */
export const Day = z.iso.date('日期须形如 2025-03-11，且是历上有的日子');
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, '摘要须为 64 位小写十六进制');
export const Nothing = z.null();

export const CaseParams = z.object({ case: Id });
export const RecordParams = z.object({ case: Id, record: Id });

export const PersonName = z.object({ id: Id, name: z.string() });
export type PersonName = z.infer<typeof PersonName>;

/** Keyset paging: hand `next` back as `cursor`; null at the end. Unreadable cursors are refused. */
export const Paging = z.object({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export function page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}

/** How a date was reached (law's Derivation, plain data). */
export const Derivation = z.looseObject({
  term: z.string(),
  title: z.string(),
  provision: z.string(),
  certainty: z.string(),
  start: z.looseObject({ event: z.string(), at: z.string(), day: z.string(), proof: z.string().nullable() }),
  due: z.string().nullable(),
  unverifiedYear: z.number().int().nullable(),
});
export type Derivation = z.infer<typeof Derivation>;

export const Finding = z.object({
  id: z.string(),
  article: z.string(),
  /** What is owed, in words. */
  duty: z.string(),
  severity: z.string(),
  status: z.string(),
  legalEffect: z.string().nullable(),
  compliance: z.string().nullable(),
  due: Instant.nullable(),
  derivation: Derivation.nullable(),
  records: z.array(z.string()),
  cure: z.string().nullable(),
  message: z.string(),
  who: z.string(),
  certainty: z.string(),
});
export type Finding = z.infer<typeof Finding>;

/** As its reader sees it: whether it is theirs to judge, or to sign for where it cannot be cured. */
export const ReadFinding = Finding.extend({ mayAnswer: z.boolean() });
export type ReadFinding = z.infer<typeof ReadFinding>;
