import { z } from 'zod';
import { Id, Instant } from './vocabulary.ts';

/** A case as a line of a list, and as the head of its own page. */
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
