import type { CaseWords } from '../vault/index-seal.ts';

/** What a case is found by: its number, title and party, a line each. */
export function caseText(caseNo: string | null, { title, party }: Pick<CaseWords, 'title' | 'party'>): string {
  return [caseNo, title, party]
    .filter((text) => text !== null)
    .join('\n')
    .toWellFormed();
}
