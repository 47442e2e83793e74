import type { HandedFile } from '../upload/handed-file.ts';
import type { Handover } from '../upload/take-in.ts';
import type { FilmCourse } from './film-course.ts';
import { filmKey, headKey, makeDeviceKey, openChunk, openHead, ownerMark, sealChunk, sealHead } from './film-seal.ts';
import { inStores, pieces, sealedFilms } from './film-store.ts';

/** A film made on this phone, kept in the browser until the bureau has acknowledged it; only who made it is shown it again. */
export type KeptFilm = Omit<Handover, 'afterwards'> & {
  readonly person: string;
  readonly caseTitle: string;
  /** Of a film recorded in the page: its pauses, its marks, how it ended. */
  readonly course?: FilmCourse;
};

/** The server's part of the key of its owner, 32 bytes. */
export type ServerKey = Uint8Array<ArrayBuffer>;

/** What is said of a film, sealed as one: nothing of it can be read beside its pieces. */
export type Head = {
  readonly film: Omit<KeptFilm, 'file'>;
  readonly about: Pick<HandedFile, 'name' | 'type' | 'lastModified'>;
  /** Bytes of each piece; null while pieces still come. */
  readonly lengths: readonly number[] | null;
  /** While they come: those of the first pieces, so that not each has to be read to find out. */
  readonly soFar?: readonly number[];
  /** Bytes at the beginning of each piece that are not the film's: pieces recorded here tell when they came. */
  readonly ahead: number;
};

/** As it lies in the browser. The number is drawn by chance: that of a record would tell when it was made. */
export type Row = {
  readonly slot: string;
  readonly owner: string;
  readonly device: CryptoKey;
  readonly head: Uint8Array<ArrayBuffer>;
};

/** A film whose head opened: both keys are here. */
export type OpenRow = { readonly row: Row; readonly key: CryptoKey; readonly headKey: CryptoKey; readonly head: Head };

/** A place for a film, not written yet. */
export async function newRow(head: Head, server: ServerKey): Promise<OpenRow> {
  const slot = crypto.randomUUID();
  const device = await makeDeviceKey();
  const [key, ofHead, owner] = await Promise.all([
    filmKey(device, server, slot),
    headKey(device, server, slot),
    ownerMark(server),
  ]);
  return { row: { slot, owner, device, head: await sealHead(ofHead, slot, head) }, key, headKey: ofHead, head };
}

/** The same place with another head, not written yet. */
export async function withHead({ row, key, headKey: ofHead }: OpenRow, head: Head): Promise<OpenRow> {
  return { row: { ...row, head: await sealHead(ofHead, row.slot, head) }, key, headKey: ofHead, head };
}

export const writeRow = ({ row }: OpenRow): Promise<unknown> =>
  inStores([sealedFilms], 'readwrite', (stores) => stores[sealedFilms].put(row));

/** The pieces count in the order of their indexes; the last is named so where the whole was known beforehand. */
export async function writePiece(
  { row: { slot }, key }: OpenRow,
  index: number,
  plain: Uint8Array<ArrayBuffer>,
  isLast: boolean,
): Promise<void> {
  const sealed = await sealChunk(key, { record: slot, index, length: plain.length, isLast }, plain);
  await inStores([pieces], 'readwrite', (stores) => stores[pieces].put(sealed, [slot, index]));
}

export const readPiece = (slot: string, index: number): Promise<unknown> =>
  inStores([pieces], 'readonly', (stores) => stores[pieces].get([slot, index]));

/** The rows of this owner; of those that do not open (changed, or another key) only how many they are, and of those of others. */
export async function openRows(
  server: ServerKey,
): Promise<{ readonly mine: readonly OpenRow[]; readonly unreadable: number; readonly others: number }> {
  const [rows, owner] = await Promise.all([allRows(), ownerMark(server)]);
  const own = rows.filter((row) => row.owner === owner);
  const opened = await Promise.all(own.map((row) => openRow(row, server).catch(() => null)));
  const mine = opened.filter((one) => one !== null);
  return { mine, unreadable: own.length - mine.length, others: rows.length - own.length };
}

export const allRows = (): Promise<Row[]> =>
  inStores([sealedFilms], 'readonly', (stores) => stores[sealedFilms].getAll() as IDBRequest<Row[]>);

async function openRow(row: Row, server: ServerKey): Promise<OpenRow> {
  const { slot, device } = row;
  const [key, ofHead] = await Promise.all([filmKey(device, server, slot), headKey(device, server, slot)]);
  return { row, key, headKey: ofHead, head: (await openHead(ofHead, slot, new Uint8Array(row.head))) as Head };
}

/** The film of a row whose pieces are all there, as it is handed in: plain, piece by piece. */
export function fileOf({ row: { slot }, key, head }: OpenRow): HandedFile {
  const { about, ahead } = head;
  const lengths = head.lengths ?? [];
  const starts = startsOf(lengths, ahead);
  const size = starts.at(-1) ?? 0;
  const piece = async (index: number): Promise<Uint8Array<ArrayBuffer>> => {
    const bytes = await readPiece(slot, index);
    if (!(bytes instanceof Uint8Array)) throw new Error(`piece ${index} is gone`);
    const isLast = ahead === 0 && index === lengths.length - 1;
    const place = { record: slot, index, length: lengths[index] ?? 0, isLast };
    return (await openChunk(key, place, new Uint8Array(bytes))).subarray(ahead);
  };
  return {
    ...about,
    size,
    key: `kept ${slot}`,
    read: async (from, to) => {
      const until = Math.min(to, size);
      const bytes = new Uint8Array(Math.max(0, until - from));
      let index = Math.max(
        0,
        starts.findLastIndex((start) => start <= from),
      );
      for (let at = from; at < until; index += 1) {
        const start = starts[index] ?? 0;
        const part = (await piece(index)).subarray(at - start, until - start);
        bytes.set(part, at - from);
        at += part.length;
      }
      return bytes;
    },
  };
}

/** Where in the film each piece begins, and last where it ends. */
export function startsOf(lengths: readonly number[], ahead: number): number[] {
  const starts = [0];
  for (const length of lengths) starts.push((starts.at(-1) ?? 0) + length - ahead);
  return starts;
}

/** Held while a film is written: what nobody holds and is not whole was broken off. */
export const lockOf = (slot: string): string => `liuhen-film ${slot}`;

export async function locksHeld(): Promise<ReadonlySet<string>> {
  const { held = [] } = await navigator.locks.query();
  return new Set(held.flatMap(({ name }) => (name === undefined ? [] : [name])));
}
