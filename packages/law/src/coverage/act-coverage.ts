import type { Dossier, Fact } from '@liuhen/records';
import { writtenInstant } from '../reading/written-instant.ts';
import { type Coverage, type CoverageRefusal, coverageOf, type Interval, type Recorded } from './coverage.ts';
import { trueTime } from './device-clock.ts';
import { gapsBetweenFiles, playsMs, recordedFiles, shownUntil } from './recording-files.ts';

/**
 * The recordings that are said to show an act, laid against it: those linked to it or to a paper written during it. One that only
 * runs at the time shows something else for all that anybody said (`unlinkedDuring`), and a still picture proves a moment, never a stretch.
 * Times are those of the record made of the act, else those of the act itself. `exempt`: where it was lawfully not filmed.
 */
export function coverageOfAct(
  dossier: Dossier,
  act: Fact,
  linked: readonly Fact<'recording'>[] = recordingsLinkedTo(dossier, act),
  exempt: readonly Interval[] = [],
): Coverage | CoverageRefusal {
  const films = linked.filter((recording) => !isPhoto(recording));
  return coverageOf(
    intervalOfAct(dossier, act),
    films.map((film) => recorded(dossier, film)),
    exempt,
  );
}

/** Of several acts and papers each recording once. */
export function recordingsLinkedTo(dossier: Dossier, act: Fact): Fact<'recording'>[] {
  const found = [act, ...dossier.documentsOf(act)].flatMap((one) => dossier.recordingsOf(one));
  return [...new Map(found.map((recording) => [recording.id, recording])).values()];
}

/**
 * Films and sound that run while an act is done and that nobody linked to it: those of the case, and `loose` ones that lie in none yet.
 * They cover nothing of it until a person says that they show it. In the order in which they were made; none of an act that ends before
 * it begins.
 */
export function unlinkedDuring(dossier: Dossier, act: Fact, loose: readonly Fact<'recording'>[] = []): Recorded[] {
  const interval = intervalOfAct(dossier, act);
  const [from, to] = [interval.from.epochMilliseconds, interval.to.epochMilliseconds];
  const linked = new Set(recordingsLinkedTo(dossier, act).map(({ id }) => id));
  return [...timed(dossier), ...loose.map((one) => timedOne(dossier, one))]
    .filter((one) => from <= to && one.from <= to && from <= one.to && !one.isPhoto && !linked.has(one.recorded.record))
    .sort((a, b) => a.from - b.from)
    .map((one) => one.recorded);
}

/** A still picture proves a moment, never a stretch of time. */
export const isPhoto = (recording: Fact<'recording'>): boolean => /照|photo|image/i.test(recording.data.medium ?? '');

/** The start and end written in the 笔录, else the claimed time of the act. */
export function intervalOfAct(dossier: Dossier, act: Fact): Interval {
  for (const document of [act, ...dossier.documentsOf(act)]) {
    const fields = document.data.fields;
    if (typeof fields !== 'object' || fields === null) continue;
    const { startAt, endAt } = fields as Record<string, unknown>;
    const [from, to] = [writtenInstant(startAt), writtenInstant(endAt)];
    if (from !== null && to !== null) return { from, to };
  }
  return { from: act.at, to: act.until ?? act.at };
}

/** A recording with its bounds as milliseconds: a long case lays hundreds of acts against as many recordings. */
type Timed = { readonly recorded: Recorded; readonly from: number; readonly to: number; readonly isPhoto: boolean };
const timedOf = new WeakMap<Dossier, readonly Timed[]>();

function timed(dossier: Dossier): readonly Timed[] {
  const held = timedOf.get(dossier);
  if (held !== undefined) return held;
  const made = dossier.recordings().map((recording) => timedOne(dossier, recording));
  timedOf.set(dossier, made);
  return made;
}

function timedOne(dossier: Dossier, recording: Fact<'recording'>): Timed {
  const one = recorded(dossier, recording);
  const [from, to] = [one.from.epochMilliseconds, one.to.epochMilliseconds];
  return { recorded: one, from, to, isPhoto: isPhoto(recording) };
}

const recordedIn = new WeakMap<Dossier, WeakMap<Fact, Recorded>>();

/**
 * A recording in true time: what the camera wrote, less what its clock was ahead, and no more of it than its films play. Worked out once:
 * many acts ask for the same.
 */
export function recorded(dossier: Dossier, recording: Fact<'recording'>): Recorded {
  const held = recordedIn.get(dossier) ?? new WeakMap<Fact, Recorded>();
  recordedIn.set(dossier, held);
  const made = held.get(recording) ?? inTrueTime(dossier, recording);
  held.set(recording, made);
  return made;
}

function inTrueTime(dossier: Dossier, recording: Fact<'recording'>): Recorded {
  const checks = dossier.device(recording.data.device)?.clockChecks ?? [];
  const written = {
    from: writtenInstant(recording.data.startedAt) ?? recording.at,
    to: writtenInstant(recording.data.endedAt) ?? recording.until ?? recording.at,
  };
  const told = (recording.data.interruptions ?? []).flatMap(({ from, to, reason }) => {
    const [start, end] = [writtenInstant(from), writtenInstant(to)];
    if (start === null || end === null) return [];
    return [{ from: trueTime(start, checks), to: trueTime(end, checks), reason: reason ?? null }];
  });
  const between = gapsBetweenFiles(recordedFiles(recording, checks))
    .filter((gap) => !told.some((one) => isWithin(gap, one)))
    .map((gap) => ({ ...gap, reason: null }));
  const interruptions = [...told, ...between];
  const from = trueTime(written.from, checks);
  const to = shownUntil(from, trueTime(written.to, checks), interruptions, playsMs(recording));
  return { record: recording.id, from, to, interruptions };
}

const isWithin = (inner: Interval, outer: Interval): boolean =>
  outer.from.epochMilliseconds <= inner.from.epochMilliseconds &&
  inner.to.epochMilliseconds <= outer.to.epochMilliseconds;
