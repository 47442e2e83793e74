import type { Fact } from '@liuhen/records';
import { writtenInstant } from '../reading/written-instant.ts';
import { type ClockCheck, trueTime } from './device-clock.ts';

/** One file of a recording; when it was made, in true time, where its name or the camera says. */
export type RecordedFile = {
  readonly name: string;
  readonly sha256: string | null;
  readonly from: Temporal.Instant | null;
  readonly to: Temporal.Instant | null;
};

/** A camera that cuts its film into files loses up to a second at the cut, and names tell whole seconds: that is no gap. */
const cutSeconds = 2;

type Row = NonNullable<Fact<'recording'>['data']['files']>[number];

/**
 * The files of a recording that show something: an empty one shows nothing, and the same bytes show one time, not two. Of copies the
 * one that is listed first counts.
 */
export function showingFiles(files: readonly Row[]): Row[] {
  const seen = new Set<string>();
  return files.filter(({ sha256, bytes }) => {
    const isCopy = typeof sha256 === 'string' && seen.has(sha256);
    if (typeof sha256 === 'string') seen.add(sha256);
    return !isCopy && bytes !== 0;
  });
}

/** The files of a recording in true time, as they are listed. Files that all claim the time of the whole say nothing of their own. */
export function recordedFiles({ data }: Fact<'recording'>, checks: readonly ClockCheck[]): RecordedFile[] {
  const files = showingFiles(data.files ?? []);
  const starts = files.map(({ startedAt }) => startedAt);
  const instant = (value: unknown): Temporal.Instant | null => {
    const written = writtenInstant(value);
    return written === null ? null : trueTime(written, checks);
  };
  return files.map((row) => {
    const { file, sha256, startedAt, endedAt } = row;
    const isOwn = starts.filter((one) => one === startedAt).length === 1;
    const from = isOwn ? instant(startedAt) : null;
    const said = from === null ? null : instant(endedAt);
    const to = from === null || said === null ? null : shownUntil(from, said, [], lengthOf(row));
    return { name: file, sha256: sha256 ?? null, from, to };
  });
}

/** How long a file plays, in milliseconds; null where it does not tell. */
export const lengthOf = ({ durationMs }: Row): number | null => (typeof durationMs === 'number' ? durationMs : null);

/** Names tell whole seconds, and a camera's quartz is not the clock of its film: so much more than a film plays may be said of it. */
const lengthSlack = (playsMs: number): number => 2_000 + playsMs / 100;

/**
 * Until when a film can have shown something that begins at `from` and is said to last until `to`: no longer than it plays, breaks not
 * counted. Nobody proves an hour with three seconds. `playsMs` null: the file does not tell, and what is said stands.
 */
export function shownUntil(
  from: Temporal.Instant,
  to: Temporal.Instant,
  breaks: readonly { readonly from: Temporal.Instant; readonly to: Temporal.Instant }[],
  playsMs: number | null,
): Temporal.Instant {
  if (playsMs === null) return to;
  const [start, said] = [from.epochMilliseconds, to.epochMilliseconds];
  const inside = breaks
    .map((one) => [Math.max(start, one.from.epochMilliseconds), Math.min(said, one.to.epochMilliseconds)] as const)
    .filter(([begins, ends]) => ends > begins)
    .sort(([a], [b]) => a - b);
  let left = playsMs;
  let at = start;
  for (const [begins, ends] of [...inside, [said, said] as const]) {
    if (begins - at > left + lengthSlack(playsMs)) return Temporal.Instant.fromEpochMilliseconds(Math.round(at + left));
    left = Math.max(0, left - Math.max(0, begins - at));
    at = Math.max(at, ends);
  }
  return to;
}

/** How long the films of a recording play together, in milliseconds; null where one of them does not tell. */
export function playsMs({ data }: Fact<'recording'>): number | null {
  const lengths = showingFiles(data.files ?? []).map(lengthOf);
  return lengths.length === 0 || lengths.includes(null)
    ? null
    : lengths.reduce<number>((sum, one) => sum + (one ?? 0), 0);
}

/** Where none of the files was running between the first and the last. Told only where every file says its own times. */
export function gapsBetweenFiles(files: readonly RecordedFile[]): { from: Temporal.Instant; to: Temporal.Instant }[] {
  const spans = files.flatMap(({ from, to }) => (from === null || to === null ? [] : [{ from, to }]));
  if (spans.length !== files.length) return [];
  spans.sort((a, b) => a.from.epochMilliseconds - b.from.epochMilliseconds);
  const gaps: { from: Temporal.Instant; to: Temporal.Instant }[] = [];
  let shown = spans[0]?.to;
  for (const { from, to } of spans) {
    if (shown === undefined) break;
    const apart = from.epochMilliseconds - shown.epochMilliseconds;
    if (apart > cutSeconds * 1000) gaps.push({ from: shown, to: from });
    if (to.epochMilliseconds > shown.epochMilliseconds) shown = to;
  }
  return gaps;
}
