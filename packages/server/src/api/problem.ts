import { z } from 'zod';

/** Why an act of ours is not possible: shown as a card (what, which article, on what facts, what would cure it). */
export const RefusalCard = z.object({
  code: z.string(),
  provision: z.string().describe('依据的条文'),
  message: z.string(),
  facts: z.array(z.string()).describe('所依据的事实或记录编号'),
  cure: z.string().describe('怎样补正'),
});
export type RefusalCard = z.infer<typeof RefusalCard>;

/** RFC 9457. `title` says what is wrong, `detail` why, `remedy` what to do; all three are shown to people as they are. */
export const Problem = z.object({
  type: z.string(),
  status: z.number().int(),
  code: z.string(),
  title: z.string(),
  detail: z.string(),
  remedy: z.string(),
  /** Where in the request, as a path of keys. */
  at: z.array(z.string()).optional(),
  /** Only with code `refused`: the law's own answer. */
  refusals: z.array(RefusalCard).optional(),
  /** Only with code `draftConflict`: the newest revision there is. */
  revision: z.number().int().optional(),
  /** Of the request, as it stands in the logs. */
  request: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;
