import { type Bound, bind } from '@liuhen/records/binding';
import type { FactView } from '@liuhen/server/api';

type Item = { readonly id: string; readonly kind: string; readonly at: number; readonly pages: number | null };
/** One line of a volume: its place, its pages, and why somebody put it there, if somebody did. */
export type FileRow = Bound<Item & { readonly fact: FactView; readonly why: string | null }>;

/** One volume of the file as it is bound, with the moves that were recorded. */
export function boundVolume(facts: readonly FactView[], volume: FactView['volume']): FileRow[] {
  const standing = facts.filter(({ annulledBy }) => annulledBy === null);
  const moves = standing.filter(({ kind }) => kind === 'fileItemMoved').map(({ data, actor }) => ({ data, actor }));
  const items = standing
    .filter((fact) => (fact.family === 'document' || fact.kind === 'recording') && fact.volume === volume)
    .map((fact) => {
      const move = moves.findLast(({ data }) => data.item === fact.id);
      return {
        id: fact.id,
        kind: fact.kind,
        at: Date.parse(fact.at),
        pages: pagesOf(fact),
        fact,
        why: move === undefined ? null : `${move.actor?.name ?? ''}调整：${String(move.data.reason)}`,
      };
    });
  return bind(
    items,
    moves.map(({ data }) => ({
      item: String(data.item),
      after: typeof data.after === 'string' ? data.after : null,
    })),
  );
}

function pagesOf(fact: FactView): number | null {
  const { pages } = fact.data;
  return fact.document?.rendition?.pages ?? (typeof pages === 'number' && Number.isInteger(pages) ? pages : null);
}
