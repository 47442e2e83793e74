import type { FactView } from '@liuhen/server/api';

export type MediaFile = FactView['files'][number];

/** A file on the axis of its recording: milliseconds, of true time or from the beginning of the recording. */
export type Piece = {
  readonly record: string;
  readonly file: MediaFile;
  readonly from: number;
  readonly to: number;
};

export type Stretch = { readonly from: number; readonly to: number };

/** What is known of the time of a file; null where nobody says. */
export type Told = { readonly from: number | null; readonly to: number | null; readonly lengthMs: number | null };

export type Spot = { readonly index: number; readonly seconds: number };

/** The cut of a camera that goes on at once: names tell whole seconds. Less than this is no gap, and no second camera. */
const cutMs = 2_000;

type Kept = Pick<MediaFile, 'mediaType' | 'readAs'>;

/** What a file is shown as: the record's word, or what its bytes show where the record says nothing. */
export const shownAs = ({ mediaType, readAs }: Kept): string => readAs ?? mediaType;

export const isPlayable = (file: Kept & Pick<MediaFile, 'size'>): boolean =>
  file.size > 0 && /^(?:video|audio)\//.test(shownAs(file));

/** The same bytes are played once, in the place of the file that is listed first: what shows one time shows no other. */
export const eachOnce = <File extends Pick<MediaFile, 'sha256'>>(files: readonly File[]): File[] =>
  files.filter(({ sha256 }, index) => files.findIndex((one) => one.sha256 === sha256) === index);

/**
 * The files of one recording on one axis, in the order of their times: each stands where its own time says, and one that tells none
 * begins where the last one ends, or after the break that begins there. Of a file without a length, the rest of the whole is its own.
 */
export function layOut(
  whole: Stretch & { readonly record: string },
  files: readonly { readonly file: MediaFile; readonly told: Told }[],
  breaks: readonly Stretch[] = [],
): Piece[] {
  const ordered = files.every(({ told }) => told.from !== null)
    ? [...files].sort((one, other) => (one.told.from ?? 0) - (other.told.from ?? 0))
    : files;
  let end = whole.from;
  return ordered.map(({ file, told }, index) => {
    const pause = breaks.find((one) => Math.abs(one.from - end) <= cutMs);
    const from = told.from ?? pause?.to ?? end;
    const next = ordered.slice(index + 1).find((one) => one.told.from !== null)?.told.from ?? whole.to;
    const to = told.to ?? (told.lengthMs === null ? next : endOf(from, told.lengthMs, breaks));
    end = Math.max(to, from);
    return { record: whole.record, file, from, to: end };
  });
}

/** A film that was paused ends later by so much. */
function endOf(from: number, lengthMs: number, breaks: readonly Stretch[]): number {
  return [...breaks]
    .sort((one, other) => one.from - other.from)
    .reduce((to, one) => (one.from >= from && one.from < to - cutMs ? to + one.to - one.from : to), from + lengthMs);
}

/** A recorder with two lenses writes two films of one time: each row of pieces that follow each other is a picture of its own. */
export function tracksOf(pieces: readonly Piece[]): Piece[][] {
  const tracks: Piece[][] = [];
  for (const piece of pieces) {
    const track = tracks.find((one) => (one.at(-1)?.to ?? 0) <= piece.from + cutMs);
    if (track === undefined) tracks.push([piece]);
    else track.push(piece);
  }
  return tracks;
}

/** Which file shows an instant, and where in it; null where none does: before the first, between two and after the last. */
export function spotAt(pieces: readonly Piece[], at: number): Spot | null {
  const index = pieces.findLastIndex(({ from }) => from <= at);
  const piece = pieces[index];
  if (piece === undefined) return null;
  const next = pieces[index + 1];
  // the cut between two files is shown by the last picture before it
  const until = next !== undefined && next.from - piece.to <= cutMs ? Math.max(piece.to, next.from) : piece.to;
  return at < until ? { index, seconds: (at - piece.from) / 1000 } : null;
}

/** Where something is seen again, from an instant on; null after the last. */
export function nextPicture(pieces: readonly Piece[], at: number): number | null {
  if (spotAt(pieces, at) !== null) return at;
  return pieces.find(({ from }) => from >= at)?.from ?? null;
}

/** What lies between the files and was not filmed. */
export function gapsOf(pieces: readonly Piece[]): { from: number; to: number }[] {
  return pieces.flatMap(({ to }, index) => {
    const next = pieces[index + 1];
    return next !== undefined && next.from - to > cutMs ? [{ from: to, to: next.from }] : [];
  });
}

/** Where a place in a file lies on the axis; a file that is not there counts as the first. */
export function onAxis(pieces: readonly Piece[], sha256: string | null, seconds: number): number {
  const piece = pieces.find(({ file }) => file.sha256 === sha256) ?? pieces[0];
  return (piece?.from ?? 0) + seconds * 1000;
}

/** What the record of a recording says of the times of its files. Files that all claim the time of the whole say nothing of their own. */
export function toldOf({ data }: Pick<FactView, 'data'>, sha256: string): Told {
  const rows = Array.isArray(data.files) ? data.files.map(rowOf) : [];
  const row = rows.find((one) => one.sha256 === sha256);
  if (row === undefined) return { from: null, to: null, lengthMs: null };
  // a copy of the same bytes beside it takes nothing from the time of the first
  const others = rows.filter((one) => one !== row && one.sha256 !== sha256);
  const isOwn = !others.some(({ from }) => from === row.from);
  return { from: isOwn ? row.from : null, to: isOwn ? row.to : null, lengthMs: row.lengthMs };
}

function rowOf(row: unknown) {
  const { sha256, startedAt, endedAt, durationMs } = { ...(typeof row === 'object' ? row : {}) } as Record<
    string,
    unknown
  >;
  const instant = (value: unknown): number | null => {
    const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
    return Number.isNaN(at) ? null : at;
  };
  return {
    sha256,
    from: instant(startedAt),
    to: instant(endedAt),
    lengthMs: typeof durationMs === 'number' ? durationMs : null,
  };
}
