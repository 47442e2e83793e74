import type { ActCoverage, FactView } from '@liuhen/server/api';
import {
  eachOnce,
  isPlayable,
  layOut,
  nextPicture,
  type Piece,
  type Spot,
  type Stretch,
  spotAt,
  toldOf,
  tracksOf,
} from './reel.ts';

/** One camera of an act: the files of one recording, or of several of one device that follow each other, and the stretch of true time that they show (milliseconds since 1970, UTC). */
export type Camera = {
  readonly key: string;
  readonly title: string;
  /** False: it only ran meanwhile; nobody said that it shows the act. */
  readonly linked: boolean;
  readonly pieces: readonly Piece[];
  readonly from: number;
  readonly to: number;
  /** When it was stopped in between: the file goes on as if they had not been. */
  readonly breaks: readonly Stretch[];
  /** By how much its clock was ahead; taken off already. */
  readonly offsetSeconds: number;
};

export const mostCameras = 4;
/** Seconds. Apart by more, a picture is moved; by less, it runs a little faster or slower until it is in step. */
const moved = 0.25;
const unseen = 0.02;
/** The share by which a picture may hurry or linger without being heard to. */
const mostHaste = 0.1;

/** The recordings of an act that can be played, in true time, the earliest first. `lengths` are those that were measured, in ms. */
export function camerasOf(
  coverage: Pick<ActCoverage, 'recorded'>,
  facts: readonly Pick<FactView, 'id' | 'files' | 'data'>[],
  lengths: ReadonlyMap<string, number> = new Map(),
): Camera[] {
  const byDevice = Map.groupBy(coverage.recorded, ({ record, device, linked }) => `${device ?? record} ${linked}`);
  return [...byDevice.values()]
    .flatMap((recorded) => camerasOfOne(recorded, facts, lengths))
    .sort((a, b) => a.from - b.from);
}

function camerasOfOne(
  recorded: ActCoverage['recorded'],
  facts: readonly Pick<FactView, 'id' | 'files' | 'data'>[],
  lengths: ReadonlyMap<string, number>,
): Camera[] {
  const breaks = recorded.flatMap(({ interruptions }) => interruptions.map(inMs));
  const pieces = recorded.flatMap(({ record, ...told }) => {
    const fact = facts.find(({ id }) => id === record);
    if (fact === undefined) return [];
    const playable = eachOnce(fact.files).filter(isPlayable);
    const files = playable.map((file) => {
      const own = told.files.find(({ sha256 }) => sha256 === file.sha256);
      const lengthMs = toldOf(fact, file.sha256).lengthMs ?? lengths.get(file.sha256) ?? null;
      return { file, told: { from: ms(own?.from), to: ms(own?.to), lengthMs } };
    });
    return layOut({ record, ...inMs(told) }, files, told.interruptions.map(inMs));
  });
  pieces.sort((one, other) => one.from - other.from);
  return tracksOf(pieces).flatMap((track, index) => {
    const [first] = track;
    const last = track.at(-1);
    const of = recorded.find(({ record }) => record === first?.record);
    if (first === undefined || last === undefined || of === undefined) return [];
    const isOne = track.every(({ record }) => record === first.record);
    const title = isOne ? of.title : (of.device ?? of.title);
    const { offsetSeconds, linked } = of;
    const times = { from: first.from, to: last.to };
    const key = `${first.record} ${first.file.sha256}`;
    return [
      {
        ...times,
        key,
        linked,
        pieces: track,
        breaks,
        offsetSeconds,
        title: index === 0 ? title : `${title}（${index + 1}）`,
      },
    ];
  });
}

const ms = (instant: string | null | undefined): number | null =>
  instant === null || instant === undefined ? null : Date.parse(instant);
const inMs = ({ from, to }: { from: string; to: string }): Stretch => ({ from: Date.parse(from), to: Date.parse(to) });

/** The whole that the clock runs through: the act and all its cameras. */
export function spanOf(
  coverage: Pick<ActCoverage, 'from' | 'to'>,
  cameras: readonly Camera[],
): { from: number; to: number } {
  const from = Math.min(Date.parse(coverage.from), ...cameras.map((camera) => camera.from));
  const to = Math.max(Date.parse(coverage.to), ...cameras.map((camera) => camera.to));
  return { from, to: Math.max(to, from + 1_000) };
}

/** Which file of a camera shows an instant, and where it has to stand; null where it recorded nothing then. */
export function placeIn({ pieces, breaks }: Pick<Camera, 'pieces' | 'breaks'>, at: number): Spot | null {
  const spot = spotAt(pieces, at);
  const piece = spot === null ? undefined : pieces[spot.index];
  if (spot === null || piece === undefined || breaks.some((one) => at >= one.from && at < one.to)) return null;
  const stopped = breaks.reduce((sum, one) => {
    const inside = Math.min(one.to, piece.to) - Math.max(one.from, piece.from);
    return sum + (one.to <= at && inside > 0 ? inside : 0);
  }, 0);
  return { index: spot.index, seconds: spot.seconds - stopped / 1000 };
}

/** The next instant that one of the cameras shows; null where one shows this one already, and after the last. */
export function nextShown(cameras: readonly Camera[], at: number): number | null {
  if (cameras.some((camera) => placeIn(camera, at) !== null)) return null;
  const next = cameras.flatMap((camera) => {
    const paused = camera.breaks.find((one) => at >= one.from && at < one.to);
    return nextPicture(camera.pieces, paused?.to ?? at) ?? [];
  });
  return next.length === 0 ? null : Math.min(...next);
}

/** How a running picture is kept in step: where to move it (null: nowhere), and how fast it has to run. Places in seconds. */
export function steer(shown: number, wanted: number, speed: number): { seek: number | null; rate: number } {
  const ahead = shown - wanted;
  if (Math.abs(ahead) > moved * Math.max(1, speed)) return { seek: wanted, rate: speed };
  if (Math.abs(ahead) <= unseen) return { seek: null, rate: speed };
  return { seek: null, rate: speed * (1 - Math.min(mostHaste, Math.max(-mostHaste, ahead))) };
}

/** Where to move a picture that stands still; null where it stands there already. */
export function stillAt(shown: number, wanted: number): number | null {
  return Math.abs(shown - wanted) > unseen ? wanted : null;
}

/** An instant as a share of the whole, 0 to 1. */
export function shareOf(at: number, span: { from: number; to: number }): number {
  return Math.min(1, Math.max(0, (at - span.from) / (span.to - span.from)));
}
