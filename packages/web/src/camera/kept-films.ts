import type { HandedFile } from '../upload/handed-file.ts';
import { chunkAt, chunkBytes } from './film-seal.ts';
import { chunksOf, films, inStores, isThere, pieces, removeAll, sealedFilms } from './film-store.ts';
import { dropOlder, olderFile, olderRows } from './older-films.ts';
import {
  allRows,
  fileOf,
  type KeptFilm,
  lockOf,
  locksHeld,
  newRow,
  openRows,
  type ServerKey,
  withHead,
  writePiece,
} from './sealed-rows.ts';

/** The server's part of the key of who is signed in; null where the browser cannot seal. */
export type ServerPart = ServerKey | null;

/** Sealing is the browser's own (Web Crypto), and browsers offer it over HTTPS only. */
export const canSeal = (): boolean => globalThis.crypto?.subtle !== undefined;

/**
 * Rejects where the browser keeps nothing (private windows) or has no room left. Durable once it resolves: the row that names the film
 * is written after all its pieces, so that a kill in the middle leaves either the whole film or pieces that nobody was told of. Gives the film
 * as it is kept: an upload of that goes on, after a closed page, where it was broken off.
 */
export async function keepFilm(film: KeptFilm & { readonly file: File }, server: ServerPart): Promise<KeptFilm> {
  // asked once by the browser, or granted silently: what is kept is then not cleared to make room
  await navigator.storage?.persist?.().catch(() => false);
  if (server === null || !canSeal()) {
    await inStores([films], 'readwrite', (stores) => stores[films].put(film));
    return film;
  }
  const { file, ...rest } = film;
  const { name, type, size, lastModified } = file;
  const read = async (from: number, to: number) => new Uint8Array(await file.slice(from, to).arrayBuffer());
  return keepSealed(rest, { name, type, size, lastModified, key: '', read }, server, null);
}

/** `older`: the row that this one takes the place of, in one go. */
async function keepSealed(
  film: Omit<KeptFilm, 'file'>,
  { name, type, size, lastModified, read }: HandedFile,
  server: ServerKey,
  older: string | null,
): Promise<KeptFilm> {
  const place = await newRow({ film, about: { name, type, lastModified }, lengths: null, ahead: 0 }, server);
  const { slot } = place.row;
  return navigator.locks.request(lockOf(slot), async () => {
    try {
      const lengths: number[] = [];
      for (let isLast = false; !isLast; ) {
        const index = lengths.length;
        const piece = chunkAt(slot, size, index);
        isLast = piece.isLast;
        await writePiece(place, index, await read(index * chunkBytes, index * chunkBytes + piece.length), isLast);
        lengths.push(piece.length);
      }
      const whole = await withHead(place, { ...place.head, lengths });
      await inStores([sealedFilms, films, pieces], 'readwrite', (stores) => {
        if (older !== null) {
          stores[films].delete(older);
          stores[pieces].delete(chunksOf(older));
        }
        return stores[sealedFilms].put(whole.row);
      });
      return { ...film, file: fileOf(whole) };
    } catch (error) {
      await inStores([pieces], 'readwrite', (stores) => stores[pieces].delete(chunksOf(slot))).catch(() => undefined);
      throw error;
    }
  });
}

/** The film, its pieces and its key, at once; `server`: of its owner. */
export async function letGoOf(record: string, server: ServerPart): Promise<void> {
  if (server !== null) {
    for (const { row, head } of (await openRows(server)).mine)
      if (head.film.record === record) await dropSlot(row.slot);
  }
  await dropOlder(record);
}

export async function dropSlot(slot: string): Promise<void> {
  await inStores([sealedFilms, pieces], 'readwrite', (stores) => {
    stores[pieces].delete(chunksOf(slot));
    return stores[sealedFilms].delete(slot);
  });
}

/** With the keys: what may still lie on the disk opens no more. */
export async function letGoOfAll(): Promise<void> {
  if (await isThere()) await removeAll();
}

/** How many films lie here, whosever they are: to count them needs no key. */
export async function countKept(): Promise<number> {
  if (!(await isThere())) return 0;
  const counts = [sealedFilms, films] as const;
  const counted = await Promise.all(
    counts.map((name) => inStores([name], 'readonly', (stores) => stores[name].count()).catch(() => 0)),
  );
  return counted.reduce((sum, one) => sum + one, 0);
}

export type KeptHere = {
  /** Whole, of this person, oldest first. */
  readonly films: readonly KeptFilm[];
  /** Of this person, still being recorded or broken off. */
  readonly begun: readonly Omit<KeptFilm, 'file'>[];
  readonly others: number;
  /** Of this person, and do not open: changed on the phone, or their key is gone. */
  readonly unreadable: number;
  /** Sealed, whosever they are: without the server's part nobody can tell. */
  readonly locked: number;
};

const nothing: KeptHere = { films: [], begun: [], others: 0, unreadable: 0, locked: 0 };

/** Everything on this phone that is not acknowledged yet; nothing where the browser keeps nothing. */
export async function keptFilms(person: string, server: ServerPart): Promise<KeptHere> {
  if (!(await isThere())) return nothing;
  if (server !== null && canSeal()) await sealOlder(person, server).catch(() => undefined);
  const older = await olderRows().catch(() => []);
  const mine = older.filter((row) => row.person === person);
  const open = mine.map((row) => {
    const { file: _file, sealed: _sealed, ...rest } = row;
    return { ...rest, file: olderFile(row, server) };
  });
  const rows = server === null ? null : await openRows(server).catch(() => null);
  const whole = rows?.mine.filter(({ head }) => head.lengths !== null) ?? [];
  const kept = [...open, ...whole.map((row) => ({ ...row.head.film, file: fileOf(row) }))];
  return {
    films: kept.sort((one, other) => one.order - other.order),
    begun: rows?.mine.filter(({ head }) => head.lengths === null).map(({ head }) => head.film) ?? [],
    others: older.length - mine.length + (rows?.others ?? 0),
    unreadable: rows?.unreadable ?? 0,
    locked:
      rows === null
        ? await allRows()
            .then(({ length }) => length)
            .catch(() => 0)
        : 0,
  };
}

/** What an older edition told of in the clear is sealed as soon as its owner is here; what there is no room for stays as it is. */
async function sealOlder(person: string, server: ServerKey): Promise<void> {
  await navigator.locks.request('liuhen-films older', async () => {
    for (const row of await olderRows()) {
      if (row.person !== person) continue;
      const { file: _file, sealed: _sealed, ...film } = row;
      await keepSealed(film, olderFile(row, server), server, row.record).catch(() => undefined);
    }
  });
}

/** Pieces of films that nobody was told were kept: what a kill in the middle of keeping left. */
export async function sweepPieces(): Promise<void> {
  if (!canSeal() || !(await isThere())) return;
  const underWay = await locksHeld();
  const older = await inStores([films], 'readonly', (stores) => stores[films].getAllKeys());
  const known = new Set<IDBValidKey>([...older, ...(await allRows()).map(({ slot }) => slot)]);
  const keys = await inStores([pieces], 'readonly', (stores) => stores[pieces].getAllKeys());
  const slots = new Set(keys.flatMap((key) => (Array.isArray(key) && typeof key[0] === 'string' ? [key[0]] : [])));
  for (const slot of slots) {
    if (known.has(slot) || underWay.has(lockOf(slot))) continue;
    await inStores([pieces], 'readwrite', (stores) => stores[pieces].delete(chunksOf(slot)));
  }
}
