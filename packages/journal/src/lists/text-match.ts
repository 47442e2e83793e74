import { queryTokens } from '../projections/tokens.ts';

/** Candidates among rows whose tokens are blinded; what they say is compared after it was opened. */
export function mayMatch(
  words: readonly string[],
  alias: string,
  blind: (token: string) => string,
  parameter: (value: unknown) => string,
): string {
  const tokens = [...new Set(words.flatMap(queryTokens))];
  if (tokens.length === 0) return 'true';
  return `${alias}.tokens @@ ${parameter(tokens.map((token) => `'${blind(token)}'`).join(' & '))}::tsquery`;
}

/** What is looked for, in small letters; parted by blanks. */
export function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 8);
}

const letters = /^[\p{L}\p{N}]{1,2}$/u;

/** Written as a masked name is shown: 牟某某. No text has it; what is shown of one has. */
const asShown = (word: string): boolean => /[\p{L}\p{N}]某/u.test(word) && !word.startsWith('某');

/**
 * The same among cases that may be shown masked: of a masked name the index knows the surname alone. What is shown decides as always,
 * so that it finds exactly the cases that show it, and no guess of the name behind it.
 */
export function mayBeShown(
  words: readonly string[],
  alias: string,
  blind: (token: string) => string,
  parameter: (value: unknown) => string,
): string {
  return mayMatch(
    words.flatMap((word) => (asShown(word) ? word.split(/某+/) : [word])),
    alias,
    blind,
    parameter,
  );
}

/** One or two letters or figures are a token themselves: a row that has it says the word, and need not be opened. */
export function isSaidByTokens(word: string): boolean {
  return letters.test(word) && !asShown(word);
}
