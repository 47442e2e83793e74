import { type HandedFile, handed } from '../upload/handed-file.ts';
import { chunkAt, chunkBytes, filmKey, openChunk } from './film-seal.ts';
import { chunksOf, films, inStores, pieces } from './film-store.ts';
import type { KeptFilm, ServerKey } from './sealed-rows.ts';

/** Told of in the clear: the file itself where the browser cannot seal, or sealed pieces as an older edition laid them. */
export type OlderRow = Omit<KeptFilm, 'file'> & {
  readonly file?: File;
  readonly sealed?: Omit<HandedFile, 'read' | 'key'> & { readonly device: CryptoKey };
};

export const olderRows = (): Promise<OlderRow[]> =>
  inStores([films], 'readonly', (stores) => stores[films].getAll() as IDBRequest<OlderRow[]>);

export async function dropOlder(record: string): Promise<void> {
  await inStores([films, pieces], 'readwrite', (stores) => {
    stores[pieces].delete(chunksOf(record));
    return stores[films].delete(record);
  });
}

/** The bytes of an older row, as they are handed in; `server` null: what is sealed cannot be read. */
export function olderFile({ record, file, sealed }: OlderRow, server: ServerKey | null): HandedFile {
  if (file !== undefined) return handed(file);
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
