import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Fault } from '../fault.ts';
import { writeOnce } from '../write-once.ts';

export const databaseRoles = ['owner', 'app', 'auditor'] as const;
export type DatabaseRole = (typeof databaseRoles)[number];
export const roleName = (role: DatabaseRole): string => `liuhen_${role}`;

/** Passwords of the embedded database, one a role, made at random on the first start and never shown. */
export type Credentials = Record<DatabaseRole | 'superuser', string>;

export async function readOrMakeCredentials(file: string): Promise<Credentials> {
  const found = await readFile(file, 'utf8').catch(() => null);
  if (found !== null) return parse(found, file);
  const make = (): string => randomBytes(24).toString('base64url');
  const credentials: Credentials = { superuser: make(), owner: make(), app: make(), auditor: make() };
  await writeOnce(file, JSON.stringify(credentials));
  return credentials;
}

function parse(text: string, file: string): Credentials {
  const value = JSON.parse(text) as Partial<Credentials>;
  const { superuser, owner, app, auditor } = value;
  if (superuser === undefined || owner === undefined || app === undefined || auditor === undefined) {
    throw new Fault('folderForeign', `数据目录中的 ${file} 不完整`, '请从备份恢复到一个空目录：liuhen restore DIR');
  }
  return { superuser, owner, app, auditor };
}
