/** What stands where something was taken out. */
const bar = '█';
const longestBar = 8;

/**
 * The value with the words struck out of every text in it. The text itself is changed before it is set in type: nothing lies
 * under the bars. A bar says that something is missing, not how long it was.
 */
export function strikeWords<T>(value: T, words: readonly string[]): T {
  const struck = [...words].filter((word) => word !== '').sort((a, b) => b.length - a.length);
  if (struck.length === 0) return value;
  return mapTexts(value, (text) =>
    struck.reduce((left, word) => left.replaceAll(word, bar.repeat(Math.min(longestBar, [...word].length))), text),
  ) as T;
}

/** The value with everything it says barred: rows stay rows, so that the page shows that there was something. */
export function barAll(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'boolean') return bar.repeat(4);
  if (Array.isArray(value)) return value.map(barAll);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, barAll(inner)]));
  return typeof value === 'string' && value !== '' ? bar.repeat(4) : value;
}

function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((inner) => mapTexts(inner, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapTexts(inner, change)]));
}
