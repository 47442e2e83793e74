import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Fault } from '../fault.ts';

/** Held as long as the process lives; the kernel lets go of it at kill −9, which a file alone cannot promise. */
export type FolderLock = { release(): Promise<void> };

/**
 * Two guards. A socket in the abstract namespace, named after the folder's device and inode, is taken atomically and
 * dies with its process. A file with pid and start time stands for the case of two containers that share folder and
 * process table but not the network, and gives the message its pid.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { dev, ino } = await stat(folder, { bigint: true });
  const file = join(folder, 'in-use.json');
  const holder = await readHolder(file);
  const server = createServer((socket) => socket.destroy());
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(`\0liuhen-${dev}-${ino}`, resolve);
    });
  } catch (cause) {
    throw inUse(folder, holder?.pid, cause);
  }
  server.unref();
  if (holder !== null && holder.pid !== process.pid && (await isAlive(holder))) {
    server.close();
    throw inUse(folder, holder.pid);
  }
  const own: Holder = { pid: process.pid, started: (await startOf(process.pid)) ?? '', host: hostname() };
  await writeFile(file, JSON.stringify(own), { mode: 0o600 });
  return {
    async release() {
      await rm(file, { force: true });
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

type Holder = { pid: number; started: string; host: string };

async function readHolder(file: string): Promise<Holder | null> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof value !== 'object' || value === null) return null;
    const { pid, started, host } = value as Partial<Holder>;
    return typeof pid === 'number' && typeof started === 'string' && typeof host === 'string'
      ? { pid, started, host }
      : null;
  } catch {
    return null;
  }
}

const isAlive = async (holder: Holder): Promise<boolean> =>
  holder.host === hostname() && (await startOf(holder.pid)) === holder.started;

/** Start time in clock ticks: a pid that was given again is another process. */
export async function startOf(pid: number): Promise<string | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

function inUse(folder: string, pid: number | undefined, cause?: unknown): Fault {
  return new Fault(
    'folderInUse',
    `数据目录 ${folder} 正由另一个留痕进程${pid === undefined ? '' : `（进程号 ${pid}）`}使用，不能同时启动第二个`,
    '请先停止那个进程，或用 LIUHEN_DATA 指定另一个数据目录',
    { cause },
  );
}
