import type { Dossier, Fact } from '@liuhen/records';
import { writtenInstant } from '../reading/written-instant.ts';
import { type Coverage, type CoverageRefusal, coverageOf, type Interval, type Recorded } from './coverage.ts';
import { trueTime } from './device-clock.ts';
import { gapsBetweenFiles, playsMs, recordedFiles, shownUntil } from './recording-files.ts';

/**
 * The recordings laid against an act of the case: those linked to it, and those whose time overlaps it (a recording is proof
 * whether or not someone remembered to link it). Times are those of the record made of the act, else those of the act itself.
 */
export function coverageOfAct(dossier: Dossier, act: Fact): Coverage | CoverageRefusal {
  const interval = intervalOfAct(dossier, act);
  return coverageOf(interval, recordingsFor(dossier, act, interval));
}

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

function recordingsFor(dossier: Dossier, act: Fact, interval: Interval): Recorded[] {
  const linked = new Set(dossier.recordingsOf(act).map((r) => r.id));
  const [from, to] = [interval.from.epochMilliseconds, interval.to.epochMilliseconds];
  return timed(dossier)
    .filter((one) => (one.from <= to && from <= one.to) || linked.has(one.recorded.record))
    .map((one) => one.recorded);
}

/** A recording with its bounds as milliseconds: a long case lays hundreds of acts against as many recordings. */
type Timed = { readonly recorded: Recorded; readonly from: number; readonly to: number };
const timedOf = new WeakMap<Dossier, readonly Timed[]>();

function timed(dossier: Dossier): readonly Timed[] {
  const held = timedOf.get(dossier);
  if (held !== undefined) return held;
  const made = dossier.recordings().map((recording) => {
    const one = recorded(dossier, recording);
    return { recorded: one, from: one.from.epochMilliseconds, to: one.to.epochMilliseconds };
  });
  timedOf.set(dossier, made);
  return made;
}

/** A recording in true time: what the camera wrote, less what its clock was ahead, and no more of it than its films play. */
export function recorded(dossier: Dossier, recording: Fact<'recording'>): Recorded {
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
