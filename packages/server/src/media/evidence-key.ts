import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartRefused } from '../start/start-refused.ts';

export type Encryption = 'aes-256-gcm' | 'sm4-gcm';

/** LIUHEN_ENCRYPT, by profile. A word we do not know must not silently mean "in the clear". */
export function encryptionOf(setting: string | undefined): { encryption: Encryption } | Record<string, never> {
  if (setting === undefined || setting === '') return {};
  if (setting === 'aes-256-gcm' || setting === 'sm4-gcm') return { encryption: setting };
  throw new StartRefused(`LIUHEN_ENCRYPT 只能是 aes-256-gcm 或 sm4-gcm，不能是“${setting}”`);
}

/** The key under which evidence lies enciphered; made once, kept in the keys folder, printed on the recovery sheet. */
export async function evidenceKey(
  keysFolder: string,
  evidenceFolder: string,
  cipher: Encryption,
): Promise<{ cipher: Encryption; key: Buffer }> {
  await mkdir(keysFolder, { recursive: true, mode: 0o700 });
  const file = join(keysFolder, 'evidence.key');
  const found = await readFile(file).catch(() => null);
  if (found !== null) {
    if (found.length !== 32) throw new StartRefused(`证据密钥 ${file} 不完整。请用密钥恢复单重新写入 32 字节的密钥。`);
    return { cipher, key: found };
  }
  // a new key would not open what lies there, and would sit where the old one must be put back
  if (existsSync(join(evidenceFolder, 'store.json'))) {
    throw new StartRefused(
      `证据库已经建立，但密钥 ${file} 不在。请按密钥恢复单放回原密钥；未加密的库不能改为加密，请去掉 LIUHEN_ENCRYPT。`,
    );
  }
  const key = randomBytes(32);
  const handle = await open(file, 'wx', 0o600);
  await handle.writeFile(key);
  await handle.sync();
  await handle.close();
  return { cipher, key };
}
