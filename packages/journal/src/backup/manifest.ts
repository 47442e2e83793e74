import { Fault } from '../fault.ts';

export const backupFormat = 'liuhen-backup/1';

export type Manifest = {
  readonly format: typeof backupFormat;
  readonly madeAt: string;
  /** Whether contents are in it as they lie in the database: then it is worth nothing without the master key. */
  readonly sealed: boolean;
  readonly migrations: readonly { readonly name: string; readonly digest: string }[];
  readonly tables: readonly { readonly name: string; readonly rows: number; readonly sha256: string }[];
};

export function readManifest(text: string, folder: string): Manifest {
  let value: Partial<Manifest> | null = null;
  try {
    value = JSON.parse(text) as Partial<Manifest> | null;
  } catch {
    // told below
  }
  const { format, madeAt, sealed = false, migrations, tables } = value ?? {};
  if (format !== backupFormat || madeAt === undefined || !Array.isArray(migrations) || !Array.isArray(tables)) {
    throw new Fault(
      'backupBroken',
      `${folder} 不是留痕备份，或其 manifest.json 已损坏`,
      '请指定由 liuhen backup 生成的目录',
    );
  }
  return { format, madeAt, sealed, migrations, tables };
}
