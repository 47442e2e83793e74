import { brokenOff, type FilmCourse } from './film-course.ts';
import { openChunk, tagBytes } from './film-seal.ts';
import { chunksOf, inStores, isThere, pieces } from './film-store.ts';
import { dropSlot } from './kept-films.ts';
import {
  fileOf,
  type Head,
  type KeptFilm,
  lockOf,
  locksHeld,
  newRow,
  type OpenRow,
  openRows,
  readPiece,
  type ServerKey,
  startsOf,
  withHead,
  writePiece,
  writeRow,
} from './sealed-rows.ts';

/** Before each piece stands when it came, so that what a crash left tells when it ended. */
const ahead = 8;
/** After so many pieces their lengths are written down. */
const written = 64;

/** A film that is being recorded: each piece lies sealed on the phone as soon as it came. */
export type LiveFilm = {
  /** Durable once it resolves; rejects where there is no room left. One after another. */
  readonly append: (piece: Blob, at: number) => Promise<void>;
  /** What became of it so far: paused, marked. */
  readonly note: (course: FilmCourse) => Promise<void>;
  /** No piece comes any more. It stays here, unfinished, for `brokenFilms` where something has yet to be said of it. */
  readonly end: (course: FilmCourse) => Promise<OpenFilm>;
};

/** All its pieces are here, and it is not whole yet: what ended it, or why it paused, is to be told. */
export type OpenFilm = {
  readonly slot: string;
  readonly film: Omit<KeptFilm, 'file'>;
  readonly course: FilmCourse;
  /** Bytes. */
  readonly size: number;
  /** Names it whole: from now on it is handed in. `film` as it is to be told. Where there is no room to write that down, it is handed in all the same. */
  readonly finish: (film: Omit<KeptFilm, 'file'>, about: Partial<Head['about']>) => Promise<KeptFilm>;
  readonly drop: () => Promise<void>;
};

/** The row is written before the first piece: a film is found again even if only one came. */
export async function beginFilm(
  film: Omit<KeptFilm, 'file'>,
  about: Head['about'],
  course: FilmCourse,
  server: ServerKey,
): Promise<LiveFilm> {
  await navigator.storage?.persist?.().catch(() => false);
  let place = await newRow({ film: { ...film, course }, about, lengths: null, ahead }, server);
  const letGo = await holdLock(lockOf(place.row.slot));
  await writeRow(place).catch((error: unknown) => {
    letGo();
    throw error;
  });
  const lengths: number[] = [];
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  let now = course;
  const write = async () => {
    const { head } = place;
    place = await withHead(place, { ...head, film: { ...head.film, course: now }, soFar: [...lengths] });
    await writeRow(place);
  };
  const note = (next: FilmCourse) => {
    now = next;
    return inTurn(write);
  };
  return {
    append: (piece, at) =>
      inTurn(async () => {
        const plain = new Uint8Array(ahead + piece.size);
        new DataView(plain.buffer).setFloat64(0, at);
        plain.set(new Uint8Array(await piece.arrayBuffer()), ahead);
        await writePiece(place, lengths.length, plain, false);
        lengths.push(plain.length);
        if (lengths.length % written === 0) await write();
      }),
    note,
    end: async (next) => {
      // a full store may refuse even this: what became of it is then told by its pieces
      await note(next).catch(() => undefined);
      await last;
      letGo();
      return openFilm(place, next, lengths);
    },
  };
}

/** What earlier pages left unfinished: closed, crashed or without power in the middle, or ended with something yet to be said. */
export async function brokenFilms(server: ServerKey, now: number): Promise<OpenFilm[]> {
  if (!(await isThere())) return [];
  const held = await locksHeld();
  const { mine } = await openRows(server);
  const found: OpenFilm[] = [];
  for (const row of mine) {
    const { course } = row.head.film;
    if (row.head.lengths !== null || course === undefined || held.has(lockOf(row.row.slot))) continue;
    const { lengths, lastAt } = await piecesOf(row);
    if (lengths.length === 0) {
      await dropSlot(row.row.slot);
      continue;
    }
    let place = row;
    let ended = course;
    if (course.end === null) {
      // when it was found is told once, not anew with every look
      ended = brokenOff(course, lastAt, now);
      place = await withHead(row, { ...row.head, film: { ...row.head.film, course: ended } });
      await writeRow(place);
    }
    found.push(openFilm(place, ended, lengths));
  }
  return found.sort((one, other) => one.film.order - other.film.order);
}

function openFilm(place: OpenRow, course: FilmCourse, lengths: readonly number[]): OpenFilm {
  const { slot } = place.row;
  return {
    slot,
    film: place.head.film,
    course,
    size: startsOf(lengths, ahead).at(-1) ?? 0,
    finish: async (film, about) => {
      const whole = await withHead(place, { film, about: { ...place.head.about, ...about }, lengths, ahead });
      await writeRow(whole).catch(() => undefined);
      return { ...film, file: fileOf(whole) };
    },
    drop: () => dropSlot(slot),
  };
}

/** The pieces that lie there, and when the last one came. One that does not open counts: to hand it in then fails, and says so. */
async function piecesOf({ row: { slot }, key, head }: OpenRow): Promise<{ lengths: number[]; lastAt: number }> {
  const keys = await inStores([pieces], 'readonly', (stores) => stores[pieces].getAllKeys(chunksOf(slot)));
  const known = head.soFar ?? [];
  const lengths = known.slice(0, -1);
  let lastAt = head.film.course?.startedAt ?? 0;
  for (let index = lengths.length; index < keys.length; index += 1) {
    const sealed = await readPiece(slot, index);
    const length = sealed instanceof Uint8Array ? sealed.length - tagBytes : 0;
    lengths.push(length);
    if (!(sealed instanceof Uint8Array)) continue;
    const place = { record: slot, index, length, isLast: false };
    const plain = await openChunk(key, place, new Uint8Array(sealed)).catch(() => null);
    if (plain !== null) lastAt = new DataView(plain.buffer).getFloat64(0);
  }
  return { lengths, lastAt };
}

/** Resolves once the lock is held, with what lets go of it. A page that is gone holds none. */
function holdLock(name: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<() => void>();
  void navigator.locks.request(name, () => new Promise<void>((free) => resolve(() => free())));
  return promise;
}
