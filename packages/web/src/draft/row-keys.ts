import { useRef } from 'react';
import { knownAgain } from './merge-rows.ts';

type Rows = Parameters<typeof knownAgain>[0];
type Known = { readonly rows: Rows; readonly keys: readonly number[] };

/**
 * A key for each row that stays with it while it is written in and while others put rows before it, so that the cursor stays in
 * the row it stands in.
 */
export function nextKeys({ rows: before, keys }: Known, rows: Rows, fresh: () => number): number[] {
  const pairs = knownAgain(before, rows);
  if (pairs === null) return rows.map((_, at) => keys[at] ?? fresh());
  const next: number[] = [];
  let [from, at] = [0, 0];
  for (const [old, now] of [...pairs, [before.length, rows.length] as const]) {
    // rows between two that stand unchanged were written over in their order; the rest are new
    for (let step = 0; at + step < now; step += 1) next.push((from + step < old ? keys[from + step] : null) ?? fresh());
    if (now < rows.length) next.push(keys[old] ?? fresh());
    [from, at] = [old + 1, now + 1];
  }
  return next;
}

export function useRowKeys(rows: Rows): readonly number[] {
  const last = useRef(0);
  const known = useRef<Known>({ rows: [], keys: [] });
  const fresh = () => {
    last.current += 1;
    return last.current;
  };
  if (known.current.rows !== rows) known.current = { rows, keys: nextKeys(known.current, rows, fresh) };
  return known.current.keys;
}
