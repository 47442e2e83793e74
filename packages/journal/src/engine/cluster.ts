import type { ChildProcess } from 'node:child_process';
import { chown, mkdir, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '../fault.ts';
import type { Launcher } from './launcher.ts';
import { readPostmaster, stopOrphan } from './postmaster.ts';

/** A running PostgreSQL on a folder of ours. Restarted by itself when it dies while we live. */
export type Cluster = {
  readonly port: number;
  readonly pid: () => number;
  stop(): Promise<void>;
};

/** Makes the folder on first use; a folder left half-made by a killed initdb is made anew. */
export async function initialise(launcher: Launcher, data: string, password: string): Promise<void> {
  const done = join(dirname(data), 'initialised');
  if ((await stat(done).catch(() => null)) !== null) return;
  await rm(data, { recursive: true, force: true });
  await mkdir(data, { recursive: true, mode: 0o700 });
  const passwordFile = join(dirname(data), 'password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (launcher.owner !== null) {
    await chown(data, launcher.owner.uid, launcher.owner.gid);
    await chown(passwordFile, launcher.owner.uid, launcher.owner.gid);
  }
  try {
    const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
    await launcher.run('initdb', [
      '-D',
      data,
      '-U',
      'postgres',
      '-k',
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
      ...locale,
    ]);
  } catch (cause) {
    throw new Fault(
      'engineFailed',
      `无法在 ${data} 建立数据库：${cause instanceof Error ? cause.message.slice(0, 300) : ''}`,
      '请检查磁盘空间和目录权限，或设置 DATABASE_URL 使用外部 PostgreSQL',
      { cause },
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
  await writeFile(done, '18\n');
}

export async function start(launcher: Launcher, data: string): Promise<Cluster> {
  await stopOrphan(data);
  await makeLogFolder(launcher, data);
  const settle = { closing: false };
  const started = await launch(launcher, data);
  let child = started.child;
  const port = started.port;
  const killOnExit = (): void => {
    child.kill('SIGINT');
  };
  process.on('exit', killOnExit);
  const watch = (watched: ChildProcess): void => {
    watched.once('exit', () => {
      if (!settle.closing) void revive();
    });
  };
  const revive = async (): Promise<void> => {
    for (let wait = 100; !settle.closing; wait = Math.min(wait * 2, 10_000)) {
      await sleep(wait);
      const again = await launch(launcher, data, port).catch(() => null);
      if (again === null) continue;
      child = again.child;
      watch(child);
      if (settle.closing) child.kill('SIGINT');
      return;
    }
  };
  watch(child);
  return {
    port,
    pid: () => child.pid ?? 0,
    async stop() {
      settle.closing = true;
      process.off('exit', killOnExit);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGINT');
      const patience = setTimeout(() => child.kill('SIGQUIT'), 60_000);
      await gone;
      clearTimeout(patience);
    },
  };
}

async function makeLogFolder(launcher: Launcher, data: string): Promise<void> {
  const folder = join(dirname(data), 'log');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (launcher.owner !== null) await chown(folder, launcher.owner.uid, launcher.owner.gid);
}

async function launch(
  launcher: Launcher,
  data: string,
  wantedPort?: number,
): Promise<{ child: ChildProcess; port: number }> {
  const log = join(dirname(data), 'start.log');
  let output = '';
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const port = wantedPort ?? (await freePort());
    const sink = await open(log, 'w', 0o600);
    // its own session: an interrupt at the terminal must stop us first and the database last
    const child = launcher.spawn('postgres', ['-D', data, ...settings(port)], {
      detached: true,
      stdio: ['ignore', sink.fd, sink.fd],
    });
    const exited = new Promise<true>((resolve) =>
      child.once('exit', () => resolve(true)).once('error', () => resolve(true)),
    );
    await sink.close();
    const ready = await Promise.race([exited.then(() => false), waitUntilReady(data, child)]);
    if (ready) return { child, port };
    output = await readFile(log, 'utf8').catch(() => '');
    if (!/could not bind|pre-existing shared memory|lock file .* already exists/.test(output)) break;
    await sleep(300 * (attempt + 1));
  }
  const full = /No space left on device/.test(output);
  throw new Fault(
    full ? 'diskFull' : 'engineFailed',
    full ? '磁盘已满，数据库无法启动' : `数据库启动失败：${output.trim().split('\n').slice(-3).join(' ')}`,
    full
      ? '请清理磁盘空间后重新启动；已确认的记录没有丢失'
      : `请查看 ${log} 与同目录 log/ 中的日志；必要时从备份恢复到空目录`,
  );
}

/** `-c` beats postgresql.conf, so a change here reaches folders made long ago. Logs carry no values of rows. */
function settings(port: number): string[] {
  const values: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '80',
    shared_buffers: '128MB',
    max_wal_size: '2GB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    jit: 'off',
    logging_collector: 'on',
    log_directory: '../log',
    log_filename: 'postgresql-%a.log',
    log_truncate_on_rotation: 'on',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0',
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function waitUntilReady(data: string, child: ChildProcess): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null) {
    const postmaster = await readPostmaster(data);
    if (postmaster?.pid === child.pid && postmaster?.ready === true) return true;
    await sleep(15);
  }
  return false;
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
