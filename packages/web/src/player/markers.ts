import type { CaseView, FactView } from '@liuhen/server/api';
import { eachOnce, isPlayable, layOut, toldOf } from './reel.ts';
import { timecode } from './timecode.ts';

/** What is marked in recordings, while they play and while they are made. */
export const markerLabels = ['亮证', '告知权利', '关键陈述', '签字', '拒签', '取样', '封样', '张贴'] as const;

/** A place in a recording that somebody marked; with the document, and the words in it, that it bears out. */
export type Marker = {
  readonly id: string;
  readonly recording: string;
  /** Of several files, the one it lies in; null: the first. */
  readonly file: string | null;
  /** Seconds from the beginning of that file. */
  readonly at: number;
  /** Of several files, which it is, counted from 1 as they follow each other; null where there is one only. */
  readonly part: number | null;
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
      const file = typeof mark.data.sha256 === 'string' ? mark.data.sha256 : null;
      const named = mark.links.find(({ rel }) => rel === 'covers')?.record;
      return [
        {
          id: mark.id,
          recording,
          file,
          part: partOf(
            facts.find(({ id }) => id === recording),
            file,
          ),
          at: Number(mark.data.atMilliseconds) / 1000,
          label: String(mark.data.label),
          document: facts.find(({ id }) => id === named) ?? null,
          words: typeof mark.data.note === 'string' && mark.data.note !== '' ? mark.data.note : null,
        },
      ];
    })
    .sort((one, other) => (one.part ?? 0) - (other.part ?? 0) || one.at - other.at);
}

/** '第 2 段 0:01:05'; of a recording of one file only the time. */
export function markerPlace({ part, at }: Pick<Marker, 'part' | 'at'>): string {
  return part === null ? timecode(at) : `第 ${part} 段 ${timecode(at)}`;
}

function partOf(recording: FactView | undefined, sha256: string | null): number | null {
  const files = eachOnce(recording?.files ?? []).filter(isPlayable);
  if (recording === undefined || files.length < 2) return null;
  const whole = { record: recording.id, from: 0, to: 0 };
  const laid = layOut(
    whole,
    files.map((file) => ({ file, told: toldOf(recording, file.sha256) })),
  );
  return (
    Math.max(
      0,
      laid.findIndex(({ file }) => file.sha256 === sha256),
    ) + 1
  );
}
