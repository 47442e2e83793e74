import type { CaseView, FactView } from '@liuhen/server/api';

/** A place in a recording that somebody marked; with the document, and the words in it, that it bears out. */
export type Marker = {
  readonly id: string;
  readonly recording: string;
  /** Seconds from the beginning. */
  readonly at: number;
  readonly label: string;
  readonly document: FactView | null;
  readonly words: string | null;
};

export function markersIn({ facts }: Pick<CaseView, 'facts'>): Marker[] {
  return facts
    .filter(({ kind, annulledBy }) => kind === 'recordingMarked' && annulledBy === null)
    .flatMap((mark) => {
      const recording = mark.links.find(({ rel }) => rel === 'recording')?.record;
      if (recording === undefined) return [];
      const named = mark.links.find(({ rel }) => rel === 'covers')?.record;
      return [
        {
          id: mark.id,
          recording,
          at: Number(mark.data.atMilliseconds) / 1000,
          label: String(mark.data.label),
          document: facts.find(({ id }) => id === named) ?? null,
          words: typeof mark.data.note === 'string' && mark.data.note !== '' ? mark.data.note : null,
        },
      ];
    })
    .sort((one, other) => one.at - other.at);
}
