const place = 'liuhen-films';
/** One row a film that lies sealed: what it is stands in its sealed head. */
export const sealedFilms = 'sealed';
/** Films told of in the clear: as older editions kept them, or a browser that cannot seal. */
export const films = 'films';
/** The sealed pieces of films, by the number of their film and their index. */
export const pieces = 'pieces';
type Name = typeof sealedFilms | typeof films | typeof pieces;

/** All pieces of a film. */
export const chunksOf = (slot: string): IDBKeyRange => IDBKeyRange.bound([slot], [slot, []]);

/** One transaction; durable once it resolves, rejects where it was not carried out as a whole. */
export async function inStores<T>(
  names: readonly Name[],
  mode: IDBTransactionMode,
  work: (stores: Record<Name, IDBObjectStore>) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  try {
    const transaction = database.transaction([...names], mode, { durability: 'strict' });
    const stores = Object.fromEntries(names.map((name) => [name, transaction.objectStore(name)]));
    const request = work(stores as Record<Name, IDBObjectStore>);
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
    });
    return request.result;
  } finally {
    database.close();
  }
}

/** To look is not to make: where no film was ever kept there is no place for films. */
export async function isThere(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some(({ name }) => name === place);
  } catch {
    // an older browser does not tell
    return true;
  }
}

/** Whether this browser keeps anything at all: a private window of some does not. */
export async function canKeep(): Promise<boolean> {
  return inStores([sealedFilms], 'readonly', (stores) => stores[sealedFilms].count()).then(
    () => true,
    () => false,
  );
}

export function removeAll(): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(place);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error('not removed'));
  });
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(place, 3);
    request.onupgradeneeded = ({ oldVersion }) => {
      if (oldVersion < 1) request.result.createObjectStore(films, { keyPath: 'record' });
      if (oldVersion < 2) request.result.createObjectStore(pieces);
      if (oldVersion < 3) request.result.createObjectStore(sealedFilms, { keyPath: 'slot' });
    };
    request.onsuccess = () => {
      // another page wants it gone: what stands open would keep it
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error ?? new Error('not opened'));
  });
}
