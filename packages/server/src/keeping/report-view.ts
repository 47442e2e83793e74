import { type AgencyFacts, type Fact, storeInstant } from '@liuhen/records';
import { z } from 'zod';
import { FixityFinding, type FixityReport } from '../api/index.ts';
import type { House } from '../house.ts';
import { findableCaseNo } from '../reading/findable-case-no.ts';
import type { Asker } from '../sign-in/asker.ts';

const Kept = z.object({
  note: z.string(),
  checked: z.number().int(),
  bytes: z.number().int(),
  sound: z.number().int(),
  copied: z.number().int(),
  findings: z.array(FixityFinding.extend({ records: z.array(z.object({ record: z.string(), subject: z.string() })) })),
});
type Kept = z.infer<typeof Kept>;

/** Reports of the nightly reading, newest first. */
export function fixityReportsOf(facts: AgencyFacts): { fact: Fact; kept: Kept }[] {
  return facts.facts
    .filter(({ kind, data, annulledBy }) => kind === 'custodyEvent' && data.action === 'fixity' && annulledBy === null)
    .flatMap((fact) => {
      const kept = Kept.safeParse(fact.data);
      return kept.success ? [{ fact, kept: kept.data }] : [];
    })
    .reverse();
}

/** Which records a damaged file concerns is told to who keeps the files; which case, only to who may find that case. */
export async function fixityReportView(
  house: House,
  asker: Asker,
  { fact, kept }: { fact: Fact; kept: Kept },
): Promise<FixityReport> {
  const subjects = new Set(kept.findings.flatMap(({ records }) => records.map(({ subject }) => subject)));
  const findable = new Map<string, { case: string | null; caseNo: string | null }>();
  for (const subject of subjects) findable.set(subject, await findableCaseNo(house, asker, subject));
  return {
    record: fact.id,
    startedAt: storeInstant(fact.at),
    endedAt: fact.until === null ? null : storeInstant(fact.until),
    ...kept,
    findings: kept.findings.map((finding) => ({
      ...finding,
      records: finding.records.map(({ record, subject }) => ({
        record,
        ...(findable.get(subject) ?? { case: null, caseNo: null }),
      })),
    })),
  };
}
