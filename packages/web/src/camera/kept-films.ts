import type { HandedFile } from '../upload/handed-file.ts';
import { handed } from '../upload/handed-file.ts';
import type { Handover } from '../upload/take-in.ts';
import { chunkAt, chunkBytes, filmKey, makeDeviceKey, openChunk, sealChunk } from './film-seal.ts';
import { chunksOf, films, inStores, isThere, pieces, removeAll } from './film-store.ts';

/** A film made on this phone, kept in the browser until the bureau has acknowledged it; only who made it is shown it again. */
export type KeptFilm = Handover & { readonly person: string; readonly caseTitle: string };

/** The server's part of the key of who is signed in; null where it is not asked for: then what is kept can be listed, not read. */
export type ServerPart = Uint8Array<ArrayBuffer> | null;

/** As it lies in the browser: the pieces beside it, or (where the browser cannot seal, or from an older edition) the file itself. */
type Row = Omit<KeptFilm, 'file'> & {
  readonly file?: File;
  readonly sealed?: Omit<HandedFile, 'read' | 'key'> & { readonly device: CryptoKey };
};

/** Sealing is the browser's own (Web Crypto), and browsers offer it over HTTPS only. */
export const canSeal = (): boolean => globalThis.crypto?.subtle !== undefined;

/**
 * Rejects where the browser keeps nothing (private windows) or has no room left. Durable once it resolves: the row that names the film
 * is written after all its pieces, so that a kill in the middle leaves either the whole film or pieces that nobody was told of.
 */
export async function keepFilm(film: KeptFilm & { readonly file: File }, server: ServerPart): Promise<void> {
  // asked once by the browser, or granted silently: what is kept is then not cleared to make room
  await navigator.storage?.persist?.().catch(() => false);
  if (server === null || !canSeal()) {
    await inStores([films], 'readwrite', (stores) => stores[films].put(film));
    return;
  }
  await navigator.locks.request(lockOf(film.record), () => keepSealed(film, server));
}

async function keepSealed({ file, ...rest }: KeptFilm & { readonly file: File }, server: Uint8Array<ArrayBuffer>) {
  const { record } = rest;
  const { name, type, size, lastModified } = file;
  const device = await makeDeviceKey();
  const key = await filmKey(device, server, record);
  try {
    for (let index = 0, isLast = false; !isLast; index += 1) {
      const place = chunkAt(record, size, index);
      const from = index * chunkBytes;
      const plain = new Uint8Array(await file.slice(from, from + place.length).arrayBuffer());
      const sealed = await sealChunk(key, place, plain);
      await inStores([pieces], 'readwrite', (stores) => stores[pieces].put(sealed, [record, index]));
      isLast = place.isLast;
    }
    const row: Row = { ...rest, sealed: { name, type, size, lastModified, device } };
    await inStores([films], 'readwrite', (stores) => stores[films].put(row));
  } catch (error) {
    await inStores([pieces], 'readwrite', (stores) => stores[pieces].delete(chunksOf(record))).catch(() => undefined);
    throw error;
  }
}

/** The film, its pieces and its key, at once. */
export async function letGoOf(record: string): Promise<void> {
  await inStores([films, pieces], 'readwrite', (stores) => {
    stores[pieces].delete(chunksOf(record));
    return stores[films].delete(record);
  });
}

/** With the keys: what may still lie on the disk opens no more. */
export async function letGoOfAll(): Promise<void> {
  if (await isThere()) await removeAll();
}

/** Everything on this phone that is not acknowledged yet, oldest first; empty where the browser keeps nothing. */
export async function keptFilms(server: ServerPart = null): Promise<KeptFilm[]> {
  if (!(await isThere())) return [];
  const rows = await inStores([films], 'readonly', (stores) => stores[films].getAll() as IDBRequest<Row[]>).catch(
    (): Row[] => [],
  );
  return rows
    .map(({ file, sealed, ...rest }) => ({
      ...rest,
      file: file === undefined ? sealedFile(rest.record, sealed, server) : handed(file),
    }))
    .sort((one, other) => one.order - other.order);
}

/** Pieces of films that nobody was told were kept: what a kill in the middle of keeping left. */
export async function sweepPieces(): Promise<void> {
  if (!canSeal() || !(await isThere())) return;
  const { held = [] } = await navigator.locks.query();
  const underWay = new Set(held.map(({ name }) => name));
  const known = new Set(await inStores([films], 'readonly', (stores) => stores[films].getAllKeys()));
  const keys = await inStores([pieces], 'readonly', (stores) => stores[pieces].getAllKeys());
  const records = new Set(keys.flatMap((key) => (Array.isArray(key) && typeof key[0] === 'string' ? [key[0]] : [])));
  for (const record of records) {
    if (known.has(record) || underWay.has(lockOf(record))) continue;
    await inStores([pieces], 'readwrite', (stores) => stores[pieces].delete(chunksOf(record)));
  }
}

function sealedFile(record: string, sealed: Row['sealed'], server: ServerPart): HandedFile {
  if (sealed === undefined) throw new Error(`${record} has no bytes`);
  const { device, ...about } = sealed;
  let key: Promise<CryptoKey> | null = null;
  const piece = async (index: number): Promise<Uint8Array<ArrayBuffer>> => {
    if (server === null) throw new Error('the key of its owner is not here');
    key ??= filmKey(device, server, record);
    const bytes = await inStores([pieces], 'readonly', (stores) => stores[pieces].get([record, index]));
    if (!(bytes instanceof Uint8Array)) throw new Error(`piece ${index} is gone`);
    return openChunk(await key, chunkAt(record, sealed.size, index), new Uint8Array(bytes));
  };
  return {
    ...about,
    key: `kept ${record}`,
    read: async (from, to) => {
      const until = Math.min(to, sealed.size);
      const bytes = new Uint8Array(Math.max(0, until - from));
      for (let at = from; at < until; ) {
        const index = Math.floor(at / chunkBytes);
        const part = (await piece(index)).subarray(at - index * chunkBytes, until - index * chunkBytes);
        bytes.set(part, at - from);
        at += part.length;
      }
      return bytes;
    },
  };
}

const lockOf = (record: string): string => `liuhen-film ${record}`;
