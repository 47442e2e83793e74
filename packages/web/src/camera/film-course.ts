/** A pause; `to` null while it lasts. Times in milliseconds since 1970, by the clock of this device. */
export type Pause = { readonly from: number; readonly to: number | null; readonly reason: string | null };

/** A moment that the officer named while filming; `id` is that of its record. */
export type Mark = { readonly id: string; readonly at: number; readonly label: string };

/**
 * What ended a film: a person, the camera or microphone (taken by another app, unplugged), a full store, or the page (closed, crashed, no power).
 * `until`: when it was known that nothing was being recorded any more.
 */
export type FilmEnd = {
  readonly at: number;
  readonly by: 'person' | 'device' | 'space' | 'page';
  readonly until: number;
  readonly reason: string | null;
};

/** How a film that is recorded in the page goes: kept beside its pieces, so that no crash takes it along. */
export type FilmCourse = {
  readonly startedAt: number;
  readonly pauses: readonly Pause[];
  readonly marks: readonly Mark[];
  readonly end: FilmEnd | null;
};

export const begun = (at: number): FilmCourse => ({ startedAt: at, pauses: [], marks: [], end: null });

export const isPaused = ({ pauses, end }: FilmCourse): boolean => end === null && pauses.at(-1)?.to === null;

export function paused(course: FilmCourse, at: number): FilmCourse {
  if (isPaused(course) || course.end !== null) return course;
  return { ...course, pauses: [...course.pauses, { from: at, to: null, reason: null }] };
}

export function resumed(course: FilmCourse, at: number): FilmCourse {
  return { ...course, pauses: course.pauses.map((one) => (one.to === null ? { ...one, to: at } : one)) };
}

export function marked(course: FilmCourse, mark: Mark): FilmCourse {
  return course.end === null ? { ...course, marks: [...course.marks, mark] } : course;
}

/** A film that ends while it is paused ended when it was paused. */
export function ended(course: FilmCourse, end: FilmEnd): FilmCourse {
  const open = course.pauses.find(({ to }) => to === null);
  const at = Math.max(course.startedAt, open?.from ?? end.at);
  return { ...course, pauses: course.pauses.filter((one) => one !== open), end: { ...end, at } };
}

/** Found on the next start: it ended with its last piece, whatever became of the page. */
export const brokenOff = (course: FilmCourse, lastPieceAt: number, foundAt: number): FilmCourse =>
  ended(course, { at: lastPieceAt, by: 'page', until: foundAt, reason: null });

/** How much film there is at an instant, in milliseconds: pauses are no film. */
export function playedMs(course: FilmCourse, at: number): number {
  const until = Math.min(at, course.end?.at ?? at);
  const pausedFor = course.pauses.reduce(
    (sum, { from, to }) => sum + Math.max(0, Math.min(to ?? until, until) - Math.min(from, until)),
    0,
  );
  return Math.max(0, until - course.startedAt - pausedFor);
}

/** Something the record must say why: a pause, or an end that nobody meant. */
export type Unsaid = {
  readonly what: 'pause' | 'end';
  readonly index: number;
  readonly from: number;
  readonly to: number;
};

/** Nobody meant it to end there. */
const isCut = ({ end }: FilmCourse): boolean => end !== null && end.by !== 'person';

export function unsaid(course: FilmCourse): Unsaid[] {
  const pauses = course.pauses.flatMap(({ from, to, reason }, index) =>
    reason === null && to !== null ? [{ what: 'pause' as const, index, from, to }] : [],
  );
  const { end } = course;
  if (end === null || !isCut(course) || end.reason !== null) return pauses;
  return [...pauses, { what: 'end', index: 0, from: end.at, to: untilOf(end) }];
}

export function said(course: FilmCourse, { what, index }: Pick<Unsaid, 'what' | 'index'>, reason: string): FilmCourse {
  if (what === 'end') return course.end === null ? course : { ...course, end: { ...course.end, reason } };
  return { ...course, pauses: course.pauses.map((one, at) => (at === index ? { ...one, reason } : one)) };
}

/** What the record says of the times in which nothing was recorded; an end that nobody meant is one, and reaches past the film. */
export function interruptionsOf(course: FilmCourse): { from: string; to: string; reason: string | null }[] {
  const { end } = course;
  const cut = end !== null && isCut(course) ? [{ from: end.at, to: untilOf(end), reason: end.reason }] : [];
  return [...course.pauses, ...cut].flatMap(({ from, to, reason }) =>
    to === null ? [] : [{ from: new Date(from).toISOString(), to: new Date(to).toISOString(), reason }],
  );
}

/** Where the marks lie in the film, in milliseconds from its beginning. */
export const marksIn = (course: FilmCourse) =>
  course.marks.map((mark) => ({ ...mark, atMilliseconds: playedMs(course, mark.at) }));

const untilOf = ({ at, until }: FilmEnd): number => Math.max(until, at + 1_000);
