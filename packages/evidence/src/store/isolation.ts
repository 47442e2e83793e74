import { chmod, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode } from '../evidence-fault.ts';
import { makeFolder, moveIntoPlace, syncFolder, writeDurably } from './durable-files.ts';

/**
 * Where a disk store sets apart what must not be read: `isolated/<name>` beside the objects, readable by the owner of the process
 * alone. `<name>.barred` says that this content must not come in again; it stays when the bytes are erased.
 */
export type Isolation = {
  bars(name: string): Promise<boolean>;
  holds(name: string): Promise<boolean>;
  pathOf(name: string): string;
  /** The bar first: should the machine fall between the two, nothing comes in meanwhile and the move is made again. */
  setApart(name: string, from: string): Promise<boolean>;
  takeBack(name: string, to: string): Promise<boolean>;
  erase(name: string): Promise<void>;
};

export function openIsolation(folder: string): Isolation {
  const isolated = join(folder, 'isolated');
  const pathOf = (name: string) => join(isolated, name);
  const barOf = (name: string) => join(isolated, `${name}.barred`);
  const isThere = (path: string) => stat(path).then(() => true, absent);

  return {
    bars: (name) => isThere(barOf(name)),
    holds: (name) => isThere(pathOf(name)),
    pathOf,
    setApart: async (name, from) => {
      await makeFolder(isolated);
      await chmod(isolated, 0o700);
      await writeDurably(barOf(name), '');
      try {
        await rename(from, pathOf(name));
      } catch (error) {
        if (errorCode(error) !== 'ENOENT') throw error;
        return isThere(pathOf(name));
      }
      await chmod(pathOf(name), 0o400);
      await Promise.all([isolated, dirname(from)].map(syncFolder));
      return true;
    },
    takeBack: async (name, to) => {
      const held = await isThere(pathOf(name));
      if (held) {
        await chmod(pathOf(name), 0o440);
        await moveIntoPlace(pathOf(name), to);
      }
      await rm(barOf(name), { force: true });
      await syncFolder(isolated).catch(absent);
      return held;
    },
    erase: async (name) => {
      await rm(pathOf(name), { force: true });
      await syncFolder(isolated);
    },
  };
}

function absent(error: unknown): false {
  if (errorCode(error) === 'ENOENT') return false;
  throw error;
}
