import { randomBytes } from 'node:crypto';
import {
  access,
  chmod,
  constants,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
} from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { codeOf } from '../database.ts';
import { Fault } from '../fault.ts';
import { writeOnce } from '../write-once.ts';

/** What is a key, and nothing else: any other file in an old keys folder stays where it is. */
const keyFile = /^(master-\d+\.key|server-secret(-\d+)?\.key|evidence\.key|log-[0-9a-f-]+(\.\d+)?\.ed25519)$/;

/** What a key in the old place is called from the moment on in which the new place has proved to open the house. */
const retired = '.moved';

/** Where keys lie when nobody says otherwise: beside the data folder, so that a copy of it holds none. */
export const keysBeside = (dataFolder: string): string => `${resolve(dataFolder)}.keys`;

/** Where earlier installations kept them: inside the data folder. */
const keysInside = (dataFolder: string): string => join(dataFolder, 'keys');

export type KeysPlace = {
  readonly folder: string;
  /** What the operator must hear at the start, each a sentence or two in Chinese; empty when all is well. */
  readonly warnings: readonly string[];
  /**
   * To be called once the house is open, and so the keys in `folder` have opened what is there: overwrites and removes the
   * copies in the old place. Answers what the operator must hear of it.
   */
  readonly retire: () => Promise<readonly string[]>;
};

/**
 * Settles where the keys are: `chosen`, or beside the data folder. Keys that an earlier version keeps inside the data folder are
 * copied out (each written whole, synced and read back) before anything opens, and removed by `retire` after it did: a start that
 * is cut off at any point finds one whole set at least, and goes on. Where nothing beside the data folder would last (it is a
 * volume of its own, or its parent is not ours to write) they stay inside, and the operator is told.
 * `attached`: a tool beside a running server moves nothing. Throws `keysDiffer` where both places hold different keys of one name.
 */
export async function settleKeys(
  dataFolder: string,
  chosen: string | undefined,
  options: { readonly attached?: boolean } = {},
): Promise<KeysPlace> {
  const data = await realFolder(dataFolder);
  const inside = keysInside(data);
  const wanted = chosen === undefined ? keysBeside(data) : await realFolder(chosen);
  const names = await keysIn(inside);
  if (wanted === inside) return staying(inside, [insideAdvice(inside)]);
  if (options.attached === true) {
    return staying(names.length > 0 && (await keysIn(wanted)).length === 0 ? inside : wanted, []);
  }
  const hindrance = chosen === undefined ? await hindranceOf(data, wanted) : null;
  if (hindrance !== null) return staying(inside, [`${hindrance}，${insideAdvice(inside)}`]);
  await mkdir(wanted, { recursive: true, mode: 0o700 });
  if (chosen === undefined) await chmod(wanted, 0o700);
  const warnings = isWithin(data, wanted) ? [insideAdvice(wanted)] : [];
  if (await isReadableByOthers(wanted))
    warnings.push(`${wanted} 可被其他用户读取，请改为只有本程序的用户可读（chmod 700）`);
  if (names.length === 0 && (await leftIn(inside)).length === 0) return staying(wanted, warnings);
  for (const name of names) await copyKey(join(inside, name), join(wanted, name));
  await syncFolder(wanted);
  return { folder: wanted, warnings, retire: () => retire(inside, wanted) };
}

function staying(folder: string, warnings: readonly string[]): KeysPlace {
  return { folder, warnings, retire: async () => [] };
}

const keysIn = async (folder: string): Promise<string[]> =>
  (await namesIn(folder)).filter((name) => keyFile.test(name));
const leftIn = async (folder: string): Promise<string[]> =>
  (await namesIn(folder)).filter((name) => name.endsWith(retired));

async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(absent)).sort();
}

function absent(error: unknown): [] {
  if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
  throw error;
}

async function isReadableByOthers(folder: string): Promise<boolean> {
  return process.platform !== 'win32' && ((await stat(folder)).mode & 0o077) !== 0;
}

function insideAdvice(folder: string): string {
  return `密钥在数据文件夹里（${folder}）：谁拿到整个数据文件夹，谁就能读出全部记录。请停止后设置 LIUHEN_KEYS 指向另一块盘上的文件夹，再启动，密钥会自动移过去`;
}

/** Why the folder beside will not do; null when it will. */
async function hindranceOf(data: string, beside: string): Promise<string | null> {
  if ((await keysIn(beside)).length > 0) return null;
  const parent = await stat(dirname(beside)).catch(() => null);
  const own = await stat(data).catch(() => null);
  if (parent !== null && own !== null && parent.dev !== own.dev) {
    return `${data} 是单独挂载的盘或卷，旁边的文件夹未必长久保存`;
  }
  try {
    await mkdir(beside, { recursive: true, mode: 0o700 });
    await access(beside, constants.W_OK);
    return null;
  } catch {
    return `数据文件夹旁边不能建立或写入 ${beside}`;
  }
}

/** Whole or not at all, and read back: only what is proved to be there may be removed elsewhere. */
async function copyKey(from: string, to: string): Promise<void> {
  const key = await readFile(from);
  try {
    await writeOnce(to, key);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  if ((await readFile(to)).equals(key)) return;
  throw new Fault(
    'keysDiffer',
    `两处密钥不同：${from} 与 ${to} 同名而内容不一样，不知以哪一把为准`,
    '没有移动任何密钥。请把不属于本系统的那一个移走保管（拿不准的，先各复制一份），再启动',
  );
}

/** The new place opened the house: the old copies are overwritten and go. What cannot be removed is said, not hidden. */
async function retire(inside: string, wanted: string): Promise<readonly string[]> {
  try {
    // renamed first: cut off in between, the next start finds no half-overwritten key that it would take for another
    for (const name of await keysIn(inside)) await rename(join(inside, name), join(inside, `${name}${retired}`));
    await syncFolder(inside);
    for (const name of await leftIn(inside)) await blotOut(join(inside, name));
    await syncFolder(inside);
    await rmdir(inside).catch(() => undefined);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [`密钥已复制到 ${wanted}，但原处 ${inside} 的没有删掉（${why}）。请手工删除其中的密钥文件`];
  }
  return [
    `密钥已从 ${inside} 移到 ${wanted}，原处已抹去。备份不含密钥；移动数据文件夹时请把 ${wanted} 一同移到新处旁边，或用 LIUHEN_KEYS 指明`,
  ];
}

/** On flash and journalling file systems a trace may remain; where that matters, rotate once the keys are out. */
async function blotOut(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    const { size } = await handle.stat();
    await handle.write(randomBytes(size), 0, size, 0);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rm(path);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  // some systems cannot open or sync a folder; the files themselves are synced
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

const isWithin = (outer: string, inner: string): boolean => !/^\.\.(?:$|[/\\])/.test(relative(outer, inner));

/** Links resolved, also of a folder that is not there yet: one place has one name. */
async function realFolder(folder: string): Promise<string> {
  const path = resolve(folder);
  return realpath(path).catch(async () => {
    const parent = await realpath(dirname(path)).catch(() => dirname(path));
    return join(parent, basename(path));
  });
}
