/** Words by their last character and by their length: at each place of a text only a few can end there. */
export type WordFinder = (text: string) => ReadonlySet<string>;

/**
 * Which of many words a text holds, in one pass over the text however many words there are: a case with a thousand papers asks of a
 * thousand receipts which papers they name.
 */
export function wordFinder(words: Iterable<string>): WordFinder {
  const endings = new Map<string, Map<number, Set<string>>>();
  for (const word of words) {
    if (word === '') continue;
    const lengths = endings.get(word.slice(-1)) ?? new Map<number, Set<string>>();
    endings.set(word.slice(-1), lengths);
    const same = lengths.get(word.length) ?? new Set<string>();
    lengths.set(word.length, same);
    same.add(word);
  }
  return (text) => {
    const found = new Set<string>();
    for (let end = 1; end <= text.length; end += 1) {
      const lengths = endings.get(text.charAt(end - 1));
      if (lengths === undefined) continue;
      for (const [length, same] of lengths) {
        if (length > end) continue;
        const word = text.slice(end - length, end);
        if (same.has(word)) found.add(word);
      }
    }
    return found;
  };
}
