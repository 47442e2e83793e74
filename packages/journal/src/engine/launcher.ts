import { execFile, type SpawnOptions, spawn } from 'node:child_process';
import { chmod, chown, cp, mkdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Fault } from '../fault.ts';
import { type Binaries, findNative, layLibraryLinks } from './binaries.ts';

/**
 * How the programs of PostgreSQL are started. They refuse to run as root, so root uses, in this order: a user namespace
 * in which it is `nobody` (files stay owned by root, no account is touched), or the existing account `nobody` with a
 * copy of the programs that it may read.
 */
export type Launcher = {
  readonly native: string;
  /** Absent: files belong to whoever runs us. */
  readonly owner: { uid: number; gid: number } | null;
  run(program: string, args: readonly string[]): Promise<string>;
  spawn(program: string, args: readonly string[], options: SpawnOptions): ReturnType<typeof spawn>;
};

const run = promisify(execFile);
const namespace = ['--user', '--map-user=65534', '--map-group=65534', '--'];

export async function chooseLauncher(folder: string): Promise<Launcher> {
  const binaries = await layLibraryLinks(findNative(), join(folder, 'libraries'));
  const isRoot = process.getuid?.() === 0;
  const candidates = isRoot
    ? [() => inNamespace(binaries), () => inNamespaceOfCopy(folder), () => asNobody(folder)]
    : [() => plain(binaries)];
  let cause: unknown;
  for (const candidate of candidates) {
    try {
      const launcher = await candidate();
      await launcher.run('postgres', ['--version']);
      return launcher;
    } catch (error) {
      cause = error;
    }
  }
  throw new Fault(
    'engineFailed',
    `内嵌 PostgreSQL 无法启动：${cause instanceof Error ? cause.message.slice(0, 300) : '原因不明'}`,
    isRoot
      ? '请改用普通用户运行，或允许用户命名空间（unshare --user），或设置 DATABASE_URL 使用外部 PostgreSQL'
      : '请重新执行 npm install，或设置 DATABASE_URL 使用外部 PostgreSQL',
    { cause },
  );
}

function build(binaries: Binaries, prefix: readonly string[], identity: { uid: number; gid: number } | null): Launcher {
  // nothing of our environment reaches the database but the loader's path: PG* variables would redirect it
  const libraries = [binaries.libraryLinks, join(binaries.native, 'lib')].join(':');
  const environment = { LD_LIBRARY_PATH: libraries, PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
  const options = { env: environment, cwd: '/', ...(identity ?? {}) };
  const command = (program: string, args: readonly string[]): [string, string[]] => {
    const [first = '', ...rest] = [...prefix, join(binaries.native, 'bin', program), ...args];
    return [first, rest];
  };
  return {
    native: binaries.native,
    owner: identity,
    async run(program, args) {
      const [file, rest] = command(program, args);
      const { stdout } = await run(file, rest, options);
      return stdout;
    },
    spawn(program, args, more) {
      const [file, rest] = command(program, args);
      return spawn(file, rest, { ...options, ...more });
    },
  };
}

const plain = async (binaries: Binaries): Promise<Launcher> => build(binaries, [], null);
const inNamespace = async (binaries: Binaries): Promise<Launcher> => build(binaries, ['unshare', ...namespace], null);
const inNamespaceOfCopy = async (folder: string): Promise<Launcher> =>
  build(await copyOfBinaries(folder), ['unshare', ...namespace], null);

async function asNobody(folder: string): Promise<Launcher> {
  const line = (await readFile('/etc/passwd', 'utf8')).split('\n').find((entry) => entry.startsWith('nobody:'));
  const [, , uid, gid] = (line ?? '').split(':');
  if (uid === undefined || gid === undefined) throw new Error('no account nobody');
  const identity = { uid: Number(uid), gid: Number(gid) };
  // it must be able to walk down to its own folders; what lies beside them keeps its own modes
  for (const above of [dirname(folder), folder]) await chmod(above, 0o711);
  return build(await copyOfBinaries(folder), [], identity);
}

async function copyOfBinaries(folder: string): Promise<Binaries> {
  const source = findNative();
  const copy = join(folder, 'programs', 'native');
  const wanted = (await stat(join(source, 'bin', 'postgres'))).size;
  const present = await stat(join(copy, 'bin', 'postgres')).catch(() => null);
  if (present?.size !== wanted) {
    await rm(dirname(copy), { recursive: true, force: true });
    await mkdir(dirname(copy), { recursive: true, mode: 0o755 });
    await cp(source, copy, { recursive: true });
    await chown(copy, process.getuid?.() ?? 0, process.getgid?.() ?? 0);
  }
  return layLibraryLinks(copy, join(folder, 'libraries'));
}
