import type { ActCoverage, FactView } from '@liuhen/server/api';

/** One camera of an act: its file, and the stretch of true time it shows (milliseconds since 1970, UTC). */
export type Camera = {
  readonly record: string;
  readonly title: string;
  readonly file: FactView['files'][number];
  readonly from: number;
  readonly to: number;
  /** When it was stopped in between: the file goes on as if they had not been. */
  readonly breaks: readonly { readonly from: number; readonly to: number }[];
  /** By how much its clock was ahead; taken off already. */
  readonly offsetSeconds: number;
};

export const mostCameras = 4;
/** Apart by more than this, a picture is set right; less would make it stutter. */
const tolerated = 0.25;

/** The recordings of an act that can be played, in true time, the earliest first. */
export function camerasOf(
  coverage: Pick<ActCoverage, 'recorded'>,
  facts: readonly Pick<FactView, 'id' | 'files'>[],
): Camera[] {
  return coverage.recorded
    .flatMap(({ record, title, from, to, offsetSeconds, interruptions }) => {
      const files = facts.find(({ id }) => id === record)?.files ?? [];
      const file = files.find(({ mediaType }) => /^(?:video|audio)\//.test(mediaType));
      if (file === undefined) return [];
      const breaks = interruptions.map((one) => ({ from: Date.parse(one.from), to: Date.parse(one.to) }));
      return [{ record, title, file, from: Date.parse(from), to: Date.parse(to), breaks, offsetSeconds }];
    })
    .sort((one, other) => one.from - other.from);
}

/** The whole that the clock runs through: the act and all its cameras. */
export function spanOf(
  coverage: Pick<ActCoverage, 'from' | 'to'>,
  cameras: readonly Camera[],
): { from: number; to: number } {
  const from = Math.min(Date.parse(coverage.from), ...cameras.map((camera) => camera.from));
  const to = Math.max(Date.parse(coverage.to), ...cameras.map((camera) => camera.to));
  return { from, to: Math.max(to, from + 1_000) };
}

/** Where a camera's file has to stand at an instant, in seconds; null before it began, while it was stopped and after it ended. */
export function placeIn({ from, to, breaks }: Camera, at: number): number | null {
  if (at < from || at >= to || breaks.some((one) => at >= one.from && at < one.to)) return null;
  const stopped = breaks.reduce((sum, one) => sum + (one.to <= at ? one.to - one.from : 0), 0);
  return (at - from - stopped) / 1000;
}

/** Where to move the picture, so that it keeps step; null while it does. At a higher speed the clock itself takes longer strides. */
export function correction(shown: number, wanted: number, speed = 1): number | null {
  return Math.abs(shown - wanted) > tolerated * Math.max(1, speed) ? wanted : null;
}

/** An instant as a share of the whole, 0 to 1. */
export function shareOf(at: number, span: { from: number; to: number }): number {
  return Math.min(1, Math.max(0, (at - span.from) / (span.to - span.from)));
}
