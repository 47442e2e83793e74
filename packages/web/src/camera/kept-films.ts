import type { Handover } from '../upload/take-in.ts';

/** A film made on this phone, kept in the browser until the bureau has acknowledged it; only who made it is shown it again. */
export type KeptFilm = Handover & { readonly person: string; readonly caseTitle: string };

const place = 'liuhen-films';
const store = 'films';

/** Rejects where the browser keeps nothing (private windows) or has no room left. Durable once it resolves. */
export async function keepFilm(film: KeptFilm): Promise<void> {
  // asked once by the browser, or granted silently: what is kept is then not cleared to make room
  await navigator.storage?.persist?.().catch(() => false);
  await inStore('readwrite', (films) => films.put(film));
}

export async function letGoOf(record: string): Promise<void> {
  await inStore('readwrite', (films) => films.delete(record));
}

/** Everything on this phone that is not acknowledged yet, oldest first; empty where the browser keeps nothing. */
export async function keptFilms(): Promise<KeptFilm[]> {
  if (!(await isThere())) return [];
  const films = await inStore('readonly', (all) => all.getAll() as IDBRequest<KeptFilm[]>).catch(() => []);
  return films.sort((one, other) => one.order - other.order);
}

/** To look is not to make: where no film was ever kept there is no place for films. */
async function isThere(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some(({ name }) => name === place);
  } catch {
    // an older browser does not tell
    return true;
  }
}

async function inStore<T>(mode: IDBTransactionMode, work: (films: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    const transaction = database.transaction(store, mode, { durability: 'strict' });
    const request = work(transaction.objectStore(store));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
    });
    return request.result;
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(place, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: 'record' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('not opened'));
  });
}
