import { z } from 'zod';
import { Id, Instant } from './vocabulary.ts';

/** The statement that filming an act, or a part of it, was out of place; it closes its gaps when the reason is one, and somebody who may has approved it. */
export const FilmingExcuse = z.object({
  statement: Id,
  reason: z.string(),
  approvedBy: z.string().nullable().describe('批准人；没有批准为 null'),
  isLawful: z.boolean().describe('没电、忘带、故障不是不适宜音像记录的理由'),
});
export type FilmingExcuse = z.infer<typeof FilmingExcuse>;

/** What nobody filmed of an act, in true time, as far as one reason (or none), and one statement (or none), speaks of it. */
export const CoverageGap = z.object({
  from: Instant,
  to: Instant,
  seconds: z.number(),
  reason: z.string().nullable().describe('录制人说明的中断原因'),
  excuse: FilmingExcuse.nullable().describe('不适宜音像记录情况说明；没有的、看不到的为 null'),
});
export type CoverageGap = z.infer<typeof CoverageGap>;

/** How an act stands that had to be filmed, as its finding says: by the recordings linked to it alone. */
export const FilmingStanding = z.enum(['met', 'awaited', 'lacking']).describe('awaited：仍在 24 小时入库期内');

/** A film that runs while an act is done, and that nobody linked to it: it covers nothing of it. */
export const UnlinkedRecording = z.object({
  record: Id,
  title: z.string(),
  case: Id.nullable().describe('所在的案件；还没有归入案件的为 null，关联时归入'),
  from: Instant,
  to: Instant,
  inGap: z.boolean().describe('缺口所在的时段里它在录制，关联后可能补上'),
});
export type UnlinkedRecording = z.infer<typeof UnlinkedRecording>;

/** What the twenty-four hours of article 27 are counted between. */
export const Intake = z.object({
  storedAt: Instant.describe('系统最先收到的时刻；采集站先收、后来才关联到案件的，是采集的时刻'),
  endedAt: Instant.describe('录制结束的时刻，已扣除设备时钟的误差'),
});

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
