export type Part = { readonly at: number; readonly text: string; readonly hit: boolean };

/** A text cut where the words of a search stand in it, whatever their case. */
export function marked(text: string, q: string): Part[] {
  const words = q.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const lower = text.toLowerCase();
  // lower case may be longer than the text (İ); then places would not agree, and nothing is marked
  if (words.length === 0 || lower.length !== text.length) return [{ at: 0, text, hit: false }];
  const parts: Part[] = [];
  let at = 0;
  while (at < text.length) {
    const [next] = words
      .map((word) => ({ place: lower.indexOf(word, at), size: word.length }))
      .filter(({ place }) => place >= 0)
      .sort((a, b) => a.place - b.place || b.size - a.size);
    if (next === undefined) break;
    if (next.place > at) parts.push({ at, text: text.slice(at, next.place), hit: false });
    parts.push({ at: next.place, text: text.slice(next.place, next.place + next.size), hit: true });
    at = next.place + next.size;
  }
  if (at < text.length) parts.push({ at, text: text.slice(at), hit: false });
  return parts;
}
