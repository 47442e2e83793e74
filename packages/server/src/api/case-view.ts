import { z } from 'zod';
import { CaseLine } from './case-line.ts';
import { CoverageView } from './coverage.ts';
import { FactView } from './fact-view.ts';
import { HeldThing } from './held.ts';
import { RefusalCard } from './problem.ts';
import { Derivation, Id, Instant, ReadFinding } from './vocabulary.ts';

export const StageView = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(['met', 'open', 'blocked', 'future']),
  since: Instant.nullable(),
  note: z.string().nullable(),
});
export const OpenAct = z.object({
  act: z.string(),
  /** The paper it is done with, where there is one. */
  docType: z.string().nullable(),
  /** What must be drawn up, approved and issued before the act is recorded; and what is written while it is done. */
  paperBefore: z.string().nullable(),
  paperDuring: z.string().nullable(),
  title: z.string(),
  who: z.string().nullable(),
  blockedBy: z.array(RefusalCard),
  /** Whether this person's offices and relation to the case allow it. */
  mine: z.boolean(),
});
export type OpenAct = z.infer<typeof OpenAct>;

/** A running legal clock with how its date was reached; `side` says whose it is. */
export const ClockView = z.object({
  term: z.string(),
  title: z.string(),
  provision: z.string(),
  side: z.enum(['agency', 'party', 'court', 'wait']),
  due: Instant.nullable(),
  lastDay: z.string().nullable(),
  status: z.enum(['running', 'overdue', 'stopped', 'unverified']),
  derivation: Derivation.nullable(),
});
export type ClockView = z.infer<typeof ClockView>;

/** When the court may be asked to enforce what was not performed, with how each day was reached; days in Shanghai's calendar. */
export const CourtWindowView = z.object({
  suitEnds: z.string().nullable().describe('起诉期限末日'),
  opens: z.string().nullable(),
  closes: z.string().nullable(),
  opensAt: Instant.nullable(),
  closesAt: Instant.nullable(),
  paymentEnds: Instant.nullable().describe('缴款期限届满'),
  demand: z.object({ servedOn: z.string(), lastDay: z.string().nullable() }).nullable().describe('催告'),
  applicationIssued: z.boolean().describe('申请书已签发，尚未记录递交'),
  unverified: z.boolean(),
  needsJudgement: z.boolean(),
  derivations: z.array(Derivation),
  refusals: z.array(RefusalCard),
});
export type CourtWindowView = z.infer<typeof CourtWindowView>;

export const PermitTie = z.object({
  id: Id,
  caseNo: z.string().nullable(),
  title: z.string(),
  act: z.string().describe('准予、变更、延续、撤回、撤销、注销'),
  outcome: z.string().describe('如 办理中、已延续、已撤回并注销'),
});
/** A permit and what became of it, as far as this person may read the cases in which it did. */
export const PermitTies = z.object({
  state: z.string().nullable().describe('许可现在怎样；本案没有给出许可的为 null'),
  validTo: z.string().nullable().describe('有效期末日'),
  original: z.object({ number: z.string(), case: PermitTie.nullable() }).nullable().describe('本案所办的原许可'),
  later: z.array(PermitTie).describe('其后变更、延续、撤回、撤销、注销的案件'),
});
export type PermitTies = z.infer<typeof PermitTies>;

export const CaseView = z.object({
  id: Id,
  at: Instant.describe('以此刻判断'),
  header: CaseLine.extend({
    cause: z.string().nullable(),
    issuingAuthority: z.string().nullable(),
    people: z.array(z.object({ relation: z.string(), id: Id.nullable(), name: z.string() })),
    records: z.number().int(),
    counts: z.object({
      required: z.number().int(),
      met: z.number().int(),
      pending: z.number().int(),
      broken: z.number().int(),
      judgement: z.number().int(),
    }),
  }),
  stages: z.array(StageView),
  openActs: z.array(OpenAct),
  clocks: z.array(ClockView),
  /** Null where no served penalty waits to be performed. */
  courtWindow: CourtWindowView.nullable(),
  held: z.array(HeldThing),
  /** Null where the case is about no permit. */
  permit: PermitTies.nullable(),
  coverage: z.array(CoverageView),
  facts: z.array(FactView),
  /** Records there are that this person may not even find: said as a number, so that nothing seems left out. */
  hidden: z.number().int(),
  findings: z.array(ReadFinding),
  mayDownload: z.boolean(),
  mayRecord: z.boolean(),
  /** Whether this person may put a signature of their own, or one given before them, under a paper of the case. */
  maySign: z.boolean(),
});
export type CaseView = z.infer<typeof CaseView>;
