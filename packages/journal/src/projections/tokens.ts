/** Letters and digits by code point, so that a character outside the BMP (a rare name) is one character. */
const searchable = /[\p{L}\p{N}]/u;

/** Single characters and adjacent pairs: finds any name, which a dictionary does not. Latin letters without case. */
export function tokensOf(text: string): string[] {
  const tokens = new Set<string>();
  let previous = '';
  for (const character of text.toLowerCase()) {
    if (!searchable.test(character)) {
      previous = '';
      continue;
    }
    tokens.add(character);
    if (previous !== '') tokens.add(previous + character);
    previous = character;
  }
  return [...tokens].sort();
}

/** Tokens that every text containing the query has: pairs where there are any, else the single characters. */
export function queryTokens(query: string): string[] {
  const all = tokensOf(query);
  const pairs = all.filter((token) => [...token].length === 2);
  const covered = new Set(pairs.flatMap((pair) => [...pair]));
  return [...pairs, ...all.filter((token) => [...token].length === 1 && !covered.has(token))];
}
