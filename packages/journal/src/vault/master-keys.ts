import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../database.ts';
import { Fault } from '../fault.ts';
import { writeOnce } from '../write-once.ts';

export type MasterKey = {
  readonly number: number;
  /** Which key it is, without saying it: stands beside all that it wraps. */
  readonly fingerprint: string;
  readonly key: Buffer;
};

const length = 32;
const fileOf = (number: number): string => `master-${number}.key`;

/**
 * Master keys: files `master-1.key`, `master-2.key` … in the keys folder, which no backup takes along. The highest number wraps
 * what is new; older ones are there while anything is still under them, or while an old backup is.
 */
export async function readMasterKeys(folder: string): Promise<MasterKey[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  });
  const numbers = names.flatMap((name) => /^master-(\d+)\.key$/.exec(name)?.[1] ?? []).map(Number);
  const keys = await Promise.all(
    numbers.map(async (number) => masterKey(number, await readFile(join(folder, fileOf(number))))),
  );
  return keys.sort((a, b) => a.number - b.number);
}

export function masterKey(number: number, key: Buffer): MasterKey {
  if (key.length !== length) {
    throw new Fault(
      'keyMissing',
      `主密钥文件 ${fileOf(number)} 不完整`,
      '请按密钥恢复单用 liuhen keys enter 重新写入该密钥',
    );
  }
  const fingerprint = createHash('sha256').update('liuhen master key').update(key).digest('hex').slice(0, 16);
  return { number, fingerprint, key };
}

/** A new one with the next number. Of two who make the first at once, both find the same. */
export async function makeMasterKey(folder: string, number: number): Promise<MasterKey> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await writeOnce(join(folder, fileOf(number)), randomBytes(length));
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  return masterKey(number, await readFile(join(folder, fileOf(number))));
}

/** Puts back a key as it was written down. Throws EEXIST where one of that number is. */
export async function enterMasterKey(folder: string, number: number, key: Buffer): Promise<MasterKey> {
  const entered = masterKey(number, key);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeOnce(join(folder, fileOf(number)), key);
  return entered;
}

/** Overwritten before it is removed. On flash and journalling file systems a trace may remain: keep keys on a medium that can be destroyed. */
export async function destroyMasterKey(folder: string, number: number): Promise<void> {
  const path = join(folder, fileOf(number));
  const handle = await open(path, 'r+');
  try {
    await handle.write(randomBytes(length), 0, length, 0);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rm(path);
}
