import type { CaseView, FactView } from '@liuhen/server/api';
import { type RefObject, useRef, useState } from 'react';
import { layOut, type MediaFile, onAxis, type Piece, spotAt, toldOf, tracksOf } from './reel.ts';
import { useLengths } from './use-lengths.ts';

/** The playable files of a recording as they follow each other; a second lens is a row of its own. */
export function usePieces(view: CaseView, fact: FactView, files: readonly MediaFile[]): Piece[][] {
  const told = new Map(files.map(({ sha256 }) => [sha256, toldOf(fact, sha256)]));
  const unknown = files.filter(({ sha256 }) => {
    const one = told.get(sha256);
    return files.length > 1 && one?.from === null && one.lengthMs === null;
  });
  const lengths = useLengths(
    view.id,
    unknown.map(({ sha256 }) => ({ record: fact.id, sha256 })),
  );
  const from = Date.parse(fact.at);
  const whole = { record: fact.id, from, to: fact.until === null ? from : Date.parse(fact.until) };
  const laid = files.map((file) => {
    const own = told.get(file.sha256) ?? { from: null, to: null, lengthMs: null };
    return { file, told: { ...own, lengthMs: own.lengthMs ?? lengths.get(file.sha256) ?? null } };
  });
  return tracksOf(layOut(whole, laid));
}

export type Reel = {
  readonly piece: Piece;
  readonly index: number;
  /** Milliseconds on the axis of the pieces. */
  readonly at: () => number;
  readonly go: (at: number) => void;
  /** Into a file, by its hash (null: the first), in seconds. */
  readonly goInto: (sha256: string | null, seconds: number) => void;
  readonly onLoaded: (film: HTMLVideoElement) => void;
  readonly onEnded: () => void;
};

/** Several files played as one: a jump lands in the right file, and where one ends the next goes on. */
export function useReel(pieces: readonly [Piece, ...Piece[]], media: RefObject<HTMLVideoElement | null>): Reel {
  const [chosen, setIndex] = useState(0);
  const index = Math.min(chosen, pieces.length - 1);
  const piece = pieces[index] ?? pieces[0];
  const waiting = useRef<{ seconds: number; plays: boolean } | null>(null);
  const show = (next: number, seconds: number, plays: boolean) => {
    const film = media.current;
    if (film === null) return;
    if (next === index && film.readyState > 0) {
      film.currentTime = Math.min(seconds, film.duration || seconds);
      return;
    }
    waiting.current = { seconds, plays };
    setIndex(next);
  };
  const goInto = (sha256: string | null, seconds: number) => {
    const found = pieces.findIndex(({ file }) => file.sha256 === sha256);
    show(Math.max(found, 0), Math.max(seconds, 0), media.current?.paused === false);
  };
  return {
    piece,
    index,
    at: () => onAxis([piece], piece.file.sha256, media.current?.currentTime ?? 0),
    goInto,
    go: (at) => {
      const spot = spotAt(pieces, at);
      // into a gap: to where something is seen again; past the end: to the last picture
      const next = spot ?? { index: pieces.findIndex(({ from }) => from >= at), seconds: 0 };
      const last = pieces.at(-1) ?? pieces[0];
      if (next.index !== -1) show(next.index, next.seconds, media.current?.paused === false);
      else show(pieces.length - 1, (last.to - last.from) / 1000, false);
    },
    onLoaded: (film) => {
      const asked = waiting.current;
      waiting.current = null;
      if (asked === null) return;
      film.currentTime = Math.min(asked.seconds, film.duration || asked.seconds);
      if (asked.plays) void film.play().catch(() => undefined);
    },
    onEnded: () => {
      if (index + 1 < pieces.length) show(index + 1, 0, true);
    },
  };
}
