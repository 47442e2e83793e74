import type { AgencyFacts, Fact } from '@liuhen/records';

export function reportsOf(facts: AgencyFacts): Fact[] {
  return facts.facts.filter(({ kind, annulledBy }) => kind === 'dockingReport' && annulledBy === null);
}

export function namesIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

/** The rows of a report. */
export function filesIn(files: unknown): { path: string; outcome: string; sha256: string | null }[] {
  if (!Array.isArray(files)) return [];
  return files.flatMap((file: unknown) =>
    typeof file === 'object' && file !== null && 'path' in file && 'outcome' in file
      ? [
          {
            path: String(file.path),
            outcome: String(file.outcome),
            sha256: 'sha256' in file && typeof file.sha256 === 'string' ? file.sha256 : null,
          },
        ]
      : [],
  );
}

/** The card as its report names it. */
export function cardOf({ data }: Fact): string {
  return typeof data.card === 'string' ? data.card : '存储卡';
}
