import { type FileHandle, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { asFault, errorCode } from '../evidence-fault.ts';

/** A name is on the device only when the folder that holds it has been synced. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return; // NTFS journals the name; folders cannot be opened for syncing.
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes missing folders and syncs each parent that gained a name. */
export async function makeFolder(folder: string): Promise<void> {
  await Promise.all((await makeMissing(folder)).map(syncFolder));
}

/** The syncs go out together: a journalling file system answers them with one commit. */
export async function moveIntoPlace(from: string, to: string): Promise<void> {
  const changed = await makeMissing(dirname(to));
  await rename(from, to);
  await Promise.all([...changed, dirname(to)].map(syncFolder));
}

/** Gives the folders that gained a name. */
async function makeMissing(folder: string): Promise<string[]> {
  try {
    await mkdir(folder);
    return [dirname(folder)];
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return [];
    if (errorCode(error) !== 'ENOENT') throw asFault(error);
    const above = await makeMissing(dirname(folder));
    return [...above, ...(await makeMissing(folder))];
  }
}

/** A small file replaced as a whole: after a crash either the old or the new text is there; after the answer, the new one. */
export async function writeDurably(path: string, text: string): Promise<void> {
  await writeWhole(path, text, true);
  await syncFolder(dirname(path));
}

/** The same without waiting for the device: it survives the end of this process, and a fallen machine leaves it whole or not at all. */
export async function writeWhole(path: string, text: string, flush: boolean): Promise<void> {
  const temporary = `${path}.new`;
  try {
    await writeFile(temporary, text, { flush });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw asFault(error);
  }
}

export async function writeAll(handle: FileHandle, buffers: readonly Uint8Array[], position: number): Promise<void> {
  let rest = [...buffers];
  let at = position;
  while (rest.length > 0) {
    const { bytesWritten } = await handle.writev(rest, at);
    at += bytesWritten;
    rest = dropBytes(rest, bytesWritten);
  }
}

export async function listFolder(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

function dropBytes(buffers: readonly Uint8Array[], count: number): Uint8Array[] {
  let left = count;
  const rest: Uint8Array[] = [];
  for (const buffer of buffers) {
    if (left >= buffer.length) left -= buffer.length;
    else {
      rest.push(left > 0 ? buffer.subarray(left) : buffer);
      left = 0;
    }
  }
  return rest;
}
