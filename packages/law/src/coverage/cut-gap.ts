/** Milliseconds. */
export type Span = { readonly from: number; readonly to: number };

/** Names and people tell whole seconds: so much before or after a stretch that is told of belongs to it. */
const roundingMs = 2_000;

/** A stretch cut where what is told of it begins and ends, in order; `told` is null of what nothing is told of. Of two that overlap the first goes on. */
export function cutBy<T>(
  gap: Span,
  told: readonly (Span & { readonly told: T })[],
): (Span & { readonly told: T | null })[] {
  const within = told
    .map((one) => ({ ...one, from: Math.max(one.from, gap.from), to: Math.min(one.to, gap.to) }))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from);
  const parts: (Span & { told: T | null })[] = [];
  let at = gap.from;
  for (const one of within) {
    if (one.to <= at) continue;
    const from = one.from - at > roundingMs ? one.from : at;
    if (from > at) parts.push({ from: at, to: from, told: null });
    const to = gap.to - one.to > roundingMs ? one.to : gap.to;
    parts.push({ from, to, told: one.told });
    at = to;
  }
  if (gap.to > at) parts.push({ from: at, to: gap.to, told: null });
  return parts;
}
