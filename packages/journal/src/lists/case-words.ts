import type { Predicate } from '@liuhen/law/access';
import type { Client } from '../database.ts';
import { caseText } from '../projections/case-text.ts';
import type { CaseWords, IndexSeal } from '../vault/index-seal.ts';
import type { Vault } from '../vault/vault.ts';
import { isSaidByTokens } from './text-match.ts';

/** A row of a list in which the words of its case lie sealed. */
type Sealed = { readonly subject_id: string; readonly case_sealed: Buffer };

/** Shown in place of a title that does not open: the row was changed in the database, or is of another key. */
const unreadable: CaseWords = { title: '题名不能解开（请运行 liuhen rebuild）', party: null, partyIsPerson: false };

/** Only what is shown is opened: a page, or the candidates of a search. */
export function openWords(index: IndexSeal, { subject_id, case_sealed }: Sealed): CaseWords {
  return index.openCase(subject_id, case_sealed) ?? unreadable;
}

/** Rows with the words of their cases in place of what lies sealed. */
export async function withWords<Row extends Sealed, Opened>(
  client: Client,
  vault: Vault,
  agency: string,
  rows: readonly Row[],
  give: (row: Omit<Row, 'case_sealed'>, words: CaseWords) => Opened,
): Promise<Opened[]> {
  if (rows.length === 0) return [];
  const index = await vault.indexOf(client, agency);
  return rows.map((row) => {
    const { case_sealed: _sealed, ...rest } = row;
    return give(rest, openWords(index, row));
  });
}

/**
 * Whose cases are looked through, and what their words are to whoever may find a case and not read it: by more than is shown no
 * case is found, else the search would confirm what the list masks.
 */
export type CaseScopes = {
  readonly find: Predicate;
  readonly read: Predicate;
  readonly masked: (words: CaseWords) => CaseWords;
};

/** Whoever holds the data folder sees all of it. */
export const allCases: CaseScopes = { find: { is: 'always' }, read: { is: 'always' }, masked: (words) => words };

type Candidate = Sealed & {
  /** Whether it may be read. */
  readonly whole: boolean;
  readonly case_no: string | null;
  readonly last_at: string;
  readonly next_due: string | null;
};

/** Where a walk through cases stands, in the order of a list. */
export type CasePlace = Pick<Candidate, 'subject_id' | 'last_at' | 'next_due'>;

/** Asks for candidates after a place, in the order of the list, this many at most. */
export type NextCases = (after: CasePlace | null, limit: number) => Promise<readonly Candidate[]>;

/** Opened in one round, growing: a rare word is answered by the first, a common one in few. */
const firstRound = 100;
const largestRound = 1_000;
/** Words without a letter or figure are in no index: then the newest cases are looked through, this many. */
const mostOpened = 5_000;

/** The first cases, after a place, that say all the words: blinded tokens find candidates, what is shown of them decides. */
export async function casesSaying(
  { index, masked }: { readonly index: IndexSeal; readonly masked: CaseScopes['masked'] },
  words: readonly string[],
  next: NextCases,
  from: CasePlace | null,
  wanted: number,
): Promise<CasePlace[]> {
  const found: CasePlace[] = [];
  const certain = words.every(isSaidByTokens);
  const says = (row: Candidate): boolean => {
    const opened = openWords(index, row);
    const text = caseText(row.case_no, row.whole ? opened : masked(opened)).toLowerCase();
    return words.every((word) => text.includes(word));
  };
  let after = from;
  let round = certain ? wanted : Math.min(firstRound, wanted);
  for (let opened = 0; opened < mostOpened; round = Math.min(largestRound, round * 4)) {
    const candidates = await next(after, round);
    for (const row of candidates) {
      if ((certain && row.whole) || says(row)) found.push(row);
      if (found.length === wanted) return found;
    }
    opened += candidates.length;
    after = candidates.at(-1) ?? null;
    if (candidates.length < round) break;
  }
  return found;
}
