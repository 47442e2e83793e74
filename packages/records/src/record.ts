import { z } from 'zod';
import { AgencyId, PersonId, RecordId, SubjectId } from './ids.ts';

/** UTC with milliseconds, the only form an instant has in store. */
export const StoredInstant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, '时刻须为带毫秒的 UTC 时间，如 2025-03-11T02:05:00.000Z');
export type StoredInstant = z.infer<typeof StoredInstant>;

/**
 * What the maker says of when it happened. `precision` is how finely it was written ('day' for a bare date), `offset`
 * the clock it was written by; both are kept so that a case file can be printed back as it was written.
 */
export const ClaimedTime = z.strictObject({
  from: StoredInstant,
  to: StoredInstant.nullable(),
  precision: z.enum(['day', 'minute', 'second', 'millisecond']),
  offset: z.string().regex(/^[+-]\d{2}:\d{2}$/, '时区偏移须形如 +08:00'),
  source: z.enum(['person', 'device', 'file', 'server']),
});
export type ClaimedTime = z.infer<typeof ClaimedTime>;

/** Somebody who took part. `name` is as it was written that day: people change names, records do not. */
export const Participant = z.strictObject({
  role: z.string().min(1),
  person: PersonId.nullable(),
  name: z.string(),
});
export type Participant = z.infer<typeof Participant>;

export const linkRelations = [
  'during',
  'signs',
  'attaches',
  'covers',
  'recording',
  'supplements',
  'rectifies',
  'annuls',
  'answers',
  'approves',
  'issues',
  'derivedFrom',
  'serves',
  'follows',
  'replaces',
  'judges',
] as const;
export const LinkRelation = z.enum(linkRelations);
export type LinkRelation = z.infer<typeof LinkRelation>;

export const RecordLink = z.strictObject({ rel: LinkRelation, record: RecordId });
export type RecordLink = z.infer<typeof RecordLink>;

const hexDigest = z.string().regex(/^[0-9a-f]{64}$/, '摘要须为 64 位小写十六进制');

/** Bytes that the evidence store holds. A file that is only spoken of (imported without its bytes) stands in `data`. */
export const HeldFile = z.strictObject({
  name: z.string().min(1),
  mediaType: z.string().min(1),
  sha256: hexDigest,
  sm3: hexDigest,
  size: z.number().int().nonnegative(),
});
export type HeldFile = z.infer<typeof HeldFile>;

export const Subject = z.strictObject({ type: z.enum(['case', 'agency']), id: SubjectId });
export type Subject = z.infer<typeof Subject>;

/** What a client submits. The hash of its canonical form decides whether a repeated id is the same record. */
export const RecordBody = z.strictObject({
  id: RecordId,
  agency: AgencyId,
  subject: Subject,
  kind: z.string().regex(/^[a-z][A-Za-z0-9]*$/, '记录种类须为小驼峰英文标识'),
  schema: z.number().int().positive(),
  claimed: ClaimedTime,
  notBefore: StoredInstant.nullable(),
  people: z.array(Participant),
  links: z.array(RecordLink),
  files: z.array(HeldFile),
  data: z.record(z.string(), z.json()),
});
export type RecordBody = z.infer<typeof RecordBody>;

/** What the gate of an act saw: kept with the act for ever. */
export const GateSnapshot = z.strictObject({
  edition: z.string(),
  asOfSeq: z.number().int().nonnegative(),
  findings: z.array(z.strictObject({ id: z.string(), status: z.string() })),
});
export type GateSnapshot = z.infer<typeof GateSnapshot>;

/**
 * A record as the journal holds it. `origin: 'import'` has no bracket: it is judged on its claims, and says so.
 * `withheld` and `erased` name commitment units whose value is not (or no longer) here.
 */
export type Entry = {
  readonly body: RecordBody;
  readonly subjectSeq: number;
  readonly receivedAt: StoredInstant;
  readonly actor: string;
  readonly origin: 'live' | 'import';
  readonly lawEdition: string | null;
  readonly gate: GateSnapshot | null;
  readonly withheld: readonly string[];
  readonly erased: readonly string[];
};
