import { z } from 'zod';
import { contract } from './contract.ts';
import { Id, Instant, Paging, page } from './vocabulary.ts';

export const CalendarLine = z.object({
  year: z.number().int(),
  edition: z.string(),
  issued: z.string(),
  notice: z.string(),
  source: z.string(),
  /** The one by which the year is reckoned now. */
  current: z.boolean(),
  /** Null: shipped with the program. */
  record: Id.nullable(),
  loadedAt: Instant.nullable(),
  spans: z.array(z.object({ from: z.string(), to: z.string(), kind: z.enum(['off', 'work']), name: z.string() })),
  /** Why it was not taken; null where it was. */
  refused: z.string().nullable(),
  /** How far the recomputing of open cases has come; null where there is none to do. */
  recomputing: z.object({ done: z.number().int(), total: z.number().int(), finished: z.boolean() }).nullable(),
});
export type CalendarLine = z.infer<typeof CalendarLine>;

export const MovedTerm = z.object({
  title: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  change: z.enum(['verified', 'moved', 'lost']),
  message: z.string(),
  why: z.string().nullable().describe('推算过程'),
});
export type MovedTerm = z.infer<typeof MovedTerm>;

export const MovedCase = z.object({
  case: Id,
  caseNo: z.string().nullable(),
  record: Id.describe('案件中的“期限重算”记录'),
  at: Instant,
  terms: z.array(MovedTerm),
});
export type MovedCase = z.infer<typeof MovedCase>;

export const calendars = {
  list: contract({
    method: 'GET',
    path: '/api/calendars',
    summary: '放假安排：各年的版本、出处，及载入后期限重算的进度',
    access: { for: 'policy', act: 'read', thing: 'agency' },
    response: z.object({ calendars: z.array(CalendarLine), mayLoad: z.boolean() }),
  }),
  moved: contract({
    method: 'GET',
    path: '/api/calendars/:record/terms',
    summary: '载入一版放假安排后，我能看到的案件中哪些期限变了、为什么',
    access: { for: 'policy', act: 'read', thing: 'record' },
    params: z.object({ record: Id }),
    query: Paging,
    response: page(MovedCase),
  }),
};
