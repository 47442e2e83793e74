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

/** One or two letters or figures are a token themselves: a row that has it says the word, and need not be opened. */
export function isSaidByTokens(word: string): boolean {
  return letters.test(word);
}
