import type { CaseWords, HeldWords } from '../vault/index-seal.ts';

/** What a case is found by: its number, title and party, a line each. */
export function caseText(caseNo: string | null, { title, party }: Pick<CaseWords, 'title' | 'party'>): string {
  return [caseNo, title, party]
    .filter((text) => text !== null)
    .join('\n')
    .toWellFormed();
}

/** What a thing held is found by: its name, where and with whom it is, the number of its seal, a line each. */
export function heldText({ name, place, keeper, sealNo }: HeldWords): string {
  return [name, place, keeper, sealNo].join('\n').toWellFormed();
}
