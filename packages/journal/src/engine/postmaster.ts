import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '../fault.ts';

type Postmaster = { pid: number; port: number; ready: boolean };

export async function readPostmaster(data: string): Promise<Postmaster | null> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => null);
  const lines = text?.split('\n');
  const pid = Number(lines?.[0]);
  if (lines === undefined || !Number.isInteger(pid) || pid <= 0) return null;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/**
 * A server that was killed leaves its PostgreSQL running. We hold the folder's lock, so nobody uses that one: it is stopped
 * in order (fast shutdown, which writes a checkpoint) before a new one starts. A pid file that names some other program
 * (the pid was given again after a power cut) is removed; PostgreSQL would otherwise refuse to start.
 */
export async function stopOrphan(data: string): Promise<void> {
  const postmaster = await readPostmaster(data);
  if (postmaster === null) return;
  const isOurs = async (): Promise<boolean> => {
    const command = await readFile(`/proc/${postmaster.pid}/cmdline`, 'utf8').catch(() => '');
    return command.includes('postgres') && command.split('\0').includes(data);
  };
  if (!(await isOurs())) {
    await rm(join(data, 'postmaster.pid'), { force: true });
    return;
  }
  for (const [signal, seconds] of [
    ['SIGINT', 30],
    ['SIGQUIT', 10],
  ] as const) {
    try {
      process.kill(postmaster.pid, signal);
    } catch {
      break;
    }
    for (let waited = 0; waited < seconds * 20; waited += 1) {
      if (!(await isOurs())) return;
      await sleep(50);
    }
  }
  if (await isOurs()) {
    throw new Fault(
      'folderInUse',
      `上次运行遗留的数据库进程（进程号 ${postmaster.pid}）无法停止`,
      `请以启动它的用户执行 kill -INT ${postmaster.pid}，待其退出后重新启动`,
    );
  }
}
