import { queryTokens } from '../projections/tokens.ts';

/**
 * A condition by which a `case_row` has the words exactly in its number, title or party: the index by tokens finds candidates,
 * the text decides. Several words, parted by blanks, must all be there.
 */
export function matches(text: string, alias: string, parameter: (value: unknown) => string): string {
  const conditions = wordsOf(text).map((word) => {
    const like = `lower(${alias}.words) LIKE ${parameter(`%${word.replace(/[\\%_]/g, '\\$&')}%`)}`;
    const tokens = queryTokens(word);
    if (tokens.length === 0) return like;
    // tokens are letters and digits only, so quoting them is enough
    return `${alias}.tokens @@ ${parameter(tokens.map((token) => `'${token}'`).join(' & '))}::tsquery AND ${like}`;
  });
  return conditions.length === 0 ? 'false' : `(${conditions.join(' AND ')})`;
}

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
